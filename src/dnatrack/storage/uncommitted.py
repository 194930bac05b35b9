"""What lies in a data folder and is not committed yet."""

import os
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from operator import attrgetter
from pathlib import Path

from dnatrack.history.facts import has_items
from dnatrack.history.ledger import FileChange
from dnatrack.loading.snapshot import MAX_FILE_BYTES
from dnatrack.model.data_files import SINGLE_FILES, TASK_FOLDER
from dnatrack.model.frozen import Frozen
from dnatrack.storage.cache import blob_id
from dnatrack.storage.files import printable_name
from dnatrack.storage.git_files import NO_ORDINARY_FILE, IndexEntry
from dnatrack.storage.git_read import GitRepository
from dnatrack.storage.journal import Unfinished, read_settled

_HOLDERS = (*SINGLE_FILES, TASK_FOLDER)
_LONG = 64
"""So many digits has an id where git knows contents by SHA-256."""


class Uncommitted(Frozen):
    """Data files that differ from the commit that is checked out.

    `contents` has the bytes of the changed ones by content id, as far as they can be
    read.
    """

    changes: tuple[FileChange, ...]
    contents: Mapping[str, bytes]


def find_uncommitted(repository: GitRepository) -> Uncommitted:
    """What is not committed yet.

    Raises:
        DnatrackError: git cannot say what is committed.
    """
    return read_settled(repository.folder, lambda left: _Comparison(repository, left).run())


class _Comparison:
    """Files on the disk, compared with what git noted of them when they were last the same."""

    def __init__(self, repository: GitRepository, left: Unfinished) -> None:
        self._left = left
        self._repository = repository
        self._root = os.path.realpath(repository.folder)
        self._index = repository.index_entries(*_HOLDERS)
        self._staged = repository.staged(*_HOLDERS)
        # When git wrote down its notes; the beginning of time where there are none.
        self._noted_ns = 0
        with suppress(OSError):
            self._noted_ns = repository.index.stat().st_mtime_ns
        self._contents: dict[str, bytes] = {}

    def run(self) -> Uncommitted:
        """What differs, by path."""
        folder, left = self._repository.folder, self._left
        present = dict(_files(folder))
        for path, _ in left.will_be_new(self._root):
            if _holds_data(path):
                present.setdefault(path, folder / path)
        for path in list(present):
            if left.contents.get(self._real_path(path), b"") is None:
                del present[path]
        changes = [one for path, file in present.items() for one in self._of_file(path, file)]
        changes += [*self._of_missing(present), *self._of_left_behind(present)]
        return Uncommitted(tuple(sorted(changes, key=attrgetter("path"))), self._contents)

    def _of_file(self, path: str, file: os.DirEntry[str] | Path) -> Iterator[FileChange]:
        """How a file differs from the one of its path that is committed, if it does."""
        noted = self._index.get(path)
        has_commit = self._repository.head is not None
        # Whether what git noted of a file is also what the commit holds.
        is_committed = noted is not None and has_commit and path not in self._staged
        if noted is not None and is_committed and self._is_untouched(path, noted, file):
            return
        id_ = self._content_id(path, file)
        if noted is None or not is_committed or noted.id != id_:
            yield FileChange(path, noted.id if noted else None, id_)

    def _of_missing(self, present: Collection[str]) -> Iterator[FileChange]:
        """The files that were committed and do not lie there any more."""
        for path in {*self._index, *self._staged}.difference(present):
            noted = self._index.get(path)
            if _holds_data(path) and not (noted and noted.is_left_out):
                yield FileChange(path, noted.id if noted else None, None)

    def _of_left_behind(self, present: Collection[str]) -> Iterator[FileChange]:
        """The files that did not come along when the folder was moved, not committed yet."""
        repository, head = self._repository, self._repository.head
        if head is None or not self._index.keys() <= self._staged:
            return
        if repository.prefix_at(head) != repository.prefix:
            for path, id_ in repository.blob_ids(head).items():
                if _holds_data(path) and path not in present:
                    yield FileChange(path, id_, None)

    def _real_path(self, path: str) -> str:
        return os.path.join(self._root, *path.split("/"))  # noqa: PTH118 - keys are strings

    def _is_untouched(self, path: str, noted: IndexEntry, file: os.DirEntry[str] | Path) -> bool:
        if self._real_path(path) in self._left.contents:
            return False
        try:
            status = file.stat(follow_symlinks=False)
        except OSError:
            return False
        return noted.is_untouched(status, noted_ns=self._noted_ns)

    def _content_id(self, path: str, file: os.DirEntry[str] | Path) -> str:
        real = self._real_path(path)
        place = real if real in self._left.contents else os.fspath(file)
        data = self._left.read(place, MAX_FILE_BYTES)
        is_named_well = file.name == path.rpartition("/")[2]
        if not isinstance(data, bytes) or not is_named_well:
            return NO_ORDINARY_FILE
        id_ = blob_id(data, is_long=len(self._repository.head or "") == _LONG).hex()
        self._contents[id_] = data
        return id_


def _holds_data(path: str) -> bool:
    return path in SINGLE_FILES or has_items(path)


def _files(folder: Path) -> Iterator[tuple[str, os.DirEntry[str] | Path]]:
    """What lies where data is looked for, by its path in the data folder."""
    for name in SINGLE_FILES:
        if os.path.lexists(folder / name):
            yield name, folder / name
    if (folder / TASK_FOLDER).is_symlink():
        yield TASK_FOLDER, folder / TASK_FOLDER
        return
    with suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder / TASK_FOLDER) as found:
        for entry in found:
            path = f"{TASK_FOLDER}/{printable_name(entry.name)}"
            if has_items(path):
                yield path, entry
