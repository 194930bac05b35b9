"""A ledger, written commit by commit."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

from dnatrack.history.changes import (
    DUE_KINDS,
    Change,
    ChangeKind,
    changes_at_birth,
    differences,
    due_changes,
    facts_by_id,
    title_changes,
)
from dnatrack.history.facts import ItemFacts
from dnatrack.history.former_ids import new_names
from dnatrack.history.ledger import (
    Beginning,
    Commit,
    Event,
    FileChange,
    Layered,
    Lazy,
    Ledger,
    Unread,
)
from dnatrack.history.moves import last_day

FactsOf = Callable[[str, str], tuple[ItemFacts, ...] | None]
"""What the content of this id says in a file of this path; None where it cannot be read."""

RemainsOf = Callable[[str, str], tuple[ItemFacts, ...]]
"""What can be told of the items in such a content that cannot be read: ids and deadlines."""

_Files = Mapping[str, tuple[ItemFacts, ...]]
_Items = dict[str, ItemFacts]
_GONE = ""
_OF_DEADLINES = DUE_KINDS | {ChangeKind.DELETED, ChangeKind.RENAMED}


class LedgerWriter:
    """Adds one commit after the other to a ledger.

    A file that cannot be read at a commit keeps what it said before, so that the next
    readable state is compared with the last one. Where it never said anything, what can
    be told of its deadlines is not forgotten.
    """

    def __init__(
        self, facts_of: FactsOf, remains_of: RemainsOf, before: Ledger | None = None
    ) -> None:
        self._facts_of = facts_of
        self._remains_of = remains_of
        self._before = before or Ledger()
        self._events: list[Event] = []
        self._due_events: list[Event] = []
        self._unread: list[Unread] = []
        self._items = Layered(self._before.items)
        self._heirs = dict(self._before.heirs)
        self._split = set(self._before.split)
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
        changes = differences(old, new)
        changes += tuple(self._late_names(old, new))
        moves = self._pass_on(changes, new)
        for change in changes:
            self._note(bare, change, new)
        for change in moves:
            self._add(Event(bare, change))
        self._hold(before, after)
        if in_doubt:
            self._hold_repeated(_holders(in_doubt, self._files))
        self._remember(new)
        for id_ in new:
            self._heirs.pop(id_, None)

    def ledger(self, head: str | None) -> Ledger:
        """What was added so far."""
        before = self._before
        events, due_events, unread = self._events, self._due_events, self._unread
        return Ledger(
            events=Lazy(lambda: (*before.events, *events)),
            due_events=(*before.due_events, *due_events),
            unread=(*before.unread, *unread),
            items=self._items,
            heirs=self._heirs,
            split=self._split,
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
                self._keep_remains(one, facts)
            after[one.path] = facts
        if unread:
            names = tuple(one.path for one in unread)
            self._unread.append(Unread(commit._replace(changes=()), names))
            after.update(_carried_along(commit.changes, unread, before))
        return after

    def _keep_remains(self, change: FileChange, before: tuple[ItemFacts, ...]) -> None:
        """Remember the deadlines of what nobody could ever read, for when somebody can."""
        if before or change.new is None:
            return
        for one in self._remains_of(change.path, change.new):
            if one.id not in self._items:
                self._items[one.id] = one
                self._first_dues[one.id] = one.due

    def _in_several_files(self, old: _Items, new: _Items, changed: _Files) -> set[str]:
        """The ids among `old` and `new` that a file holds that did not change."""
        known = {id_ for id_ in chain(old, new) if id_ in self._repeated}
        paths = {id_: self._paths.get(id_, _GONE) for id_ in new if id_ not in old}
        return known | {id_ for id_, path in paths.items() if path and path not in changed}

    def _late_names(self, old: _Items, new: _Items) -> Iterator[Change]:
        """The first ids that items name now of what was gone before, without a word."""
        for id_, item in new.items():
            named = self._new_names(item)
            if item.owner in new:
                local = id_.rpartition("/")[2]
                named += [f"{one}/{local}" for one in self._new_names(new[item.owner])]
            lost = (one for one in named if one not in old and one not in new)
            for name in islice(filter(self._is_lost, lost), 1):
                yield Change(ChangeKind.RENAMED, id_, name, id_)

    def _new_names(self, item: ItemFacts) -> list[str]:
        # What was said before is not looked up in vain: that reads what is remembered.
        return new_names(self._items.get(item.id), item) if item.formerly else []

    def _is_lost(self, id_: str) -> bool:
        """Whether something had this id, and nobody knows what became of it."""
        return id_ in self._items and id_ not in self._heirs and not self._paths.get(id_)

    def _pass_on(self, changes: Iterable[Change], new: _Items) -> Sequence[Change]:
        """Give what has another id now the first deadline that it had under the old one.

        Returns the moves that nobody saw, of what got its new id before this was said.
        """
        renamed = [one for one in changes if one.kind is ChangeKind.RENAMED]
        moves: list[Change] = []
        inherited: defaultdict[str, list[str]] = defaultdict(list)
        for one in renamed:
            if self._paths.get(one.old):
                self._set_apart(one.id, {other.old for other in renamed})
            else:
                item = new[one.id]
                due = self._first_dues.get(one.id) or item.due
                moves += due_changes(self._items[one.old], item._replace(due=due))
            inherited[one.id].append(self._first_dues.get(one.old, ""))
            self._heirs[one.old] = one.id
        for id_, dues in inherited.items():
            self._first_dues[id_] = min(dues, key=last_day)
        return moves

    def _set_apart(self, id_: str, left: set[str]) -> None:
        """Keep what had an id that something else takes over, under that and a blank."""
        if id_ in self._items and id_ not in left and id_ not in self._heirs:
            apart = f"{id_} "
            self._items[apart] = self._items[id_]._replace(id=apart)
            self._first_dues[apart] = self._first_dues.get(id_, "")

    def _note(self, commit: Commit, change: Change, new: _Items) -> None:
        if change.kind is ChangeKind.CREATED:
            self._begin(new[change.id])
        self._add(Event(commit, change))
        if change.kind is ChangeKind.CREATED:
            item = new[change.id]
            # What comes back with another deadline was moved, whatever happened in between.
            for one in chain(self._since_before(item), changes_at_birth(item)):
                self._add(Event(commit, one))

    def _begin(self, item: ItemFacts) -> None:
        """Let the first deadline of something new be that of the whole that it is a part of."""
        if item.id in self._heirs:
            self._first_dues[item.id] = ""
        if item.part_of and item.part_of in self._items:
            self._split.add(item.part_of)
            if not self._first_dues.get(item.id):
                self._first_dues[item.id] = self._first_dues.get(item.part_of, "")

    def _since_before(self, item: ItemFacts) -> Iterator[Change]:
        """What changed in something new against what was promised before under its id.

        Of a part that is against the whole. What had its id and has another one is not it.
        """
        whole = self._items.get(item.part_of) if item.part_of else None
        last = None if item.id in self._heirs else self._items.get(item.id)
        if last is not None:
            yield from due_changes(last, item)
            yield from title_changes(last, item) if last.title else ()
        elif whole is not None:
            yield from due_changes(whole, item)

    def _add(self, event: Event) -> None:
        change = event.change
        self._events.append(event)
        if change.kind in _OF_DEADLINES:
            self._due_events.append(event)
        if change.kind in DUE_KINDS or change.kind is ChangeKind.CREATED:
            first = change.old or change.new
            if first and not self._first_dues.get(change.id):
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
