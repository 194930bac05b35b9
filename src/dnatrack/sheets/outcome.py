"""What importing a file of sheets comes to: changes by milestone, and what stands in the way."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from dnatrack.i18n import Text
from dnatrack.model.period_spelling import DayOrder
from dnatrack.model.words import RevisionReason
from dnatrack.sheets.cells import Known, KnownSources, order_in, read_period
from dnatrack.sheets.columns import COLUMNS, LEFT, UNREAD, Fields, Role, Shape, Texts
from dnatrack.sheets.grid import Book, Grid, Place, Trouble, is_spoiled, omission, refusal, spell
from dnatrack.sheets.headings import Headings, headings_of
from dnatrack.sheets.rows import (
    Bases,
    Milestones,
    Move,
    Placed,
    Row,
    RowSays,
    moves_together,
    read_row,
    rows_below,
    together,
)
from dnatrack.terminal_text import short

# Three sides made one: what a sheet was exported from, what it says, what the data says now.
#
# Works on plain texts, milestone by milestone and field by field; the order of anything says
# nothing. What a side says nothing about, it has not touched.


class FieldChange(NamedTuple):
    """A field that the sheet changes from what the data says today."""

    id: str
    field: str
    old: str
    new: str


class Conflict(NamedTuple):
    """A field that the sheet and the data changed, each in its own way."""

    id: str
    field: str
    base: str
    sheet: str
    today: str


@dataclass(frozen=True, slots=True)
class Merged:
    """What a sheet changes, what cannot be decided, and what the data says already."""

    changes: tuple[FieldChange, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    agreed: tuple[FieldChange, ...] = ()


def merge(base: Texts, sheet: Texts, today: Texts) -> Merged:
    """What `sheet` means to change in `today`, having been made from `base`.

    Milestones that one of the three does not have are left out. In `agreed`, `old` is
    what the base said.
    """
    changes, conflicts, agreed = [], [], []
    for id_, field, was, says, now in _touched(base, sheet, today):
        if says == now:
            agreed.append(FieldChange(id_, field, was, says))
        elif now == was:
            changes.append(FieldChange(id_, field, now, says))
        else:
            conflicts.append(Conflict(id_, field, was, says, now))
    return Merged(tuple(changes), tuple(conflicts), tuple(agreed))


def _touched(base: Texts, sheet: Texts, today: Texts) -> Iterator[tuple[str, str, str, str, str]]:
    """Each field of which the sheet says something else than the base, with all three texts."""
    for id_, fields in sheet.items():
        if id_ not in base or id_ not in today:
            continue
        for field, says in fields.items():
            was, now = base[id_].get(field, ""), today[id_].get(field, "")
            if says != was:
                yield id_, field, was, says, now


# Cells that were changed though they are for reading only.

_HOW = Text("흰 칸과 노란 칸만 반영됩니다", "only white and yellow cells are taken in")


def changed_read_only(row: Row, exported: Fields) -> Iterator[Trouble]:
    """The cells of `row` that say something else than they said at the export."""
    for column in COLUMNS:
        placed = row.cells.get(column.key)
        is_read_only = column.role in {Role.KEY, Role.SHOWN}
        if placed is None or not is_read_only or column.key not in exported:
            continue
        was = exported[column.key]
        if not _still_says(placed, was, is_period=column.shape is Shape.PERIOD):
            now = short(spell(placed.cell.value))
            message = Text(
                f"보기만 하는 칸입니다. `{now}`은(는) 반영하지 않습니다",
                f"for reading only: `{now}` is ignored",
            )
            yield Trouble(placed.at, omission(message, _HOW))


def _still_says(placed: Placed, was: str, *, is_period: bool) -> bool:
    value = placed.cell.value
    if spell(value) == was or is_spoiled(was, value):
        return True
    return is_period and bool(spell(value)) and read_period(placed.cell, was, None).text == was


_SAY_BASE = Text(
    "내보낸 커밋을 `--base 커밋`으로 알려 주거나, 새로 내보낸 표에 옮겨 적으세요",
    "name the commit it was exported from with `--base COMMIT`, or copy into a new export",
)


@dataclass(frozen=True, slots=True)
class SheetSays:
    """What a file says, in the form that `merge` takes.

    `base` is what the rows were exported with, `texts` the fields they touch, both by full
    id. `places` tells where a field was touched, `moves` why deadlines move,
    `missing` which of the milestones that were exported have no row any more, `is_whole`
    that every column is there and was read.
    """

    base: Texts
    texts: Texts
    moves: Mapping[str, Move]
    places: Mapping[tuple[str, str], Place]
    troubles: tuple[Trouble, ...]
    missing: tuple[str, ...]
    is_whole: bool = True


def read_sheets(book: Book, bases: Bases, sources: Collection[str]) -> SheetSays | None:
    """What `book` says, having been exported from `bases`; None where it has no milestones.

    A milestone may stand on several sheets: what was touched on one of them counts.
    """
    sheets = [(grid, found) for grid in book.grids if (found := headings_of(grid)) is not None]
    if not sheets:
        return None
    reading = _Reading(bases, KnownSources(sources), book)
    for grid, headings in sheets:
        reading.read_sheet(grid, headings)
    return reading.result()


_UNREAD = omission(
    Text("내보낼 때 읽을 수 없던 것입니다", "it could not be read at the export"),
    Text("자료를 고치고 새로 내보내세요", "mend the data and export it again"),
)


class _Reading:
    """One reading of a file."""

    def __init__(self, bases: Bases, sources: KnownSources, book: Book) -> None:
        self._bases, self._sources, self._exported = bases, sources, book.exported
        self._milestones = Milestones({*bases.today, *book.exported, *bases.given})
        self._base: dict[str, Fields] = {}
        self._said: list[RowSays] = []
        self._troubles: list[Trouble] = []
        self._unread: list[Trouble] = []

    def read_sheet(self, grid: Grid, headings: Headings) -> None:
        """Take in one sheet."""
        self._unread += headings.troubles
        rows = list(rows_below(grid, headings.row, headings.keys)) if headings.keys else []
        known = Known(self._sources, _order_of(rows))
        seen: dict[str, Place] = {}
        lost: list[Row] = []
        for row in rows:
            id_ = self._id_of(row, seen)
            if id_ is None:
                continue
            base = self._bases.of(id_, row.mark)
            if base is None:
                lost.append(row)
                continue
            self._base[id_] = base
            self._said.append(read_row(row, id_, base, known))
            self._troubles += changed_read_only(row, self._exported.get(id_, {}))
        self._troubles += _without_base(lost)

    def _id_of(self, row: Row, seen: dict[str, Place]) -> str | None:
        if row.spelled("mark") == UNREAD:
            self._troubles.append(Trouble(row.at, _UNREAD))
            return None
        id_, remark = self._milestones.of_row(row)
        if remark is not None:
            self._troubles.append(Trouble(row.at, remark))
        if id_ is None:
            return None
        if id_ in seen:
            self._troubles.append(_twice(row.at, id_, seen[id_]))
            return None
        seen[id_] = row.at
        return id_

    def result(self) -> SheetSays:
        """What all sheets say together."""
        touched, disagreeing = together(one for said in self._said for one in said.touched)
        moves, differing = moves_together(self._said)
        texts: dict[str, dict[str, str]] = {id_: {} for id_ in self._base}
        for one in touched:
            texts[one.id][one.field] = one.text
        troubles = {
            *self._troubles,
            *self._unread,
            *(trouble for said in self._said for trouble in said.troubles),
            *disagreeing,
            *differing,
        }
        return SheetSays(
            self._base,
            texts,
            moves,
            {(one.id, one.field): one.at for one in touched},
            tuple(sorted(troubles, key=_place)),
            tuple(id_ for id_ in self._exported if id_ not in self._base),
            is_whole=not self._unread,
        )


def _place(trouble: Trouble) -> Place:
    return trouble.at


def _order_of(rows: Iterable[Row]) -> DayOrder | None:
    """How one sheet writes days, as far as all its periods together tell."""
    periods = [column.key for column in COLUMNS if column.shape is Shape.PERIOD]
    return order_in(row.spelled(key) for row in rows for key in periods)


def _twice(at: Place, id_: str, first: Place) -> Trouble:
    message = Text(
        f"`{id_}`이(가) 같은 시트의 {first.row}행에도 있습니다",
        f"`{id_}` is in row {first.row} of the same sheet, too",
    )
    hint = Text("둘 가운데 한 줄만 남기세요", "leave one of the two rows")
    return Trouble(at, refusal(message, hint))


def _without_base(rows: Sequence[Row]) -> Iterator[Trouble]:
    """That nobody knows what some rows of a sheet were exported with, said once."""
    if rows:
        message = Text(
            f"무엇에서 내보낸 줄인지 알 수 없습니다(이 시트에 {len(rows):,}줄)",
            f"what the row was exported from is not known ({len(rows):,} such rows on this sheet)",
        )
        yield Trouble(rows[0].at, refusal(message, _SAY_BASE))


_DUE, _LIFECYCLE, _WHY_LEFT = "due", "lifecycle", "reason"
_REASON, _AUTHORITY, _SOURCE = "revision.reason", "revision.authority", "revision.source"


@dataclass(frozen=True, slots=True)
class MilestoneChange:
    """What a sheet changes of one milestone.

    `fields` are in the order of the columns, each with the text of today and the new one.
    `move` is there where a deadline that there is today moves to another, `left` where a
    promise with a deadline is left, its `reason` in the words of the row.
    """

    id: str
    fields: tuple[FieldChange, ...]
    move: Move | None = None
    left: Move | None = None

    @property
    def unsaid(self) -> tuple[str, ...]:
        """The columns about a move that are empty, though its deadline moves or it is left.

        Nobody decides a correction, so that it needs nobody who did.
        """
        said: dict[str, str] = {}
        if self.move is not None:
            said = {_REASON: self.move.reason, _SOURCE: self.move.source}
            if self.move.reason != RevisionReason.CORRECTION:
                said[_AUTHORITY] = self.move.authority
        if self.left is not None:
            said[_WHY_LEFT] = self.left.reason
            said |= {_AUTHORITY: self.left.authority, _SOURCE: self.left.source}
        return tuple(column for column, text in said.items() if not text)


@dataclass(frozen=True, slots=True)
class PlacedConflict:
    """A conflict, and the cell that is part of it."""

    at: Place
    conflict: Conflict


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a file comes to when it is merged into the data of today.

    `agreed` is what the data says already, `gone` the milestones that the sheet changes and
    that are no longer there, `missing` those whose row was deleted, which means nothing.
    """

    changes: tuple[MilestoneChange, ...]
    conflicts: tuple[PlacedConflict, ...]
    agreed: tuple[FieldChange, ...]
    troubles: tuple[Trouble, ...]
    gone: tuple[str, ...]
    missing: tuple[str, ...]
    is_whole: bool = True

    @property
    def says_nothing(self) -> bool:
        """Whether nothing changes and something was not read that may have been meant to."""
        return not (self.is_whole or self.changes or self.agreed)

    @property
    def refusals(self) -> tuple[Trouble, ...]:
        """What a person has to mend in the file first."""
        return tuple(one for one in self.troubles if one.is_refusal)

    @property
    def unexplained(self) -> tuple[MilestoneChange, ...]:
        """The changes that move a deadline or leave it and do not say why, or who decided it."""
        return tuple(one for one in self.changes if one.unsaid)

    @property
    def can_be_taken_in(self) -> bool:
        """Whether nothing is left to be decided by a person."""
        return not (self.refusals or self.conflicts or self.gone or self.unexplained)


def outcome_of(says: SheetSays, today: Texts) -> Outcome:
    """What `says` comes to in the data of `today`."""
    merged = merge(says.base, says.texts, today)
    gone = (id_ for id_, fields in says.texts.items() if fields and id_ not in today)
    return Outcome(
        tuple(_by_milestone(merged.changes, says, today)),
        tuple(_placed(merged, says)),
        merged.agreed,
        says.troubles,
        tuple(gone),
        says.missing,
        says.is_whole,
    )


def _by_milestone(
    changes: Iterable[FieldChange], says: SheetSays, today: Texts
) -> Iterator[MilestoneChange]:
    for id_, group in groupby(changes, key=_id):
        fields = tuple(group)
        is_move = any(one.field == _DUE and one.old and one.new for one in fields)
        is_left = any(one.field == _LIFECYCLE and one.new in LEFT for one in fields)
        move = says.moves.get(id_)
        left = None
        if is_left and move is not None and today[id_].get(_DUE):
            new = {one.field: one.new for one in fields}
            why = new.get(_WHY_LEFT, today[id_].get(_WHY_LEFT, ""))
            left = move._replace(reason=why or move.note)
        yield MilestoneChange(id_, fields, move if is_move else None, left)


def _id(change: FieldChange) -> str:
    return change.id


def _placed(merged: Merged, says: SheetSays) -> Iterator[PlacedConflict]:
    for one in merged.conflicts:
        yield PlacedConflict(says.places[one.id, one.field], one)
