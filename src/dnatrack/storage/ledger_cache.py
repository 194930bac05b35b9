"""The ledger up to some commit, so that only later commits need to be read (ADR 0008)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from dnatrack.history.changes import Change, ChangeKind, facts_by_id
from dnatrack.history.facts import DecisionFacts, ItemFacts, News, NewsSort, RevisionFacts
from dnatrack.history.ledger import Beginning, Commit, Event, Lazy, LazyMapping, Ledger, Unread
from dnatrack.loading.snapshot import MAX_FILE_BYTES
from dnatrack.storage.cache import cache_file, decode, encode, recall, remember
from dnatrack.storage.files import read_regular_file
from dnatrack.storage.git_files import repository_entry

_KIND = "ledger"
_NAMES = ".mailmap"
_Row = Sequence[Any]
"""The fields of an item, as they were written down."""


def recall_ledger(data_folder: Path) -> Ledger | None:
    """The ledger that was read last; None where none is remembered.

    It holds what was committed up to its head, nothing that is not. What it holds is
    decoded when somebody asks for it.
    """
    parts = recall(data_folder, _KIND, key=_names_of_authors(data_folder))
    if parts is None:
        return None
    of_head, of_events, of_first_dues, of_paths, of_gone, of_places, texts = parts
    head = decode(of_head)
    commits = [
        Commit(id_, author, email, datetime.fromisoformat(when), subject)
        for id_, author, email, when, subject in head["commits"]
    ]
    files = StoredFiles(decode(of_places), texts)
    paths = LazyMapping(
        lambda: {id_: path for path, found in decode(of_paths).items() for id_ in found}
    )
    return Ledger(
        events=Lazy(lambda: _events(commits, decode(of_events))),
        due_events=_events(commits, head["due_events"]),
        unread=tuple(Unread(commits[number], tuple(names)) for number, names in head["unread"]),
        items=StoredItems(files, paths, decode(of_gone)),
        heirs=head["heirs"],
        split=frozenset(head["split"]),
        declaring=frozenset(head["declaring"]),
        first_dues=LazyMapping(lambda: decode(of_first_dues)),
        files=files,
        paths=paths,
        repeated=frozenset(head["repeated"]),
        head=head["head"],
        begins=Beginning(commits[head["begins"][0]], head["begins"][1]) if head["begins"] else None,
    )


def remember_ledger(data_folder: Path, ledger: Ledger) -> None:
    """Keep a ledger for a later `recall_ledger`."""
    if cache_file(data_folder, _KIND) is None:
        return
    # Each commit that the ledger speaks of, in the order of the history.
    spoken_of = (*(one.commit for one in ledger.events), *(one.commit for one in ledger.unread))
    commits = list({one.id: one for one in spoken_of}.values())
    numbers = {commit.id: number for number, commit in enumerate(commits)}
    files = {path: facts for path, facts in sorted(ledger.files.items()) if facts}
    # The items of a file that no other one holds before it; of a repeated id the first.
    paths = {
        path: facts_by_id(one for one in facts if ledger.paths[one.id] == path)
        for path, facts in files.items()
    }
    held = {id_: item for one in paths.values() for id_, item in one.items()}
    head = {
        "head": ledger.head,
        "commits": [[*one[:3], one.when.isoformat(), one.subject] for one in commits],
        "due_events": [[numbers[one.commit.id], *one.change] for one in ledger.due_events],
        "unread": [[numbers[one.commit.id], one.files] for one in ledger.unread],
        "heirs": dict(ledger.heirs),
        "split": sorted(ledger.split),
        "declaring": sorted(ledger.declaring),
        "repeated": sorted(ledger.repeated),
        "begins": [numbers[ledger.begins.commit.id], ledger.begins.promises]
        if ledger.begins
        else None,
    }
    texts = [encode(facts) for facts in files.values()]
    parts: Sequence[object] = (
        head,
        [[numbers[one.commit.id], *one.change] for one in ledger.events],
        dict(ledger.first_dues),
        {path: list(items) for path, items in paths.items()},
        {id_: item for id_, item in ledger.items.items() if held.get(id_) != item},
        dict(zip(files, pairwise(accumulate(map(len, texts), initial=0)), strict=True)),
    )
    key = _names_of_authors(data_folder)
    remember(data_folder, _KIND, *map(encode, parts), b"".join(texts), key=key)


def _names_of_authors(data_folder: Path) -> str:
    """What is another text where the `.mailmap` of the repository is another; empty without."""
    entry = repository_entry(data_folder)
    content = entry and read_regular_file(str(entry.parent / _NAMES), MAX_FILE_BYTES)
    return sha256(content).hexdigest() if isinstance(content, bytes) else ""


class StoredFiles(Mapping[str, tuple[ItemFacts, ...]]):
    """What each file says, decoded when somebody asks for it.

    `places` says where in `texts` each of them is: its first byte and the one behind it.
    """

    def __init__(self, places: Mapping[str, tuple[int, int]], texts: bytes) -> None:
        self._places = places
        self._texts = texts
        self._read: dict[str, Sequence[_Row]] = {}

    def rows(self, path: str) -> Sequence[_Row]:
        """What a file says, as it was written down."""
        if path not in self._read:
            start, end = self._places[path]
            self._read[path] = decode(self._texts[start:end])
        return self._read[path]

    def __getitem__(self, path: str) -> tuple[ItemFacts, ...]:
        return tuple(map(_item, self.rows(path)))

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


class StoredItems(Mapping[str, ItemFacts]):
    """Every item by its id: those that files hold, and those that are `gone`."""

    def __init__(
        self, files: StoredFiles, paths: Mapping[str, str], gone: Mapping[str, _Row]
    ) -> None:
        self._files = files
        self._paths = paths
        self._gone = gone
        self._items: dict[str, ItemFacts] = {}

    def __getitem__(self, id_: str) -> ItemFacts:
        if id_ not in self._items:
            self._items[id_] = _item(self._gone[id_] if id_ in self._gone else self._held(id_))
        return self._items[id_]

    def _held(self, id_: str) -> _Row:
        return next(one for one in self._files.rows(self._paths[id_]) if one[0] == id_)

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys([*self._paths, *self._gone]))

    def __len__(self) -> int:
        return sum(1 for _ in self)


_PARTNERS, _EVIDENCE, _REVISIONS, _NEWS, _DECISION, _FORMERLY = map(
    ItemFacts._fields.index,
    ("partners", "evidence", "revisions", "news", "decision", "formerly"),
)


def _item(row: _Row) -> ItemFacts:
    values = list(row)
    values[_PARTNERS] = tuple(row[_PARTNERS])
    values[_EVIDENCE] = tuple(row[_EVIDENCE])
    values[_REVISIONS] = tuple([RevisionFacts(*one) for one in row[_REVISIONS]])
    values[_NEWS] = tuple([News(NewsSort(sort), *rest) for sort, *rest in row[_NEWS]])
    values[_DECISION] = DecisionFacts(*row[_DECISION]) if row[_DECISION] else None
    values[_FORMERLY] = tuple(row[_FORMERLY])
    return ItemFacts(*values)


def _events(commits: Sequence[Commit], packed: Iterable[Sequence[Any]]) -> tuple[Event, ...]:
    return tuple(
        Event(
            commits[number],
            Change(
                ChangeKind(kind),
                id_,
                old,
                new,
                days,
                RevisionFacts(*revision) if revision else None,
                is_partial,
            ),
        )
        for number, kind, id_, old, new, days, revision, is_partial in packed
    )
