"""What lies in the data folder and is not committed yet."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from subprocess import CalledProcessError

import pytest

from dnatrack.storage.git_read import GitRepository
from dnatrack.storage.uncommitted import find_uncommitted
from tests.history.repositories import NOW, Step, git, milestone, moved, repository, task
from tests.history.telling import events_in, ledger_in
from tests.storage.folders import change

pytestmark = pytest.mark.usefixtures("nothing_remembered")

ONE, OTHER = task("dg-1", milestone()), task("dg-2", milestone())
LATER = task("dg-1", milestone(due="2020-06"))
POSTPONED = ["dg-1/first postponed 2020-03 -> 2020-06 +91"]
DELETED = ["dg-2 deleted", "dg-2/first deleted 2020-03 -> -"]
LATER_ON_DISK = {"tasks/dg-1.yaml": LATER}
NEW = {"tasks/dg-3.yaml": task("dg-3")}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return (
        repository(tmp_path, [Step({**moved("2020-03"), "data/tasks/dg-2.yaml": OTHER})]) / "data"
    )


def changes(data: Path) -> list[str]:
    return [one.path for one in find_uncommitted(GitRepository.around(data)).changes]


def test_nothing_is_uncommitted_after_a_checkout_and_when_files_were_touched(data: Path) -> None:
    before = changes(data)
    for file in (data / "tasks").iterdir():
        file.touch()

    assert (before, changes(data)) == ([], [])


def test_a_change_on_the_disk_has_no_commit_and_the_moment_of_looking(data: Path) -> None:
    change(data, LATER_ON_DISK)

    event = ledger_in(data).events[-1]

    assert (event.commit.id, event.commit.author, event.commit.when) == ("", "", NOW)


# What lies on the disk, what git was told before and after, and what happened.
CHANGES: dict[str, tuple[Sequence[str], Mapping[str, str | None], Sequence[str], list[str]]] = {
    "changed": ([], LATER_ON_DISK, [], POSTPONED),
    "staged": ([], LATER_ON_DISK, ["add ."], POSTPONED),
    "new, and to be ignored": (
        [], {**NEW, ".gitignore": "dg-4.yaml", "tasks/dg-4.yaml": task("dg-4")}, [],
        ["dg-3 created", "dg-4 created"],
    ),
    "only announced to git": ([], NEW, ["add --intent-to-add ."], ["dg-3 created"]),
    "deleted": ([], {"tasks/dg-2.yaml": None}, [], DELETED),
    "deleted and staged": ([], {"tasks/dg-2.yaml": None}, ["add -A"], DELETED),
    "forgotten by git": ([], {}, ["rm -q --cached tasks/dg-2.yaml"], []),
    "renamed": ([], {"tasks/dg-2.yaml": None, "tasks/other.yaml": OTHER}, [], []),
    "not checked out": (["-C .. sparse-checkout set --no-cone /data/tasks/dg-1.yaml"], {}, [], []),
    "to be believed unchanged": (
        ["update-index --assume-unchanged tasks/dg-1.yaml"], LATER_ON_DISK, [], POSTPONED,
    ),
    "noted in another form": (["update-index --index-version 4"], LATER_ON_DISK, [], POSTPONED),
    "without an index": ([], {**LATER_ON_DISK, "../.git/index": None}, [], POSTPONED),
    "only settings and names": (
        [], {"tracker.yaml": "x: [\n", "ministries.yaml": "x: [\n"}, [], []
    ),
}  # fmt: skip


@pytest.mark.parametrize(("before", "files", "after", "events"), CHANGES.values(), ids=CHANGES)
def test_what_is_not_committed(
    data: Path,
    before: Sequence[str],
    files: Mapping[str, str | None],
    after: Sequence[str],
    events: list[str],
) -> None:
    for one in before:
        git(data, *one.split())
    change(data, files)
    for one in after:
        git(data, *one.split())

    assert events_in(data, after=1) == events


def test_settings_and_names_count_among_the_changes(data: Path) -> None:
    change(data, {"tracker.yaml": "x: [\n", "ministries.yaml": "x: [\n"})

    assert changes(data) == ["ministries.yaml", "tracker.yaml"]


def test_a_change_is_seen_whatever_its_size_and_times_say(data: Path) -> None:
    file = data / "tasks/dg-1.yaml"
    before = file.stat()
    file.write_text(file.read_text().replace("2020-03", "2020-06"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size

    assert events_in(data, after=1) == POSTPONED


def test_of_what_is_staged_and_changed_again_the_disk_counts(data: Path) -> None:
    change(data, LATER_ON_DISK)
    git(data, "add", ".")
    git(data, "checkout", "-q", "HEAD", "--", ".")

    assert events_in(data, after=1) == []


def test_the_whole_folder_of_tasks_is_gone(data: Path) -> None:
    (data / "tasks").rename(data / "elsewhere")

    assert {event.change.kind for event in ledger_in(data).events[4:]} == {"deleted"}


def test_a_conflict_is_said_and_not_compared(data: Path) -> None:
    git(data, "branch", "other")
    for branch, text in (("other", LATER), ("main", LATER.replace("2020-06", "2020-09"))):
        git(data, "checkout", "-q", branch)
        change(data, {"tasks/dg-1.yaml": text})
        git(data, "commit", "-q", "-a", "-m", "later")
    with pytest.raises(CalledProcessError):
        git(data, "merge", "-q", "other")

    ledger = ledger_in(data)

    assert [(one.commit.id, one.files) for one in ledger.unread] == [("", ("tasks/dg-1.yaml",))]
    assert [one.change.kind for one in ledger.events][4:] == ["postponed"]


def _make_a_folder(data: Path) -> None:
    (data / "tasks/dg-1.yaml").unlink()
    (data / "tasks/dg-1.yaml").mkdir()


def _link_the_tasks(data: Path) -> None:
    (data / "tasks").rename(data / "elsewhere")
    (data / "tasks").symlink_to("elsewhere")


@pytest.mark.parametrize(
    ("disturb", "unread"),
    [
        *((content, "tasks/dg-1.yaml")
          for content in (b"x" * 2_000_000, b"\xff\xfe\x00", b"", b"- a\n- b\n", b": :")),
        (_make_a_folder, "tasks/dg-1.yaml"),
        (_link_the_tasks, "tasks"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said(
    data: Path, disturb: bytes | Callable[[Path], None], unread: str
) -> None:
    if isinstance(disturb, bytes):
        change(data, {"tasks/dg-1.yaml": disturb})
    else:
        disturb(data)

    ledger = ledger_in(data)

    assert [(one.commit.id, one.files) for one in ledger.unread] == [("", (unread,))]
    assert unread == "tasks" or len(ledger.events) == 4


# Names that are no text, which only Linux has.

linux = pytest.mark.skipif(sys.platform != "linux", reason="such names are those of Linux")
NAME = os.fsdecode(b"data/tasks/\xb0\xfa\xc1\xa6.yaml")
PRINTED = r"tasks/\xb0\xfa\xc1\xa6.yaml"


@linux
@pytest.mark.parametrize("is_committed", [True, False])
def test_a_file_whose_name_is_no_text_is_said_and_not_compared(
    tmp_path: Path, *, is_committed: bool
) -> None:
    repository(tmp_path, [Step({**moved("2020-03"), **({NAME: ONE} if is_committed else {})})])
    if not is_committed:
        (tmp_path / NAME).write_text(ONE)

    ledger = ledger_in(tmp_path / "data")

    assert [one.change.id for one in ledger.events] == ["dg-1", "dg-1/first"]
    assert [(bool(one.commit.id), one.files) for one in ledger.unread] == [
        (is_committed, (PRINTED,))
    ]


@linux
def test_a_file_that_got_a_name_which_is_text_is_compared_from_then_on(tmp_path: Path) -> None:
    repository(tmp_path, [Step({NAME: task("dg-1")})])
    git(tmp_path, "mv", NAME, "data/tasks/dg-1.yaml")
    git(tmp_path, "commit", "-q", "-m", "renamed")

    assert [one.change.kind for one in ledger_in(tmp_path / "data").events] == ["created"]
