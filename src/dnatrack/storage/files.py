"""Files by their bytes: one of them, put in its place or read, or all below a folder."""

import os
from collections.abc import Callable, Iterable
from operator import attrgetter
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import NamedTuple

from dnatrack.loading.snapshot import MAX_FILE_BYTES, MAX_FILES, MAX_TOTAL_BYTES, FileFault
from dnatrack.model.data_files import TASK_FOLDER, is_yaml_name

# Not every system has all of them: Windows knows only O_BINARY, and needs it.
_FLAGS = os.O_RDONLY
for _name in ("O_NONBLOCK", "O_NOFOLLOW", "O_NOCTTY", "O_CLOEXEC", "O_BINARY", "O_NOINHERIT"):
    _FLAGS |= getattr(os, _name, 0)


def read_regular_file(path: str, limit: int) -> bytes | FileFault | None:
    """The bytes of an ordinary file, or why they cannot be had; None if it is not there.

    What the name stands for is looked at after opening, so that nothing can be put in
    its place meanwhile; opening waits for nobody at the other end of a pipe. A link is
    not followed: resolve it first.
    """
    try:
        descriptor = os.open(path, _FLAGS)
    except FileNotFoundError:
        return None
    except PermissionError:
        return FileFault.NO_PERMISSION
    except (OSError, ValueError):
        return FileFault.READ_ERROR
    try:
        return _read(descriptor, limit)
    except OSError:
        return FileFault.READ_ERROR
    finally:
        os.close(descriptor)


def _read(descriptor: int, limit: int) -> bytes | FileFault:
    status = os.fstat(descriptor)
    if not S_ISREG(status.st_mode):
        return FileFault.NOT_A_FILE
    if status.st_size > limit:
        return FileFault.TOO_LARGE
    data = os.read(descriptor, status.st_size + 1)
    if len(data) != status.st_size:
        data = _read_to_the_end(descriptor, data, limit)
    return data if len(data) <= limit else FileFault.TOO_LARGE


def _read_to_the_end(descriptor: int, data: bytes, limit: int) -> bytes:
    """`data` and what follows it: somebody writes to the file while it is read."""
    while len(data) <= limit and (more := os.read(descriptor, limit + 1 - len(data))):
        data += more
    return data


def replace_file(path: Path, content: bytes) -> None:
    """Put `content` in place of a file, in one step.

    Raises:
        OSError: it cannot be written; what was there before still is.
    """
    new = place_beside(path)
    try:
        new.write_bytes(content)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def place_beside(path: Path) -> Path:
    """A hidden place in the same folder that nobody else takes, for what will be at `path`."""
    return path.with_name(f".{path.name}.{os.urandom(6).hex()}")


# The YAML files below a folder, whatever else lies there.

MAX_ENTRIES = 2 * MAX_FILES
"""So many names are looked at, then no more: somebody gave the root of the disk."""


_Reading = Callable[[str, int], bytes | FileFault | None]


class _Folder(NamedTuple):
    """A folder to be read: where it is, and how the data names it (`tasks/`, or nothing).

    `links` are the folders of the links that were followed on the way here.
    """

    path: str
    prefix: str
    links: tuple[str, ...] = ()


class _FullError(Exception):
    """More than anybody's data: reading stops, and a fault says where."""


class FolderWalk:
    """Reads all YAML files below one folder. `files` and `faults` are by `/`-separated path.

    Hidden files and folders are left out. Links inside the folder are followed, but
    never into a folder that one is in already; or none is, so that what is read is what a
    commit holds. `read` gives the bytes at a real path, as `read_regular_file` does.
    """

    def __init__(
        self, root: str, read: _Reading = read_regular_file, *, follows_links: bool = True
    ) -> None:
        self.root = os.path.realpath(root)
        self._read_file = read
        self._follows_links = follows_links
        self.files: dict[str, bytes] = {}
        self.faults: dict[str, FileFault] = {}
        self._pending = [_Folder(self.root, "")]
        self._entries = 0
        self._bytes = 0

    def run(self) -> None:
        """Fill `files` and `faults`.

        Raises:
            OSError: the folder itself cannot be listed.
        """
        self._read_folder(self._pending.pop())
        while self._pending:
            folder = self._pending.pop()
            try:
                self._read_folder(folder)
            except PermissionError:
                self.faults[folder.prefix[:-1]] = FileFault.NO_PERMISSION
            except FileNotFoundError:
                continue
            except OSError:
                self.faults[folder.prefix[:-1]] = FileFault.READ_ERROR

    def _read_folder(self, folder: _Folder) -> None:
        try:
            for entry in self._listed(folder):
                fault = self._look_at(folder, entry)
                if fault is not None:
                    self._refuse(folder, entry, fault)
        except _FullError:
            self._pending.clear()

    def _listed(self, folder: _Folder) -> list["os.DirEntry[str]"]:
        """What is in a folder and not hidden, by name, so that limits always hit the same."""
        visible = []
        with os.scandir(folder.path) as entries:
            for entry in entries:
                self._entries += 1
                if self._entries > MAX_ENTRIES:
                    self._refuse(folder, entry, FileFault.TOO_MANY)
                if entry.name[0] != ".":
                    visible.append(entry)
        return sorted(visible, key=attrgetter("name"))

    def _refuse(self, folder: _Folder, entry: "os.DirEntry[str]", fault: FileFault) -> None:
        fault = FileFault.TOO_MANY if self._is_full() else fault
        self.faults[folder.prefix + printable_name(entry.name)] = fault
        if fault in {FileFault.TOO_MANY, FileFault.TOO_MUCH}:
            raise _FullError

    def _is_full(self) -> bool:
        return len(self.files) + len(self.faults) >= MAX_FILES

    def _look_at(self, folder: _Folder, entry: "os.DirEntry[str]") -> FileFault | None:
        """Take in a file, or a folder to be read later; why that cannot be done."""
        if entry.is_symlink():
            return self._follow(folder, entry)
        if is_yaml_name(entry.name):
            is_file = entry.is_file(follow_symlinks=False)
            return self._read(folder, entry) if is_file else FileFault.NOT_A_FILE
        if entry.is_dir(follow_symlinks=False):
            return self._enter(folder, entry.name, os.path.realpath(entry.path), folder.links)
        return FileFault.NOT_A_FOLDER if folder.prefix + entry.name == TASK_FOLDER else None

    def _follow(self, folder: _Folder, link: "os.DirEntry[str]") -> FileFault | None:
        try:
            target = os.path.realpath(link.path, strict=True)
            mode = Path(target).stat().st_mode
        except OSError as error:
            is_closed = isinstance(error, PermissionError)
            return FileFault.NO_PERMISSION if is_closed else FileFault.BROKEN_LINK
        if not S_ISDIR(mode) and not is_yaml_name(link.name):
            return FileFault.NOT_A_FOLDER if folder.prefix + link.name == TASK_FOLDER else None
        if not _is_inside(target, self.root):
            return FileFault.LEAVES_FOLDER
        if not self._follows_links or not (S_ISDIR(mode) or S_ISREG(mode)):
            return FileFault.NOT_A_FILE
        if S_ISREG(mode):
            return self._read(folder, link, target)
        links = (*folder.links, folder.path)
        is_circle = any(_is_inside(one, target) for one in links)
        return None if is_circle else self._enter(folder, link.name, target, links)

    def _enter(
        self, folder: _Folder, name: str, path: str, links: tuple[str, ...]
    ) -> FileFault | None:
        if not _is_inside(path, self.root):
            return FileFault.LEAVES_FOLDER
        if is_yaml_name(name):
            return FileFault.NOT_A_FILE
        if not _is_utf8(name):
            return FileFault.BAD_NAME
        self._pending.append(_Folder(path, f"{folder.prefix}{name}/", links))
        return None

    def _read(self, folder: _Folder, entry: "os.DirEntry[str]", path: str = "") -> FileFault | None:
        if not _is_utf8(entry.name):
            return FileFault.BAD_NAME
        if self._is_full():
            return FileFault.TOO_MANY
        content = self._read_file(path or entry.path, MAX_FILE_BYTES)
        if not isinstance(content, bytes):
            return content
        self._bytes += len(content)
        if self._bytes > MAX_TOTAL_BYTES:
            return FileFault.TOO_MUCH
        self.files[folder.prefix + entry.name] = content
        return None


def is_data_file(path: str) -> bool:
    """Whether a path below the data folder is one of its files: YAML, and nothing hidden."""
    is_hidden = any(part.startswith(".") for part in path.split("/"))
    return (is_yaml_name(path) or path == TASK_FOLDER) and not is_hidden


def printable_name(name: str) -> str:
    r"""A name as valid text: bytes that are no UTF-8 become `\xff`."""
    return name if _is_utf8(name) else os.fsencode(name).decode("utf-8", "backslashreplace")


def quoted_names(paths: Iterable[str]) -> str:
    """Names of files for a sentence, each in quotes."""
    return ", ".join(f"`{printable_name(one)}`" for one in paths)


def _is_utf8(name: str) -> bool:
    """Whether the bytes of a name were UTF-8: Python keeps the others as lone surrogates."""
    if name.isascii():
        return True
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_inside(path: str, folder: str) -> bool:
    """Whether a resolved path is `folder` or below it."""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
