"""What cannot be read is in every list, by file and id, and no list says that there is nothing."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Run, dnatrack
from tests.history.repositories import git

LISTS = ("status", "overdue", "list", "list -m", "ministries", "timeline", "waiting",
         "legislation", "issues", "silent")  # fmt: skip


def break_every_file(data: Path) -> None:
    for file in data.rglob("*.yaml"):
        file.write_text("a: [\n")


def misname(data: Path) -> None:
    (data / "tasks/dg-3-1.yaml").rename(data / "tasks/dg-3-1.yml")


def put_below(data: Path) -> None:
    (data / "tasks/old").mkdir()
    (data / "tasks/dg-3-1.yaml").rename(data / "tasks/old/dg-3-1.yaml")


def break_taskforces(data: Path) -> None:
    (data / "taskforces.yaml").write_text("a: [\n")


def replace_tasks(data: Path) -> None:
    shutil.rmtree(data / "tasks")
    (data / "tasks").write_text("")


def make_milestones_a_mapping(data: Path) -> None:
    file = data / "tasks/dg-3-1.yaml"
    text = file.read_text().partition("milestones:")[0]
    file.write_text(f"{text}milestones:\n  first:\n    due: 2020-03\n")


@pytest.fixture
def data(folder: Path, tmp_path: Path) -> Path:
    """The real data, to be broken."""
    shutil.copytree(folder / "data", tmp_path / "data")
    return tmp_path / "data"


def in_json(line: str, data: Path) -> dict[str, object]:
    run = dnatrack(*line.split(), "--format", "json", at=data)
    read: dict[str, object] = json.loads(run.out)
    return read


def overdue(data: Path) -> Run:
    return dnatrack("overdue", "--exit-code", "--on", "2019-01-01", "--lang", "en", at=data)


def test_with_every_file_broken_the_scheduled_job_fails_and_nothing_is_said_not_to_be_late(
    data: Path,
) -> None:
    break_every_file(data)

    run = overdue(data)

    assert run.code == 1
    assert "None.\n" not in run.out
    assert "tasks/dg-3-1.yaml" in run.out


def test_with_nothing_late_and_nothing_broken_the_scheduled_job_passes(data: Path) -> None:
    assert overdue(data).code == 0


def test_what_may_be_asked_for_by_a_field_that_cannot_be_read_fails_the_scheduled_job(
    data: Path,
) -> None:
    """Seen: with `leda:` in place of `lead:`, nothing of the ministry was late."""
    file = data / "tasks/dg-3-1.yaml"
    file.write_text(file.read_text().replace("\nlead: ", "\nleda: ", 1))

    its = dnatrack("overdue", "--exit-code", "--ministry", "acrc", "--lang", "en", at=data)
    other = dnatrack("overdue", "--exit-code", "--priority", "dg-5", "--lang", "en", at=data)

    assert (its.code, other.code) == (1, 0)
    assert "[Overdue]\nNone of what could be read.\n" in its.out
    assert "[Overdue]\nNone.\n" in other.out


@pytest.mark.parametrize("line", LISTS)
@pytest.mark.parametrize(
    ("damage", "named"),
    [
        (misname, ("task", "dg-3-1", "tasks/dg-3-1.yml")),
        (put_below, ("task", "dg-3-1", "tasks/old/dg-3-1.yaml")),
        (break_taskforces, ("file", "taskforces.yaml", "taskforces.yaml")),
        (replace_tasks, ("file", "tasks", "tasks")),
        (make_milestones_a_mapping, ("milestone", "dg-3-1/first", "tasks/dg-3-1.yaml")),
    ],
)
def test_every_list_names_what_cannot_be_read(
    data: Path, line: str, damage: Callable[[Path], None], named: tuple[str, str, str]
) -> None:
    damage(data)

    read = in_json(line, data)

    items = read["unreadable_items"]
    assert isinstance(items, list)
    assert named in [(one["kind"], one["id"], one["file"]) for one in items]
    assert read["unreadable"] == len(items)
    assert overdue(data).code == 1


@pytest.mark.parametrize("damage", [misname, put_below, make_milestones_a_mapping])
def test_a_task_that_is_not_read_is_still_one_of_the_tasks(
    data: Path, damage: Callable[[Path], None]
) -> None:
    before = in_json("status", data)["tasks"]

    damage(data)

    assert in_json("status", data)["tasks"] == before


def test_a_file_in_place_of_the_folder_of_the_tasks_is_not_valid(data: Path) -> None:
    replace_tasks(data)

    run = dnatrack("validate", "--format", "concise", "--lang", "en", at=data)

    assert run.code == 1
    assert "tasks:1:1: error" in run.out
    assert "no task was read" in run.out


def test_what_nobody_knows_the_place_of_is_said_whatever_is_selected(data: Path) -> None:
    (data / "tasks/dg-3-1.yaml").write_text("a: [\n")

    for line in ("overdue --ministry moef", "list --taskforce data-economy", "timeline de-1"):
        assert in_json(line, data)["unreadable"] == 1


def test_late_then_and_unreadable_now_is_not_taken_for_in_time(data: Path) -> None:
    git(data.parent, "init", "-q")
    git(data.parent, "add", "-A")
    git(data.parent, "commit", "-qm", "data")
    line = "overdue --on 2026-11-23 --at HEAD --against now"
    known = in_json("overdue --on 2026-11-23", data)["overdue"]
    assert isinstance(known, list)
    late = [str(one["id"]) for one in known]
    assert late
    (data / "tasks" / f"{late[0].partition('/')[0]}.yaml").write_text("a: [\n")

    read = in_json(line, data)

    unknown = read["now_unknown"]
    assert isinstance(unknown, list)
    assert (late[0], "unreadable") in [(one["id"], one["state_now"]) for one in unknown]
    assert read["otherwise_not_late"] == []


def commit(data: Path) -> None:
    git(data.parent, "init", "-q")
    git(data.parent, "add", "-A")
    git(data.parent, "commit", "-q", "-m", "as it is")


@pytest.mark.parametrize("spoil", [misname, put_below])
def test_a_task_that_is_not_read_any_more_is_not_called_removed(
    data: Path, spoil: Callable[[Path], None]
) -> None:
    commit(data)
    spoil(data)

    run = dnatrack("diff", "--lang", "en", at=data.parent)

    assert "What could be compared says the same." in run.out
    assert "[removed" not in run.out


def test_a_task_whose_file_gets_its_name_back_is_not_called_new(data: Path) -> None:
    misname(data)
    commit(data)
    (data / "tasks/dg-3-1.yml").rename(data / "tasks/dg-3-1.yaml")

    run = dnatrack("diff", "--lang", "en", at=data.parent)

    assert "[new" not in run.out
    assert "1 file could not be read and compared: tasks/dg-3-1.yml" in run.out
