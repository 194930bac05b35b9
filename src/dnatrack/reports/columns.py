"""Columns that make their cells, and the headings on which reports agree."""

from collections.abc import Callable, Iterable, Sequence, Sized
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Generic, NamedTuple, TypedDict, TypeVar, Unpack

from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedMilestone
from dnatrack.judging.tally import Tally
from dnatrack.model.milestone import LookedFor
from dnatrack.model.period import Period
from dnatrack.reports.headings import heading
from dnatrack.reports.report import (
    Align,
    Axis,
    Cell,
    Column,
    Fact,
    JsonValue,
    Kind,
    Row,
    Table,
    Target,
    Tone,
    number,
    source_cell,
    sources_cell,
)
from dnatrack.reports.report import text as text_cell
from dnatrack.reports.view import (
    View,
    completion_cell,
    day_cell,
    due_cell,
    late_cell,
    left_cell,
    original_due_cell,
    period_cell,
    progress_cell,
    state_cell,
    word_cell,
)

Item = TypeVar("Item")
_Inner = TypeVar("_Inner")


class CellColumn(NamedTuple, Generic[Item]):
    """A column, and how it makes its cell of an item."""

    column: Column
    cell: Callable[[Item], Cell]


Columns = tuple[CellColumn[Item], ...]


class Manner(TypedDict, total=False):
    """What else there is to a column; see `Column`."""

    heading: str
    align: Align
    rank: int
    can_fold: bool
    least: int
    for_programs: bool
    together: bool
    axis: Axis | None
    drawn: bool | None


class Rest(TypedDict, total=False):
    """What else there is to a table; see `Table`."""

    hidden: int
    note: str
    legend: tuple[tuple[str, Tone], ...]
    most: int
    spare: int


def of(key: str, cell: Callable[[Item], Cell], **manner: Unpack[Manner]) -> CellColumn[Item]:
    """A column of any cells, under the word of the glossary for its key if no other is given.

    One that says how few cells are the `least` can fold.
    """
    if "heading" not in manner:
        manner["heading"] = heading(key)
    if "least" in manner:
        manner["can_fold"] = True
    return CellColumn(Column(key, **manner), cell)


def right(key: str, cell: Callable[[Item], Cell], **manner: Unpack[Manner]) -> CellColumn[Item]:
    """A column of any cells, at the right."""
    manner["align"] = Align.RIGHT
    return of(key, cell, **manner)


def text(key: str, get: Callable[[Item], str | None], **manner: Unpack[Manner]) -> CellColumn[Item]:
    """A column of texts that are their own values."""
    return of(key, lambda item: text_cell(get(item)), **manner)


def count(
    key: str, get: Callable[[Item], int | None], tone: Tone = Tone.PLAIN, **manner: Unpack[Manner]
) -> CellColumn[Item]:
    """A column of counts, at the right; the tone says what it means that there are any."""
    return right(key, lambda item: number(get(item), tone), **manner)


def word(
    key: str, get: Callable[[Item], StrEnum | None], **manner: Unpack[Manner]
) -> CellColumn[Item]:
    """A column of words of a closed list."""
    return of(key, lambda item: word_cell(get(item)), **manner)


def period(
    key: str, get: Callable[[Item], Period | None], **manner: Unpack[Manner]
) -> CellColumn[Item]:
    """A column of periods."""
    return of(key, lambda item: period_cell(get(item)), **manner)


def day(key: str, get: Callable[[Item], date | None], **manner: Unpack[Manner]) -> CellColumn[Item]:
    """A column of days."""
    return of(key, lambda item: day_cell(get(item)), **manner)


def sources(get: Callable[[Item], Sequence[str]]) -> CellColumn[Item]:
    """A column of the ids of sources."""
    return of("sources", lambda item: sources_cell(get(item)))


def source(
    key: str, get: Callable[[Item], str | None], **manner: Unpack[Manner]
) -> CellColumn[Item]:
    """A column of the id of one source each."""
    return of(key, lambda item: source_cell(get(item)), **manner)


def value(key: str, get: Callable[[Item], JsonValue], **manner: Unpack[Manner]) -> CellColumn[Item]:
    """A column for programs, of which people see nothing."""
    manner["for_programs"] = True
    return of(key, lambda item: Cell("", get(item)), **manner)


def within(get: Callable[[Item], _Inner], *columns: CellColumn[_Inner]) -> Columns[Item]:
    """The columns of what stands within an item."""

    def after(cell: Callable[[_Inner], Cell]) -> Callable[[Item], Cell]:
        return lambda item: cell(get(item))

    return tuple(CellColumn(one.column, after(one.cell)) for one in columns)


def table(
    key: str,
    title: str,
    items: Iterable[Item],
    columns: Columns[Item],
    when_empty: str = "",
    **rest: Unpack[Rest],
) -> Table:
    """A table with a row for each item, in their order."""
    cells = [one.cell for one in columns]
    rows = tuple(Row(tuple([cell(item) for cell in cells])) for item in items)
    return Table(key, title, tuple(one.column for one in columns), rows, when_empty, **rest)


def indent(found: Table, depths: Iterable[int]) -> Table:
    """The table with its rows as deep as that below each other."""
    rows = zip(found.rows, depths, strict=True)
    return found.replace(rows=tuple(Row(row.cells, depth, row.tone) for row, depth in rows))


def fact(key: str, cell: Cell | str | None, label: str | None = None) -> Fact:
    """A fact whose value is a cell, or is its own text."""
    value = cell if isinstance(cell, Cell) else text_cell(cell)
    return Fact(key, heading(key) if label is None else label, value)


def count_behind(title: str, items: Sized) -> str:
    """A title with the number of its rows behind it; nothing more where there are none."""
    found = len(items)
    return title + tr(f"({found:,}건)", f": {found:,}") if found else title


def nothing() -> str:
    """What is said of a table that nothing belongs to."""
    return tr("해당 없음", "None.")


# The columns of milestones.


def _id_cell(one: JudgedMilestone) -> Cell:
    return Cell(one.owed.id, one.owed.id, target=Target(Kind.MILESTONE, one.owed.id))


def late_now_cell(one: JudgedMilestone) -> Cell:
    """The days late by the current due."""
    return late_cell(one.current.days_late, at_least=one.current.at_least)


def _original_late_cell(one: JudgedMilestone) -> Cell:
    return late_cell(one.original.days_late)


def _done_on(one: JudgedMilestone) -> Cell:
    return completion_cell(one.owed.milestone)


milestone_id = partial(of, "id", _id_cell)
due = partial(of, "due", due_cell)
original_due = partial(of, "original_due", original_due_cell)
done_on = partial(of, "done_on", _done_on)
state = partial(of, "state", state_cell)
days_late = partial(of, "days_late", late_now_cell, align=Align.RIGHT)
original_days_late = partial(of, "days_late_original", _original_late_cell, align=Align.RIGHT)
days_left = partial(of, "days_left", left_cell, align=Align.RIGHT)


def title(view: View, **manner: Unpack[Manner]) -> CellColumn[JudgedMilestone]:
    """The title of a milestone."""
    return of("title", lambda one: view.title(one.owed), **manner)


def lead(view: View, **manner: Unpack[Manner]) -> CellColumn[JudgedMilestone]:
    """The ministry that answers for a milestone."""
    return of("lead", lambda one: view.ministry(one.owed.lead), **manner)


def partners(view: View, **manner: Unpack[Manner]) -> CellColumn[JudgedMilestone]:
    """Who works with the lead."""
    return of("partners", lambda one: view.partners(one.owed), **manner)


def done_by() -> CellColumn[JudgedMilestone]:
    """For programs, the day by which a milestone was done, where the day itself is not known."""
    return value("done_by", lambda one: day_cell(one.owed.milestone.done_by).value, heading="")


def search() -> Columns[JudgedMilestone]:
    """What came of looking for an outcome, and when that was."""
    return (
        word("looked_for", lambda one: found.result if (found := _sought(one)) else None, rank=2),
        day("looked_on", lambda one: found.on if (found := _sought(one)) else None, rank=3),
    )


def _sought(one: JudgedMilestone) -> LookedFor | None:
    return one.owed.milestone.looked_for


# The columns of other things.


def progress() -> Columns[Tally]:
    """The done milestones, and for programs the countable ones."""
    return (
        right("done", progress_cell),
        count("countable", lambda of: of.countable, for_programs=True),
    )
