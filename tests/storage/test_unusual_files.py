"""Links, pipes, rights and names as POSIX has them: each is read, or a fault, and none waits."""

import os
import socket
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from dnatrack.loading.load import load
from dnatrack.loading.snapshot import FileFault, Snapshot
from dnatrack.storage import files
from dnatrack.storage.data_folder import find_data_folder, given_data_folder, snapshot_of
from dnatrack.storage.files import read_regular_file
from tests.storage.folders import fill, refusal

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


def link(folder: Path, links: Mapping[str, str]) -> None:
    for name, target in links.items():
        (folder / name).symlink_to(target)


def test_a_data_folder_whose_first_file_is_a_broken_link_is_still_found(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    link(tmp_path, {"data/taskforces.yaml": "nowhere"})

    assert find_data_folder(tmp_path) == tmp_path / "data"


def test_a_current_folder_that_was_deleted_is_an_error_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()

    said, _ = refusal(lambda: find_data_folder(Path()))

    assert said == "the current folder has been deleted"


LEAVES, BROKEN = FileFault.LEAVES_FOLDER, FileFault.BROKEN_LINK


@pytest.mark.parametrize(
    ("names", "links", "contents", "faults"),
    [
        (
            ["data/real/a.yaml"],
            {"b.yaml": "real/a.yaml", "tasks": "real"},
            dict.fromkeys(("real/a.yaml", "b.yaml", "tasks/a.yaml"), b"data/real/a.yaml"),
            {},
        ),
        (
            ["data/a/x.yaml", "data/b/y.yaml"],
            {"a/up": "..", "a/to-b": "../b", "b/to-a": "../a"},
            {
                **dict.fromkeys(("a/x.yaml", "b/to-a/x.yaml"), b"data/a/x.yaml"),
                **dict.fromkeys(("b/y.yaml", "a/to-b/y.yaml"), b"data/b/y.yaml"),
            },
            {},
        ),
        (
            ["secret/a.yaml", "data-old/a.yaml", "data/tracker.yaml", "README.md"],
            {
                "b.yaml": "../secret/a.yaml",
                "c.yaml": "../data-old/a.yaml",
                "tasks": "../secret",
                "passwd.yaml": "/etc/passwd",
                "README.md": "../README.md",
            },
            {"tracker.yaml": b"data/tracker.yaml"},
            dict.fromkeys(("b.yaml", "c.yaml", "passwd.yaml", "tasks"), LEAVES),
        ),
        (
            [],
            {"a.yaml": "nowhere", "b.yaml": "b.yaml", "tasks": "nowhere", ".#c.yaml": "nobody@x"},
            {},
            dict.fromkeys(("a.yaml", "b.yaml", "tasks"), BROKEN),
        ),
        (["data/README"], {"tasks": "README"}, {}, {"tasks": FileFault.NOT_A_FOLDER}),
    ],
    ids=["inside", "around in a circle", "out of the folder", "to nothing", "to no folder"],
)
def test_where_links_lead(
    tmp_path: Path,
    names: list[str],
    links: dict[str, str],
    contents: dict[str, bytes],
    faults: dict[str, FileFault],
) -> None:
    (tmp_path / "data").mkdir()
    fill(tmp_path, *names)
    link(tmp_path / "data", links)
    link(tmp_path, {"linked": "data"})

    assert snapshot_of(tmp_path / "data") == Snapshot("working tree", contents, faults)
    assert snapshot_of(tmp_path / "linked") == Snapshot("working tree", contents, faults)


def test_links_that_multiply_are_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_ENTRIES", 1000)
    fill(tmp_path, *(f"{one}/x.yaml" for one in range(12)))
    link(tmp_path, {f"{one}/to-{other}": f"../{other}" for one in range(12) for other in range(12)})

    snapshot = snapshot_of(tmp_path)

    assert list(snapshot.faults.values()) == [FileFault.TOO_MANY]
    assert len(snapshot.files) < 1000


def test_what_is_no_ordinary_file_is_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "folder.yaml").mkdir()
    link(tmp_path, {"linked-pipe.yaml": "pipe.yaml"})
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket.yaml"))
        faults = snapshot_of(tmp_path).faults

    names = ("folder.yaml", "linked-pipe.yaml", "pipe.yaml", "socket.yaml")
    assert faults == dict.fromkeys(names, FileFault.NOT_A_FILE)


def test_what_may_not_be_read_is_a_fault_and_the_rest_is_read() -> None:
    with ordinary_user() as folder:
        fill(folder, "a.yaml", "b.yaml", "tasks/c.yaml")
        (folder / "a.yaml").chmod(0)
        (folder / "tasks").chmod(0)
        snapshot = snapshot_of(folder)
        (folder / "tasks").chmod(0o700)

    faults = dict.fromkeys(("a.yaml", "tasks"), FileFault.NO_PERMISSION)
    assert snapshot == Snapshot("working tree", {"b.yaml": b"b.yaml"}, faults)


def test_a_data_folder_that_may_not_be_read_is_an_error_in_words() -> None:
    with ordinary_user() as folder:
        closed = folder / "data"
        closed.mkdir(mode=0)
        reading, _ = refusal(lambda: snapshot_of(closed))
        naming, _ = refusal(lambda: given_data_folder(closed / "data"))
        closed.chmod(0o700)

    assert reading == f"no permission to read `{closed}`"
    assert naming == f"no permission to read `{closed / 'data'}`"


def test_every_fault_of_a_folder_becomes_a_defect(tmp_path: Path) -> None:
    link(tmp_path, {"tasks": "/"})

    rules = {(one.rule, one.problem.at.file) for one in load(snapshot_of(tmp_path)).defects}

    assert ("unreadable-file", "tasks") in rules


def test_a_file_is_read_whole_or_told_why_not(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"\x00\r\n\xff")
    os.mkfifo(tmp_path / "pipe")
    link(tmp_path, {"link": "/etc/passwd"})

    names = (*(str(tmp_path / name) for name in ("file", "pipe", "link", "gone")), "a\0b")
    found = [read_regular_file(name, 4) for name in (*names, "/dev/zero")]

    assert found == [
        *(b"\x00\r\n\xff", FileFault.NOT_A_FILE, FileFault.READ_ERROR, None),
        *(FileFault.READ_ERROR, FileFault.NOT_A_FILE),
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="such names and files are those of Linux")
class TestOnLinux:
    def test_names_that_are_not_utf8_are_faults_with_a_name_that_can_be_printed(
        self, tmp_path: Path
    ) -> None:
        fill(tmp_path, *map(os.fsdecode, (b"\xb0\xfa.yaml", b"\xb0\xfa.txt", b"dir\xff/a")))

        assert snapshot_of(tmp_path).faults == dict.fromkeys(
            ("\\xb0\\xfa.yaml", "dir\\xff"), FileFault.BAD_NAME
        )

    def test_a_file_longer_than_it_says_is_read_to_its_end_but_not_beyond_the_limit(self) -> None:
        # The kernel's own files say that they are empty and are not.
        whole = Path("/proc/version").read_bytes()

        assert read_regular_file("/proc/version", len(whole)) == whole
        assert read_regular_file("/proc/version", len(whole) - 1) is FileFault.TOO_LARGE
