"""Every change of every item over the history of a data folder."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple, TypeVar, overload

from dnatrack.history.changes import Change, ChangeKind
from dnatrack.history.facts import ItemFacts, has_items
from dnatrack.model.frozen import Frozen

# A commit as the ledger sees it: who changed which data files, when, and why.

_PULL_REQUEST = re.compile(
    r"\(#(\d+)\)\s*$|^Merge pull request #(\d+)\b|^Merge branch .*\(!(\d+)\)"
)


class FileChange(NamedTuple):
    """One data file before and after a commit, by the ids of its contents.

    `path` is relative to the data folder; an id is None where there is no such file.
    """

    path: str
    old: str | None
    new: str | None


class Commit(NamedTuple):
    """One step of the history of a data folder.

    `when` is the committer's moment, with the committer's offset. `changes` compares
    with the first parent. The commit that is not made yet has the id `""`.
    """

    id: str
    author: str
    email: str
    when: datetime
    subject: str
    changes: tuple[FileChange, ...] = ()

    @property
    def short_id(self) -> str:
        """The id as people write it."""
        return self.id[:10]

    @property
    def pull_request(self) -> int | None:
        """The number of the pull request that the subject names, if it does."""
        match = _PULL_REQUEST.search(self.subject)
        return next((int(one) for one in match.groups() if one), None) if match else None


def arrivals(steps: Sequence[Sequence[FileChange]]) -> tuple[list[int], bool]:
    """The numbers of those steps, oldest first, that brought half of what was there then.

    And whether anything with items is left after them.
    """
    there: set[str] = set()
    found = []
    for number, changes in enumerate(steps):
        came = {one.path for one in changes if one.old is None and has_items(one.path)}
        there -= {one.path for one in changes if one.new is None}
        there |= came
        if came and len(came) * 2 >= len(there):
            found.append(number)
    return found, bool(there)


DayOf = Callable[[Commit], date]
"""The day of a commit, in the time zone of the tracker."""


class Event(NamedTuple):
    """A change, and the commit that made it."""

    commit: Commit
    change: Change


class Unread(NamedTuple):
    """The changed files of a commit that could not be read, and so were not compared."""

    commit: Commit
    files: tuple[str, ...]


class Beginning(NamedTuple):
    """The first commit with items, and how many milestones it already held."""

    commit: Commit
    promises: int


class Ledger(Frozen):
    """Every event in the order of the history, oldest first.

    `due_events` are those of them that say something of a deadline, or of another id
    under which it goes on, or that it is gone. `items` gives the last that was written of
    every item by its full id, also of those that are gone; `heirs` what those are called
    now that have another id, `split` are those of which others are parts; `declaring` the
    ids of those that declare revisions; `first_dues` the first deadline ever written of
    each milestone, under whatever id. `head` is the commit up to which the history was
    read, None for no commits; `begins` the one with which it begins, None without items.

    What it takes to go on from there: `files` gives what each file said when it could
    last be read, nothing for one that is gone; `paths` the file that holds an item by
    its full id, empty for one that is gone; `repeated` the ids that several files hold.
    """

    events: Sequence[Event] = ()
    due_events: Sequence[Event] = ()
    unread: Sequence[Unread] = ()
    items: Mapping[str, ItemFacts] = MappingProxyType({})
    heirs: Mapping[str, str] = MappingProxyType({})
    split: Collection[str] = frozenset()
    declaring: Collection[str] = frozenset()
    first_dues: Mapping[str, str] = MappingProxyType({})
    files: Mapping[str, tuple[ItemFacts, ...]] = MappingProxyType({})
    paths: Mapping[str, str] = MappingProxyType({})
    repeated: Collection[str] = frozenset()
    head: str | None = None
    begins: Beginning | None = None


def lasting_ids(events: Sequence[Event]) -> Sequence[str]:
    """The id under which what each event is about goes on, in the order of `events`.

    What was deleted before something else took over its id is told apart by a blank
    behind it.
    """
    if all(one.change.kind is not ChangeKind.RENAMED for one in events):
        return [one.change.id for one in events]
    names: dict[str, str] = {}
    taken: set[str] = set()
    found: list[str] = []
    for _, group in groupby(reversed(events), key=lambda one: one.commit):
        same = [one.change for one in group]
        renamed = [one for one in same if one.kind is ChangeKind.RENAMED]
        taken |= {one.id for one in renamed}
        before = {**names, **{one.old: names.get(one.id, one.id) for one in renamed}}
        for one in same:
            if one.kind is ChangeKind.DELETED and one.id in taken:
                before[one.id] = f"{one.id} "
                taken.discard(one.id)
            known = before if one.kind is ChangeKind.DELETED else names
            found.append(known.get(one.id, one.id))
        names = before
    return found[::-1]


def events_of(ledger: Ledger, id_: str) -> Iterator[Event]:
    """The events of an item and of the milestones that it owes, oldest first.

    Those of the time when they had another id are among them, and those of milestones
    that somebody else owes now, up to that.
    """
    for lasting, event in zip(lasting_ids(ledger.events), ledger.events, strict=True):
        left = {event.change.id, event.change.old} & ledger.heirs.keys()
        if any(one == id_ or one.startswith(f"{id_}/") for one in (lasting, *left)):
            yield event


# What was known before and what was added, as one: nothing is copied, or loaded too early.

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_Item_co = TypeVar("_Item_co", covariant=True)


class Layered(Mapping[_Key, _Value]):
    """A mapping over another one; what is set here hides what is below."""

    def __init__(self, below: Mapping[_Key, _Value]) -> None:
        self._below = below
        self._here: dict[_Key, _Value] = {}

    def __setitem__(self, key: _Key, value: _Value) -> None:
        self._here[key] = value

    def __getitem__(self, key: _Key) -> _Value:
        return self._here[key] if key in self._here else self._below[key]

    def __iter__(self) -> Iterator[_Key]:
        yield from self._below
        yield from (key for key in self._here if key not in self._below)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Lazy(Sequence[_Item_co]):
    """A sequence that is made when somebody first looks at it."""

    def __init__(self, make: Callable[[], Sequence[_Item_co]]) -> None:
        self._make = make
        self._made: Sequence[_Item_co] | None = None

    def _all(self) -> Sequence[_Item_co]:
        if self._made is None:
            self._made = self._make()
        return self._made

    @overload
    def __getitem__(self, index: int) -> _Item_co: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[_Item_co]: ...
    def __getitem__(self, index: int | slice) -> _Item_co | Sequence[_Item_co]:
        return self._all()[index]

    def __iter__(self) -> Iterator[_Item_co]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())


class LazyMapping(Mapping[_Key, _Value]):
    """A mapping that is made when somebody first looks at it."""

    def __init__(self, make: Callable[[], Mapping[_Key, _Value]]) -> None:
        self._make = make
        self._made: Mapping[_Key, _Value] | None = None

    def _all(self) -> Mapping[_Key, _Value]:
        if self._made is None:
            self._made = self._make()
        return self._made

    def __getitem__(self, key: _Key) -> _Value:
        return self._all()[key]

    def __iter__(self) -> Iterator[_Key]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())


# A commit that is still to be made.


class NewCommit(Frozen):
    """One step of a history that is to be written.

    `when` is the moment of author and committer alike. `files` are the texts that the
    commit changes, by path from the top of the repository.
    """

    author: str
    email: str
    when: datetime
    message: str
    files: Mapping[str, str]
