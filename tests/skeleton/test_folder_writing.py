"""All or nothing, whatever happens in between."""

from pathlib import Path

import pytest

from dnatrack.errors import DnatrackError
from dnatrack.storage.output_files import Written, take_back, write_new


def test_files_and_the_folders_on_the_way_are_made(tmp_path: Path) -> None:
    folder = tmp_path / "new"

    written = write_new(folder, {"a/b/one": b"1", "two": b"2"})

    assert written == Written(
        files=(folder / "a/b/one", folder / "two"), folders=(folder, folder / "a", folder / "a/b")
    )
    assert (folder / "a/b/one").read_bytes() == b"1"


def test_what_was_written_can_be_taken_back(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/mine").write_text("mine")

    take_back(write_new(tmp_path, {"a/one": b"1", "b/two": b"2"}))

    assert [path.name for path in tmp_path.rglob("*")] == ["a", "mine"]


def test_a_file_that_came_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "two").write_text("mine")

    with pytest.raises(DnatrackError, match="File exists"):
        write_new(tmp_path, {"a/one": b"1", "two": b"2"})

    assert {path.name: path.read_text() for path in tmp_path.rglob("*")} == {"two": "mine"}


def test_a_name_that_no_disk_takes_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(DnatrackError, match="File name too long"):
        write_new(tmp_path / "new", {"a/one": b"1", "b/" + "x" * 5000: b"2"})

    assert list(tmp_path.iterdir()) == []
