"""What dnatrack remembers between runs, so that nothing is worked out twice (ADR 0004, 0025)."""

import hashlib
import json
import os
import struct
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import dnatrack
from dnatrack.i18n import Text
from dnatrack.loading.load import NoMemory
from dnatrack.loading.snapshot import MAX_TOTAL_BYTES, Snapshot
from dnatrack.model.data_files import SINGLE_FILES, TASK_FOLDER, is_task_file
from dnatrack.model.finding import Finding, Location, Severity
from dnatrack.storage.files import read_regular_file, replace_file
from dnatrack.storage.git_files import repository_entry
from dnatrack.version import __version__

if TYPE_CHECKING:
    from dnatrack.yamltext.value import Value


SWITCH = "DNATRACK_CACHE"
MAX_CACHE_BYTES = MAX_TOTAL_BYTES
"""As much as data may hold: what is remembered of a file takes about as much as the file."""
MAX_FOLDER_BYTES = 64 * 1024 * 1024
"""For all data folders together; what belongs to the one in use stays, however large it is."""
MAX_OLD_BYTES = 32 * 1024 * 1024
"""Beyond this, values of files that are there no more are forgotten."""
_DIGEST_BYTES = 32
_COUNT = struct.Struct("<I")
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
_decode = json.JSONDecoder().decode


class CacheFile(NamedTuple):
    """One file of the cache folder: a digest, then the content, which may have parts."""

    path: Path

    def read(self) -> bytes | None:
        """The content, if this very version of dnatrack wrote it and nothing changed it."""
        sealed = read_regular_file(str(self.path), MAX_CACHE_BYTES + _DIGEST_BYTES)
        if not isinstance(sealed, bytes):
            return None
        content = sealed[_DIGEST_BYTES:]
        return content if sealed[:_DIGEST_BYTES] == _seal(content) else None

    def write(self, content: bytes) -> None:
        """Replace the content in one step: of two processes that write, the last one wins."""
        if len(content) > MAX_CACHE_BYTES:
            return
        with suppress(OSError):
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            replace_file(self.path, _seal(content) + content)
            _drop_oldest(self.path.parent, self.path.stem)

    def read_parts(self, key: str = "") -> Sequence[bytes] | None:
        """The parts that were last written; None where they have another key."""
        content = self.read()
        if not content:
            return None
        (count,) = _COUNT.unpack_from(content)
        lengths = struct.unpack_from(f"<{count}I", content, _COUNT.size)
        ends = accumulate(lengths, initial=_COUNT.size * (count + 1))
        kept, *parts = (content[start:end] for start, end in pairwise(ends))
        return parts if kept == encode(key) else None

    def write_parts(self, *parts: bytes, key: str = "") -> None:
        """Replace the parts, as `write` does the content."""
        parts = (encode(key), *parts)
        lengths = struct.pack(f"<{len(parts) + 1}I", len(parts), *map(len, parts))
        self.write(b"".join((lengths, *parts)))


def cache_file(data_folder: Path, kind: str) -> CacheFile | None:
    """The file for what is remembered about `data_folder`; None where nothing shall be."""
    if os.environ.get(SWITCH) == "0":
        return None
    base = user_cache_folder(sys.platform, os.environ)
    real = Path(os.path.realpath(data_folder))
    dot_git = repository_entry(real)
    work = real if dot_git is None else dot_git.parent
    # Nothing is kept inside the data folder, or its repository.
    if base is None or Path(os.path.realpath(base)).is_relative_to(work):
        return None
    name = hashlib.sha256(os.fsencode(real)).hexdigest()[:32]
    return CacheFile(base / f"{name}.{kind}")


def recall(data_folder: Path, kind: str, *, key: str = "") -> Sequence[bytes] | None:
    """The parts of what was last kept of `kind`; None where that has another key."""
    file = cache_file(data_folder, kind)
    return None if file is None else file.read_parts(key)


def remember(data_folder: Path, kind: str, *parts: bytes, key: str = "") -> None:
    """Keep parts for a later `recall`, in place of what was kept of `kind` before."""
    file = cache_file(data_folder, kind)
    if file is not None:
        file.write_parts(*parts, key=key)


def encode(value: object) -> bytes:
    """A value as JSON, halves of characters included."""
    return _encode(value).encode("utf-8", "surrogatepass")


def decode(part: bytes) -> Any:  # noqa: ANN401 - whatever was encoded
    """The value that was encoded, with lists for tuples."""
    return _decode(part.decode("utf-8", "surrogatepass"))


def user_cache_folder(platform: str, environment: Mapping[str, str]) -> Path | None:
    """Where programs keep what they can work out again; None where there is no home."""
    home = Path(environment.get("HOME") or os.path.expanduser("~"))  # noqa: PTH111 - never raises
    match platform:
        case "win32":
            base = Path(environment.get("LOCALAPPDATA", ""))
        case "darwin":
            base = home / "Library" / "Caches"
        case _:
            given = Path(environment.get("XDG_CACHE_HOME", ""))
            base = given if given.is_absolute() else home / ".cache"
    return base / "dnatrack" if base.is_absolute() else None


@cache
def program() -> bytes:
    """What tells this program from any other: edited sources and new libraries included."""
    said = [__version__, sys.version]
    # Where libraries are installed: its own time changes with each of them.
    libraries = [one for one in map(Path, sys.path) if _is_of_libraries(one) and one.is_dir()]
    said += [f"{one} {one.stat().st_mtime_ns}" for one in libraries]
    own = Path(dnatrack.__file__).parent
    if not _is_of_libraries(own.parent):
        said += sorted(_sources(str(own)))
    return hashlib.sha256("\n".join(said).encode("utf-8", "surrogatepass")).digest()


def _is_of_libraries(folder: Path) -> bool:
    return folder.name in {"site-packages", "dist-packages"}


def _sources(folder: str) -> Iterator[str]:
    """Each source file of a checkout, which somebody may have edited."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name == "__pycache__":
                continue
            if entry.is_dir():
                yield from _sources(entry.path)
                continue
            status = entry.stat()
            yield f"{entry.path} {status.st_size} {status.st_mtime_ns}"


def _seal(content: bytes) -> bytes:
    digest = hashlib.sha256(program())
    digest.update(content)
    return digest.digest()


def _drop_oldest(folder: Path, in_use: str) -> None:
    """Keep the folder small: what was written longest ago goes first, forgotten parts too."""
    with os.scandir(folder) as entries:
        written = sorted(
            ((entry.stat(), entry.path) for entry in entries if entry.is_file()),
            key=lambda one: -one[0].st_mtime_ns,
        )
    total = 0
    for status, path in written:
        total += status.st_size
        if total > MAX_FOLDER_BYTES and Path(path).stem != in_use:
            with suppress(OSError):
                os.unlink(path)  # noqa: PTH108 - the path is a string here


# A memory of parsed files, so that what did not change is not parsed again (ADR 0004).

_ENTRY = struct.Struct("<20sB")
_KINDS = ("", TASK_FOLDER, *SINGLE_FILES)


class _Kept(NamedTuple):
    """A value as JSON, and the number of the kind of file that may hold it; 0 for none known."""

    text: bytes
    kind: int = 0


class RememberedFiles:
    """Values of files by their content, kept in one cache file as JSON texts."""

    def __init__(self, file: CacheFile) -> None:
        self._file = file
        entries, *texts = file.read_parts() or (b"",)
        known = zip(_ENTRY.iter_unpack(entries), texts, strict=True)
        self._old = {id_: _Kept(text, kind) for (id_, kind), text in known}
        self._used: dict[bytes, _Kept] = {}
        self._has_new = False
        self._last = (b"", blob_id(b""))

    def recall(self, data: bytes) -> "Value":
        """The value of a file with these bytes; None where it is not remembered."""
        id_ = self._id(data)
        kept = self._used.get(id_) or self._old.get(id_)
        if kept is None:
            return None
        self._used[id_] = kept
        value: Value = decode(kept.text)
        return value

    def remember(self, data: bytes, value: "Value") -> None:
        """Keep the value of a file with these bytes, once `save` is called."""
        self._used[self._id(data)] = _Kept(encode(value))
        self._has_new = True

    def is_sound(self, file: str, data: bytes) -> bool:
        """Whether the value was once found to be what a file of this name has to hold."""
        kept = self._used.get(self._id(data))
        return kept is not None and kept.kind == _kind_of(file)

    def vouch(self, file: str, data: bytes) -> None:
        """Keep that a file of this name may hold the value, if it is one of those remembered."""
        id_ = self._id(data)
        if id_ in self._used:
            self._used[id_] = self._used[id_]._replace(kind=_kind_of(file))

    def save(self) -> None:
        """Write down what is new: to read it again needs packages that are slow to import."""
        if self._has_new:
            kept = dict(_as_many_as_fit(self._used, self._old))
            entries = b"".join(_ENTRY.pack(id_, one.kind) for id_, one in kept.items())
            self._file.write_parts(entries, *(one.text for one in kept.values()))

    def _id(self, data: bytes) -> bytes:
        if data is not self._last[0]:
            self._last = data, blob_id(data)
        return self._last[1]


def open_memory(data_folder: Path) -> RememberedFiles | NoMemory:
    """What is remembered of the files of `data_folder`; call `save` on it in the end."""
    file = cache_file(data_folder, "values")
    return NoMemory() if file is None else RememberedFiles(file)


def blob_id(data: bytes, *, is_long: bool = False) -> bytes:
    """The id that git gives to a file with these bytes, in its form of 20, or 32, bytes."""
    digest = hashlib.sha256 if is_long else hashlib.sha1
    return digest(b"blob %d\0%b" % (len(data), data), usedforsecurity=False).digest()


def _kind_of(file: str) -> int:
    return _KINDS.index(TASK_FOLDER if is_task_file(file) else file)


def _as_many_as_fit(
    used: Mapping[bytes, _Kept], old: Mapping[bytes, _Kept]
) -> Iterator[tuple[bytes, _Kept]]:
    """As many as the limits allow, those of this run before those of earlier ones."""
    total = 4 * _COUNT.size  # what the parts are counted and begin with
    for id_, kept in {**used, **old, **used}.items():
        total += len(kept.text) + _ENTRY.size + _COUNT.size
        if total > MAX_CACHE_BYTES or (total > MAX_OLD_BYTES and id_ not in used):
            return
        yield id_, kept


# The findings of the last check, so that unchanged data is not checked again (ADR 0004).

_KIND = "findings"


def recall_findings(data_folder: Path, id_: str) -> tuple[Finding, ...] | None:
    """What the last check found in the snapshot of that id; None where it is not remembered."""
    parts = recall(data_folder, _KIND, key=id_)
    return (
        None
        if parts is None
        else tuple(
            Finding(
                Location(*location),
                Severity(severity),
                rule,
                Text(*message),
                None if hint is None else Text(*hint),
            )
            for location, severity, rule, message, hint in decode(parts[0])
        )
    )


def remember_findings(data_folder: Path, id_: str, findings: Sequence[Finding]) -> None:
    """Keep what a check of a snapshot found, all of it, for a later `recall_findings`."""
    remember(data_folder, _KIND, encode(findings), key=id_)


def snapshot_id(snapshot: Snapshot) -> str:
    """A text that differs where anything in two snapshots differs."""
    digest = hashlib.sha256()
    for file, data in sorted(snapshot.files.items()):
        name = file.encode("utf-8", "surrogatepass")
        digest.update(b"%d %b %d " % (len(name), name, len(data)))
        digest.update(data)
    for file, fault in sorted(snapshot.faults.items()):
        digest.update(f"{len(file)} {file} {fault} ".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
