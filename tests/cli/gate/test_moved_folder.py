"""The gate and the reports where somebody moves the folder together with a deadline."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from dnatrack.model.data_files import TASKFORCES
from dnatrack.rules.examples import EXAMPLE_DATA, task_with_milestone
from tests.cli.gate.tracker import data, gate
from tests.cli.running import Run, dnatrack
from tests.history.repositories import Content, Step, extend, git, repository

TASK = str(task_with_milestone("due: 2021\nlifecycle: planned\n")["tasks/example.yaml"])
PASSED = Run(0, "5 files read, nothing wrong with this change.\n", "")
SILENT = "tasks/example.yaml:12:10: error undeclared-slip: "

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="moves folders with links")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository whose branch `change` is checked out; `main` holds a milestone due in 2021."""
    made = repository(tmp_path / "ledger", [Step({"README": "x"}), Step(data(example=TASK))])
    git(made, "checkout", "-q", "-b", "change")
    return made


def move(folder: Path, to: str) -> None:
    """Move all data, by git, and put the deadline off until 2029."""
    if to == ".":
        git(folder, "mv", *(f"data/{one.name}" for one in (folder / "data").iterdir()), ".")
    else:
        git(folder, "mv", "data", to)
    postpone(folder / to / "tasks/example.yaml")


def postpone(file: Path) -> None:
    file.write_text(file.read_text("utf-8").replace("due: 2021", "due: 2029"), "utf-8")


def on_main(folder: Path, files: Mapping[str, Content]) -> None:
    """Add files to both branches."""
    extend(folder, [Step(files)], branch="change")
    git(folder, "branch", "-f", "main")


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "-q", "-m", "tidy up")


@pytest.mark.parametrize("is_committed", [False, True])
@pytest.mark.parametrize("to", [".", "promises", "ledger", "a"])
def test_a_slip_in_a_folder_that_moves_is_stopped(
    folder: Path, to: str, *, is_committed: bool
) -> None:
    move(folder, to)
    if is_committed:
        commit(folder)

    run = gate(folder, "--data", to, *(["--head", "HEAD"] if is_committed else []))

    assert run.code == 1
    assert SILENT in run.out
    assert "resolved" not in run.out


@pytest.mark.parametrize("to", [".", "promises"])
def test_a_folder_that_moves_and_says_the_same_passes(folder: Path, to: str) -> None:
    move(folder, to)
    file = folder / to / "tasks/example.yaml"
    file.write_text(file.read_text("utf-8").replace("due: 2029", "due: 2021"), "utf-8")

    run = gate(folder, "--data", to)

    assert run == PASSED


@pytest.mark.parametrize("to", [".", "promises"])
def test_reports_tell_a_slip_in_a_folder_that_moved(folder: Path, to: str) -> None:
    move(folder, to)
    commit(folder)

    slips = told(folder, "slips", to)["milestones_slipped"]
    audit = told(folder, "audit", to)["undeclared-move"]
    overdue = told(folder, "overdue", to, "--on", "2030-06-30")["overdue"]

    assert [(one["original_due"], one["current_due"]) for one in slips] == [("2021", "2029")]
    assert [(one["old"], one["new"]) for one in audit] == [("2021", "2029")]
    assert [one["original_due"] for one in overdue] == ["2021"]


def told(folder: Path, command: str, data: str, *more: str) -> dict[str, list[dict[str, str]]]:
    run = dnatrack(command, "--data", data, "--format", "json", *more, at=folder)
    found: dict[str, list[dict[str, str]]] = json.loads(run.out)
    return found


@pytest.mark.parametrize("is_above", [False, True])
def test_a_link_in_place_of_the_folder_or_above_is_refused(folder: Path, *, is_above: bool) -> None:
    (folder / "real").mkdir()
    move(folder, "real/data")
    link, named = ("plans", "plans/data") if is_above else ("data", "data")
    (folder / link).symlink_to("real" if is_above else "real/data")

    run = gate(folder, "--data", named)

    assert run.code == 2
    assert f"`{folder / link}` is a link to" in run.err


def test_a_repository_behind_a_link_is_checked(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "short").symlink_to(folder)

    assert gate(folder, "--data", str(tmp_path / "short/data")).code == 0


@pytest.mark.parametrize(
    ("link", "target"),
    [("tasks/example.yaml", "tasks/real.txt"), ("tasks", "real"), ("sources.yaml", "s.txt")],
)
@pytest.mark.parametrize("is_committed", [False, True])
def test_a_link_in_place_of_something_in_the_folder_is_a_finding(
    folder: Path, link: str, target: str, *, is_committed: bool
) -> None:
    (folder / "data" / link).rename(folder / "data" / target)
    (folder / "data" / link).symlink_to(Path(target).name)
    if is_committed:
        commit(folder)

    run = gate(folder, *(["--head", "HEAD"] if is_committed else []))

    assert run.code == 1
    assert f"data/{link}:1:1: error unreadable-file: no ordinary file (a link, " in run.out


def test_a_link_in_place_of_all_tasks_is_one_finding(folder: Path) -> None:
    expecting = f"{EXAMPLE_DATA[TASKFORCES]!s}    expect: {{tasks: 1}}\n"
    on_main(folder, {"data/taskforces.yaml": expecting})
    git(folder, "mv", "data/tasks", "real")
    (folder / "data/tasks").symlink_to("../real")
    commit(folder)

    run = gate(folder, "--head", "HEAD")

    assert run.code == 1
    errors = [one.split(": ") for one in run.out.splitlines() if ": error " in one]
    assert [one[:2] for one in errors] == [["data/tasks:1:1", "error unreadable-file"]]


@pytest.mark.parametrize("text", ["taskforces: []\n", "", None])
def test_a_file_at_the_root_does_not_hide_the_data_from_the_gate(
    folder: Path, text: str | None
) -> None:
    postpone(folder / "data/tasks/example.yaml")
    if text is None:
        (folder / "taskforces.yaml").symlink_to("nowhere")
    else:
        (folder / "taskforces.yaml").write_text(text)

    assert gate(folder).code == 2
    assert dnatrack("status", at=folder).code == 2
    assert gate(folder, "--data", "data").code == 1


def test_a_tracker_that_is_gone_is_no_fresh_start(folder: Path) -> None:
    git(folder, "rm", "-q", "-r", "data")
    other = TASK.replace("id: example", "id: another").replace("2021", "2029")
    for path, text in data("promises/", another=other).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(str(text), "utf-8")

    run = gate(folder, "--data", "promises")

    assert run.code == 2
    assert "holds in `data/` is gone" in run.err
    assert "keep the ids of the tasks when the folder moves" in run.err


@pytest.mark.parametrize(("copy", "to"), [("a", "promises"), ("a", "."), ("z", "promises")])
def test_a_copy_made_ready_before_hides_no_slip(folder: Path, copy: str, to: str) -> None:
    on_main(folder, data(f"{copy}/", example=TASK.replace("2021", "2029")))
    git(folder, "rm", "-q", "-r", "data")
    git(folder, "mv", *([f"{copy}/taskforces.yaml", f"{copy}/tasks"] if to == "." else [copy]), to)
    commit(folder)

    run = gate(folder, "--data", to)

    assert run.code == 1
    assert SILENT in run.out


def test_a_copy_that_is_left_where_the_data_is_deleted_hides_no_slip(folder: Path) -> None:
    on_main(folder, data("copy/", example=TASK.replace("2021", "2029")))
    git(folder, "rm", "-q", "-r", "data")

    not_committed = gate(folder, "--data", "copy")
    commit(folder)
    committed = gate(folder, "--data", "copy", "--head", "HEAD")

    assert (not_committed.code, committed.code) == (1, 1)
    assert SILENT in not_committed.out
    assert SILENT in committed.out


def test_an_old_copy_that_is_deleted_is_not_what_data_is_compared_with(folder: Path) -> None:
    on_main(folder, data("old/", example=TASK.replace("2021", "2020")))
    git(folder, "rm", "-q", "-r", "old")
    commit(folder)

    assert gate(folder, "--data", "data").code == 0


def test_two_trackers_with_the_same_tasks_that_are_gone_together_are_refused(
    tmp_path: Path,
) -> None:
    both = {**data(example=TASK), **data("other/", example=TASK.replace("2021", "2029"))}
    folder = repository(tmp_path, [Step({"README": "x"}), Step(both)])
    git(folder, "checkout", "-q", "-b", "change")
    git(folder, "rm", "-q", "-r", "data")
    git(folder, "mv", "other", "promises")
    commit(folder)

    run = gate(folder, "--data", "promises")

    assert run.code == 2
    assert "are gone together: `data/`, `other/`" in run.err
    assert "delete the one that is not meant in a change of its own" in run.err


def test_a_tracker_that_was_deleted_and_comes_back_is_no_fresh_start(folder: Path) -> None:
    git(folder, "rm", "-q", "-r", "data")
    commit(folder)
    git(folder, "branch", "-f", "main")
    extend(folder, [Step(data(example=TASK.replace("2021", "2029")))], branch="change")

    run = gate(folder)

    assert run.code == 1
    assert SILENT in run.out


def test_a_link_in_place_of_the_folder_is_refused_in_a_commit_that_is_not_checked_out(
    folder: Path,
) -> None:
    git(folder, "mv", "data", "real")
    (folder / "data").symlink_to("real")
    commit(folder)
    git(folder, "checkout", "-q", "main")

    run = gate(folder, "--head", "change")

    assert run.code == 2
    assert f"`{git(folder, 'rev-parse', 'change')[:10]}:data` is a link to `real`" in run.err
    assert "put the folder itself in place of the link" in run.err


def test_a_first_pull_request_that_brings_a_tracker_passes(tmp_path: Path) -> None:
    folder = repository(tmp_path, [Step({"README": "x"})])
    git(folder, "checkout", "-q", "-b", "change")
    extend(folder, [Step(data(example=TASK))], branch="change")

    assert gate(folder) == PASSED


def test_other_trackers_may_come_and_use_the_ids_of_the_first(folder: Path) -> None:
    other = TASK.replace("id: example", "id: other")
    on_main(folder, {"data/tasks/other.yaml": other})
    second = TASK.replace("Example task", "Something else").replace("예시 과제", "다른 과제")
    new = TASK.replace("id: example", "id: another")
    for at, tasks in (("second/", {"example": second}), ("third/", {"another": new})):
        extend(folder, [Step(data(at, **tasks))], branch="change")

        assert gate(folder, "--data", at) == PASSED


def test_tasks_that_move_into_a_folder_made_ready_before_are_compared(tmp_path: Path) -> None:
    decoy = {"promises/taskforces.yaml": "taskforces: []\n"}
    other = TASK.replace("id: example", "id: decoy")
    ready = {**data("promises/", decoy=other), **data(example=TASK), **decoy}
    folder = repository(tmp_path, [Step({"README": "x"}), Step(ready)])
    git(folder, "checkout", "-q", "-b", "change")
    for file in data(example=TASK):
        git(folder, "mv", "-f", file, file.replace("data/", "promises/"))
    postpone(folder / "promises/tasks/example.yaml")
    commit(folder)

    run = gate(folder, "--data", "promises")

    assert run.code == 1
    assert SILENT in run.out


def test_reports_say_where_a_history_begins_that_holds_promises_from_the_start(
    folder: Path,
) -> None:
    commit = git(folder, "rev-parse", "HEAD")
    said = (
        f"The history begins at commit {commit[:10]} with 1 promise; what was before is not in "
        "this history."
    )

    for command in (["slips"], ["audit"], ["report", "--since", "HEAD"]):
        run = dnatrack(*command, "--lang", "en", "--format", "markdown", at=folder)
        found = json.loads(dnatrack(*command, "--format", "json", at=folder).out)

        assert said in run.out
        assert found["begins"] == {"commit": commit, "day": "2020-01-02", "promises": 1}
    doctor = dnatrack("doctor", "--lang", "en", at=folder).out
    assert f"the history begins at commit {commit[:10]} with 1 promise" in " ".join(doctor.split())
