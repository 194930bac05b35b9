from pathlib import Path

import pytest

from dnatrack.errors import DnatrackError
from dnatrack.storage.output_files import append_report, write_report


def test_a_report_replaces_what_was_there_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "out.sarif"
    path.write_text("old and longer than the new one", "utf-8")

    write_report(path, "새것\n")

    assert path.read_text("utf-8") == "새것\n"
    assert list(tmp_path.iterdir()) == [path]


def test_a_report_goes_where_a_link_leads(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old", "utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "real")

    write_report(tmp_path / "link", "new")

    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text("utf-8") == "new"


def test_halves_of_characters_are_written_as_question_marks(tmp_path: Path) -> None:
    write_report(tmp_path / "out", "\ud800끝")

    assert (tmp_path / "out").read_text("utf-8") == "?끝"


@pytest.mark.parametrize("name", ["nowhere/out", "folder", "a\0b"])
def test_what_cannot_be_written_is_a_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()

    with pytest.raises(DnatrackError, match="저장하지 못했습니다") as caught:
        write_report(tmp_path / name, "text")

    assert caught.value.hint is not None
    assert [one.name for one in tmp_path.iterdir()] == ["folder"]


def test_a_summary_is_added_at_the_end(tmp_path: Path) -> None:
    append_report(tmp_path / "summary", "one\n")
    append_report(tmp_path / "summary", "two\n")

    assert (tmp_path / "summary").read_text("utf-8") == "one\ntwo\n"


def test_a_summary_that_cannot_be_added_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(DnatrackError, match="저장하지 못했습니다"):
        append_report(tmp_path, "text")
