"""Every change of every item over the history of a data folder."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from dnatrack.history.changes import DUE_KINDS, Change, ChangeKind
from dnatrack.history.commits import Commit, FileChange
from dnatrack.history.comparing import differences, facts_by_id
from dnatrack.history.facts import ItemFacts

FactsOf = Callable[[str, str], tuple[ItemFacts, ...] | None]
"""What the content of this id says in a file of this path; None where it cannot be read."""


class Event(NamedTuple):
    """A change, and the commit that made it."""

    commit: Commit
    change: Change


class Unread(NamedTuple):
    """How many changed files of a commit could not be read, and so were not compared."""

    commit: Commit
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every event in the order of the history, oldest first.

    `items` gives the last that was written of every item by its full id, also of those
    that are gone; `first_dues` the first deadline ever written of each milestone.
    `head` is the commit up to which the history was read, None for no commits.
    """

    events: tuple[Event, ...] = ()
    unread: tuple[Unread, ...] = ()
    items: Mapping[str, ItemFacts] = field(default_factory=dict)
    first_dues: Mapping[str, str] = field(default_factory=dict)
    head: str | None = None


def ledger_of(commits: Iterable[Commit], facts_of: FactsOf, *, head: str | None) -> Ledger:
    """The ledger of `commits`, which are given oldest first."""
    writer = LedgerWriter(facts_of)
    for commit in commits:
        writer.add(commit)
    return writer.ledger(head)


class LedgerWriter:
    """Adds one commit after the other to a ledger.

    A file that cannot be read at a commit keeps what it said before, so that the next
    readable state is compared with the last one.
    """

    def __init__(self, facts_of: FactsOf, before: Ledger | None = None) -> None:
        self._facts_of = facts_of
        self._events: list[Event] = list(before.events) if before else []
        self._unread: list[Unread] = list(before.unread) if before else []
        self._items: dict[str, ItemFacts] = dict(before.items) if before else {}
        self._first_dues: dict[str, str] = dict(before.first_dues) if before else {}
        self._last_readable: dict[str, tuple[ItemFacts, ...]] = {}

    def add(self, commit: Commit) -> None:
        """Add what `commit` changed in meaning."""
        unread = [one.path for one in commit.changes if self._is_unreadable(one)]
        old = facts_by_id(facts for one in commit.changes for facts in self._before(one))
        new = facts_by_id(facts for one in commit.changes for facts in self._after(one))
        self._items.update(new)
        for change in differences(old, new):
            self._events.append(Event(commit, change))
            self._note_first_due(change)
        for one in commit.changes:
            self._last_readable[one.path] = tuple(self._after(one))
        if unread:
            self._unread.append(Unread(commit._replace(changes=()), tuple(unread)))

    def ledger(self, head: str | None) -> Ledger:
        """What was added so far."""
        events, unread = tuple(self._events), tuple(self._unread)
        return Ledger(events, unread, self._items, self._first_dues, head)

    def _is_unreadable(self, change: FileChange) -> bool:
        return change.new is not None and self._facts_of(change.path, change.new) is None

    def _before(self, change: FileChange) -> Iterable[ItemFacts]:
        if change.path in self._last_readable:
            return self._last_readable[change.path]
        return (self._facts_of(change.path, change.old) or ()) if change.old else ()

    def _after(self, change: FileChange) -> Iterable[ItemFacts]:
        if change.new is None:
            return ()
        facts = self._facts_of(change.path, change.new)
        return self._before(change) if facts is None else facts

    def _note_first_due(self, change: Change) -> None:
        if change.kind is ChangeKind.CREATED or change.kind in DUE_KINDS:
            first = change.old or change.new
            if first:
                self._first_dues.setdefault(change.id, first)


def events_of(ledger: Ledger, id_: str) -> Iterator[Event]:
    """The events of an item and of the milestones that it owes, oldest first."""
    inside = f"{id_}/"
    for event in ledger.events:
        if event.change.id == id_ or event.change.id.startswith(inside):
            yield event
