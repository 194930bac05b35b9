"""A memory of parsed files, so that what did not change is not parsed again (ADR 0004)."""

import hashlib
import json
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dnatrack.storage.cache_file import MAX_CACHE_BYTES, CacheFile, cache_file

if TYPE_CHECKING:  # what is remembered needs no YAML parser, which is slow to import
    from dnatrack.yamltext.parse import Value

WORTH_WRITING = 20
"""Parsing costs that many times what writing costs, byte for byte (measured in ADR 0004)."""

_COUNT = struct.Struct("<I")
_ENTRY = struct.Struct("<20sI")
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
_decode = json.JSONDecoder().decode


class RememberedFiles:
    """Values of files by their content, kept in one cache file as JSON texts."""

    def __init__(self, file: CacheFile) -> None:
        self._file = file
        self._old = dict(_unpack(file.read() or b""))
        self._used: dict[bytes, bytes] = {}
        self._new_bytes = 0

    def recall(self, data: bytes) -> "Value":
        """The value of a file with these bytes; None where it is not remembered."""
        id_ = blob_id(data)
        text = self._used.get(id_) or self._old.get(id_)
        if text is None:
            return None
        self._used[id_] = text
        value: Value = _decode(text.decode("utf-8", "surrogatepass"))
        return value

    def remember(self, data: bytes, value: "Value") -> None:
        """Keep the value of a file with these bytes, once `save` is called."""
        text = _encode(value).encode("utf-8", "surrogatepass")
        self._used[blob_id(data)] = text
        self._new_bytes += len(text)

    def save(self) -> None:
        """Write down what is new, if parsing it again would cost more than writing."""
        texts = {**self._used, **self._old}
        if self._new_bytes * WORTH_WRITING > sum(map(len, texts.values())):
            self._file.write(_pack(dict(_kept(texts))))


class NothingRemembered:
    """The memory where there is no place to keep one."""

    def recall(self, data: bytes) -> None:
        """None, always."""

    def remember(self, data: bytes, value: "Value") -> None:
        """Nothing, for nothing is kept."""

    def save(self) -> None:
        """Nothing, for nothing is kept."""


def open_memory(data_folder: Path) -> RememberedFiles | NothingRemembered:
    """What is remembered of the files of `data_folder`; call `save` on it in the end."""
    file = cache_file(data_folder, "values")
    return NothingRemembered() if file is None else RememberedFiles(file)


def blob_id(data: bytes) -> bytes:
    """The id that git gives to a file with these bytes, in its 20-byte form."""
    return hashlib.sha1(b"blob %d\0%b" % (len(data), data), usedforsecurity=False).digest()


def _kept(texts: dict[bytes, bytes]) -> Iterator[tuple[bytes, bytes]]:
    """As many as the limit allows, those of this run before those of earlier ones."""
    total = _COUNT.size
    for id_, text in texts.items():
        total += len(text) + _ENTRY.size
        if total > MAX_CACHE_BYTES:
            return
        yield id_, text


def _pack(texts: dict[bytes, bytes]) -> bytes:
    """The number of texts, then the id and the length of each, then the texts."""
    index = b"".join(_ENTRY.pack(id_, len(text)) for id_, text in texts.items())
    return b"".join((_COUNT.pack(len(texts)), index, *texts.values()))


def _unpack(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    if not content:
        return
    (count,) = _COUNT.unpack_from(content)
    at = _COUNT.size + count * _ENTRY.size
    for id_, size in _ENTRY.iter_unpack(content[_COUNT.size : at]):
        yield id_, content[at : at + size]
        at += size
