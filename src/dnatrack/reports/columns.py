"""Columns that know how to make their cells, and those that several reports share."""

from collections.abc import Callable, Iterable, Sized
from enum import StrEnum
from typing import Generic, NamedTuple, TypedDict, TypeVar, Unpack

from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedMilestone
from dnatrack.model.period import Period
from dnatrack.model.tracker import Unreadable
from dnatrack.reports.report import (
    Align,
    Axis,
    Cell,
    Column,
    JsonValue,
    Row,
    Table,
    Tone,
    number,
    text,
)
from dnatrack.reports.view import (
    View,
    day_cell,
    due_cell,
    late_cell,
    left_cell,
    original_due_cell,
    period_cell,
    state_cell,
    word_cell,
)

Item = TypeVar("Item")
_Inner = TypeVar("_Inner")


class CellColumn(NamedTuple, Generic[Item]):
    """A column, and how it makes its cell of an item."""

    column: Column
    cell: Callable[[Item], Cell]


class Manner(TypedDict, total=False):
    """How a column behaves where room is short; see `Column`."""

    rank: int
    can_fold: bool
    least: int
    for_programs: bool
    together: bool
    axis: Axis | None
    drawn: bool | None


def column(
    key: str, heading: str, cell: Callable[[Item], Cell], **manner: Unpack[Manner]
) -> CellColumn[Item]:
    """A column of any cells."""
    return CellColumn(Column(key, heading, **manner), cell)


def text_column(
    key: str, heading: str, get: Callable[[Item], str | None], **manner: Unpack[Manner]
) -> CellColumn[Item]:
    """A column of texts that are their own values."""
    return CellColumn(Column(key, heading, **manner), lambda item: text(get(item)))


def count_column(
    key: str,
    heading: str,
    get: Callable[[Item], int | None],
    tone: Tone = Tone.PLAIN,
    **manner: Unpack[Manner],
) -> CellColumn[Item]:
    """A column of counts, at the right; a tone says what it means that there are any."""
    return right_column(key, heading, lambda item: number(get(item), tone), **manner)


def right_column(
    key: str, heading: str, cell: Callable[[Item], Cell], **manner: Unpack[Manner]
) -> CellColumn[Item]:
    """A column of any cells, at the right."""
    return CellColumn(Column(key, heading, Align.RIGHT, **manner), cell)


def word_column(
    key: str, heading: str, get: Callable[[Item], StrEnum | None], **manner: Unpack[Manner]
) -> CellColumn[Item]:
    """A column of words of a closed list."""
    return CellColumn(Column(key, heading, **manner), lambda item: word_cell(get(item)))


def period_column(
    key: str, heading: str, get: Callable[[Item], Period | None], **manner: Unpack[Manner]
) -> CellColumn[Item]:
    """A column of periods."""
    return CellColumn(Column(key, heading, **manner), lambda item: period_cell(get(item)))


def value_column(key: str, heading: str, get: Callable[[Item], JsonValue]) -> CellColumn[Item]:
    """A column for programs alone."""
    return CellColumn(Column(key, heading, for_programs=True), lambda item: Cell("", get(item)))


def within(
    get: Callable[[Item], _Inner], *columns: CellColumn[_Inner]
) -> tuple[CellColumn[Item], ...]:
    """The columns of what stands within an item."""
    return tuple(CellColumn(one.column, _after(get, one.cell)) for one in columns)


def _after(get: Callable[[Item], _Inner], cell: Callable[[_Inner], Cell]) -> Callable[[Item], Cell]:
    return lambda item: cell(get(item))


def rows_of(
    items: Iterable[Item], columns: Iterable[CellColumn[Item]], *, depth: int = 0
) -> tuple[Row, ...]:
    """A row for each item, in their order."""
    cells = [one.cell for one in columns]
    return tuple(Row(tuple([cell(item) for cell in cells]), depth) for item in items)


class Rest(TypedDict, total=False):
    """What else a table says; see `Table`."""

    hidden: int
    note: str
    legend: tuple[tuple[str, Tone], ...]


def table(
    key: str,
    title: str,
    items: Iterable[Item],
    columns: Iterable[CellColumn[Item]],
    when_empty: str = "",
    **rest: Unpack[Rest],
) -> Table:
    """A table with a row for each item, in their order."""
    shown = tuple(columns)
    heads = tuple(one.column for one in shown)
    return Table(key, title, heads, rows_of(items, shown), when_empty, **rest)


def count_behind(title: str, items: Sized) -> str:
    """A title with the number of its rows behind it; nothing more where there are none."""
    count = len(items)
    return title + tr(f" {count:,}건", f": {count:,}") if count else title


def nothing() -> str:
    """What is said of a table that nothing belongs to."""
    return tr("없습니다.", "None.")


# The columns of milestones.


def milestone_id(**manner: Unpack[Manner]) -> CellColumn[JudgedMilestone]:
    """The full id of a milestone."""
    return text_column("id", tr("이정표", "milestone"), lambda one: one.owed.id, **manner)


def milestone_title(view: View, **manner: Unpack[Manner]) -> CellColumn[JudgedMilestone]:
    """The title of a milestone."""
    return column("title", tr("제목", "title"), lambda one: view.title(one.owed), **manner)


def milestone_lead(view: View, **manner: Unpack[Manner]) -> CellColumn[JudgedMilestone]:
    """The ministry that answers for a milestone."""
    return column("lead", tr("주관", "lead"), lambda one: view.ministry(one.owed.lead), **manner)


def milestone_partners(view: View, **manner: Unpack[Manner]) -> CellColumn[JudgedMilestone]:
    """Who works with the lead."""
    return column("partners", tr("협조", "partners"), lambda one: view.partners(one.owed), **manner)


def due_column(**manner: Unpack[Manner]) -> CellColumn[JudgedMilestone]:
    """The current due."""
    return column("due", tr("현재기한", "current due"), due_cell, **manner)


def original_due_column(**manner: Unpack[Manner]) -> CellColumn[JudgedMilestone]:
    """The original due."""
    return column("original_due", tr("당초기한", "original due"), original_due_cell, **manner)


def done_on_column(**manner: Unpack[Manner]) -> CellColumn[JudgedMilestone]:
    """When a milestone was done."""
    done_on = tr("완료일", "done on")
    return period_column("done_on", done_on, lambda one: one.owed.milestone.done_on, **manner)


def state_column(**manner: Unpack[Manner]) -> CellColumn[JudgedMilestone]:
    """The schedule state, with the days where it is late."""
    return column("state", tr("상태", "state"), state_cell, **manner)


def late_column(**manner: Unpack[Manner]) -> CellColumn[JudgedMilestone]:
    """The days late by the current due."""
    late = tr("지연", "late")
    return right_column("days_late", late, lambda one: late_cell(one.current.days_late), **manner)


def original_late_column(**manner: Unpack[Manner]) -> CellColumn[JudgedMilestone]:
    """The days late by the original due."""
    return right_column(
        "days_late_original",
        tr("당초 대비", "by original"),
        lambda one: late_cell(one.original.days_late),
        **manner,
    )


def left_column(**manner: Unpack[Manner]) -> CellColumn[JudgedMilestone]:
    """The days until the current due."""
    return right_column("days_left", tr("남은 날", "left"), left_cell, **manner)


def search_columns() -> tuple[CellColumn[JudgedMilestone], ...]:
    """What came of looking for an outcome, and when that was."""
    return (
        column("looked_for", tr("찾아본 결과", "search"), _search_cell, rank=2),
        column("looked_on", tr("찾아본 날", "searched on"), _searched_on, rank=3),
    )


def _search_cell(one: JudgedMilestone) -> Cell:
    found = one.owed.milestone.looked_for
    return word_cell(found.result if found else None)


def _searched_on(one: JudgedMilestone) -> Cell:
    found = one.owed.milestone.looked_for
    return day_cell(found.on if found else None)


def unreadable_table(view: View, key: str, lost: Iterable[Unreadable], heading: str) -> Table:
    """What stands in the data but could not be read, and where."""
    columns: tuple[CellColumn[Unreadable], ...] = (
        column("id", heading, lambda one: text(one.full_id, Tone.BAD)),
        column("title", tr("제목", "title"), view.title, can_fold=True),
        text_column("file", tr("파일", "file"), lambda one: one.place.file),
    )
    return table(key, tr("읽을 수 없음", "Unreadable"), lost, columns)
