"""`validate --base` as officers and CI jobs run it."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.gate.tracker import DECLARED, LATER, PLANNED, data, declared_on, gate, write
from tests.cli.running import Run, dnatrack
from tests.history.repositories import Step, extend, git, repository

WRONG = (
    PLANNED.replace("id: example", "id: wrong", 1)
    .replace("lead: mois", "lead: nobody")
    .replace(", en: Example task", "")
)
"""A ministry that is not there, and a title without English."""
PASSED = Run(0, "5 files read, nothing wrong with this change.\n", "")


@pytest.fixture
def flawed(tmp_path: Path) -> Path:
    """A repository in which a task was wrong before."""
    return repository(tmp_path, [Step(data(example=PLANNED, wrong=WRONG))])


def test_a_clean_tree_passes(folder: Path) -> None:
    assert gate(folder) == PASSED


def test_a_deadline_that_moves_in_silence_is_stopped(folder: Path) -> None:
    write(folder, LATER)

    run = gate(folder)

    assert run.code == 1
    assert run.out.startswith("data/tasks/example.yaml:12:10: error undeclared-slip: ")
    assert "\n5 files read; this change brings 1 error, 0 warnings, 0 notes.\n" in run.out


def test_what_is_not_checked_out_is_not_deleted(folder: Path) -> None:
    git(folder, "sparse-checkout", "set", "--no-cone", "/*", "!/data/tasks/")
    assert not (folder / "data/tasks").exists()

    status = dnatrack("status", "--lang", "en", at=folder)

    assert gate(folder) == PASSED
    assert "  tasks 1  milestones 1  " in status.out


def test_a_deadline_that_moves_with_a_reason_passes(folder: Path) -> None:
    write(folder, DECLARED)

    assert gate(folder).code == 0


@pytest.mark.parametrize(
    ("committed", "code"),
    [("2020-03-19T14:59", 1), ("2020-03-19T15:00", 0), ("2020-06-01", 0)],
    ids=["the evening before in Seoul", "the same day in Seoul", "long after"],
)
def test_the_day_of_a_change_is_that_of_its_commit_where_the_tracker_is(
    folder: Path, committed: str, code: int
) -> None:
    step = Step({"data/tasks/example.yaml": declared_on("2020-03-20")}, day=committed)
    extend(folder, [step], branch="change")

    run = gate(folder)

    assert run.code == code
    assert ("error dated-ahead: 2020-03-20 is after" in run.out) == bool(code)
    assert gate(folder, "--head", "change") == run


def test_the_day_of_what_is_not_committed_is_today(folder: Path) -> None:
    write(folder, declared_on("2020-03-20"))

    run = gate(folder)

    assert run.code == 0
    assert "note declared-late: " in run.out


def test_what_was_wrong_before_is_counted_and_fails_nothing(flawed: Path) -> None:
    write(flawed, DECLARED)

    run = gate(flawed)

    assert run.code == 0
    assert run.out.splitlines()[1:] == ["2 findings were there before. `--all` lists them."]


def test_all_lists_what_was_wrong_before_and_still_passes(flawed: Path) -> None:
    run = gate(flawed, "--all")

    first, second, *rest = run.out.splitlines()
    assert run.code == 0
    assert ": note missing-translation: " in first
    assert ": error unknown-ministry: " in second
    assert "(before)" in run.out
    assert rest == [
        "6 files read, nothing wrong with this change.",
        "2 findings were there before.",
    ]


def test_what_the_change_mends_is_counted(flawed: Path) -> None:
    write(flawed, WRONG.replace("nobody", "mois"), "wrong")

    assert gate(flawed).out == (
        "6 files read, nothing wrong with this change.\n"
        "1 finding was there before. `--all` lists them.\n"
        "1 finding was resolved.\n"
    )


def test_json_counts_what_is_new_what_was_there_and_what_is_mended(flawed: Path) -> None:
    write(flawed, LATER)

    run = dnatrack("validate", "--base", "HEAD", "--format", "json", "--all", at=flawed)

    document = json.loads(run.out)
    counts = {"files": 6, "errors": 1, "warnings": 0, "notes": 0, "older": 2, "resolved": 0}
    assert document["summary"] == counts
    assert [one["is_new"] for one in document["findings"]] == [True, False, False]


def test_what_happened_in_the_base_since_then_is_not_the_fault_of_the_change(
    folder: Path,
) -> None:
    extend(folder, [Step({"data/tasks/example.yaml": DECLARED})])
    git(folder, "checkout", "-q", "change")

    assert gate(folder) == PASSED


def test_a_head_is_judged_without_a_checkout(folder: Path) -> None:
    extend(folder, [Step({"data/tasks/example.yaml": LATER})], branch="change")
    git(folder, "checkout", "-q", "main")

    assert gate(folder).code == 0
    assert gate(folder, "--head", "change").code == 1


def test_a_base_may_be_a_day(folder: Path) -> None:
    extend(folder, [Step({"data/tasks/example.yaml": LATER}, day="2020-05-01")], branch="change")

    assert [gate(folder, base=day).code for day in ("2020-04-30", "2020-05-31")] == [1, 0]


def test_a_base_without_the_data_makes_everything_new(tmp_path: Path) -> None:
    folder = repository(tmp_path, [Step({"README.md": "x"}), Step(data(example=PLANNED))])

    assert gate(folder, base="HEAD~1") == PASSED


def test_the_id_of_something_deleted_is_not_used_for_something_else(folder: Path) -> None:
    gone = {"data/tasks/old.yaml": PLANNED.replace("id: example", "id: old", 1)}
    extend(folder, [Step(gone), Step(dict.fromkeys(gone))])
    again = PLANNED.replace("id: example", "id: old", 1).replace("예시 과제", "새 과제")
    write(folder, again, "old")

    run = gate(folder)

    assert run.code == 1
    assert "tasks/old.yaml:1:5: error id-reused" in run.out


def test_nothing_is_written_into_the_repository(folder: Path) -> None:
    write(folder, LATER)
    before = git(folder, "status", "--porcelain", "--ignored")

    gate(folder)

    assert git(folder, "status", "--porcelain", "--ignored") == before


@pytest.mark.parametrize(
    ("arguments", "message", "cure"),
    [
        (["--base", "nothing"], "no revision `nothing`", "name a branch"),
        (["--base", "2027-02-30"], "no revision `2027-02-30`", "February 2027 has 28 days"),
        (["--base", "--all"], "", ""),
        (["--base", "1999"], "up to 1999-12-31", "git log"),
        (["--head", "main"], "`--head` needs `--base`", "--base REV"),
        (["--all"], "`--all` needs `--base`", "--base REV"),
        (["--base", "main", "--head", "nothing"], "no revision `nothing`", "name a branch"),
    ],
)
def test_what_names_nothing_is_a_sentence_with_a_cure(
    folder: Path, arguments: list[str], message: str, cure: str
) -> None:
    run = dnatrack("validate", *arguments, "--lang", "en", at=folder)

    assert (run.code, run.out) == (2, "")
    assert message in run.err
    assert cure in run.err
    assert "Traceback" not in run.err


def test_without_git_history_there_is_nothing_to_compare_with(tmp_path: Path) -> None:
    shutil.copytree(repository(tmp_path / "a", [Step(data())]) / "data", tmp_path / "b/data")

    run = gate(tmp_path / "b", base="HEAD")

    assert run.code == 2
    assert "no git repository" in run.err


def test_without_git_itself_it_is_said_so(folder: Path, tmp_path: Path) -> None:
    run = gate(folder, PATH=str(tmp_path))

    assert run.code == 2
    assert "there is no git" in run.err


def shallow(folder: Path, depth: int) -> Path:
    """A clone of the branch `change` with so many commits, the last of which is a silent move."""
    extend(folder, [Step({"data/tasks/example.yaml": LATER})], branch="change")
    clone = folder.parent / "clone"
    options = ("-q", f"--depth={depth}", "--branch=change")
    git(folder.parent, "clone", *options, folder.as_uri(), str(clone))
    return clone


def test_a_shallow_clone_that_reaches_back_to_the_base_will_do(folder: Path) -> None:
    run = gate(shallow(folder, 2), base="HEAD~1")

    assert (run.code, run.err) == (1, "")


def test_a_shallow_clone_says_what_it_cannot_see(folder: Path) -> None:
    clone = shallow(folder, 2)
    write(clone, PLANNED.replace("id: example", "id: new", 1), "new")

    run = gate(clone, base="HEAD~1")

    assert run.code == 1
    assert run.err == (
        "note: the history is cut off, so it was not checked whether something deleted comes "
        "back, or its id is used again.\n"
    )


def test_a_day_that_a_shallow_clone_does_not_reach_says_the_cure(folder: Path) -> None:
    run = gate(shallow(folder, 1), base="2019")

    assert run.code == 2
    assert "fetch-depth: 0" in run.err
