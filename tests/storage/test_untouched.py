import os
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dnatrack.app.check import check_data
from dnatrack.app.workspace import Workspace
from dnatrack.storage import data_folder
from dnatrack.storage.data_folder import id_of_untouched, look_at, remember_untouched
from dnatrack.storage.journal import JOURNAL
from tests.storage.folders import change

pytestmark = pytest.mark.usefixtures("cache_home")

LATER = datetime(2100, 1, 1, tzinfo=UTC)
TRACKER = b"schema_version: '1'\ntitle: {ko: a}\n"
FILES = {
    "tracker.yaml": TRACKER,
    "taskforces.yaml": b"taskforces: []\n",
    "tasks/a.yaml": b"id: a\n",
    "tasks/b.yaml": b"id: b\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of files that are older than the disk's clock is coarse."""
    folder = tmp_path / "data"
    change(folder, FILES)
    for file in folder.rglob("*.yaml"):
        os.utime(file, (1_700_000_000, 1_700_000_000))
    # Two changes in one tick of the disk's clock would bear the same time.
    time.sleep(0.05)
    return folder


def _write_alike(file: Path, *, in_place_of: Path | None = None) -> None:
    """Another content, of which size and time say nothing."""
    status = (in_place_of or file).stat()
    file.write_bytes(b"id: c\n")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


def _replace_alike(file: Path) -> None:
    _write_alike(file.with_name("new"), in_place_of=file)
    file.with_name("new").replace(file)


def _link(file: Path) -> None:
    file.unlink()
    file.symlink_to("b.yaml")


def _make_a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


EDITS: dict[str, Callable[[Path], object]] = {
    "written": lambda file: file.write_bytes(b"id: other\n"),
    "of the same size and time": _write_alike,
    "replaced by one of the same size and time": _replace_alike,
    "only its time": lambda file: os.utime(file, (1, 1)),
    "deleted": Path.unlink,
    "renamed": lambda file: file.rename(file.with_name("c.yaml")),
    "another one beside it": lambda file: file.with_name("c.yaml").touch(),
    "a link": _link,
    "its rights": lambda file: file.chmod(0o600),
    "a folder": _make_a_folder,
}


@pytest.mark.skipif(os.name == "nt", reason="no time of change there")
@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_every_edit_is_seen_without_reading(folder: Path, edit: Callable[[Path], object]) -> None:
    look = look_at(folder, LATER)
    assert look is not None
    remember_untouched(folder, look, "id")
    assert look_at(folder, LATER) == look
    assert id_of_untouched(folder, look) == "id"

    edit(folder / "tasks" / "a.yaml")

    later = look_at(folder, LATER)
    assert later is None or id_of_untouched(folder, later) is None


@pytest.mark.parametrize("seconds", [0, 2, -1000])
def test_a_file_that_was_just_written_may_change_unseen(folder: Path, seconds: int) -> None:
    written = datetime.fromtimestamp((folder / "tracker.yaml").stat().st_ctime, UTC)

    assert look_at(folder, written + timedelta(seconds=seconds)) is None


def test_nobody_looks_where_a_write_was_cut_off_or_nothing_is_remembered(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / JOURNAL).touch()
    assert look_at(folder, LATER) is None

    (folder / JOURNAL).unlink()
    assert look_at(folder, LATER) is not None
    monkeypatch.setenv("DNATRACK_CACHE", "0")
    assert look_at(folder, LATER) is None


@pytest.fixture
def _old_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data_folder, "_TICK", timedelta())


@pytest.mark.usefixtures("_old_enough")
def test_what_was_found_is_told_again_with_its_lines(folder: Path) -> None:
    first, again = check_data(Workspace(folder)), check_data(Workspace(folder))

    assert again.findings == first.findings != ()
    assert again.snapshot.files.keys() == first.snapshot.files.keys()
    for file in {one.location.file for one in again.findings}:
        assert again.snapshot.files.get(file) == first.snapshot.files.get(file)


@pytest.mark.usefixtures("_old_enough")
def test_what_was_broken_alike_is_found(folder: Path) -> None:
    check_data(Workspace(folder))
    check_data(Workspace(folder))
    file = folder / "tracker.yaml"
    status = file.stat()
    file.write_bytes(TRACKER.replace(b"title", b"tilte"))
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))

    found = [one.location.file for one in check_data(Workspace(folder)).findings]

    assert found.count("tracker.yaml") > 0
