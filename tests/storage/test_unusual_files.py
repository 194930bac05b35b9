import os
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dnatrack.errors import DnatrackError
from dnatrack.loading.load import load
from dnatrack.loading.snapshot import FileFault, Snapshot
from dnatrack.storage import files
from dnatrack.storage.data_folder import find_data_folder, given_data_folder, snapshot_of
from dnatrack.storage.files import read_regular_file

NOBODY = 65534


@contextmanager
def ordinary_user() -> Iterator[Path]:
    """A folder of somebody who, unlike root, can be refused something."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o777)
        if os.geteuid() != 0:
            yield folder
            return
        os.seteuid(NOBODY)
        try:
            yield folder
        finally:
            os.seteuid(0)


def write(folder: Path, *files: str) -> None:
    for file in files:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(file)


def test_a_data_folder_whose_first_file_is_a_broken_link_is_still_found(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/taskforces.yaml").symlink_to("nowhere")

    assert find_data_folder(tmp_path) == tmp_path / "data"


def test_a_current_folder_that_was_deleted_is_an_error_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()

    with pytest.raises(DnatrackError, match="현재 폴더가 삭제되었습니다") as caught:
        find_data_folder(Path())

    assert caught.value.message.en == "the current folder has been deleted"


def test_links_inside_the_folder_are_followed(tmp_path: Path) -> None:
    write(tmp_path, "real/a.yaml")
    (tmp_path / "b.yaml").symlink_to("real/a.yaml")
    (tmp_path / "tasks").symlink_to("real")

    assert snapshot_of(tmp_path) == Snapshot(
        "working tree",
        {"real/a.yaml": b"real/a.yaml", "b.yaml": b"real/a.yaml", "tasks/a.yaml": b"real/a.yaml"},
        {},
    )


def test_links_that_lead_around_in_a_circle_end(tmp_path: Path) -> None:
    write(tmp_path, "a/x.yaml", "b/y.yaml")
    (tmp_path / "a/up").symlink_to("..")
    (tmp_path / "a/to-b").symlink_to("../b")
    (tmp_path / "b/to-a").symlink_to("../a")

    assert sorted(snapshot_of(tmp_path).files) == [
        "a/to-b/y.yaml",
        "a/x.yaml",
        "b/to-a/x.yaml",
        "b/y.yaml",
    ]


def test_links_that_multiply_are_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_ENTRIES", 1000)
    for one in range(12):
        write(tmp_path, f"{one}/x.yaml")
        for other in range(12):
            (tmp_path / f"{one}/to-{other}").symlink_to(f"../{other}")

    snapshot = snapshot_of(tmp_path)

    assert list(snapshot.faults.values()) == [FileFault.TOO_MANY]
    assert len(snapshot.files) < 1000


def test_links_that_leave_the_folder_are_faults(tmp_path: Path) -> None:
    write(tmp_path, "secret/a.yaml", "data/tracker.yaml", "README.md")
    (tmp_path / "data/b.yaml").symlink_to("../secret/a.yaml")
    (tmp_path / "data/tasks").symlink_to("../secret")
    (tmp_path / "data/passwd.yaml").symlink_to("/etc/passwd")
    (tmp_path / "data/README.md").symlink_to("../README.md")

    assert snapshot_of(tmp_path / "data") == Snapshot(
        "working tree",
        {"tracker.yaml": b"data/tracker.yaml"},
        dict.fromkeys(("b.yaml", "passwd.yaml", "tasks"), FileFault.LEAVES_FOLDER),
    )


def test_a_data_folder_that_is_itself_a_link_is_read(tmp_path: Path) -> None:
    write(tmp_path, "real/a.yaml")
    (tmp_path / "data").symlink_to("real")

    assert snapshot_of(tmp_path / "data").files == {"a.yaml": b"real/a.yaml"}


def test_links_to_nothing_are_faults(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to("nowhere")
    (tmp_path / "b.yaml").symlink_to("b.yaml")
    (tmp_path / "tasks").symlink_to("nowhere")

    assert snapshot_of(tmp_path).faults == dict.fromkeys(
        ("a.yaml", "b.yaml", "tasks"), FileFault.BROKEN_LINK
    )


def test_what_is_no_ordinary_file_is_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "linked-pipe.yaml").symlink_to("pipe.yaml")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket.yaml"))
        faults = snapshot_of(tmp_path).faults

    assert faults == dict.fromkeys(
        ("folder.yaml", "linked-pipe.yaml", "pipe.yaml", "socket.yaml"), FileFault.NOT_A_FILE
    )


def test_what_may_not_be_read_is_a_fault_and_the_rest_is_read() -> None:
    with ordinary_user() as folder:
        write(folder, "a.yaml", "b.yaml", "tasks/c.yaml")
        (folder / "a.yaml").chmod(0)
        (folder / "tasks").chmod(0)
        snapshot = snapshot_of(folder)
        (folder / "tasks").chmod(0o700)

    assert snapshot == Snapshot(
        "working tree",
        {"b.yaml": b"b.yaml"},
        {"a.yaml": FileFault.NO_PERMISSION, "tasks": FileFault.NO_PERMISSION},
    )


def test_a_data_folder_that_may_not_be_read_is_an_error_in_words() -> None:
    with ordinary_user() as folder:
        closed = folder / "data"
        closed.mkdir(mode=0)
        with pytest.raises(DnatrackError) as reading:
            snapshot_of(closed)
        with pytest.raises(DnatrackError) as naming:
            given_data_folder(closed / "data")
        closed.chmod(0o700)

    assert reading.value.message.en == f"no permission to read `{closed}`"
    assert naming.value.message.en == f"no permission to read `{closed / 'data'}`"


def test_every_fault_of_a_folder_becomes_a_defect(tmp_path: Path) -> None:
    (tmp_path / "tasks").symlink_to("/")

    rules = {(one.rule, one.problem.at.file) for one in load(snapshot_of(tmp_path)).defects}

    assert ("unreadable-file", "tasks") in rules


def test_a_device_without_end_is_not_read() -> None:
    assert read_regular_file("/dev/zero", 4) is FileFault.NOT_A_FILE


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    assert read_regular_file(str(tmp_path / "pipe"), 4) is FileFault.NOT_A_FILE


def test_a_link_put_in_the_place_of_a_file_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("/etc/passwd")

    assert read_regular_file(str(tmp_path / "link"), 1000) is FileFault.READ_ERROR


def test_a_folder_beside_that_begins_with_the_same_name_is_outside(tmp_path: Path) -> None:
    write(tmp_path, "data-old/a.yaml", "data/tracker.yaml")
    (tmp_path / "data/a.yaml").symlink_to("../data-old/a.yaml")

    assert snapshot_of(tmp_path / "data").faults == {"a.yaml": FileFault.LEAVES_FOLDER}


def test_the_lock_of_an_editor_is_left_out(tmp_path: Path) -> None:
    (tmp_path / ".#lock.yaml").symlink_to("somebody@somewhere")

    assert snapshot_of(tmp_path) == Snapshot("working tree", {}, {})
