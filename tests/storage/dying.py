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
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

import dnatrack.storage
from dnatrack.errors import DnatrackError
from dnatrack.storage.data_folder import snapshot_of
from dnatrack.storage.write import FileEdit, write_edits

NOW = datetime(2020, 3, 31, tzinfo=UTC)
CODE = os.fspath(Path(dnatrack.storage.__file__).parent)
KILLED = 9
FAILED = 2


def files_at(version: int) -> dict[str, bytes]:
    """Every version changes two files, and makes one file and deletes another."""
    text = b"version: %d\n" % version
    return {"a.yaml": text, "tasks/b.yaml": text * 50, f"tasks/only-{version % 2}.yaml": text}


def version_in(folder: Path) -> int | None:
    """The version that is read; None for a mixture of two."""
    files = snapshot_of(folder).files
    version = int(files["a.yaml"].split()[1])
    return version if files == files_at(version) else None


def begin(folder: Path) -> None:
    (folder / "tasks").mkdir(exist_ok=True)
    for path, content in files_at(0).items():
        (folder / path).write_bytes(content)


def write_next(folder: Path) -> None:
    version = version_in(folder)
    assert version is not None
    old, new = files_at(version), files_at(version + 1)
    edits = [FileEdit(path, old.get(path), new.get(path)) for path in sorted({*old, *new})]
    write_edits(folder, edits, doing="test", now=NOW)


def litter_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob(".*"))


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


def at_many_lines(folder: Path) -> Iterator[tuple[int | None, ...]]:
    """What is read before each death, after it, and after the next writer."""
    for line in count(1, 2):
        before = version_in(folder)
        if dying_at(line, folder) != KILLED:
            return
        after = version_in(folder)
        write_next(folder)
        yield before, after, version_in(folder)


def when_finishing(folder: Path) -> Iterator[tuple[int | None, ...]]:
    """The same, where writer after writer dies, each at some line."""
    chance = random.Random(20200116)  # noqa: S311 - no secret
    for _ in range(300):
        before = version_in(folder)
        dying_at(chance.randint(100, 900), folder)
        yield before, version_in(folder)


def by_a_signal(folder: Path) -> Iterator[tuple[int | None, ...]]:
    """The same, where a writer that writes without end is killed from outside."""
    chance = random.Random(20200116)  # noqa: S311 - no secret
    for _ in range(200):
        before = version_in(folder)
        child = os.fork()
        if child == 0:
            while True:
                write_next(folder)
        time.sleep(chance.uniform(0, 0.02))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        yield before, version_in(folder)


def when_undoing(folder: Path) -> Iterator[tuple[int | None, ...]]:
    """The same, where a file cannot be replaced, so that the writer has to undo the others.

    A file that something is mounted on can be read, and written to, but not replaced.
    """
    blocked = os.fspath(folder / "tasks/b.yaml")
    for line in count(450, 4):
        subprocess.run(["mount", "--bind", blocked, blocked], check=True)
        try:
            before, end = version_in(folder), dying_at(line, folder)
            after = version_in(folder)
        finally:
            subprocess.run(["umount", blocked], check=True)
        if end != KILLED:
            yield before, after, end
            return
        write_next(folder)
        yield before, after, KILLED


def main(how: str, folder: Path) -> None:
    begin(folder)
    seen = list(WAYS[how](folder))
    write_next(folder)
    print(json.dumps({"seen": seen, "litter": litter_in(folder)}))  # noqa: T201 - read by the test


WAYS = {
    "lines": at_many_lines,
    "finishing": when_finishing,
    "signal": by_a_signal,
    "undoing": when_undoing,
}

if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
