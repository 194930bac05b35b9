from pathlib import Path

import pytest

from tests.cli.running import dnatrack
from tests.gate.tracker import write_tracker

UNTIDY = "title:  {ko: 예시}\nid: other\n"
TIDY = "id: other\ntitle: {ko: 예시}\n"


@pytest.fixture
def untidy(tmp_path: Path) -> Path:
    """A file of a tracker that is not laid out as the house does."""
    file = write_tracker(tmp_path) / "tasks/other.yaml"
    file.write_text(UNTIDY, "utf-8")
    return file


def fmt(*arguments: str, at: Path) -> tuple[int, list[str], str]:
    run = dnatrack("fmt", "--lang", "en", *arguments, at=at)
    return run.code, run.out.splitlines(), run.err


def test_files_are_written_told_of_and_stay_so(untidy: Path, tmp_path: Path) -> None:
    before = fmt("data/tasks/other.yaml", at=tmp_path)
    after = fmt("--check", str(untidy), at=tmp_path)

    told = ["data/tasks/other.yaml: spacing, order of keys", "Files: 1 formatted."]
    assert before == (0, told, "")
    assert after == (0, ["Files: 1 in order."], "")
    assert untidy.read_text("utf-8") == TIDY


def test_a_check_lists_and_writes_nothing(untidy: Path, tmp_path: Path) -> None:
    code, said, _ = fmt("--check", str(untidy), at=tmp_path)

    told = ["data/tasks/other.yaml: spacing, order of keys", "Files: 1 to be formatted."]
    assert (code, said) == (1, told)
    assert untidy.read_text("utf-8") == UNTIDY


def test_a_diff_shows_the_lines_and_writes_nothing(untidy: Path, tmp_path: Path) -> None:
    code, said, _ = fmt("--diff", str(untidy), at=tmp_path)

    assert (code, said[2:]) == (
        0,
        ["@@ -1,2 +1,2 @@", "-title:  {ko: 예시}", " id: other", "+title: {ko: 예시}"],
    )
    assert said[:2] == ["--- data/tasks/other.yaml", "+++ data/tasks/other.yaml"]
    assert untidy.read_text("utf-8") == UNTIDY


def test_only_the_files_that_are_named_are_formatted(untidy: Path, tmp_path: Path) -> None:
    fmt("data/tracker.yaml", at=tmp_path)

    assert untidy.read_text("utf-8") == UNTIDY


def test_a_file_that_cannot_be_read_is_left_and_the_others_are_formatted(
    untidy: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "data/tasks/example.yaml"
    broken.write_text("id:  example\n<<<<<<< HEAD\n", "utf-8")

    code, said, err = fmt("data/tasks", at=tmp_path)

    assert (code, said[-1]) == (1, "Files: 1 formatted, 1 could not be formatted.")
    assert err.startswith("data/tasks/example.yaml:2:1: a merge conflict that is not settled — ")
    assert broken.read_text("utf-8") == "id:  example\n<<<<<<< HEAD\n"
    assert untidy.read_text("utf-8") == TIDY


def test_a_file_whose_bytes_cannot_be_had_is_told_of(tmp_path: Path) -> None:
    data = write_tracker(tmp_path)
    (data / "tasks/lost.yaml").symlink_to("nowhere.yaml")

    code, said, err = fmt("data/tasks/lost.yaml", at=tmp_path)

    assert (code, said) == (1, ["Files: 1 could not be formatted."])
    assert err.startswith("data/tasks/lost.yaml:1:1: ")


def test_a_file_that_is_no_yaml_is_none_to_format(tmp_path: Path) -> None:
    (write_tracker(tmp_path) / "notes.txt").write_text("a:  b\n")

    code, said, _ = fmt("data/notes.txt", at=tmp_path)

    assert (code, said) == (0, ["There are no data files to format."])


def test_what_was_done_is_told_in_korean(untidy: Path, tmp_path: Path) -> None:
    run = dnatrack("fmt", str(untidy), "--lang", "ko", at=tmp_path)

    assert run.out.splitlines() == [
        "data/tasks/other.yaml: 빈칸과 빈 줄, 키의 순서",
        "정리한 파일 1개.",
    ]
