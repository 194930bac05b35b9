"""What importing a file of sheets comes to: changes by milestone, and what stands in the way."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from dnatrack.model.words import RevisionReason
from dnatrack.sheets.additions import NOTHING_NEW, Additions
from dnatrack.sheets.columns import LEFT
from dnatrack.sheets.grid import Trouble
from dnatrack.sheets.row_texts import Texts
from dnatrack.sheets.rows import Move, Row, Touched

# Three sides made one: what a sheet was exported from, what it says, what the data says now.
#
# Works on plain texts, milestone by milestone and field by field. What a side says nothing
# about, it has not touched.


class FieldChange(NamedTuple):
    """A field that the sheet changes from what the data says today."""

    id: str
    field: str
    old: str
    new: str


class Conflict(NamedTuple):
    """A field that the sheet and the data changed, each in its own way."""

    touched: Touched
    today: str


class Merged(NamedTuple):
    """What a sheet changes, what cannot be decided, and what the data says already."""

    changes: tuple[FieldChange, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    agreed: tuple[Touched, ...] = ()


def merge(touched: Iterable[Touched], today: Texts) -> Merged:
    """What `touched` means to change in `today`; milestones that are not there are left out."""
    changes, conflicts, agreed = [], [], []
    for one in touched:
        if one.id not in today:
            continue
        now = today[one.id].get(one.field, "")
        if one.text == now:
            agreed.append(one)
        elif now == one.was:
            changes.append(FieldChange(one.id, one.field, now, one.text))
        else:
            conflicts.append(Conflict(one, now))
    return Merged(tuple(changes), tuple(conflicts), tuple(agreed))


# What a file comes to.

_DUE, _LIFECYCLE, _WHY_LEFT = "due", "lifecycle", "reason"
_REASON, _AUTHORITY, _SOURCE = "revision.reason", "revision.authority", "revision.source"


@dataclass(frozen=True, slots=True)
class MilestoneChange:
    """What a sheet changes of one milestone.

    `fields` are in the order of the columns, each with the text of today and the new one.
    `move` is there where a deadline that there is today moves to another, `left` where a
    promise is left, its `reason` in the words of the row. `unsaid` are the columns about
    these that are empty and may not be.
    """

    id: str
    fields: tuple[FieldChange, ...]
    move: Move | None = None
    left: Move | None = None
    unsaid: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a file comes to when it is merged into the data of today.

    `agreed` is what the data says already, `gone` the milestones that the sheet changes and
    that are no longer there, `missing` those whose row was deleted, which means nothing.
    `rows` are those in which something was changed, by full id.
    """

    changes: tuple[MilestoneChange, ...]
    conflicts: tuple[Conflict, ...]
    agreed: tuple[Touched, ...]
    troubles: tuple[Trouble, ...]
    gone: tuple[str, ...]
    missing: tuple[str, ...]
    additions: Additions = NOTHING_NEW
    rows: Mapping[str, Row] = dataclasses.field(default_factory=dict)
    is_whole: bool = True

    @property
    def says_nothing(self) -> bool:
        """Whether nothing changes and something was not read that may have been meant to."""
        return not (self.is_whole or self.changes or self.agreed or any(self.additions))

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


def by_milestone(
    changes: Iterable[FieldChange], moves: Mapping[str, Move], today: Texts
) -> Iterator[MilestoneChange]:
    """The changes of each milestone together, with the grounds that its row gives."""
    for id_, group in groupby(changes, key=lambda one: one.id):
        fields, due = tuple(group), today[id_].get(_DUE)
        new = {one.field: one.new for one in fields}
        move = moves[id_] if due and new.get(_DUE) else None
        left = None
        if new.get(_LIFECYCLE) in LEFT:
            why = new.get(_WHY_LEFT, today[id_].get(_WHY_LEFT, "")) or moves[id_].note
            left = moves[id_]._replace(reason=why) if due or why else None
        unsaid = _unsaid(move, left if due else None)
        yield MilestoneChange(id_, fields, move, left, tuple(unsaid))


def _unsaid(move: Move | None, left: Move | None) -> Iterator[str]:
    """The columns that are empty, though a deadline moves, or a promise that has one is left.

    Nobody decides a correction, so that it needs nobody who did.
    """
    said: dict[str, str] = {}
    if move is not None:
        said = {_REASON: move.reason, _SOURCE: move.source}
        if move.reason != RevisionReason.CORRECTION:
            said[_AUTHORITY] = move.authority
    if left is not None:
        said |= {_WHY_LEFT: left.reason, _AUTHORITY: left.authority, _SOURCE: left.source}
    yield from (column for column, text in said.items() if not text)
