"""Files in which dnatrack remembers what it worked out before.

They lie in the user's cache folder, never beside the data. Whatever is wrong with one
(damaged, of another version, of somebody else, not to be read or written) means that
nothing is remembered; it is never an error.
"""

import hashlib
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

import dnatrack
from dnatrack.storage.file_reading import read_regular_file
from dnatrack.storage.git_head import repository_entry

SWITCH = "DNATRACK_CACHE"
MAX_FOLDER_BYTES = 64 * 1024 * 1024
MAX_CACHE_BYTES = 32 * 1024 * 1024
_DIGEST_BYTES = 32


class CacheFile(NamedTuple):
    """One file of the cache folder: a digest, then the content."""

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
            _replace(self.path, _seal(content) + content)
            _drop_oldest(self.path.parent)


def cache_file(data_folder: Path, kind: str) -> CacheFile | None:
    """The file for what is remembered about `data_folder`; None where nothing shall be."""
    if os.environ.get(SWITCH) == "0":
        return None
    base = user_cache_folder(sys.platform, os.environ)
    real = Path(os.path.realpath(data_folder))
    if base is None or _is_within_work(Path(os.path.realpath(base)), real):
        return None
    name = hashlib.sha256(os.fsencode(real)).hexdigest()[:32]
    return CacheFile(base / f"{name}.{kind}")


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
    fingerprint = hashlib.sha256(f"{dnatrack.__version__} {sys.version}".encode())
    for name, status in sorted(_source_files(Path(dnatrack.__file__).parent)):
        fingerprint.update(f"\n{name} {status.st_size} {status.st_mtime_ns}".encode())
    for folder in sys.path:
        # Where libraries are installed: its own time changes with each of them.
        if folder.endswith("-packages") and Path(folder).is_dir():
            fingerprint.update(f"\n{folder} {Path(folder).stat().st_mtime_ns}".encode())
    return fingerprint.digest()


def _source_files(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _source_files(Path(entry.path))
            elif entry.name.endswith(".py"):
                yield entry.path, entry.stat()


def _seal(content: bytes) -> bytes:
    digest = hashlib.sha256(program())
    digest.update(content)
    return digest.digest()


def _is_within_work(base: Path, data_folder: Path) -> bool:
    """Whether the cache would lie inside the data folder or its repository."""
    dot_git = repository_entry(data_folder)
    return base.is_relative_to(data_folder if dot_git is None else dot_git.parent)


def _replace(path: Path, content: bytes) -> None:
    new = path.with_name(f"{path.name}.{os.urandom(6).hex()}")
    try:
        new.write_bytes(content)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def _drop_oldest(folder: Path) -> None:
    """Keep the folder small: what was written longest ago goes first, forgotten parts too."""
    with os.scandir(folder) as entries:
        written = sorted(
            ((entry.stat(), entry.path) for entry in entries if entry.is_file()),
            key=lambda one: -one[0].st_mtime_ns,
        )
    total = 0
    for status, path in written:
        total += status.st_size
        if total > MAX_FOLDER_BYTES:
            with suppress(OSError):
                os.unlink(path)  # noqa: PTH108 - the path is a string here
