"""What importing a file of sheets comes to: changes by milestone, and what stands in the way."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from dnatrack.model.words import RevisionReason
from dnatrack.sheets.grid import Place
from dnatrack.sheets.merging import Conflict, FieldChange, Merged, merge
from dnatrack.sheets.row_reading import Move
from dnatrack.sheets.sheet_reading import SheetSays
from dnatrack.sheets.texts import Texts
from dnatrack.sheets.trouble import Trouble

_DUE = "due"
_REASON, _AUTHORITY, _SOURCE = "revision.reason", "revision.authority", "revision.source"


@dataclass(frozen=True, slots=True)
class MilestoneChange:
    """What a sheet changes of one milestone.

    `fields` are in the order of the columns, each with the text of today and the new one.
    `move` is there where a deadline that there is today moves to another.
    """

    id: str
    fields: tuple[FieldChange, ...]
    move: Move | None = None

    @property
    def unsaid(self) -> tuple[str, ...]:
        """The columns about a move that are empty, though its deadline moves.

        Nobody decides a correction, so that it needs nobody who did.
        """
        if self.move is None:
            return ()
        said = {_REASON: self.move.reason, _SOURCE: self.move.source}
        if self.move.reason != RevisionReason.CORRECTION:
            said[_AUTHORITY] = self.move.authority
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

    @property
    def refusals(self) -> tuple[Trouble, ...]:
        """What a person has to mend in the file first."""
        return tuple(one for one in self.troubles if one.is_refusal)

    @property
    def unexplained(self) -> tuple[MilestoneChange, ...]:
        """The changes that move a deadline and do not say why, or on whose authority."""
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
        tuple(_by_milestone(merged.changes, says)),
        tuple(_placed(merged, says)),
        merged.agreed,
        says.troubles,
        tuple(gone),
        says.missing,
    )


def _by_milestone(changes: Iterable[FieldChange], says: SheetSays) -> Iterator[MilestoneChange]:
    for id_, group in groupby(changes, key=_id):
        fields = tuple(group)
        is_move = any(one.field == _DUE and one.old and one.new for one in fields)
        yield MilestoneChange(id_, fields, says.moves.get(id_) if is_move else None)


def _id(change: FieldChange) -> str:
    return change.id


def _placed(merged: Merged, says: SheetSays) -> Iterator[PlacedConflict]:
    for one in merged.conflicts:
        yield PlacedConflict(says.places[one.id, one.field], one)
