"""Every move of every deadline, by git or declared, and every promise that was left."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from dnatrack.history.changes import (
    DUE_KINDS,
    Change,
    ChangeKind,
    is_correction,
    is_slip,
    move_between,
    revisions_between,
)
from dnatrack.history.facts import ItemFacts, RevisionFacts
from dnatrack.history.ledger import Commit, Event, Ledger, lasting_ids
from dnatrack.model.period import period_of
from dnatrack.model.words import Lifecycle


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

    Declared moves that git never saw come before those that it saw. What only mends the
    record is no move: see `corrections_of`.
    """
    return _chosen(ledger, corrections=False)


def corrections_of(ledger: Ledger) -> Mapping[str, tuple[Move, ...]]:
    """The same of what only mends the record of a deadline."""
    return _chosen(ledger, corrections=True)


def _chosen(ledger: Ledger, *, corrections: bool) -> Mapping[str, tuple[Move, ...]]:
    found = {
        id_: tuple(
            one
            for one in _moves(ledger.items[id_], events)
            if (one.kind is ChangeKind.CORRECTED) is corrections
        )
        for id_, events in _events_by_id(ledger).items()
    }
    return {id_: moves for id_, moves in found.items() if moves}


def _events_by_id(ledger: Ledger) -> Mapping[str, list[Event]]:
    """The events that moved a deadline, by the id under which it goes on."""
    seen: defaultdict[str, list[Event]] = defaultdict(list)
    for id_, event in zip(lasting_ids(ledger.due_events), ledger.due_events, strict=True):
        kind = event.change.kind
        if kind in DUE_KINDS and kind is not ChangeKind.DUE_ADDED and id_ in ledger.items:
            seen[id_].append(event)
    for id_ in sorted(ledger.declaring):
        if id_ not in ledger.heirs:
            seen.setdefault(id_, [])
    return seen


def _moves(item: ItemFacts, events: Iterable[Event]) -> Iterator[Move]:
    unused = list(item.revisions)
    seen = [move for event in events for move in _seen(item.id, event, unused)]
    yield from (one for revision in unused for one in _declared(item.id, revision, None))
    yield from seen


def _declared(id_: str, revision: RevisionFacts, commit: Commit | None) -> Iterator[Move]:
    """The move that a revision declares; none where it names no two deadlines."""
    kind, days = move_between(revision.since, revision.to)
    if kind is not None:
        kind = ChangeKind.CORRECTED if is_correction((revision,)) else kind
        yield Move(id_, kind, revision.since, revision.to, days, commit, revision)


def _seen(id_: str, event: Event, unused: list[RevisionFacts]) -> Iterator[Move]:
    """The moves that an event is: each step that explains it, which is taken from `unused`."""
    change, commit = event.change, event.commit
    chain = _chain(unused, change)
    for one in chain:
        unused.remove(one)
        # What was said then counts where there is one step, however it was mended since.
        as_said = change.revision if len(chain) == 1 else None
        yield from _declared(id_, as_said or one, commit)
    if not chain:
        kind, old, new, days = change.kind, change.old, change.new, change.days
        yield Move(id_, kind, old, new, days, commit, change.revision)


def _chain(unused: list[RevisionFacts], change: Change) -> tuple[RevisionFacts, ...]:
    """The first revisions that lead from the old to the new deadline, step by step."""
    for end in range(1, len(unused) + 1):
        found = revisions_between(tuple(unused[:end]), change.old, change.new)
        if found:
            return found
    return ()


def original_due(ledger: Ledger, item: ItemFacts) -> str:
    """The first deadline ever promised: declared, else the first in the history.

    What was corrected before it ever moved was promised as the correction says. Of two
    that do not belong together the earlier one counts: it was moved without a word.
    """
    first, declared = ledger.first_dues.get(item.id, item.due), _declared_due(item)
    if not declared or any(first in {one.since, one.to} for one in item.revisions):
        return declared or first
    return min(declared, first, key=last_day)


def last_day(due: str) -> date:
    """The last day of a deadline as it was written; the last of all where it is none."""
    period = period_of(due)
    return period.last if period is not None else date.max


def _declared_due(item: ItemFacts) -> str:
    """The first deadline that the revisions of an item speak of; empty where there is none."""
    declared = ""
    for one in item.revisions:
        if not is_correction((one,)):
            return declared or one.since
        if not declared or one.since == declared:
            declared = one.to
    return declared


# What became of promises that were left otherwise than by moving their deadline.


class Leaving(NamedTuple):
    """A promise that was cancelled, put on hold, superseded, declared unknown, or removed.

    `item` is what was last said of it, `due` the deadline that it had then, `old` and
    `new` the lifecycles before and after; of one that was removed both are the last one.
    """

    item: ItemFacts
    kind: ChangeKind
    due: str
    old: str
    new: str
    commit: Commit

    @property
    def was_open(self) -> bool:
        """Whether it was still to come."""
        return self.old in _OPEN

    def days_late(self, day: date) -> int | None:
        """How late it was on the day on which it was left; None where it was not."""
        due = period_of(self.due)
        if due is None or day <= due.last or self.old not in _OWED:
            return None
        return (day - due.last).days


_OPEN = frozenset({"", Lifecycle.PLANNED.value, Lifecycle.IN_PROGRESS.value})
_OWED = _OPEN | {Lifecycle.UNKNOWN.value, Lifecycle.ON_HOLD.value}


def gone_of(ledger: Ledger) -> tuple[Leaving, ...]:
    """What was removed and nothing took its place, in the order of the history.

    A task is among them where it owed no milestone; one that became several parts is not.
    """
    removed = {
        id_: event
        for id_, event in zip(lasting_ids(ledger.due_events), ledger.due_events, strict=True)
        if event.change.kind is ChangeKind.DELETED
        if id_ in ledger.items and not ledger.paths.get(id_)
    }
    owners = {id_.partition("/")[0] for id_ in ledger.items if "/" in id_} if removed else ()
    return tuple(
        _removal(ledger.items[id_], event)
        for id_, event in removed.items()
        if id_ not in owners and id_ not in ledger.split
    )


def _removal(item: ItemFacts, event: Event) -> Leaving:
    kind, due = event.change.kind, event.change.old
    return Leaving(item, kind, due, item.lifecycle, item.lifecycle, event.commit)


_LEFT_KINDS = frozenset({ChangeKind.CANCELLED, ChangeKind.ON_HOLD, ChangeKind.UNKNOWN})


def left_of(ledger: Ledger) -> tuple[Leaving, ...]:
    """What was cancelled, put on hold, superseded or declared unknown, and when.

    In the order of the history, also where it was taken up again later. What already was
    so when it was first written was not left; a task that was left with a milestone of it,
    in the same commit and in the same way, is told by that.
    """
    dues: dict[str, str] = {}
    born: dict[str, str] = {}
    found: list[Leaving] = []
    for id_, (commit, change) in zip(lasting_ids(ledger.events), ledger.events, strict=True):
        if change.kind is ChangeKind.CREATED:
            born[id_] = commit.id
        if change.kind is ChangeKind.CREATED or change.kind in DUE_KINDS:
            dues[id_] = change.new
        elif _is_left(change) and born.get(id_) != commit.id and id_ in ledger.items:
            old = Lifecycle.DONE.value if change.kind is ChangeKind.UNDONE else change.old
            item, due = ledger.items[id_], dues.get(id_, "")
            found.append(Leaving(item, change.kind, due, old, change.new, commit))
    told = {(one.item.owner, one.new, one.commit.id) for one in found}
    return tuple(one for one in found if (one.item.id, one.new, one.commit.id) not in told)


def _is_left(change: Change) -> bool:
    is_undone_so = change.kind is ChangeKind.UNDONE and change.new not in _OPEN
    return change.kind in _LEFT_KINDS or is_undone_so
