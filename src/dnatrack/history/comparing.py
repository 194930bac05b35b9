"""What changed in meaning between two states of a data folder."""

from collections.abc import Iterable, Mapping

from dnatrack.history.changes import Change, changes_of
from dnatrack.history.facts import ItemFacts


def facts_by_id(found: Iterable[ItemFacts]) -> dict[str, ItemFacts]:
    """Each item by its full id; of a repeated id the first."""
    facts: dict[str, ItemFacts] = {}
    for one in found:
        facts.setdefault(one.id, one)
    return facts


def differences(old: Mapping[str, ItemFacts], new: Mapping[str, ItemFacts]) -> tuple[Change, ...]:
    """Every change that leads from `old` to `new`, item by item."""
    ids = dict.fromkeys([*old, *new])
    return tuple(change for id_ in ids for change in changes_of(old.get(id_), new.get(id_)))
