"""Columns that make their cells, and the headings on which reports agree."""

from collections.abc import Callable, Iterable, Sequence, Sized
from datetime import date
from enum import StrEnum
from typing import Generic, NamedTuple, TypedDict, TypeVar, Unpack

from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedMilestone
from dnatrack.judging.tally import Tally
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

# Columns that know how to make their cells, and those that several reports share.
#
# Where no heading is given, it is the word of the glossary for the key.

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
    """A column of any cells."""
    if "heading" not in manner:
        manner["heading"] = heading(key)
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
    return tuple(CellColumn(one.column, _after(get, one.cell)) for one in columns)


def _after(get: Callable[[Item], _Inner], cell: Callable[[_Inner], Cell]) -> Callable[[Item], Cell]:
    return lambda item: cell(get(item))


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


def milestone_id(**manner: Unpack[Manner]) -> CellColumn[JudgedMilestone]:
    """The full id of a milestone."""
    return of("id", lambda one: _id_cell(one.owed.id), **manner)


def _id_cell(id_: str) -> Cell:
    return Cell(id_, id_, target=Target(Kind.MILESTONE, id_))


def title(view: View, **manner: Unpack[Manner]) -> CellColumn[JudgedMilestone]:
    """The title of a milestone."""
    return of("title", lambda one: view.title(one.owed), **manner)


def lead(view: View, **manner: Unpack[Manner]) -> CellColumn[JudgedMilestone]:
    """The ministry that answers for a milestone."""
    return of("lead", lambda one: view.ministry(one.owed.lead), **manner)


def partners(view: View, **manner: Unpack[Manner]) -> CellColumn[JudgedMilestone]:
    """Who works with the lead."""
    return of("partners", lambda one: view.partners(one.owed), **manner)


def due(**manner: Unpack[Manner]) -> CellColumn[JudgedMilestone]:
    """The current due."""
    return of("due", due_cell, **manner)


def original_due(**manner: Unpack[Manner]) -> CellColumn[JudgedMilestone]:
    """The original due."""
    return of("original_due", original_due_cell, **manner)


def done_on(**manner: Unpack[Manner]) -> CellColumn[JudgedMilestone]:
    """When a milestone was done, as precisely as that is known."""
    return of("done_on", lambda one: completion_cell(one.owed.milestone), **manner)


def done_by() -> CellColumn[JudgedMilestone]:
    """For programs, the day by which a milestone was done, where the day itself is not known."""
    return value("done_by", lambda one: day_cell(one.owed.milestone.done_by).value, heading="")


def state(**manner: Unpack[Manner]) -> CellColumn[JudgedMilestone]:
    """The schedule state, with the days where it is late."""
    return of("state", state_cell, **manner)


def days_late(**manner: Unpack[Manner]) -> CellColumn[JudgedMilestone]:
    """The days late by the current due."""
    return right("days_late", late_now_cell, **manner)


def late_now_cell(one: JudgedMilestone) -> Cell:
    """The days late by the current due."""
    return late_cell(one.current.days_late, at_least=one.current.at_least)


def original_days_late(**manner: Unpack[Manner]) -> CellColumn[JudgedMilestone]:
    """The days late by the original due."""
    return right("days_late_original", lambda one: late_cell(one.original.days_late), **manner)


def days_left(**manner: Unpack[Manner]) -> CellColumn[JudgedMilestone]:
    """The days until the current due."""
    return right("days_left", left_cell, **manner)


def search() -> Columns[JudgedMilestone]:
    """What came of looking for an outcome, and when that was."""
    return (
        of("looked_for", _search_result, rank=2),
        of("looked_on", _search_day, rank=3),
    )


def _search_result(one: JudgedMilestone) -> Cell:
    found = one.owed.milestone.looked_for
    return word_cell(found.result) if found else Cell("")


def _search_day(one: JudgedMilestone) -> Cell:
    found = one.owed.milestone.looked_for
    return day_cell(found.on) if found else Cell("")


# The columns of other things.


def progress() -> Columns[Tally]:
    """The done milestones, and for programs the countable ones."""
    return (
        right("done", progress_cell),
        count("countable", lambda of: of.countable, for_programs=True),
    )
