"""Where a data folder can lie, and what a commit can do to its files."""

import os
from pathlib import Path

import pytest

from dnatrack.storage.git_read import GitRepository
from dnatrack.storage.uncommitted import find_uncommitted
from tests.history.repositories import (
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
from tests.history.telling import events_in, ledger_in

pytestmark = pytest.mark.usefixtures("nothing_remembered")

MOVED = ["dg-1/first postponed 2020-03 -> 2020-06 +91"]
MOVED_ON = [*MOVED, "dg-1/first postponed 2020-06 -> 2020-09 +92"]
ONE, OTHER = task("dg-1", milestone()), task("dg-2", milestone())
LATER, LATEST = task("dg-1", milestone(due="2020-06")), task("dg-1", milestone(due="2020-09"))


def tasks(**texts: Content) -> Step:
    """A commit that writes task files by their names; `_` stands for `-`."""
    return Step({f"data/tasks/{name.replace('_', '-')}.yaml": text for name, text in texts.items()})


def of_taskforce(due: str) -> Step:
    owed = milestone(due=due)
    text = f"taskforces:\n- {{id: dg, name: 범정부 TF, milestones: [{owed}]}}\n"
    return Step({"data/taskforces.yaml": text})


# Commits, what happened after the first of them, and the files that could not be read.
HISTORIES: dict[str, tuple[list[Step], list[str], list[str]]] = {
    "a deadline": ([tasks(dg_1=ONE), tasks(dg_1=LATER)], MOVED, []),
    "a folder whose name begins alike": (
        [tasks(dg_1=ONE), Step({"data2/tasks/dg-1.yaml": LATER})], [], [],
    ),
    "a file renamed in two commits": (
        [tasks(dg_1=ONE), tasks(new=ONE), tasks(dg_1=None), tasks(new=LATER)], MOVED, [],
    ),
    "of two files with the same id the first counts": (
        [tasks(a=ONE), tasks(b=LATER), tasks(b=LATEST), tasks(a=None)],
        ["dg-1/first postponed 2020-03 -> 2020-09 +183"], [],
    ),
    "ids that are repeated, or become so, in one commit": (
        [
            tasks(a=ONE, b=ONE, c=OTHER),
            tasks(b=ONE + "note: x\n", d=OTHER),
            tasks(a=None, c=None),
        ],
        [], [],
    ),
    "a broken file renamed is not taken for deleted": (
        [
            tasks(dg_1=ONE),
            tasks(dg_1=None, new="broken: ["),
            tasks(new=None, newer="broken: ["),
            tasks(newer=LATER),
        ],
        MOVED, ["tasks/new.yaml", "tasks/newer.yaml"],
    ),
    "broken files renamed together are told by their content": (
        [
            tasks(dg_1=ONE, dg_2=OTHER),
            tasks(dg_1="dg-1: [", dg_2="dg-2: ["),
            tasks(dg_1=None, dg_2=None, new_1="dg-1: [", new_2="dg-2: ["),
            tasks(new_1=ONE, new_2=OTHER),
        ],
        [], [f"tasks/{name}.yaml" for name in ("dg-1", "dg-2", "new-1", "new-2")],
    ),
    "a milestone of a taskforce": (
        [of_taskforce("2020-03"), of_taskforce("2020-06")],
        ["dg/first postponed 2020-03 -> 2020-06 +91"], [],
    ),
    "hidden files, and files of folders below": (
        [
            Step({"README": "x"}),
            Step({f"data/{name}": ONE for name in (
                "tasks/.dg-1.yaml", "tasks/old/dg-1.yaml", "tasks/dg-1.yml", "dg-1.yaml")}),
        ],
        [], [],
    ),
    "line ends of Windows": ([tasks(dg_1=ONE), tasks(dg_1=ONE.replace("\n", "\r\n"))], [], []),
    "the order is that of the line, not of the clocks": (
        [
            Step(moved(due), day=day)
            for due, day in (("2020-03", "2020-05-01"), ("2020-06", "1999-01-01"),
                             ("2020-09", "2020-02-01"))
        ],
        MOVED_ON, [],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("steps", "events", "unread"), HISTORIES.values(), ids=HISTORIES)
def test_what_commits_do(
    tmp_path: Path, steps: list[Step], events: list[str], unread: list[str]
) -> None:
    repository(tmp_path, steps)

    assert events_in(tmp_path / "data", after=1) == events
    assert [one for held in ledger_in(tmp_path / "data").unread for one in held.files] == unread


def test_a_committed_link_is_said_and_never_compared(tmp_path: Path) -> None:
    repository(tmp_path, [Step(moved("2020-03")), Step(moved("2020-06"))])
    file = tmp_path / "data/tasks/dg-1.yaml"
    file.rename(tmp_path / "data/elsewhere.yaml")
    file.symlink_to("../elsewhere.yaml")
    commit_all(tmp_path)

    ledger = ledger_in(tmp_path / "data")

    assert [one.change.kind for one in ledger.events][2:] == ["postponed"]
    assert [one.files for one in ledger.unread] == [("tasks/dg-1.yaml",)]


def test_a_committed_link_to_the_folder_of_tasks_is_said(tmp_path: Path) -> None:
    repository(tmp_path, [Step({"data/plan/dg-1.yaml": ONE})])
    (tmp_path / "data/tasks").symlink_to("plan")
    commit_all(tmp_path)

    assert [one.files for one in ledger_in(tmp_path / "data").unread] == [("tasks",)]


def test_a_checkout_with_line_ends_of_windows_is_no_event(tmp_path: Path) -> None:
    repository(tmp_path, [tasks(dg_1=ONE)])
    file = tmp_path / "data/tasks/dg-1.yaml"
    git(tmp_path, "config", "core.autocrlf", "true")
    file.unlink()
    git(tmp_path, "checkout", "--", ".")
    assert b"\r\n" in file.read_bytes()

    before = events_in(tmp_path / "data", after=1)
    file.touch()

    assert (before, events_in(tmp_path / "data", after=1)) == ([], [])


# Where the folder lies.


def postpone(data: Path, text: str = LATER) -> None:
    """Move the deadline in a commit."""
    (data / "tasks/dg-1.yaml").write_text(text)
    commit_all(data)


def test_the_data_folder_is_the_root(tmp_path: Path) -> None:
    repository(tmp_path, [Step({"tasks/dg-1.yaml": text}) for text in (ONE, LATER)])

    assert events_in(tmp_path, after=1) == MOVED


@pytest.mark.parametrize("name", ["자료 폴더", "ab\tc", 'a"b', "*", ":(glob)x", "-x", "[a]"])
def test_a_data_folder_of_any_name(tmp_path: Path, name: str) -> None:
    folder = repository(tmp_path / name / "repo", [tasks(dg_1=ONE), tasks(dg_1=LATER)])
    (folder / "data").rename(folder / name)
    commit_all(folder)
    postpone(folder / name, LATEST)

    assert events_in(folder / name, after=1) == MOVED_ON


def test_a_second_working_tree_has_the_history_of_its_own_branch(tmp_path: Path) -> None:
    main = repository(tmp_path / "main", [tasks(dg_1=ONE)])
    git(main, "worktree", "add", "-q", "-b", "other", "../other")
    postpone(tmp_path / "other/data")

    assert events_in(tmp_path / "other/data", after=1) == MOVED
    assert events_in(main / "data", after=1) == []


def test_a_submodule_has_its_own_history(tmp_path: Path) -> None:
    inner = repository(tmp_path / "inner", [tasks(dg_1=ONE), tasks(dg_1=LATER)])
    outer = repository(tmp_path / "outer", [Step({"README": "x"})])
    git(outer, "submodule", "--quiet", "add", str(inner), "plan")
    git(outer, "commit", "-q", "-m", "plan")

    assert events_in(outer / "plan/data", after=1) == MOVED


def test_what_is_checked_out_counts_even_without_a_branch_and_packed(tmp_path: Path) -> None:
    repository(tmp_path, [tasks(dg_1=text) for text in (ONE, LATER, LATEST)])
    git(tmp_path, "checkout", "-q", "--detach", "HEAD~1")
    git(tmp_path, "gc", "-q")
    git(tmp_path, "pack-refs", "--all")
    assert not (tmp_path / ".git/refs/heads/main").exists()

    assert events_in(tmp_path / "data", after=1) == MOVED


def test_a_repository_with_long_ids(tmp_path: Path) -> None:
    repository(tmp_path, [tasks(dg_1=ONE), tasks(dg_1=LATER)], options=["--object-format=sha256"])
    (tmp_path / "data/tasks/dg-1.yaml").touch()

    assert events_in(tmp_path / "data", after=1) == MOVED
    assert find_uncommitted(GitRepository.around(tmp_path / "data")).changes == ()


@pytest.mark.parametrize("commits", [0, 1])
def test_before_the_first_commit_there_is_only_what_is_not_committed(
    tmp_path: Path, commits: int
) -> None:
    repository(tmp_path, [tasks(dg_1=ONE)] * commits)
    git(tmp_path, "checkout", "-q", "--orphan", "other")
    (tmp_path / "data/tasks").mkdir(parents=True, exist_ok=True)
    (tmp_path / "data/tasks/dg-1.yaml").write_text(ONE)

    ledger = ledger_in(tmp_path / "data")

    found = [(event.commit.id, event.change.id) for event in ledger.events]
    assert found == [("", "dg-1"), ("", "dg-1/first")]
    assert ledger.head is None


def test_a_repository_whose_commits_never_touch_the_data(tmp_path: Path) -> None:
    repository(tmp_path, [Step({"README": "x"})])
    (tmp_path / "data/tasks").mkdir(parents=True)

    assert events_in(tmp_path / "data") == []


# Merges.


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """A repository with a branch beside it that has moved the deadline in two steps."""
    repository(tmp_path, [tasks(dg_1=ONE)])
    branch(tmp_path, "topic", [Step(moved("2020-04")), tasks(dg_1=LATER)])
    return tmp_path


def branch(top: Path, name: str, steps: list[Step]) -> None:
    git(top, "checkout", "-q", "-b", name, "main")
    extend(top, steps, branch=name)
    git(top, "checkout", "-q", "main")


def merge(top: Path, *options: str, into: str = "main", what: str = "topic") -> None:
    git(top, "checkout", "-q", into)
    git(top, "merge", "-q", *options, what)


def test_what_a_branch_did_comes_with_the_merge_and_its_pull_request(top: Path) -> None:
    merge(top, "--no-ff", "-m", "Merge pull request #7 from x")

    dues = ledger_in(top / "data").due_events

    found = [(one.change.old, one.change.new, one.commit.pull_request) for one in dues]
    assert found == [("2020-03", "2020-06", 7)]


def test_a_branch_merged_into_another_place_gives_no_event_twice(top: Path) -> None:
    extend(top, [Step({"README": "x"})])
    merge(top, "--no-ff", "-m", "one")
    merge(top, "--no-ff", "-m", "two", into="topic", what="main")
    merge(top, "--no-ff", "-m", "three")

    assert events_in(top / "data", after=1) == MOVED


def test_a_merge_of_three_branches(tmp_path: Path) -> None:
    repository(tmp_path, [tasks(dg_1=ONE)])
    for name in ("a", "b", "c"):
        text = task(f"{name}-1", milestone())
        branch(tmp_path, name, [Step({f"data/tasks/{name}-1.yaml": text})])
    extend(tmp_path, [Step({"README": "x"})])
    git(tmp_path, "merge", "-q", "-m", "all of them (#12)", "a", "b", "c")

    events = ledger_in(tmp_path / "data").events[2:]

    assert [one.change.id for one in events] == [
        f"{name}-1{of}" for name in ("a", "b", "c") for of in ("", "/first")
    ]
    assert {one.commit.pull_request for one in events} == {12}


def test_a_merge_that_takes_the_other_side_is_seen(top: Path) -> None:
    extend(top, [Step(moved("2020-12"))])
    merge(top, "-s", "ours", "--no-commit")
    git(top, "checkout", "topic", "--", "data")
    git(top, "commit", "-q", "-m", "theirs")

    assert events_in(top / "data", after=1) == [
        "dg-1/first postponed 2020-03 -> 2020-12 +275",
        "dg-1/first brought-forward 2020-12 -> 2020-06 -184",
    ]


# What a commit says of itself.


def test_the_day_is_that_of_the_committer_with_its_offset(tmp_path: Path) -> None:
    repository(tmp_path, [tasks(dg_1=ONE)])
    (tmp_path / "data/tasks/dg-1.yaml").write_text(LATER)
    days = {
        "GIT_AUTHOR_DATE": "2019-01-01T00:00:00+00:00",
        "GIT_COMMITTER_DATE": "2020-02-01T23:30:00-08:00",
    }
    git(tmp_path, "commit", "-q", "-a", "-m", "moved", given=b"", **days)

    when = ledger_in(tmp_path / "data").events[-1].commit.when

    assert when.isoformat() == "2020-02-01T23:30:00-08:00"


def test_a_date_that_no_calendar_has_is_the_beginning_of_time(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    who = "a <a> 99999999999999 +9999"
    commit = f"tree {git(tmp_path, 'mktree')}\nauthor {who}\ncommitter {who}\n\nx\n"
    asked = ("hash-object", "-t", "commit", "-w", "--literally", "--stdin")
    git(tmp_path, "update-ref", "HEAD", git(tmp_path, *asked, given=commit.encode()))
    extend(tmp_path, [tasks(dg_1=ONE)])

    assert len(ledger_in(tmp_path / "data").events) == 2


def test_a_commit_in_another_encoding_keeps_its_words(tmp_path: Path) -> None:
    repository(tmp_path, [tasks(dg_1=ONE)])
    (tmp_path / "data/tasks/dg-1.yaml").write_text(LATER)
    (tmp_path / "said").write_bytes("기한을 옮김 (#3)".encode("euc-kr"))
    git(tmp_path, "-c", "i18n.commitEncoding=euc-kr", "commit", "-q", "-a", "-F", "said")

    commit = ledger_in(tmp_path / "data").events[-1].commit

    assert (commit.subject, commit.pull_request) == ("기한을 옮김 (#3)", 3)


def test_words_that_are_no_text_can_still_be_printed(tmp_path: Path) -> None:
    subject = os.fsdecode(b"\xff\xfe moved")
    repository(tmp_path, [Step(moved("2020-03"), subject, author=subject)])

    commit = ledger_in(tmp_path / "data").events[0].commit

    assert (commit.subject, commit.author) == ("\ufffd\ufffd moved", "\ufffd\ufffd moved")


def test_a_long_history_is_read_whole(tmp_path: Path) -> None:
    repository(tmp_path, [Step(moved(f"{2000 + number % 150}")) for number in range(2_000)])

    assert len(ledger_in(tmp_path / "data").events) == 2 + 1_999
    assert len(GitRepository.around(tmp_path / "data").commits()) == 2_000
