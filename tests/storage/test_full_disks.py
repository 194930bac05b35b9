"""Disks that are full or cannot be written to: real ones, small, made for the test."""

import os
import resource
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from dnatrack.errors import DnatrackError
from dnatrack.storage.write import FileEdit
from tests.storage.folders import change, files_in, refusal, write
from tests.storage.test_unusual_files import ordinary_user

pytestmark = pytest.mark.slow

KB = 1024
EDITS = [
    FileEdit("a.yaml", b"old a", b"new a"),
    FileEdit("tasks/b.yaml", b"old b", b"b" * 40 * KB),
    FileEdit("tasks/c.yaml", b"old c", b"c" * 40 * KB),
    FileEdit("new/d.yaml", None, b"new d"),
]
OLD = {one.path: one.old for one in EDITS if one.old is not None}


def refuse(folder: Path, *edits: FileEdit) -> tuple[str, str]:
    """What is said of a write that cannot be done, which leaves the old files and nothing else."""
    said = refusal(lambda: write(folder, *edits or EDITS))
    assert files_in(folder) == OLD
    assert [one.name for one in folder.rglob("*") if one.is_dir()] == ["tasks"]
    return said


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    try:
        mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no disk can be mounted here")
    change(disk, OLD)
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_keeps_the_old_files_and_nothing_else(small_disk: Path) -> None:
    said, cure = refuse(small_disk)

    assert said == (
        f"`{small_disk}` could not be written to, and its files are as they were:"
        " the disk is full (No space left on device)"
    )
    assert cure == "make room and run this again"


@pytest.mark.parametrize("free_pages", range(12))
def test_wherever_the_room_ends_it_is_all_or_nothing(small_disk: Path, free_pages: int) -> None:
    new = {path: path.encode() * (6 * KB // len(path)) for path in OLD}
    ballast = small_disk / "ballast"
    room = os.statvfs(small_disk)
    ballast.write_bytes(b"x" * room.f_bsize * (room.f_bavail - free_pages))
    try:
        write(small_disk, *(FileEdit(path, OLD[path], content) for path, content in new.items()))
        expected = new
    except DnatrackError:
        expected = OLD
    ballast.unlink()

    assert files_in(small_disk) == expected
    assert (expected == OLD) is (free_pages < 8)


def test_a_read_only_disk_says_so(small_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)

    assert "the disk is read-only" in refuse(small_disk, EDITS[0])[0]


def test_files_that_may_not_grow_are_like_a_full_disk(tmp_path: Path) -> None:
    change(tmp_path, OLD)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (30 * KB, before[1]))
    try:
        said, _ = refuse(tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)

    assert "the disk is full" in said


@pytest.mark.parametrize(
    ("closed", "mode", "message"),
    [
        (".", 0o555, "no permission to write"),
        ("tasks", 0o555, "no permission to write"),
        ("tasks/b.yaml", 0o444, "`tasks/b.yaml` is write-protected"),
    ],
)
def test_what_may_not_be_written_to_is_said(closed: str, mode: int, message: str) -> None:
    with ordinary_user() as place:
        change(place / "data", OLD)
        (place / "data" / closed).chmod(mode)

        said, _ = refuse(place / "data")

        assert message in said
        (place / "data" / closed).chmod(0o755)
