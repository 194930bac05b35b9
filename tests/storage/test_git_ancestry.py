"""Where commits stand on the line of a history, and the ledger up to one of them."""

from pathlib import Path

import pytest

from dnatrack.errors import DnatrackError
from dnatrack.storage.git_ancestry import (
    commits_between,
    has_commit,
    is_built_on,
    merge_base,
    moment_of,
)
from dnatrack.storage.git_read import GitRepository
from dnatrack.storage.read_history import read_committed, witness_in
from tests.history.repositories import Step, extend, git, moved, repository
from tests.storage.folders import refusal

STEPS = (
    Step(moved("2020-03"), day="2020-01-05T23:30:00+09:00"),
    Step(moved("2020-06"), day="2020-02-01"),
    Step(moved("2020-09"), day="2020-05-01"),
)


@pytest.fixture
def found(tmp_path: Path) -> GitRepository:
    return GitRepository.around(repository(tmp_path / "it", STEPS) / "data")


def id_of(of: GitRepository, revision: str) -> str:
    return git(of.folder, "rev-parse", revision)


def test_what_is_known_of_a_commit(found: GitRepository) -> None:
    first, second, last = (id_of(found, f"HEAD~{number}") for number in (2, 1, 0))

    assert moment_of(found, first).isoformat() == "2020-01-05T23:30:00+09:00"
    assert [has_commit(found, one) for one in (last, "a" * 40)] == [True, False]
    assert [is_built_on(found, *two) for two in ((first, last), (last, last), (last, first))] == [
        *(True, True, False)
    ]
    assert commits_between(found, first, last) == {second, last}
    for ask in (lambda: moment_of(found, "a" * 40), lambda: commits_between(found, last, "a" * 40)):
        with pytest.raises(DnatrackError):
            ask()


@pytest.mark.parametrize("is_remembered", [False, True])
def test_a_ledger_up_to_a_commit_is_that_of_a_history_that_ends_there(
    tmp_path: Path, found: GitRepository, monkeypatch: pytest.MonkeyPatch, *, is_remembered: bool
) -> None:
    monkeypatch.setenv("DNATRACK_CACHE", str(int(is_remembered)))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    short = repository(tmp_path / "short", STEPS[:2]) / "data"
    read_committed(found.folder)

    read = read_committed(found.folder, up_to=id_of(found, "HEAD~1"))

    expected = read_committed(short)
    assert list(read.events) == list(expected.events)
    for of in ("items", "first_dues", "head"):
        assert getattr(read, of) == getattr(expected, of)
    assert read_committed(found.folder).head == id_of(found, "HEAD")


def test_a_ledger_reads_on_to_a_commit_of_another_branch(found: GitRepository) -> None:
    top = found.folder.parent
    git(top, "branch", "old", "HEAD~1")
    extend(top, [Step(moved("2021"), day="2020-03-01")], branch="old")
    other = id_of(found, "HEAD")
    git(top, "checkout", "-q", "main")

    dues = [one.change.new for one in read_committed(found.folder, up_to=other).due_events]

    assert dues == ["2020-06", "2021"]


def test_a_witness_can_be_asked_without_some_commits(found: GitRepository) -> None:
    last = id_of(found, "HEAD")
    zone = moment_of(found, last).tzinfo
    assert zone is not None

    days = witness_in(read_committed(found.folder), zone, without={last}).slip_days

    assert {id_: [*map(str, on)] for id_, on in days.items()} == {"dg-1/first": ["2020-02-01"]}


# Where two lines parted.


@pytest.fixture
def parted(found: GitRepository) -> GitRepository:
    """A branch beside `main` that left it at its last commit but one."""
    git(found.folder.parent, "branch", "side", "main~1")
    extend(found.folder.parent, [Step(moved("2022"))], branch="side")
    return found


def parting(found: GitRepository, one: str, other: str) -> str:
    return merge_base(found, id_of(found, one), id_of(found, other))


def test_two_lines_part_at_the_last_commit_that_both_have(parted: GitRepository) -> None:
    assert parting(parted, "main", "side") == id_of(parted, "main~1")
    assert parting(parted, "main~1", "side") == id_of(parted, "main~1")


def test_lines_without_a_common_commit_are_refused(found: GitRepository) -> None:
    extend(found.folder.parent, [Step(moved("2020-06"))], branch="other")
    one, other = id_of(found, "main"), id_of(found, "other")

    assert refusal(lambda: merge_base(found, one, other)) == (
        f"the two commits have no history in common ({one[:10]}, {other[:10]})",
        "compare with a branch that began in the same repository",
    )


def test_a_shallow_clone_that_does_not_reach_back_says_the_cure(
    tmp_path: Path, parted: GitRepository
) -> None:
    url = parted.folder.parent.as_uri()
    git(tmp_path, "clone", "-q", "--depth=1", "--no-single-branch", url, "clone")
    clone = GitRepository.around(tmp_path / "clone/data")

    said, cure = refusal(lambda: parting(clone, "origin/main", "origin/side"))

    assert said.startswith("the history is cut off (a shallow clone), so it does not say where")
    assert "fetch-depth: 0" in cure
