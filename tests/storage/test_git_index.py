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


@pytest.mark.parametrize(
    ("noted", "later", "is_untouched"),
    [
        ({}, 1, True),
        ({"size": b"5"}, 1, False),
        ({"ino": b"1"}, 1, False),
        ({"times": b"  ctime: 0:0\n  mtime: 0:0\n"}, 1, False),
        ({}, 0, False),
        (dict.fromkeys(("size", "ino", "times"), b""), 1, False),
    ],
    ids=[
        *("as it was noted", "another size", "another file", "another time"),
        *("written in the moment of noting", "nothing noted"),
    ],
)
def test_which_files_are_certainly_untouched(
    file: Path, noted: dict[str, bytes], later: int, *, is_untouched: bool
) -> None:
    status, entry = file.stat(), entry_of(file)._replace(**noted)  # type: ignore[arg-type]

    assert entry.is_untouched(status, noted_ns=status.st_mtime_ns + later) is is_untouched
