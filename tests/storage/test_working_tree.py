"""Where the data folder is found, and what is read there."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.loading.snapshot import MAX_FILE_BYTES, FileFault, Snapshot
from dnatrack.model.data_files import is_yaml_name
from dnatrack.storage import files
from dnatrack.storage.data_folder import (
    files_named,
    find_data_folder,
    given_data_folder,
    snapshot_of,
)
from dnatrack.storage.git_read import GitRepository
from dnatrack.storage.write import FileEdit
from tests.history.repositories import Step, git, repository
from tests.storage.folders import fill, refusal, write


def test_the_nearest_data_folder_wins(tmp_path: Path) -> None:
    fill(tmp_path, "data/taskforces.yaml", "in/data/taskforces.yaml", "in/data/tasks/a", "in/src/a")

    found = {find_data_folder(tmp_path / f"in/{at}") for at in ("", "data", "data/tasks", "src")}

    assert found == {tmp_path / "in/data"}


def test_without_data_the_message_says_what_was_looked_for_and_the_way_out(tmp_path: Path) -> None:
    said, cure = refusal(lambda: find_data_folder(tmp_path))

    assert said == (
        "no data found: looked for `data/taskforces.yaml` and `taskforces.yaml`"
        f" from `{tmp_path}` upwards"
    )
    assert "--data" in cure


@pytest.mark.parametrize("names", [["tracker.yaml"], ["taskforces.yaml", "../tasks/main.yaml"]])
def test_a_given_folder_may_be_the_data_or_hold_it(tmp_path: Path, names: list[str]) -> None:
    (tmp_path / "data").mkdir()
    fill(tmp_path / "data", *names)

    assert {given_data_folder(tmp_path / "data"), given_data_folder(tmp_path)} == {
        tmp_path / "data"
    }


@pytest.mark.parametrize("outer", ["taskforces: []\n", "", None])
@pytest.mark.parametrize("inner", [["tasks/a.yaml"], ["taskforces.yaml", "tasks/a.yaml"]])
def test_a_taskforces_file_at_the_root_beside_the_data_leads_nobody_astray(
    tmp_path: Path, outer: str | None, inner: list[str]
) -> None:
    data = tmp_path / "data"
    fill(data, *inner)
    if outer is not None:
        (tmp_path / "taskforces.yaml").write_text(outer)
    elif sys.platform != "win32":  # where links need a right of their own
        (tmp_path / "taskforces.yaml").symlink_to("nowhere")

    for find in (find_data_folder, given_data_folder):
        said, cure = refusal(lambda find=find: find(tmp_path))  # type: ignore[misc]
        assert said == (
            f"two data folders: `{tmp_path}` holds `taskforces.yaml`, and `{data}` holds data, too"
        )
        assert f"--data {data}" in cure
    assert given_data_folder(data) == data


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("missing", "there is no folder"),
        ("file", "is not a folder"),
        ("empty", "there is no data in"),
        ("file/below", "there is no folder"),
        ("nul\0", "there is no folder"),
    ],
)
def test_a_given_folder_that_is_no_data_folder_is_refused_in_words(
    tmp_path: Path, name: str, said: str
) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "empty").mkdir()

    assert said in refusal(lambda: given_data_folder(tmp_path / name))[0]


def test_a_data_folder_that_is_not_there_is_an_error_in_words(tmp_path: Path) -> None:
    assert "could not be read" in refusal(lambda: snapshot_of(tmp_path / "gone"))[0]


# What is read.


def test_a_snapshot_holds_the_yaml_files_below_the_folder_that_are_not_hidden(
    tmp_path: Path,
) -> None:
    decomposed = "\u1112\u1161\u11ab.yaml"
    names = ("a.yaml", "tasks/b.yml", "tasks/deep/C.YAML", decomposed)
    fill(tmp_path, *names, "README.md", "d.yaml.bak", ".a.yaml", ".git/b.yaml")

    contents = {name: name.encode() for name in names}
    assert snapshot_of(tmp_path) == Snapshot("working tree", contents, {})


def test_a_file_in_place_of_the_folder_of_the_tasks_is_a_fault_there_and_in_git(
    tmp_path: Path,
) -> None:
    texts = {"data/taskforces.yaml": "taskforces: []\n", "data/tasks": "x\n"}
    data = repository(tmp_path / "it", [Step(texts)]) / "data"
    found = GitRepository.around(data)

    seen = [snapshot_of(data), found.snapshot(found.commit_named("HEAD"))]
    git(data, "-C", "..", "sparse-checkout", "set", "--no-cone", "/data/taskforces.yaml")
    seen.append(snapshot_of(data))

    assert not (data / "tasks").exists()
    assert [one.faults for one in seen] == [{"tasks": FileFault.NOT_A_FOLDER}] * 3
    assert [list(one.files) for one in seen] == [["taskforces.yaml"]] * 3


def test_a_file_of_the_largest_size_is_read_and_one_byte_more_is_a_fault(tmp_path: Path) -> None:
    largest = "x" * MAX_FILE_BYTES
    fill(tmp_path, **{"fits.yaml": largest, "over.yaml": largest + "x"})

    assert snapshot_of(tmp_path) == Snapshot(
        "working tree", {"fits.yaml": largest.encode()}, {"over.yaml": FileFault.TOO_LARGE}
    )


@pytest.mark.parametrize(
    ("limit", "value", "fault"),
    [("MAX_FILES", 2, FileFault.TOO_MANY), ("MAX_TOTAL_BYTES", 12, FileFault.TOO_MUCH)],
)
def test_from_the_first_file_too_many_on_nothing_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, fault: FileFault
) -> None:
    monkeypatch.setattr(files, limit, value)
    fill(tmp_path, "a.yaml", "b.yaml", "c.yaml", "d.yaml", "tasks/e.yaml")

    assert snapshot_of(tmp_path) == Snapshot(
        "working tree", {"a.yaml": b"a.yaml", "b.yaml": b"b.yaml"}, {"c.yaml": fault}
    )


@given(st.text())
def test_a_name_is_yaml_by_its_ending_in_any_case(name: str) -> None:
    assert is_yaml_name(f"{name}.YaML")
    assert not is_yaml_name(f"{name}.txt")


# Where not everything is checked out.

SPARSE = ("/data/taskforces.yaml", "/data/tasks/dg-1.yaml")
NAMES = ("taskforces.yaml", "tracker.yaml", "tasks/dg-1.yaml", "tasks/dg-2.yaml", "README.md")


@pytest.fixture
def sparse(tmp_path: Path) -> Path:
    """A data folder in which not everything is checked out."""
    top = repository(tmp_path / "whole", [Step({f"data/{name}": name for name in NAMES})])
    git(top, "sparse-checkout", "set", "--no-cone", *SPARSE)
    assert not (top / "data/tracker.yaml").exists()
    return top / "data"


def test_what_a_sparse_checkout_leaves_out_is_read_from_git(sparse: Path) -> None:
    (sparse / "tasks/dg-1.yaml").write_text("changed")

    found = snapshot_of(sparse)

    contents = {name: name.encode() for name in NAMES if name != "README.md"}
    assert found.files == {**contents, "tasks/dg-1.yaml": b"changed"}
    assert found.faults == {}
    assert found.left_out == frozenset({"tasks/dg-2.yaml", "tracker.yaml"})
    named = files_named(sparse, ["tracker.yaml", "calendar.yaml"])
    assert named == {"tracker.yaml": b"tracker.yaml"}


def test_what_is_deleted_from_a_sparse_checkout_is_gone(sparse: Path) -> None:
    (sparse / "tasks/dg-1.yaml").unlink()

    assert "tasks/dg-1.yaml" not in snapshot_of(sparse).files


def test_what_is_not_checked_out_and_not_fetched_is_a_fault(sparse: Path, tmp_path: Path) -> None:
    git(sparse, "config", "uploadpack.allowFilter", "true")
    url = f"file://{sparse.parent}"
    git(tmp_path, "clone", "-q", "--filter=blob:none", "--sparse", url, "partial")
    git(tmp_path / "partial", "sparse-checkout", "set", "--no-cone", *SPARSE)

    found = snapshot_of(tmp_path / "partial/data")

    assert found.faults == dict.fromkeys(found.left_out, FileFault.NOT_CHECKED_OUT)
    assert found.left_out == {"tasks/dg-2.yaml", "tracker.yaml"}


def test_a_file_that_is_not_checked_out_is_not_written(sparse: Path) -> None:
    edit = FileEdit("tasks/dg-2.yaml", b"tasks/dg-2.yaml", b"three")

    assert refusal(lambda: write(sparse, edit))[0] == (
        "`tasks/dg-2.yaml` is not on the disk, so nothing was written"
    )
