"""Files that nobody touched since they were read: what was found in them still holds."""

import os
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from dnatrack.loading.snapshot import FileFault, Snapshot
from dnatrack.storage.cache import cache_file, decode, encode, recall, remember, snapshot_id
from dnatrack.storage.files import FolderWalk
from dnatrack.storage.git_files import may_leave_files_out
from dnatrack.storage.journal import JOURNAL

_KIND = "look"
_TICK = timedelta(seconds=3)
"""Longer than the tick of any disk: what is younger may change once more in the same tick."""


class Look(NamedTuple):
    """The data files by how they lie on the disk; nothing was read."""

    paths: tuple[str, ...]
    stamp: str


def look_at(data_folder: Path, now: datetime) -> Look | None:
    """What is another look once any data file has changed, whatever size and time it was given.

    None where that cannot be told: a file has just been written or bears a time to come, a
    write was cut off, the system keeps no time of change, or nothing shall be remembered.
    """
    if cache_file(data_folder, _KIND) is None or os.name == "nt":
        return None
    statuses = _Statuses()
    walk = FolderWalk(str(data_folder), statuses.of_file)
    has_journal = os.path.lexists(Path(walk.root) / JOURNAL)
    if has_journal or may_leave_files_out(data_folder):
        return None
    try:
        walk.run()
    except OSError:
        return None
    if walk.faults or statuses.newest > (now - _TICK).timestamp():
        return None
    return Look(tuple(walk.files), snapshot_id(Snapshot("", walk.files)))


def stamp_of(data_folder: Path) -> str:
    """A text that is another once a data file was written, added or taken away; nothing was read.

    Of a folder that cannot be listed it is empty.
    """
    walk = FolderWalk(str(data_folder), _Statuses().of_file)
    try:
        walk.run()
    except OSError:
        return ""
    return snapshot_id(Snapshot("", walk.files, walk.faults))


class _Statuses:
    """What the system says of files, in place of their contents."""

    def __init__(self) -> None:
        self.newest = 0.0

    def of_file(self, path: str, limit: int) -> bytes | FileFault | None:
        """All that changes when a file is changed, or another is put in its place."""
        del limit
        try:
            of = os.lstat(path)
        except FileNotFoundError:
            return None
        except OSError:
            return FileFault.READ_ERROR
        self.newest = max(self.newest, of.st_mtime, of.st_ctime)
        # Its mode, inode and device stand first. Nobody can set the time of change.
        said = (*of[:3], of.st_size, of.st_mtime_ns, of.st_ctime_ns)
        return b"%d %d %d %d %d %d" % said


def id_of_untouched(data_folder: Path, look: Look) -> str | None:
    """The id of the snapshot that was read when the files lay as they do now, if one was."""
    parts = recall(data_folder, _KIND, key=look.stamp)
    id_: str | None = decode(parts[0]) if parts else None
    return id_


def remember_untouched(data_folder: Path, look: Look, id_: str) -> None:
    """Keep the id of a snapshot of all the files, which was read after the look."""
    remember(data_folder, _KIND, encode(id_), key=look.stamp)
