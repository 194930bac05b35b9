"""What lies in the data folder and is not committed yet."""

import os
from pathlib import Path
from subprocess import CalledProcessError

import pytest

from dnatrack.storage.git_read import GitRepository
from dnatrack.storage.uncommitted import find_uncommitted
from tests.history.repositories import NOW, Step, git, milestone, moved, repository, task
from tests.history.telling import events_in, ledger_in

pytestmark = pytest.mark.usefixtures("nothing_remembered")

LATER = task("dg-1", milestone(due="2020-06"))
POSTPONED = ["dg-1/first postponed 2020-03 -> 2020-06 +91"]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    files = {**moved("2020-03"), "data/tasks/dg-2.yaml": task("dg-2", milestone())}
    return repository(tmp_path, [Step(files)]) / "data"


def test_nothing_is_uncommitted_after_a_checkout(data: Path) -> None:
    assert find_uncommitted(GitRepository.around(data)).changes == ()


def test_settings_and_names_on_the_disk_are_not_committed_either(data: Path) -> None:
    for name in ("tracker.yaml", "ministries.yaml"):
        (data / name).write_text("x: [\n")

    found = find_uncommitted(GitRepository.around(data)).changes

    assert [one.path for one in found] == ["ministries.yaml", "tracker.yaml"]
    assert events_in(data, after=1) == []


def test_a_change_on_the_disk_has_no_commit_and_the_moment_of_looking(data: Path) -> None:
    (data / "tasks/dg-1.yaml").write_text(LATER)

    event = ledger_in(data).events[-1]

    assert (event.commit.id, event.commit.author, event.commit.when) == ("", "", NOW)
    assert events_in(data, after=1) == POSTPONED


def test_a_change_is_seen_whatever_its_size_and_times_say(data: Path) -> None:
    file = data / "tasks/dg-1.yaml"
    before = file.stat()
    file.write_text(file.read_text().replace("2020-03", "2020-06"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size

    assert events_in(data, after=1) == POSTPONED


def test_a_touched_file_is_no_change(data: Path) -> None:
    for file in (data / "tasks").iterdir():
        file.touch()

    assert find_uncommitted(GitRepository.around(data)).changes == ()


def test_what_is_staged_is_not_committed(data: Path) -> None:
    (data / "tasks/dg-1.yaml").write_text(LATER)
    git(data, "add", ".")

    assert events_in(data, after=1) == POSTPONED


def test_of_what_is_staged_and_changed_again_the_disk_counts(data: Path) -> None:
    file = data / "tasks/dg-1.yaml"
    before = file.read_text()
    file.write_text(LATER)
    git(data, "add", ".")
    file.write_text(before)

    assert events_in(data, after=1) == []


def test_a_new_file_and_one_that_git_shall_ignore(data: Path) -> None:
    (data / ".gitignore").write_text("dg-4.yaml\n")
    (data / "tasks/dg-3.yaml").write_text(task("dg-3"))
    (data / "tasks/dg-4.yaml").write_text(task("dg-4"))

    assert events_in(data, after=1) == ["dg-3 created", "dg-4 created"]


def test_a_file_that_was_only_announced_to_git(data: Path) -> None:
    (data / "tasks/dg-3.yaml").write_text(task("dg-3"))
    git(data, "add", "--intent-to-add", ".")

    assert events_in(data, after=1) == ["dg-3 created"]


@pytest.mark.parametrize("staged", [False, True])
def test_a_deleted_file(data: Path, *, staged: bool) -> None:
    (data / "tasks/dg-2.yaml").unlink()
    if staged:
        git(data, "add", "-A")

    assert events_in(data, after=1) == ["dg-2 deleted", "dg-2/first deleted 2020-03 -> -"]


def test_the_whole_folder_of_tasks_is_gone(data: Path) -> None:
    for file in (data / "tasks").iterdir():
        file.unlink()
    (data / "tasks").rmdir()

    assert {event.change.kind for event in ledger_in(data).events[4:]} == {"deleted"}


def test_a_file_that_is_forgotten_by_git_but_lies_there_is_no_change(data: Path) -> None:
    git(data, "rm", "-q", "--cached", "tasks/dg-2.yaml")

    assert events_in(data, after=1) == []


def test_a_renamed_file_is_no_change(data: Path) -> None:
    (data / "tasks/dg-2.yaml").rename(data / "tasks/other.yaml")

    assert events_in(data, after=1) == []


def test_files_that_a_sparse_checkout_leaves_out_are_not_gone(data: Path) -> None:
    git(data.parent, "sparse-checkout", "set", "--no-cone", "/data/tasks/dg-1.yaml")
    assert not (data / "tasks/dg-2.yaml").exists()

    assert events_in(data, after=1) == []


def test_files_that_git_shall_believe_unchanged_are_looked_at(data: Path) -> None:
    git(data, "update-index", "--assume-unchanged", "tasks/dg-1.yaml")
    (data / "tasks/dg-1.yaml").write_text(LATER)

    assert events_in(data, after=1) == POSTPONED


def test_a_conflict_is_said_and_not_compared(data: Path) -> None:
    git(data, "checkout", "-q", "-b", "other")
    (data / "tasks/dg-1.yaml").write_text(LATER)
    git(data, "commit", "-q", "-a", "-m", "later")
    git(data, "checkout", "-q", "main")
    (data / "tasks/dg-1.yaml").write_text(task("dg-1", milestone(due="2020-09")))
    git(data, "commit", "-q", "-a", "-m", "much later")
    with pytest.raises(CalledProcessError):
        git(data, "merge", "-q", "other")

    ledger = ledger_in(data)

    assert [(one.commit.id, one.files) for one in ledger.unread] == [("", ("tasks/dg-1.yaml",))]
    assert [one.change.kind for one in ledger.events][4:] == ["postponed"]


@pytest.mark.parametrize("content", [b"x" * 2_000_000, b"\xff\xfe\x00", b"", b"- a\n- b\n", b": :"])
def test_a_file_that_cannot_be_read_is_not_taken_for_deleted(data: Path, content: bytes) -> None:
    (data / "tasks/dg-1.yaml").write_bytes(content)

    ledger = ledger_in(data)

    assert [(one.commit.id, one.files) for one in ledger.unread] == [("", ("tasks/dg-1.yaml",))]
    assert len(ledger.events) == 4


def test_a_folder_in_the_place_of_a_file_is_not_taken_for_deleted(data: Path) -> None:
    (data / "tasks/dg-1.yaml").unlink()
    (data / "tasks/dg-1.yaml").mkdir()

    assert [one.files for one in ledger_in(data).unread] == [("tasks/dg-1.yaml",)]


def test_a_linked_folder_of_tasks_is_said(data: Path) -> None:
    (data / "tasks").rename(data / "elsewhere")
    (data / "tasks").symlink_to("elsewhere")

    ledger = ledger_in(data)

    assert [one.files for one in ledger.unread] == [("tasks",)]


def test_the_notes_of_git_in_an_unknown_form_cost_time_but_no_truth(data: Path) -> None:
    git(data, "update-index", "--index-version", "4")
    (data / "tasks/dg-1.yaml").write_text(LATER)

    assert events_in(data, after=1) == POSTPONED


def test_a_repository_without_an_index_compares_everything(data: Path) -> None:
    (data.parent / ".git/index").unlink()
    (data / "tasks/dg-1.yaml").write_text(LATER)

    assert events_in(data, after=1) == POSTPONED
