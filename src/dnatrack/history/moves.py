"""Every move of every deadline: those that git saw, and those that files declare."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from dnatrack.history.changes import DUE_KINDS, Change, ChangeKind, move_between
from dnatrack.history.commits import Commit
from dnatrack.history.facts import ItemFacts, RevisionFacts
from dnatrack.history.ledger import Event, Ledger


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
        return Change(self.kind, self.id, self.old, self.new, self.days).is_slip

    @property
    def is_declared(self) -> bool:
        """Whether a revision says why."""
        return self.revision is not None


def moves_of(ledger: Ledger) -> Mapping[str, tuple[Move, ...]]:
    """The moves of each milestone by full id, oldest first; only of those that moved.

    Declared moves that git never saw come before those that it saw.
    """
    seen: defaultdict[str, list[Event]] = defaultdict(list)
    for event in ledger.events:
        if event.change.kind in DUE_KINDS and event.change.kind is not ChangeKind.DUE_ADDED:
            seen[event.change.id].append(event)
    ids = dict.fromkeys([*seen, *(one.id for one in ledger.items.values() if one.revisions)])
    found = {id_: tuple(_moves(ledger.items[id_], seen.get(id_, ()))) for id_ in ids}
    return {id_: moves for id_, moves in found.items() if moves}


def _moves(item: ItemFacts, events: Iterable[Event]) -> Iterator[Move]:
    moves = [_seen(item, event) for event in events]
    known = {(move.old, move.new) for move in moves}
    for revision in item.revisions:
        kind, days = move_between(revision.since, revision.to)
        if (revision.since, revision.to) not in known and kind is not None:
            yield Move(item.id, kind, revision.since, revision.to, days, None, revision)
    yield from moves


def _seen(item: ItemFacts, event: Event) -> Move:
    change = event.change
    revision = change.revision or _declared_afterwards(item, change)
    return Move(change.id, change.kind, change.old, change.new, change.days, event.commit, revision)


def _declared_afterwards(item: ItemFacts, change: Change) -> RevisionFacts | None:
    for revision in item.revisions:
        if (revision.since, revision.to) == (change.old, change.new):
            return revision
    return None


def original_due(ledger: Ledger, item: ItemFacts) -> str:
    """The first deadline ever promised: declared, else the first in the history."""
    if item.revisions:
        return item.revisions[0].since
    return ledger.first_dues.get(item.id, item.due)
