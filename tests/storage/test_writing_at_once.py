"""Several writers and readers at the same time."""

import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from dnatrack.errors import DnatrackError
from dnatrack.storage.data_folder import files_named, snapshot_of
from tests.storage.counting import FILES

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def counters(tmp_path: Path) -> Path:
    (tmp_path / "tasks").mkdir()
    for path in FILES:
        (tmp_path / path).write_bytes(b"0\n")
    return tmp_path


def counting(folder: Path, times: int) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "tests.storage.counting", str(folder), str(times)]
    return subprocess.Popen(command, cwd=ROOT)


def test_writers_against_each_other_lose_nothing(counters: Path) -> None:
    writers = [counting(counters, 30) for _ in range(3)]

    assert [one.wait(300) for one in writers] == [0, 0, 0]
    assert snapshot_of(counters).files == dict.fromkeys(FILES, b"90\n")
    assert sorted(path.name for path in counters.iterdir()) == ["a.yaml", "tasks"]


def test_whoever_reads_meanwhile_sees_all_of_a_write_or_nothing(counters: Path) -> None:
    seen: list[tuple[bytes, ...]] = []
    with counting(counters, 80) as writer:
        while writer.poll() is None:
            # A reader that gets no turn between two writes says so, and has seen nothing.
            with suppress(DnatrackError):
                files = snapshot_of(counters).files
                seen.append(tuple(files[path] for path in FILES))
                seen.append(tuple(files_named(counters, FILES).values()))

    assert [numbers for numbers in seen if numbers[0] != numbers[1]] == []
    assert len(set(seen)) > 2
