from pathlib import Path

import pytest

from tests.cli.running import dnatrack
from tests.gate.tracker import commit, edit, git, write_tracker


@pytest.fixture
def tracker(tmp_path: Path) -> Path:
    """Data in which both tasks refer to a ministry that is not there."""
    data = write_tracker(tmp_path)
    edit(data / "tasks/example.yaml", "lead: mois", "lead: nobody")
    edit(data / "tasks/other.yaml", "lead: moef", "lead: nobody")
    return tmp_path


def found(*arguments: str, at: Path) -> tuple[int, list[str]]:
    """The exit code, and the place of each finding."""
    run = dnatrack("validate", "--format", "concise", "--lang", "en", *arguments, at=at)
    return run.code, [line.split(" ")[0] for line in run.out.splitlines()[:-1]]


def test_only_the_files_that_are_named_are_told_of(tracker: Path) -> None:
    assert found("data/tasks/other.yaml", at=tracker) == (1, ["data/tasks/other.yaml:4:7:"])


def test_a_file_in_order_passes_though_others_are_not(tracker: Path) -> None:
    run = dnatrack("validate", "data/tracker.yaml", "--lang", "en", at=tracker)

    assert (run.code, run.out) == (0, "1 file read, nothing wrong.\n")


def test_what_a_file_refers_to_is_looked_up_in_the_others(tracker: Path) -> None:
    edit(tracker / "data/tasks/other.yaml", "lead: nobody", "lead: moef")

    assert found("data/tasks/other.yaml", at=tracker) == (0, [])


@pytest.mark.parametrize("folder", ["data", "data/tasks", "data/tasks/"])
def test_a_folder_stands_for_what_is_below_it(tracker: Path, folder: str) -> None:
    assert found(folder, at=tracker) == (
        1,
        ["data/tasks/example.yaml:4:7:", "data/tasks/other.yaml:4:7:"],
    )


def test_files_are_named_from_where_the_command_runs(tracker: Path) -> None:
    assert found("other.yaml", at=tracker / "data/tasks") == (1, ["../tasks/other.yaml:4:7:"])


@pytest.mark.parametrize(
    ("file", "said"), [("data/nix.yaml", "is not there"), ("../x.yaml", "is outside")]
)
def test_a_file_that_is_no_data_is_refused(tracker: Path, file: str, said: str) -> None:
    (tracker.parent / "x.yaml").write_text("")

    run = dnatrack("validate", file, "--lang", "en", at=tracker)

    assert (run.code, run.out) == (2, "")
    assert said in run.err
    assert str(tracker / "data") in run.err


def test_a_change_can_be_judged_by_some_files(tracker: Path) -> None:
    git(tracker, "init", "--quiet")
    commit(tracker, "start")
    for task in ("example", "other"):
        edit(tracker / f"data/tasks/{task}.yaml", "lead: nobody", "lead: nobody-else")

    code, places = found("--base", "HEAD", "data/tasks/other.yaml", at=tracker)

    assert (code, {one for one in places if one.startswith("data/")}) == (
        1,
        {"data/tasks/other.yaml:4:7:"},
    )
