"""Every change of every item over the history of a data folder."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple, TypeVar, overload

from dnatrack.history.changes import Change, ChangeKind
from dnatrack.history.facts import ItemFacts
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

<<<<<<< HEAD
    `due_events` are those of them that say something of a deadline, or of another id
    under which it goes on, or that it is gone. `items` gives the last that was written of
    every item by its full id, also of those that are gone; `heirs` what those are called
    now that have another id; `declaring` the ids of those that declare revisions;
    `first_dues` the first deadline ever written of each milestone, under whatever id.
    `head` is the commit up to which the history was read, None for no commits.
=======
    `due_events` are those of them that say something of a deadline. `items` gives the
    last that was written of every item by its full id, also of those that are gone;
    `declaring` the ids of those that declare revisions; `first_dues` the first deadline
    ever written of each milestone. `head` is the commit up to which the history was
    read, None for no commits; `begins` the one with which it begins, None without items.
>>>>>>> 167c95a (reports: say where a history begins that holds promises)

    What it takes to go on from there: `files` gives what each file said when it could
    last be read, nothing for one that is gone; `paths` the file that holds an item by
    its full id, empty for one that is gone; `repeated` the ids that several files hold.
    """

    events: Sequence[Event] = ()
    due_events: Sequence[Event] = ()
    unread: Sequence[Unread] = ()
    items: Mapping[str, ItemFacts] = MappingProxyType({})
    heirs: Mapping[str, str] = MappingProxyType({})
    declaring: Collection[str] = frozenset()
    first_dues: Mapping[str, str] = MappingProxyType({})
    files: Mapping[str, tuple[ItemFacts, ...]] = MappingProxyType({})
    paths: Mapping[str, str] = MappingProxyType({})
    repeated: Collection[str] = frozenset()
    head: str | None = None
    begins: Beginning | None = None


def lasting_ids(events: Sequence[Event]) -> Sequence[str]:
    """The id under which what each event is about goes on, in the order of `events`.

    What stood under an id before something else took it over is told apart by a blank
    behind it.
    """
    if all(one.change.kind is not ChangeKind.RENAMED for one in events):
        return [one.change.id for one in events]
    names: dict[str, str] = {}
    found: list[str] = []
    for _, group in groupby(reversed(events), key=lambda one: one.commit):
        same = [one.change for one in group]
        renamed = [one for one in same if one.kind is ChangeKind.RENAMED]
        now = {one.id: names.get(one.id, one.id) for one in renamed}
        before = {**names, **{id_: f"{name} " for id_, name in now.items()}}
        before |= {one.old: now[one.id] for one in renamed}
        for one in same:
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


<<<<<<< HEAD
=======
# Commits to a ledger, one after the other.

FactsOf = Callable[[str, str], tuple[ItemFacts, ...] | None]
"""What the content of this id says in a file of this path; None where it cannot be read."""

_Files = Mapping[str, tuple[ItemFacts, ...]]
_Items = dict[str, ItemFacts]
_GONE = ""


class LedgerWriter:
    """Adds one commit after the other to a ledger.

    A file that cannot be read at a commit keeps what it said before, so that the next
    readable state is compared with the last one.
    """

    def __init__(self, facts_of: FactsOf, before: Ledger | None = None) -> None:
        self._facts_of = facts_of
        self._before = before or Ledger()
        self._events: list[Event] = []
        self._due_events: list[Event] = []
        self._unread: list[Unread] = []
        self._items = Layered(self._before.items)
        self._declaring = set(self._before.declaring)
        self._first_dues = Layered(self._before.first_dues)
        self._files = Layered(self._before.files)
        self._paths = Layered(self._before.paths)
        self._repeated = set(self._before.repeated)
        self._begins = self._before.begins

    def add(self, commit: Commit) -> None:
        """Add what `commit` changed in meaning."""
        before = {one.path: self._files.get(one.path, ()) for one in commit.changes}
        after = self._after(commit, before)
        old, new = facts_by_id(_all(before)), facts_by_id(_all(after))
        in_doubt = self._in_several_files(old, new, before) | _repeated(after)
        if in_doubt:
            _settle(old, _holders(in_doubt, self._files))
            _settle(new, _holders(in_doubt, {**self._files, **after}))
        bare = commit._replace(changes=())
        if self._begins is None and new:
            self._begins = Beginning(bare, sum(one.is_milestone for one in new.values()))
        for change in differences(old, new):
            self._note(bare, change, new)
        self._hold(before, after)
        if in_doubt:
            self._hold_repeated(_holders(in_doubt, self._files))
        self._remember(new)

    def ledger(self, head: str | None) -> Ledger:
        """What was added so far."""
        before = self._before
        events, due_events, unread = self._events, self._due_events, self._unread
        return Ledger(
            events=Lazy(lambda: (*before.events, *events)),
            due_events=(*before.due_events, *due_events),
            unread=(*before.unread, *unread),
            items=self._items,
            declaring=self._declaring,
            first_dues=self._first_dues,
            files=self._files,
            paths=self._paths,
            repeated=self._repeated,
            head=head,
            begins=self._begins,
        )

    def _after(self, commit: Commit, before: _Files) -> _Files:
        """What the files of `commit` say after it; as before where they cannot be read."""
        after: dict[str, tuple[ItemFacts, ...]] = {}
        unread = []
        for one in commit.changes:
            facts = () if one.new is None else self._facts_of(one.path, one.new)
            if facts is None:
                unread.append(one)
                facts = before[one.path]
            after[one.path] = facts
        if unread:
            names = tuple(one.path for one in unread)
            self._unread.append(Unread(commit._replace(changes=()), names))
            after.update(_carried_along(commit.changes, unread, before))
        return after

    def _in_several_files(self, old: _Items, new: _Items, changed: _Files) -> set[str]:
        """The ids among `old` and `new` that a file holds that did not change."""
        known = {id_ for id_ in chain(old, new) if id_ in self._repeated}
        paths = {id_: self._paths.get(id_, _GONE) for id_ in new if id_ not in old}
        return known | {id_ for id_, path in paths.items() if path and path not in changed}

    def _note(self, commit: Commit, change: Change, new: _Items) -> None:
        self._add(Event(commit, change))
        if change.kind is ChangeKind.CREATED:
            item, last = new[change.id], self._items.get(change.id)
            # What comes back with another deadline was moved, whatever happened in between.
            moves = due_changes(last, item) if last is not None else ()
            for one in chain(moves, changes_at_birth(item)):
                self._add(Event(commit, one))

    def _add(self, event: Event) -> None:
        change = event.change
        self._events.append(event)
        if change.kind in DUE_KINDS:
            self._due_events.append(event)
        elif change.kind is not ChangeKind.CREATED:
            return
        first = change.old or change.new
        if first and change.id not in self._first_dues:
            self._first_dues[change.id] = first

    def _hold(self, before: _Files, after: _Files) -> None:
        for one in _all(before):
            self._paths[one.id] = _GONE
        for path, facts in after.items():
            self._files[path] = facts
            for one in facts:
                self._paths[one.id] = path

    def _hold_repeated(self, holders: Mapping[str, _Files]) -> None:
        for id_, files in holders.items():
            self._paths[id_] = next(iter(files), _GONE)
            if len(files) > 1:
                self._repeated.add(id_)
            else:
                self._repeated.discard(id_)

    def _remember(self, new: _Items) -> None:
        for id_, item in new.items():
            self._items[id_] = item
            if item.revisions:
                self._declaring.add(id_)
            else:
                self._declaring.discard(id_)


def _carried_along(
    changes: Iterable[FileChange], unread: Iterable[FileChange], before: _Files
) -> Iterator[tuple[str, tuple[ItemFacts, ...]]]:
    """What new files that cannot be read said under the name that they had before.

    That is told by their content, and where one file went and one came, by that.
    """
    removed = [one for one in changes if one.new is None]
    added = [one for one in unread if one.old is None]
    for new in added:
        same = [one for one in removed if one.old == new.new]
        if same or len(removed) == len(added) == 1:
            yield new.path, before[(same or removed)[0].path]


def _all(files: _Files) -> Iterator[ItemFacts]:
    return chain.from_iterable(files.values())


def _repeated(files: _Files) -> set[str]:
    """The ids that occur more than once in `files`."""
    times = Counter(one.id for one in _all(files))
    return {id_ for id_, count in times.items() if count > 1}


def _holders(ids: set[str], files: _Files) -> Mapping[str, _Files]:
    """The files that hold each of `ids`, in their order, with what they say of it alone."""
    found: defaultdict[str, dict[str, tuple[ItemFacts, ...]]] = defaultdict(dict)
    for path in sorted(files):
        for one in files[path]:
            if one.id in ids:
                found[one.id].setdefault(path, (one,))
    return {id_: found[id_] for id_ in sorted(ids)}


def _settle(items: _Items, holders: Mapping[str, _Files]) -> None:
    """Of items that several files hold the first one counts."""
    for id_, files in holders.items():
        items.pop(id_, None)
        for (one,) in files.values():
            items.setdefault(id_, one)


>>>>>>> 167c95a (reports: say where a history begins that holds promises)
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
