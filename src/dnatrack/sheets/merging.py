"""Three sides made one: what a sheet was exported from, what it says, what the data says now.

Works on plain texts, milestone by milestone and field by field; the order of anything says
nothing. What a side says nothing about, it has not touched.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from dnatrack.sheets.texts import Texts


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
