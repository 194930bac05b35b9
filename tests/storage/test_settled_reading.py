"""What is read while a write of several files waits to be finished."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from dnatrack.errors import DnatrackError
from dnatrack.loading.snapshot import FileFault
from dnatrack.storage.data_folder import files_named, snapshot_of
from dnatrack.storage.git_read import GitRepository
from dnatrack.storage.journal import JOURNAL, Step, digest, read_settled, write_journal
from dnatrack.storage.uncommitted import find_uncommitted
from dnatrack.storage.write import FileEdit
from tests.history.repositories import Step as CommitStep
from tests.history.repositories import git, milestone, repository, task
from tests.storage.folders import change, files_in, write

EDITS = (
    FileEdit("tracker.yaml", b"old", b"new"),
    FileEdit("tasks/a.yaml", b"old a", b"new a"),
    FileEdit("tasks/gone.yaml", b"old gone", None),
    FileEdit("tasks/made.yaml", None, b"made"),
)
BEFORE = {one.path: one.old for one in EDITS if one.old is not None}
AFTER = {one.path: one.new for one in EDITS if one.new is not None}


def cut_off(folder: Path, edits: Sequence[FileEdit] = EDITS) -> None:
    """Leave `folder` as a writer does that is killed before the first file is in place."""
    steps = []
    for edit, name in zip(edits, READY, strict=False):
        if edit.new is not None:
            change(folder, {str(Path(edit.path).with_name(name)): edit.new})
        ready = None if edit.new is None else name
        steps.append(Step(edit.path, ready, digest(edit.old), digest(edit.new)))
    write_journal(folder, steps)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    change(tmp_path, BEFORE)
    return tmp_path


def write_one_more(folder: Path) -> None:
    write(folder, FileEdit("tasks/one.yaml", None, b"one"))


ONE_MORE = {"tasks/one.yaml": b"one"}


def test_a_write_that_was_cut_off_is_read_as_finished_and_reading_changes_nothing(
    data: Path,
) -> None:
    cut_off(data)
    before = files_in(data)

    assert snapshot_of(data).files == AFTER
    assert files_named(data, ["tracker.yaml", "none.yaml"]) == {"tracker.yaml": b"new"}
    assert files_in(data) == before


def test_a_file_that_is_reached_by_a_link_is_read_as_finished_too(data: Path) -> None:
    (data / "link.yaml").symlink_to("tasks/a.yaml")
    cut_off(data)

    assert snapshot_of(data).files == {**AFTER, "link.yaml": b"new a"}


READY = [f".dnatrack-{number:016x}.new" for number in range(len(EDITS))]
BY_HAND = b"by hand"


@pytest.mark.parametrize(
    ("meanwhile", "kept", "finished"),
    [
        ({}, None, AFTER),
        ({READY[0]: None}, None, BEFORE),
        (
            {READY[0]: None, "tracker.yaml": b"new", "tasks/a.yaml": BY_HAND},
            "tasks/a.yaml",
            {**AFTER, "tasks/a.yaml": BY_HAND},
        ),
        (
            {
                READY[0]: None,
                f"tasks/{READY[1]}": None,
                "tracker.yaml": BY_HAND,
                "tasks/a.yaml": b"new a",
            },
            None,
            {**AFTER, "tracker.yaml": BY_HAND},
        ),
    ],
    ids=["nothing", "all was put back", "changed since", "written and then changed"],
)
def test_the_next_writer_finishes_it_whatever_happened_meanwhile(
    data: Path, meanwhile: dict[str, bytes | None], kept: str | None, finished: dict[str, bytes]
) -> None:
    cut_off(data)
    change(data, meanwhile)

    assert snapshot_of(data).files == finished
    if kept is not None:
        with pytest.raises(DnatrackError, match=f"`{kept}`"):
            write_one_more(data)
        assert files_in(data) == finished
    write_one_more(data)

    assert files_in(data) == {**finished, **ONE_MORE}


@pytest.mark.parametrize(
    "step",
    [
        Step("../outside.yaml", None, digest(b"precious"), None),
        Step("link/outside.yaml", None, digest(b"precious"), None),
        Step("tasks/../../outside.yaml", None, digest(b"precious"), None),
        Step("tasks/a.yaml", "../../outside.yaml", digest(b"old a"), digest(b"precious")),
    ],
)
def test_a_journal_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path, step: Step) -> None:
    folder = tmp_path / "data"
    change(tmp_path, {"data/tasks/a.yaml": "old a", "outside.yaml": "precious"})
    (folder / "link").symlink_to("..")
    write_journal(folder, [step])

    assert snapshot_of(folder).files == {"tasks/a.yaml": b"old a"}
    with pytest.raises(DnatrackError):
        write_one_more(folder)

    assert (tmp_path / "outside.yaml").read_bytes() == b"precious"


@pytest.mark.parametrize("content", [None, b"", b"{}", b"[1]", b"\xff", b'{"format": "other/2"}'])
def test_a_journal_that_is_none_or_came_with_a_checkout_is_not_followed(
    data: Path, content: bytes | None
) -> None:
    if content is None:
        cut_off(data)
        os.utime(data / JOURNAL)
    else:
        (data / JOURNAL).write_bytes(content)

    found = snapshot_of(data)
    write_one_more(data)
    seen = snapshot_of(data).files
    write(data, *EDITS)

    assert (found.files, found.faults) == (BEFORE, {JOURNAL: FileFault.NOT_OURS})
    assert seen == {**BEFORE, **ONE_MORE}
    assert snapshot_of(data).files == {**AFTER, **ONE_MORE}
    assert JOURNAL not in files_in(data)


def test_a_journal_of_another_version_waits_for_that_version(data: Path) -> None:
    cut_off(data)
    place = data / JOURNAL
    sign = place.stat().st_mtime_ns
    place.write_bytes(place.read_bytes().replace(b"journal/1", b"journal/2"))
    os.utime(place, ns=(sign, sign))

    assert snapshot_of(data).faults == {}
    with pytest.raises(DnatrackError, match=JOURNAL):
        write_one_more(data)


def test_a_folder_in_the_place_of_the_journal_stops_only_who_needs_one(data: Path) -> None:
    (data / JOURNAL).mkdir()
    (data / JOURNAL / "x").touch()

    write_one_more(data)
    with pytest.raises(DnatrackError, match=JOURNAL):
        write(data, *EDITS)

    assert snapshot_of(data).files == {**BEFORE, **ONE_MORE}


def test_a_journal_that_was_committed_is_found_in_the_commit(tmp_path: Path) -> None:
    files = {"data/tasks/dg-1.yaml": task("dg-1"), f"data/{JOURNAL}": "{}"}
    found = GitRepository.around(repository(tmp_path, [CommitStep(files)]) / "data")

    assert found.snapshot("HEAD").faults == {JOURNAL: FileFault.NOT_OURS}


def test_a_folder_that_never_settles_is_said(data: Path) -> None:
    def disturbed(_: object) -> None:
        os.utime(data, ns=(0, data.stat().st_mtime_ns + 1))

    with pytest.raises(DnatrackError, match="계속 변경되고 있습니다"):
        read_settled(data, disturbed)


def test_what_is_uncommitted_is_that_of_the_finished_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DNATRACK_CACHE", "0")
    old, new = task("dg-1", milestone()), task("dg-1", milestone(due="2020-06"))
    gone, made = task("dg-2", milestone()), task("dg-3", milestone())
    files = {"data/tasks/dg-1.yaml": old, "data/tasks/dg-2.yaml": gone}
    data = repository(tmp_path, [CommitStep(files)]) / "data"
    cut_off(
        data,
        (
            FileEdit("tasks/dg-1.yaml", old.encode(), new.encode()),
            FileEdit("tasks/dg-2.yaml", gone.encode(), None),
            FileEdit("tasks/dg-3.yaml", None, made.encode()),
        ),
    )
    seen = find_uncommitted(GitRepository.around(data))

    write_one_more(data)
    (data / "tasks/one.yaml").unlink()

    assert seen == find_uncommitted(GitRepository.around(data))
    assert [one.path for one in seen.changes] == [f"tasks/dg-{n}.yaml" for n in (1, 2, 3)]
    assert git(tmp_path, "status", "--porcelain").splitlines() == [
        "M data/tasks/dg-1.yaml",
        " D data/tasks/dg-2.yaml",
        "?? data/tasks/dg-3.yaml",
    ]
