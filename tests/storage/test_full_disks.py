"""Disks that are full or cannot be written to: real ones, small, made for the test."""

import os
import resource
import signal
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dnatrack.errors import DnatrackError
from dnatrack.storage.write import FileEdit, write_edits
from tests.storage.test_unusual_files import ordinary_user

pytestmark = pytest.mark.slow

NOW = datetime(2020, 3, 31, 9, tzinfo=UTC)
KB = 1024
EDITS = [
    FileEdit("a.yaml", b"old a", b"new a"),
    FileEdit("tasks/b.yaml", b"old b", b"b" * 40 * KB),
    FileEdit("tasks/c.yaml", b"old c", b"c" * 40 * KB),
    FileEdit("new/d.yaml", None, b"new d"),
]
OLD = {one.path: one.old for one in EDITS if one.old is not None}


def begin(folder: Path) -> None:
    (folder / "tasks").mkdir(parents=True)
    for path, content in OLD.items():
        (folder / path).write_bytes(content)


def in_folder(folder: Path) -> dict[str, bytes | None]:
    """Everything below a folder, hidden files and empty folders too."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    return {name: None if path.is_dir() else path.read_bytes() for name, path in found.items()}


def mounted(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True, capture_output=True)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    try:
        mounted("-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk))
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no disk can be mounted here")
    begin(disk)
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_keeps_the_old_files_and_nothing_else(small_disk: Path) -> None:
    with pytest.raises(DnatrackError) as caught:
        write_edits(small_disk, EDITS, doing="test", now=NOW)

    assert in_folder(small_disk) == {**OLD, "tasks": None}
    assert caught.value.message.en == (
        f"`{small_disk}` could not be written to, and its files are as they were:"
        " the disk is full (No space left on device)"
    )
    assert caught.value.hint is not None
    assert caught.value.hint.en == "make room and run this again"


@pytest.mark.parametrize("free_pages", range(12))
def test_wherever_the_room_ends_it_is_all_or_nothing(small_disk: Path, free_pages: int) -> None:
    edits = [
        FileEdit(path, content, path.encode() * (6 * KB // len(path)))
        for path, content in OLD.items()
    ]
    ballast = small_disk / "ballast"
    room = os.statvfs(small_disk)
    ballast.write_bytes(b"x" * room.f_bsize * (room.f_bavail - free_pages))
    try:
        write_edits(small_disk, edits, doing="test", now=NOW)
        expected = {one.path: one.new for one in edits}
    except DnatrackError:
        expected = {**OLD}
    ballast.unlink()

    assert in_folder(small_disk) == {**expected, "tasks": None}
    assert (expected == OLD) is (free_pages < 8)


def test_a_read_only_disk_says_so(small_disk: Path) -> None:
    mounted("-o", "remount,ro", str(small_disk))

    with pytest.raises(DnatrackError, match="읽기 전용 저장 장치입니다"):
        write_edits(small_disk, EDITS[:1], doing="test", now=NOW)

    assert in_folder(small_disk) == {**OLD, "tasks": None}


def test_files_that_may_not_grow_are_like_a_full_disk(tmp_path: Path) -> None:
    begin(tmp_path)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (30 * KB, before[1]))
    try:
        with pytest.raises(DnatrackError, match="저장 공간이 부족합니다"):
            write_edits(tmp_path, EDITS, doing="test", now=NOW)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)

    assert in_folder(tmp_path) == {**OLD, "tasks": None}


@pytest.mark.parametrize("closed", [".", "tasks"])
def test_a_folder_that_may_not_be_written_to_is_said(closed: str) -> None:
    with ordinary_user() as place:
        folder = place / "data"
        begin(folder)
        (folder / closed).chmod(0o555)

        with pytest.raises(DnatrackError, match="쓰기 권한이 없습니다"):
            write_edits(folder, EDITS, doing="test", now=NOW)

        (folder / closed).chmod(0o755)
        assert in_folder(folder) == {**OLD, "tasks": None}


def test_a_write_protected_file_is_not_replaced() -> None:
    with ordinary_user() as place:
        folder = place / "data"
        begin(folder)
        (folder / "tasks/b.yaml").chmod(0o444)

        with pytest.raises(DnatrackError, match=r"`tasks/b\.yaml` 파일은 쓰기 금지"):
            write_edits(folder, EDITS, doing="test", now=NOW)

        assert in_folder(folder) == {**OLD, "tasks": None}
