"""A writer that is killed, again and again; what is read after each death is printed as JSON.

Run as a process of its own, since it forks: `python -m tests.storage.dying HOW FOLDER`.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

import dnatrack.storage
from dnatrack.errors import DnatrackError
from dnatrack.storage.data_folder import snapshot_of
from dnatrack.storage.write import FileEdit
from tests.storage.folders import change, write

CODE = os.fspath(Path(dnatrack.storage.__file__).parent)
KILLED = 9
FAILED = 2
CHANCE = random.Random(20200116)  # noqa: S311 - no secret
Seen = Iterator[tuple[int | None, ...]]


def files_at(version: int) -> dict[str, bytes]:
    """Every version changes two files, and makes one file and deletes another."""
    text = b"version: %d\n" % version
    return {"a.yaml": text, "tasks/b.yaml": text * 50, f"tasks/only-{version % 2}.yaml": text}


def version_in(folder: Path) -> int | None:
    """The version that is read; None for a mixture of two."""
    files = snapshot_of(folder).files
    version = int(files["a.yaml"].split()[1])
    return version if files == files_at(version) else None


def write_next(folder: Path) -> None:
    version = version_in(folder)
    assert version is not None
    old, new = files_at(version), files_at(version + 1)
    write(folder, *(FileEdit(one, old.get(one), new.get(one)) for one in sorted({*old, *new})))


def dying_at(line: int, folder: Path) -> int:
    """How a child ends that is killed at its n-th line in `dnatrack.storage`."""
    child = os.fork()
    if child == 0:
        lines = count(1)

        def look(frame: FrameType, event: str, _: object) -> Callable[..., Any] | None:
            if not frame.f_code.co_filename.startswith(CODE):
                return None
            if event == "line" and next(lines) == line:
                os._exit(KILLED)
            return look

        sys.settrace(look)
        end_with(folder)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def end_with(folder: Path) -> NoReturn:
    try:
        write_next(folder)
    except DnatrackError:
        os._exit(FAILED)
    os._exit(0)


Around = Callable[[Path], AbstractContextManager[None]]


def at_lines(folder: Path, lines: Iterator[int], around: Around = lambda _: nullcontext()) -> Seen:
    """What is read before each death, after it, and after the next writer; last how it ended."""
    for line in lines:
        with around(folder):
            before, end = version_in(folder), dying_at(line, folder)
            after = version_in(folder)
        if end != KILLED:
            yield before, after, end
            return
        write_next(folder)
        yield before, after, version_in(folder)


@contextmanager
def blocked(folder: Path) -> Iterator[None]:
    """While a file cannot be replaced, so that the writer has to undo the others.

    A file that something is mounted on can be read, and written to, but not replaced.
    """
    file = os.fspath(folder / "tasks/b.yaml")
    subprocess.run(["mount", "--bind", file, file], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", file], check=True)


def when_finishing(folder: Path) -> Seen:
    """Where writer after writer dies, each at some line."""
    for _ in range(300):
        before = version_in(folder)
        dying_at(CHANCE.randint(100, 900), folder)
        yield before, version_in(folder)


def by_a_signal(folder: Path) -> Seen:
    """Where a writer that writes without end is killed from outside."""
    for _ in range(200):
        before = version_in(folder)
        child = os.fork()
        if child == 0:
            while True:
                write_next(folder)
        time.sleep(CHANCE.uniform(0, 0.02))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        yield before, version_in(folder)


WAYS: dict[str, Callable[[Path], Seen]] = {
    "lines": lambda folder: at_lines(folder, count(1, 2)),
    "undoing": lambda folder: at_lines(folder, count(300, 4), blocked),
    "finishing": when_finishing,
    "signal": by_a_signal,
}

if __name__ == "__main__":
    how, place = sys.argv[1], Path(sys.argv[2])
    change(place, files_at(0))
    seen = list(WAYS[how](place))
    write_next(place)
    litter = sorted(path.name for path in place.rglob(".*"))
    print(json.dumps({"seen": seen, "litter": litter}))  # noqa: T201 - read by the test
