"""Every change of every item over the history of a data folder."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dnatrack.history.changes import Change
from dnatrack.history.commits import Commit
from dnatrack.history.facts import ItemFacts


class Event(NamedTuple):
    """A change, and the commit that made it."""

    commit: Commit
    change: Change


class Unread(NamedTuple):
    """The changed files of a commit that could not be read, and so were not compared."""

    commit: Commit
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every event in the order of the history, oldest first.

    `due_events` are those of them that say something of a deadline. `items` gives the
    last that was written of every item by its full id, also of those that are gone;
    `declaring` the ids of those that declare revisions; `first_dues` the first deadline
    ever written of each milestone. `head` is the commit up to which the history was
    read, None for no commits.

    What it takes to go on from there: `files` gives what each file said when it could
    last be read, nothing for one that is gone; `paths` the file that holds an item by
    its full id, empty for one that is gone; `repeated` the ids that several files hold.
    """

    events: Sequence[Event] = ()
    due_events: Sequence[Event] = ()
    unread: Sequence[Unread] = ()
    items: Mapping[str, ItemFacts] = field(default_factory=dict)
    declaring: Collection[str] = frozenset()
    first_dues: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, tuple[ItemFacts, ...]] = field(default_factory=dict)
    paths: Mapping[str, str] = field(default_factory=dict)
    repeated: Collection[str] = frozenset()
    head: str | None = None


def events_of(ledger: Ledger, id_: str) -> Iterator[Event]:
    """The events of an item and of the milestones that it owes, oldest first."""
    inside = f"{id_}/"
    for event in ledger.events:
        if event.change.id == id_ or event.change.id.startswith(inside):
            yield event
