"""What data files say about items, written down so that one of them can be read alone."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from dnatrack.history.facts import ItemFacts, News, NewsSort, RevisionFacts
from dnatrack.history.ledger import Ledger
from dnatrack.model.data_files import TASK_FOLDER

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
