"""Reports, and folders that are made anew: whole or not at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dnatrack.errors import DnatrackError
from dnatrack.storage.output_files import MARKER, append_report, replace_folder, write_report
from tests.storage.folders import files_in, fill, refusal
from tests.storage.test_unusual_files import ordinary_user


def test_a_report_replaces_what_was_there_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    fill(tmp_path, "a report that is longer than the new one")
    (path,) = tmp_path.iterdir()

    write_report(path, "새것 \ud800\n")  # half of a character

    assert files_in(tmp_path) == {path.name: "새것 ?\n".encode()}


def test_a_report_goes_where_a_link_leads(tmp_path: Path) -> None:
    fill(tmp_path, "real")
    (tmp_path / "link").symlink_to(tmp_path / "real")

    write_report(tmp_path / "link", "new")

    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text("utf-8") == "new"


@pytest.mark.parametrize("name", ["nowhere/out", "folder", "a\0b"])
def test_what_cannot_be_written_is_a_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()

    for put in (write_report, append_report):
        said, _ = refusal(lambda put=put: put(tmp_path / name, "text"))  # type: ignore[misc]
        assert said.startswith(f"`{tmp_path / name}` could not be written: ")

    assert [one.name for one in tmp_path.iterdir()] == ["folder"]


@pytest.mark.parametrize(
    ("name", "hint"), [("file/site", "file` is no folder"), ("locked/a/b", "locked` may not be")]
)
def test_what_stands_in_the_way_is_named_with_a_way_out(name: str, hint: str) -> None:
    with ordinary_user() as folder:
        (folder / "file").touch()
        (folder / "locked").mkdir(0o555)

        for put in (write_report, lambda path, _: replace_folder(path, [])):
            _, told = refusal(lambda put=put: put(folder / name, ""))  # type: ignore[misc]
            assert told.startswith(f"`{folder}/{hint}")


def test_a_summary_is_added_at_the_end(tmp_path: Path) -> None:
    append_report(tmp_path / "summary", "one\n")
    append_report(tmp_path / "summary", "two\n")

    assert files_in(tmp_path) == {"summary": b"one\ntwo\n"}


# A folder that is made anew each time.


@pytest.fixture
def site(tmp_path: Path) -> Path:
    replace_folder(tmp_path / "a/site", [("index.html", b"old"), ("old/x.html", b"2")])
    return tmp_path / "a/site"


def contents(folder: Path) -> dict[str, bytes]:
    return {path: content for path, content in files_in(folder).items() if path != MARKER}


def test_files_are_written_and_those_no_longer_made_are_gone(site: Path) -> None:
    assert replace_folder(site, [("ko/index.html", b"3")]) == 1

    assert contents(site) == {"ko/index.html": b"3"}
    assert not (site / "old").exists()
    assert [one.name for one in site.parent.iterdir()] == ["site"]


def test_the_old_folder_stays_until_the_new_one_is_complete(site: Path) -> None:
    before = files_in(site)

    def breaking() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"new"
        assert files_in(site) == before
        raise RuntimeError

    with pytest.raises(RuntimeError):
        replace_folder(site, breaking())

    assert files_in(site.parent) == {f"site/{path}": content for path, content in before.items()}


MARKER_OF_OTHERS = '{"format": "else", "files": ["x"]}'


@pytest.mark.parametrize(
    "files",
    [
        {"notes.txt": "mine"},
        {"ko/notes.txt": "mine"},
        {".git": "mine"},
        {MARKER: MARKER_OF_OTHERS, "x": "mine"},
    ],
)
def test_a_folder_of_others_is_refused(tmp_path: Path, files: dict[str, str]) -> None:
    fill(tmp_path / "site", **files)

    with pytest.raises(DnatrackError, match="만든 폴더가 아니므로"):
        replace_folder(tmp_path / "site", [("index.html", b"1")])

    assert files_in(tmp_path / "site") == {path: text.encode() for path, text in files.items()}


def test_what_others_put_into_our_folder_is_not_removed(site: Path) -> None:
    fill(site, "CNAME", ".DS_Store")
    before = files_in(site)

    with pytest.raises(DnatrackError, match="CNAME"):
        replace_folder(site, [("index.html", b"2")])

    assert files_in(site) == before


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()

    assert replace_folder(tmp_path / "site", [("index.html", b"1")]) == 1


def test_links_are_refused_and_nothing_behind_them_is_touched(tmp_path: Path, site: Path) -> None:
    other = tmp_path / "other"
    replace_folder(other, [("index.html", b"1")])
    (tmp_path / "link").symlink_to(other)
    (site / "ko").symlink_to(other)

    for one in (tmp_path / "link", site):
        with pytest.raises(DnatrackError):
            replace_folder(one, [("ko/index.html", b"2")])

    assert contents(other) == {"index.html": b"1"}


@pytest.mark.parametrize("path", ["../x", "/x", "a/../../x"])
def test_nothing_is_written_outside(tmp_path: Path, path: str) -> None:
    with pytest.raises(DnatrackError):
        replace_folder(tmp_path / "inside/site", [(path, b"1")])

    assert list((tmp_path / "inside").iterdir()) == []
