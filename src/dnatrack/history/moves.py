"""Every move of every deadline: those that git saw, and those that files declare."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from dnatrack.history.changes import Change, ChangeKind, is_slip, move_between, revisions_between
from dnatrack.history.facts import ItemFacts, RevisionFacts
from dnatrack.history.ledger import Commit, Event, Ledger


class Move(NamedTuple):
    """A deadline that moved. Days count by its last day, later is positive.

    `commit` is None for a move that a file declares and git never saw: it happened
    before the history begins, or was written down afterwards. `revision` is None for
    a move that nobody declared.
    """

    id: str
    kind: ChangeKind
    old: str
    new: str
    days: int | None
    commit: Commit | None
    revision: RevisionFacts | None

    @property
    def is_slip(self) -> bool:
        """Whether the deadline now ends on a later day, or is gone."""
        return is_slip(self.kind, self.days)

    @property
    def is_declared(self) -> bool:
        """Whether a revision says why."""
        return self.revision is not None


def moves_of(ledger: Ledger) -> Mapping[str, tuple[Move, ...]]:
    """The moves of each milestone by full id, oldest first; only of those that moved.

    Declared moves that git never saw come before those that it saw.
    """
    seen: defaultdict[str, list[Event]] = defaultdict(list)
    for event in ledger.due_events:
        if event.change.kind is not ChangeKind.DUE_ADDED:
            seen[event.change.id].append(event)
    ids = dict.fromkeys([*seen, *sorted(ledger.declaring)])
    found = {id_: tuple(_moves(ledger.items[id_], seen.get(id_, ()))) for id_ in ids}
    return {id_: moves for id_, moves in found.items() if moves}


def _moves(item: ItemFacts, events: Iterable[Event]) -> Iterator[Move]:
    unused = list(item.revisions)
    seen = [_seen(event, unused) for event in events]
    for one in unused:
        kind, days = move_between(one.since, one.to)
        if kind is not None:
            yield Move(item.id, kind, one.since, one.to, days, None, one)
    yield from seen


def _seen(event: Event, unused: list[RevisionFacts]) -> Move:
    """The move that an event is; the revisions that explain it are taken from `unused`."""
    change = event.change
    chain = _chain(unused, change)
    for one in chain:
        unused.remove(one)
    revision = change.revision or (chain[-1] if chain else None)
    return Move(change.id, change.kind, change.old, change.new, change.days, event.commit, revision)


def _chain(unused: list[RevisionFacts], change: Change) -> tuple[RevisionFacts, ...]:
    """The first revisions that lead from the old to the new deadline, step by step."""
    for end in range(1, len(unused) + 1):
        found = revisions_between(tuple(unused[:end]), change.old, change.new)
        if found:
            return found
    return ()


def original_due(ledger: Ledger, item: ItemFacts) -> str:
    """The first deadline ever promised: declared, else the first in the history."""
    declared = item.revisions[0].since if item.revisions else ""
    return declared or ledger.first_dues.get(item.id, item.due)
