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
        fields = tuple(group)
        is_move = any(one.field == _DUE and one.old and one.new for one in fields)
        is_left = any(one.field == _LIFECYCLE and one.new in LEFT for one in fields)
        move = moves.get(id_)
        left = None
        if is_left and move is not None and today[id_].get(_DUE):
            new = {one.field: one.new for one in fields}
            why = new.get(_WHY_LEFT, today[id_].get(_WHY_LEFT, ""))
            left = move._replace(reason=why or move.note)
        yield MilestoneChange(id_, fields, move if is_move else None, left)
