"""Data files read as if nobody were writing: all of a write is seen, or nothing of it."""

import os
from collections.abc import Callable
from pathlib import Path
from time import sleep
from typing import NamedTuple, TypeVar

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.storage.folder_walk import printable_name
from dnatrack.storage.write_journal import (
    NOTHING_UNFINISHED,
    Unfinished,
    UnknownJournalError,
    journal_bytes,
    steps_of,
    unfinished_write,
)

_TRIES = 50
_PAUSE_SECONDS = 0.01
_Found = TypeVar("_Found")


class _Moment(NamedTuple):
    """What changes when somebody begins or ends to write several files.

    Every write makes and removes files in the data folder, which changes its time.
    """

    folder_ns: int
    journal: bytes | None


def read_settled(folder: Path, read: Callable[[Unfinished], _Found]) -> _Found:
    """What `read` finds in `folder` while nobody writes there.

    `read` is told what a write that was cut off has still to do, and reads files through
    that. It runs again where somebody began or ended to write meanwhile.

    Raises:
        DnatrackError: somebody writes all the time.
    """
    root = Path(os.path.realpath(folder))
    for _ in range(_TRIES):
        before = _moment(root)
        found = read(_left_to_do(root, before.journal))
        if _moment(root) == before:
            return found
        sleep(_PAUSE_SECONDS)
    where = printable_name(str(folder))
    raise DnatrackError(
        Text(f"`{where}`의 파일이 계속 바뀌고 있습니다", f"files in `{where}` keep changing"),
        Text("쓰는 프로세스가 끝나면 다시 하세요", "try again when whoever writes there is done"),
    )


def _moment(root: Path) -> _Moment:
    try:
        folder_ns = root.stat().st_mtime_ns
    except OSError:
        # Whoever reads will say what is wrong with it.
        return _Moment(0, None)
    return _Moment(folder_ns, journal_bytes(root))


def _left_to_do(root: Path, journal: bytes | None) -> Unfinished:
    if journal is None:
        return NOTHING_UNFINISHED
    try:
        return unfinished_write(root, steps_of(root, journal))
    except UnknownJournalError:
        return NOTHING_UNFINISHED
