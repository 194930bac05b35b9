"""Where the tracker lay in each commit: a moved, renamed or imported folder."""

import sys
from datetime import UTC, date
from itertools import pairwise
from pathlib import Path

import pytest

from dnatrack.storage.git_read import GitRepository
from dnatrack.storage.read_history import read_ledger
from tests.history.repositories import (
    NOW,
    Content,
    Step,
    commit_all,
    extend,
    git,
    milestone,
    moved,
    repository,
    task,
)
from tests.history.telling import events_in, ledger_in, whole

TASKFORCES = "taskforces:\n  - {id: dg, name: TF}\n"
SLIP = ["dg-1/first postponed 2021 -> 2029 +2922"]
BORN = ["dg created", "dg-1 created", "dg-1/first created - -> 2021"]

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="moves folders with links"),
    pytest.mark.usefixtures("nothing_remembered"),
]


def tracker(due: str = "2021", *, at: str = "data/") -> dict[str, Content]:
    return {
        f"{at}taskforces.yaml": TASKFORCES,
        f"{at}tasks/dg-1.yaml": task("dg-1", milestone(due=due)),
    }


def begun(folder: Path, *later: Step) -> Path:
    """A repository with a tracker in `data`, due in 2021."""
    return repository(folder, [Step({"README": "x"}), Step(tracker()), *later])


def postpone(folder: Path) -> None:
    file = folder / "tasks/dg-1.yaml"
    file.write_text(file.read_text().replace("due: 2021", "due: 2029"))


MOVES = {
    "to the root": ("data/taskforces.yaml data/tasks .", ".", None),
    "to another name": ("data promises", "promises", None),
    "behind a link": ("data real", "data", "real"),
    "below another": ("data a/b/data", "a/b/data", None),
}


def move(top: Path, names: str, folder: str, link_to: str | None) -> Path:
    (top / "a/b").mkdir(parents=True)
    git(top, "mv", *names.split())
    if link_to is not None:
        (top / folder).symlink_to(link_to)
    return top / folder


def to_promises(top: Path) -> Path:
    return move(top, *MOVES["to another name"])


@pytest.mark.parametrize("moves", MOVES.values(), ids=MOVES)
def test_a_slip_with_which_the_folder_is_moved_is_in_the_ledger_before_and_after_the_commit(
    tmp_path: Path, moves: tuple[str, str, str | None]
) -> None:
    folder = move(begun(tmp_path), *moves)
    postpone(folder)
    before = events_in(folder)
    commit_all(tmp_path)

    assert (before, events_in(folder)) == ([*BORN, *SLIP], [*BORN, *SLIP])
    assert ledger_in(folder).first_dues == {"dg-1/first": "2021"}


@pytest.mark.parametrize("is_staged", [True, False])
def test_what_does_not_come_along_when_the_folder_is_moved_is_deleted(
    tmp_path: Path, *, is_staged: bool
) -> None:
    top = begun(tmp_path, Step({"data/tasks/dg-2.yaml": task("dg-2")}))
    (top / "data").rename(top / "promises")
    (top / "promises/tasks/dg-2.yaml").unlink()
    if is_staged:
        git(top, "add", "--all")

    assert events_in(top / "promises", after=2) == ["dg-2 deleted"]


def test_a_folder_in_which_nothing_is_what_it_should_be_is_no_crash(tmp_path: Path) -> None:
    folder = begun(tmp_path) / "odd"
    (folder / "taskforces.yaml").mkdir(parents=True)
    (folder / "tasks").write_text("no folder")

    assert events_in(folder) == []


GONE = dict.fromkeys(tracker())
THERE = tracker("2022", at="promises/")
OWED = "taskforces:\n  - id: dg\n    name: TF\n    milestones:\n      - {id: plan, due: DUE}\n"
LONG = "\n".join(f"# {number}" for number in range(40))


# The commits after the first one, where the tracker lies now, and what happened after how many.
HISTORIES: dict[str, tuple[list[dict[str, Content]], str, int, list[str]]] = {
    "moved in two steps": (
        [tracker(), GONE, tracker("2029", at="promises/")],
        "promises", 2, ["dg created", "dg-1 created", "dg-1/first created - -> 2029", *SLIP],
    ),
    "moved away and back": (
        [
            tracker(),
            {**GONE, **THERE},
            tracker("2023", at="promises/"),
            {**dict.fromkeys(THERE), **tracker("2024")},
        ],
        "data", 1,
        [
            "dg-1/first postponed 2021 -> 2022 +365",
            "dg-1/first postponed 2022 -> 2023 +365",
            "dg-1/first postponed 2023 -> 2024 +366",
        ],
    ),
    "a copy that is used from now on": (
        [tracker(), tracker("2029", at="promises/")], "promises", 1, SLIP,
    ),
    "a second tracker with one task of the same name": (
        [
            {**tracker(), **{f"data/tasks/dg-{one}.yaml": task(f"dg-{one}") for one in (2, 3, 4)}},
            {"second/taskforces.yaml": TASKFORCES, "second/tasks/dg-1.yaml": task("dg-1")},
        ],
        "second", 0, ["dg created", "dg-1 created"],
    ),
    "moved into a folder made ready before": (
        [
            tracker(),
            {
                "promises/taskforces.yaml": TASKFORCES,
                "promises/tasks/decoy.yaml": task("decoy"),
                "data/tasks/dg-2.yaml": task("dg-2"),
            },
            {
                "promises/tasks/dg-1.yaml": task("dg-1", milestone(due="2029")),
                "promises/tasks/dg-2.yaml": task("dg-2"),
                **GONE, "data/tasks/dg-2.yaml": None,
            },
        ],
        "promises", 0, [*BORN, "dg-2 created", *SLIP, "decoy created"],
    ),
    "without tasks, known by its taskforces": (
        [
            {"data/taskforces.yaml": OWED.replace("DUE", "2021")},
            {"data/taskforces.yaml": None, "new/taskforces.yaml": OWED.replace("DUE", "2029")},
        ],
        "new", 1, ["dg/plan postponed 2021 -> 2029 +2922"],
    ),
    "new ids, followed as git sees the files renamed": (
        [
            {"data/tasks/dg-1.yaml": f"{task('dg-1', milestone(due='2021'))}{LONG}"},
            {
                "data/tasks/dg-1.yaml": None,
                "promises/tasks/x-1.yaml": f"{task('x-1', milestone(due='2029'))}{LONG}",
            },
        ],
        "promises", 0,
        [
            *BORN[1:],
            "x-1 renamed dg-1 -> x-1", "x-1/first renamed dg-1/first -> x-1/first",
            "x-1/first postponed 2021 -> 2029 +2922",
        ],
    ),
    **{
        f"taskforces that cannot be read: {text!r}": (
            [tracker(), {**GONE, "odd/taskforces.yaml": text}], "odd", 0, [],
        )
        for text in ("taskforces: {", "- 1", "a: &a [*a, *a]", "\0")
    },
}  # fmt: skip


@pytest.mark.parametrize(("steps", "folder", "after", "events"), HISTORIES.values(), ids=HISTORIES)
def test_a_folder_is_followed(
    tmp_path: Path, steps: list[dict[str, Content]], folder: str, after: int, events: list[str]
) -> None:
    top = repository(tmp_path, [Step({"README": "x"}), *map(Step, steps)])

    assert events_in(top / folder, after=after) == events


def test_a_history_that_was_imported_with_its_folder_goes_on(tmp_path: Path) -> None:
    inner = repository(tmp_path / "inner", [Step(tracker(at="")), Step(tracker("2029", at=""))])
    outer = repository(tmp_path / "outer", [Step({"README": "x"})])
    git(outer, "fetch", "-q", str(inner), "main")
    tree = git(outer, "rev-parse", "FETCH_HEAD^{tree}")
    unrelated = ("-s", "ours", "--no-commit", "--allow-unrelated-histories")
    git(outer, "merge", "-q", *unrelated, "FETCH_HEAD")
    git(outer, "read-tree", "--prefix=plans/", "-u", tree)
    git(outer, "commit", "-q", "-m", "import")

    assert events_in(outer / "plans") == [*BORN, *SLIP]


@pytest.mark.parametrize("is_imported", [True, False])
def test_a_history_begins_where_it_can_be_followed_to(tmp_path: Path, *, is_imported: bool) -> None:
    if is_imported:
        folder = repository(tmp_path, [Step({"README": "x"}), Step(tracker())]) / "data"
    else:
        folder = to_promises(begun(tmp_path))
        commit_all(tmp_path)

    begins = ledger_in(folder).begins

    first = git(tmp_path, "rev-list", "--reverse", "HEAD").split()[1]
    assert begins is not None
    assert (begins.commit.id, begins.promises) == (first, 1)


def test_a_first_tracker_that_is_merged_from_a_branch_counts_as_merged(tmp_path: Path) -> None:
    top = repository(tmp_path, [Step({"README": "x"})])
    git(top, "checkout", "-q", "-b", "side")
    extend(top, [Step(tracker("2020")), Step(tracker())], branch="side")
    git(top, "checkout", "-q", "main")
    git(top, "merge", "-q", "--no-ff", "side")

    assert events_in(top / "data") == BORN


def test_what_is_remembered_gives_the_same_ledger_across_a_move(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DNATRACK_CACHE", str(tmp_path / "cache"))
    top = begun(tmp_path / "top")
    read_ledger(top / "data", NOW)
    promises = to_promises(top)
    postpone(promises)
    commit_all(top)
    read_ledger(promises, NOW)
    git(top, "mv", "promises", "data")
    commit_all(top)

    remembered = read_ledger(top / "data", NOW)

    monkeypatch.setenv("DNATRACK_CACHE", "0")
    assert whole(remembered) == whole(read_ledger(top / "data", NOW))


def test_the_state_of_a_day_is_found_where_it_lay_then(tmp_path: Path) -> None:
    first, later, last = tracker(), tracker("2022", at="promises/"), tracker("2023")
    steps = [
        Step(first, day="2020-01-01"),
        Step({**dict.fromkeys(first), **tracker(at="promises/")}, day="2020-02-01"),
        Step(later, day="2020-03-01"),
        Step({**dict.fromkeys(later), **last}, day="2020-04-01"),
    ]
    found = GitRepository.around(repository(tmp_path, steps) / "data")

    seen = {
        day: found.snapshot(found.commit_on(date.fromisoformat(day), UTC)).files
        for day in ("2020-01-15", "2020-02-15", "2020-03-15", "2020-04-15")
    }

    assert seen == {
        day: {
            path.rpartition("/tasks/")[1][1:] + path.rpartition("/")[2]: str(text).encode()
            for path, text in files.items()
        }
        for day, files in zip(seen, (first, first, later, last), strict=True)
    }


def test_commits_on_both_sides_of_a_move_are_compared(tmp_path: Path) -> None:
    away = {**dict.fromkeys(tracker()), **tracker("2022", at="promises/")}
    top = begun(tmp_path, Step(tracker("2020")), Step(away))
    found = GitRepository.around(top / "promises")
    commits = git(top, "log", "--format=%H", "--reverse").split()[1:]

    files = [[one.path for one in found.changes(old, new)] for old, new in pairwise(commits)]

    assert files == [["tasks/dg-1.yaml"], ["tasks/dg-1.yaml"]]


def test_the_state_of_another_branch_is_found_by_its_tasks(tmp_path: Path) -> None:
    top = begun(tmp_path)
    git(top, "checkout", "-q", "-b", "side")
    to_promises(top)
    side = commit_all(top)
    git(top, "checkout", "-q", "main")

    assert GitRepository.around(top / "data").prefix_at(side) == "promises/"


def test_a_common_history_costs_no_question_more(tmp_path: Path) -> None:
    top = repository(tmp_path, [Step(tracker()), Step(moved("2022"))])
    found = GitRepository.around(top / "data")
    asked = []
    run = found.command.run

    def count(arguments: list[str]) -> bytes:
        asked.append(arguments[0])
        return run(arguments)

    found.command.run = count  # type: ignore[method-assign, assignment]
    found.commits()

    assert asked == ["log"]
