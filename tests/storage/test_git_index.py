"""What git noted of files, and which of them are certainly as they were."""

from pathlib import Path

import pytest

from dnatrack.storage.git_files import IndexEntry, parse_index

OLD, NEW = "1" * 40, "2" * 40
NOTES = b"""  ctime: 1:20
  mtime: 3:40
  dev: 5\tino: 6
  uid: 7\tgid: 8
  size: 9\tflags: %s
"""


def printed(path: bytes, *, mode: bytes = b"100644", flags: bytes = b"0") -> bytes:
    return b"%b %b 0\t%b\0" % (mode, OLD.encode(), path) + NOTES % flags


def test_what_is_noted_of_each_file() -> None:
    notes = b"  ctime: 1:20\n  mtime: 3:40\n", b"6", b"9"
    link = printed(b"link", mode=b"120000")

    found = parse_index(printed("한글.yaml".encode()) + link + printed(b"a", flags=b"40000000"))

    assert found == {
        "한글.yaml": IndexEntry(OLD, *notes),
        "link": IndexEntry("", *notes),
        "a": IndexEntry(OLD, *notes, is_left_out=True),
    }


@pytest.mark.parametrize("strange", [b"  more: 1\n", b"\n", b"x"])
def test_of_notes_in_an_unknown_form_only_the_contents_are_taken(strange: bytes) -> None:
    found = parse_index(printed(b"a") + strange + printed(b"b"))

    assert found == {"a": IndexEntry(OLD), "b": IndexEntry(OLD)}


def entry_of(file: Path) -> IndexEntry:
    status = file.stat()
    changed, written = divmod(status.st_ctime_ns, 10**9), divmod(status.st_mtime_ns, 10**9)
    times = b"  ctime: %d:%d\n  mtime: %d:%d\n" % (*changed, *written)
    return IndexEntry(OLD, times, b"%d" % (status.st_ino % 2**32), b"4")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "file"
    made.write_text("data")
    return made


def test_a_file_that_is_as_it_was_noted(file: Path) -> None:
    status = file.stat()

    assert entry_of(file).is_untouched(status, noted_ns=status.st_mtime_ns + 1)


def test_a_file_of_which_something_else_was_noted(file: Path) -> None:
    status, noted = file.stat(), entry_of(file)
    others = (
        noted._replace(size=b"5"),
        noted._replace(ino=b"1"),
        noted._replace(times=b"  ctime: 0:0\n  mtime: 0:0\n"),
    )

    found = [one.is_untouched(status, noted_ns=status.st_mtime_ns + 1) for one in others]

    assert found == [False, False, False]


def test_a_file_that_was_written_in_the_moment_of_noting_is_not_certain(file: Path) -> None:
    status = file.stat()

    assert not entry_of(file).is_untouched(status, noted_ns=status.st_mtime_ns)


def test_a_file_of_which_nothing_was_noted(file: Path) -> None:
    assert not IndexEntry(OLD).is_untouched(file.stat(), noted_ns=2**63)
