"""The ledger up to some commit, so that only later commits need to be read (ADR 0008)."""

import json
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, NamedTuple

from dnatrack.history.changes import Change, ChangeKind
from dnatrack.history.facts import ItemFacts, News, NewsSort, RevisionFacts
from dnatrack.history.ledger import Commit, Event, Lazy, LazyMapping, Ledger, Unread
from dnatrack.model.data_files import TASK_FOLDER
from dnatrack.storage.cache import cache_file

# What data files say about items, written down so that one of them can be read alone.

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
_decode = json.JSONDecoder().decode


_Row = Sequence[Any]
"""The fields of an item, as they were written down."""


class StoredFiles(Mapping[str, tuple[ItemFacts, ...]]):
    """What each file says, decoded when somebody asks for it.

    `places` says where in `texts` each of them is: its first byte and its length.
    """

    def __init__(self, places: Mapping[str, tuple[int, int]], texts: bytes) -> None:
        self._places = places
        self._texts = texts
        self._rows: dict[str, Sequence[_Row]] = {}

    def rows(self, path: str) -> Sequence[_Row]:
        """The items of a file as they were written down; none where there is no such file."""
        if path not in self._rows:
            start, length = self._places.get(path, (0, 0))
            text = self._texts[start : start + length].decode("utf-8", "surrogatepass")
            self._rows[path] = _decode(text or "[]")
        return self._rows[path]

    def __getitem__(self, path: str) -> tuple[ItemFacts, ...]:
        if path not in self._places:
            raise KeyError(path)
        return tuple(map(_item, self.rows(path)))

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


class StoredPaths(Mapping[str, str]):
    """The file that holds an item: the one of that name, but for the exceptions."""

    def __init__(self, files: StoredFiles, exceptions: Mapping[str, str]) -> None:
        self._files = files
        self._exceptions = exceptions

    def row(self, id_: str) -> tuple[str, _Row]:
        """The file that holds an item, and the item as it was written down.

        Raises:
            KeyError: no file holds it.
        """
        path = self._exceptions.get(id_, _usual_path(id_))
        for one in self._files.rows(path):
            if one[0] == id_:
                return path, one
        raise KeyError(id_)

    def __getitem__(self, id_: str) -> str:
        return self.row(id_)[0]

    def __iter__(self) -> Iterator[str]:
        return iter({one[0]: None for path in self._files for one in self._files.rows(path)})

    def __len__(self) -> int:
        return sum(1 for _ in self)


class StoredItems(Mapping[str, ItemFacts]):
    """Every item by its id: those that files hold, and those that are gone."""

    def __init__(self, paths: StoredPaths, gone: Mapping[str, _Row]) -> None:
        self._paths = paths
        self._gone = gone
        self._found: dict[str, ItemFacts] = {}

    def __getitem__(self, id_: str) -> ItemFacts:
        if id_ not in self._found:
            row = self._gone[id_] if id_ in self._gone else self._paths.row(id_)[1]
            self._found[id_] = _item(row)
        return self._found[id_]

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys([*self._paths, *self._gone]))

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Packed(NamedTuple):
    """What is written down of the files of a ledger.

    `exceptions` gives the file of those items that are not in the one of their name,
    `gone` those that no file holds any more.
    """

    places: Mapping[str, tuple[int, int]]
    texts: bytes
    exceptions: Mapping[str, str]
    gone: Mapping[str, ItemFacts]


def pack(ledger: Ledger) -> Packed:
    """The files and items of a ledger, to be written down."""
    places: dict[str, tuple[int, int]] = {}
    texts: list[bytes] = []
    held: dict[str, ItemFacts] = {}
    at = 0
    for path, facts in sorted(ledger.files.items()):
        if facts:
            text = _encode(facts).encode("utf-8", "surrogatepass")
            places[path] = at, len(text)
            texts.append(text)
            at += len(text)
            held.update((one.id, one) for one in reversed(facts) if ledger.paths[one.id] == path)
    return Packed(places, b"".join(texts), dict(_exceptions(ledger, held)), _gone(ledger, held))


def unpack(
    places: Mapping[str, tuple[int, int]],
    texts: bytes,
    exceptions: Mapping[str, str],
    gone: Mapping[str, _Row],
) -> tuple[StoredFiles, StoredPaths, StoredItems]:
    """The files, paths and items of a ledger that was written down."""
    files = StoredFiles(places, texts)
    paths = StoredPaths(files, exceptions)
    return files, paths, StoredItems(paths, gone)


def _exceptions(ledger: Ledger, held: Mapping[str, ItemFacts]) -> Iterator[tuple[str, str]]:
    return ((id_, ledger.paths[id_]) for id_ in held if ledger.paths[id_] != _usual_path(id_))


def _gone(ledger: Ledger, held: Mapping[str, ItemFacts]) -> dict[str, ItemFacts]:
    return {id_: item for id_, item in ledger.items.items() if held.get(id_) != item}


def _usual_path(id_: str) -> str:
    return f"{TASK_FOLDER}/{id_.partition('/')[0]}.yaml"


_PARTNERS, _EVIDENCE, _REVISIONS, _NEWS = map(
    ItemFacts._fields.index, ("partners", "evidence", "revisions", "news")
)


def _item(row: _Row) -> ItemFacts:
    values = list(row)
    values[_PARTNERS] = tuple(row[_PARTNERS])
    values[_EVIDENCE] = tuple(row[_EVIDENCE])
    values[_REVISIONS] = tuple([RevisionFacts(*one) for one in row[_REVISIONS]])
    values[_NEWS] = tuple([News(NewsSort(sort), *rest) for sort, *rest in row[_NEWS]])
    return ItemFacts(*values)


_KIND = "ledger"
_LENGTHS = struct.Struct("<5I")


def recall_ledger(data_folder: Path) -> Ledger | None:
    """The ledger that was read last; None where none is remembered.

    It holds what was committed up to its head, nothing that is not.
    """
    file = cache_file(data_folder, _KIND)
    content = file.read() if file is not None else None
    return _unpack(content) if content is not None else None


def remember_ledger(data_folder: Path, ledger: Ledger) -> None:
    """Keep a ledger for a later `recall_ledger`."""
    file = cache_file(data_folder, _KIND)
    if file is not None:
        file.write(_pack(ledger))


def _pack(ledger: Ledger) -> bytes:
    commits = _commits(ledger)
    numbers = {commit.id: number for number, commit in enumerate(commits)}
    files = pack(ledger)
    head = {
        "head": ledger.head,
        "commits": [[*one[:3], one.when.isoformat(), one.subject] for one in commits],
        "due_events": [[numbers[one.commit.id], *one.change] for one in ledger.due_events],
        "unread": [[numbers[one.commit.id], one.files] for one in ledger.unread],
        "declaring": sorted(ledger.declaring),
        "repeated": sorted(ledger.repeated),
        "exceptions": files.exceptions,
    }
    events = [[numbers[one.commit.id], *one.change] for one in ledger.events]
    values = (head, events, dict(ledger.first_dues), files.gone, files.places)
    parts = [_encode(value).encode("utf-8", "surrogatepass") for value in values]
    return b"".join((_LENGTHS.pack(*map(len, parts)), *parts, files.texts))


def _commits(ledger: Ledger) -> list[Commit]:
    """Each commit that the ledger speaks of, in the order of the history."""
    found = (*(one.commit for one in ledger.events), *(one.commit for one in ledger.unread))
    return list({one.id: one for one in found}.values())


def _unpack(content: bytes) -> Ledger:
    parts = _parts(content)
    head = _decode_part(parts[0])
    commits = Lazy(partial(_read_commits, head["commits"]))
    files, paths, items = unpack(
        _decode_part(parts[4]), parts[5], head["exceptions"], _decode_part(parts[3])
    )
    return Ledger(
        events=Lazy(lambda: _events(commits, _decode_part(parts[1]))),
        due_events=_events(commits, head["due_events"]),
        unread=tuple(Unread(commits[number], tuple(names)) for number, names in head["unread"]),
        items=items,
        declaring=frozenset(head["declaring"]),
        first_dues=LazyMapping(lambda: _decode_part(parts[2])),
        files=files,
        paths=paths,
        repeated=frozenset(head["repeated"]),
        head=head["head"],
    )


def _parts(content: bytes) -> Sequence[bytes]:
    lengths = (*_LENGTHS.unpack_from(content), len(content))
    ends = list(accumulate(lengths, initial=_LENGTHS.size))
    return [content[start:end] for start, end in pairwise(ends)]


def _decode_part(part: bytes) -> Any:  # noqa: ANN401 - whatever was written down
    return json.loads(part.decode("utf-8", "surrogatepass"))


def _read_commits(packed: Iterable[Sequence[str]]) -> tuple[Commit, ...]:
    return tuple(
        Commit(id_, author, email, datetime.fromisoformat(when), subject)
        for id_, author, email, when, subject in packed
    )


def _events(commits: Sequence[Commit], packed: Iterable[Sequence[Any]]) -> tuple[Event, ...]:
    return tuple(
        Event(
            commits[number],
            Change(ChangeKind(kind), id_, old, new, days, RevisionFacts(*revision))
            if revision
            else Change(ChangeKind(kind), id_, old, new, days),
        )
        for number, kind, id_, old, new, days, revision in packed
    )
