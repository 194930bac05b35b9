"""Where commits stand on the line of a history, and the ledger up to one of them."""

from pathlib import Path

import pytest

from dnatrack.errors import DnatrackError
from dnatrack.storage.git_ancestry import commits_between, has_commit, is_built_on, moment_of
from dnatrack.storage.git_read import GitRepository
from dnatrack.storage.read_history import read_committed, witness_in
from tests.history.repositories import Step, extend, git, moved, repository

STEPS = (
    Step(moved("2020-03"), day="2020-01-05T23:30:00+09:00"),
    Step(moved("2020-06"), day="2020-02-01"),
    Step(moved("2020-09"), day="2020-05-01"),
)


def opened(folder: Path, steps: tuple[Step, ...] = STEPS) -> GitRepository:
    return GitRepository.around(repository(folder, steps) / "data")


def id_of(of: GitRepository, revision: str) -> str:
    return git(of.folder, "rev-parse", revision)


def test_when_a_commit_was_made_is_known_to_the_second_and_offset(tmp_path: Path) -> None:
    found = opened(tmp_path)

    assert moment_of(found, id_of(found, "HEAD~2")).isoformat() == "2020-01-05T23:30:00+09:00"


def test_a_commit_that_is_not_there_was_never_made(tmp_path: Path) -> None:
    found = opened(tmp_path)

    assert has_commit(found, id_of(found, "HEAD"))
    assert not has_commit(found, "a" * 40)
    with pytest.raises(DnatrackError):
        moment_of(found, "a" * 40)


def test_what_is_built_on_what(tmp_path: Path) -> None:
    found = opened(tmp_path)
    first, last = id_of(found, "HEAD~2"), id_of(found, "HEAD")

    assert is_built_on(found, first, last)
    assert is_built_on(found, last, last)
    assert not is_built_on(found, last, first)


def test_what_was_committed_between_two_commits(tmp_path: Path) -> None:
    found = opened(tmp_path)

    between = commits_between(found, id_of(found, "HEAD~2"), id_of(found, "HEAD"))

    assert between == {id_of(found, "HEAD"), id_of(found, "HEAD~1")}


@pytest.mark.parametrize("is_remembered", [False, True])
def test_a_ledger_up_to_a_commit_is_that_of_a_history_that_ends_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_remembered: bool
) -> None:
    monkeypatch.setenv("DNATRACK_CACHE", str(int(is_remembered)))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    short = opened(tmp_path / "short", STEPS[:2])
    long = opened(tmp_path / "long")
    read_committed(long.folder)

    found = read_committed(long.folder, up_to=id_of(long, "HEAD~1"))

    expected = read_committed(short.folder)
    assert list(found.events) == list(expected.events)
    assert (found.items, found.first_dues, found.head) == (
        expected.items,
        expected.first_dues,
        expected.head,
    )
    assert read_committed(long.folder).head == id_of(long, "HEAD")


def test_a_ledger_reads_on_to_a_commit_of_another_branch(tmp_path: Path) -> None:
    found = opened(tmp_path)
    git(found.folder, "branch", "old", "HEAD~1")
    extend(tmp_path, [Step(moved("2021"), day="2020-03-01")], branch="old")
    other = id_of(found, "HEAD")
    git(found.folder, "checkout", "-q", "main")

    dues = [one.change.new for one in read_committed(found.folder, up_to=other).due_events]

    assert dues == ["2020-06", "2021"]


def test_a_witness_can_be_asked_without_some_commits(tmp_path: Path) -> None:
    found = opened(tmp_path)
    last = id_of(found, "HEAD")
    ledger = read_committed(found.folder)
    zone = moment_of(found, last).tzinfo
    assert zone is not None

    days = witness_in(ledger, zone, without={last}).slip_days

    assert {id_: [str(day) for day in on] for id_, on in days.items()} == {
        "dg-1/first": ["2020-02-01"]
    }
