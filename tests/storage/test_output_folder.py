from collections.abc import Iterator
from pathlib import Path

import pytest

from dnatrack.errors import DnatrackError
from dnatrack.storage.output_folder import MARKER, replace_folder


def contents(folder: Path) -> dict[str, bytes]:
    """The files below a folder but for the marker."""
    files = (one for one in folder.rglob("*") if one.is_file() and one.name != MARKER)
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in files}


def names(folder: Path) -> list[str]:
    return [one.name for one in folder.iterdir()]


def test_files_are_written_and_those_no_longer_made_are_gone(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "site"
    replace_folder(folder, [("ko/index.html", b"1"), ("old/x.html", b"2")])
    count = replace_folder(folder, [("ko/index.html", b"3")])

    assert count == 1
    assert contents(folder) == {"ko/index.html": b"3"}
    assert not (folder / "old").exists()
    assert names(tmp_path / "a") == ["site"]


def test_the_old_site_stays_until_the_new_one_is_complete(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    replace_folder(folder, [("index.html", b"old")])

    def breaking() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"new"
        assert contents(folder) == {"index.html": b"old"}
        raise RuntimeError

    with pytest.raises(RuntimeError):
        replace_folder(folder, breaking())

    assert contents(folder) == {"index.html": b"old"}
    assert names(tmp_path) == ["site"]


@pytest.mark.parametrize("name", ["notes.txt", "ko/notes.txt", ".git"])
def test_a_folder_of_others_is_refused(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "site"
    (folder / name).parent.mkdir(parents=True)
    (folder / name).write_text("mine")

    with pytest.raises(DnatrackError):
        replace_folder(folder, [("index.html", b"1")])

    assert contents(folder) == {name: b"mine"}


def test_what_others_put_into_our_folder_is_not_removed(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    replace_folder(folder, [("index.html", b"1")])
    (folder / "CNAME").write_text("example.org")

    with pytest.raises(DnatrackError, match="CNAME"):
        replace_folder(folder, [("index.html", b"2")])

    assert contents(folder) == {"index.html": b"1", "CNAME": b"example.org"}


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()

    assert replace_folder(tmp_path / "site", [("index.html", b"1")]) == 1


def test_links_are_refused_and_nothing_behind_them_is_touched(tmp_path: Path) -> None:
    other = tmp_path / "other"
    replace_folder(other, [("index.html", b"1")])
    (tmp_path / "link").symlink_to(other)
    folder = tmp_path / "site"
    replace_folder(folder, [("index.html", b"1")])
    (folder / "ko").symlink_to(other)

    for one in (tmp_path / "link", folder):
        with pytest.raises(DnatrackError):
            replace_folder(one, [("ko/index.html", b"2")])

    assert contents(other) == {"index.html": b"1"}


@pytest.mark.parametrize("path", ["../x", "/x", "a/../../x"])
def test_nothing_is_written_outside(tmp_path: Path, path: str) -> None:
    folder = tmp_path / "inside" / "site"

    with pytest.raises(DnatrackError):
        replace_folder(folder, [(path, b"1")])

    assert not folder.exists()
    assert names(tmp_path / "inside") == []


def test_a_marker_of_others_makes_no_folder_ours(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / MARKER).write_text('{"format": "else", "files": ["x"]}')
    (folder / "x").write_text("mine")

    with pytest.raises(DnatrackError):
        replace_folder(folder, [("index.html", b"1")])
