import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.errors import DnatrackError
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
from dnatrack.storage.write import FileEdit, write_edits
from tests.history.repositories import Content, Step, git, repository


def write(folder: Path, *files: str) -> None:
    for file in files:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(file)


def test_the_data_folder_is_found_from_a_folder_below_it(tmp_path: Path) -> None:
    write(tmp_path, "repo/data/taskforces.yaml", "repo/data/tasks/a.yaml")

    found = [find_data_folder(tmp_path / "repo" / at) for at in ("", "data", "data/tasks")]

    assert found == [tmp_path / "repo/data"] * 3


def test_the_nearest_data_folder_wins(tmp_path: Path) -> None:
    write(tmp_path, "data/taskforces.yaml", "inner/data/taskforces.yaml")
    (tmp_path / "inner/src").mkdir()

    assert find_data_folder(tmp_path / "inner/src") == tmp_path / "inner/data"


def test_without_data_the_message_says_what_was_looked_for_and_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(DnatrackError) as caught:
        find_data_folder(tmp_path)

    assert caught.value.message.en == (
        "no data found: looked for `data/taskforces.yaml` and `taskforces.yaml`"
        f" from `{tmp_path}` upwards"
    )
    assert caught.value.hint is not None
    assert "--data" in caught.value.hint.ko
    assert "--data" in caught.value.hint.en


def test_a_given_folder_may_be_the_data_or_hold_it(tmp_path: Path) -> None:
    write(tmp_path, "data/tracker.yaml")

    found = [given_data_folder(tmp_path / "data"), given_data_folder(tmp_path)]

    assert found == [tmp_path / "data"] * 2


@pytest.mark.parametrize("text", ["taskforces: []\n", ""])
def test_a_taskforces_file_at_the_root_beside_the_data_leads_nobody_astray(
    tmp_path: Path, text: str
) -> None:
    write(tmp_path, "data/taskforces.yaml", "data/tasks/a.yaml")
    (tmp_path / "taskforces.yaml").write_text(text)

    refuse_both(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own")
def test_a_dangling_link_at_the_root_beside_the_data_leads_nobody_astray(tmp_path: Path) -> None:
    write(tmp_path, "data/taskforces.yaml", "data/tasks/a.yaml")
    (tmp_path / "taskforces.yaml").symlink_to("nowhere")

    refuse_both(tmp_path)


def test_data_without_its_taskforces_is_no_less_a_second_candidate(tmp_path: Path) -> None:
    write(tmp_path, "data/tasks/a.yaml", "taskforces.yaml")

    refuse_both(tmp_path)


def refuse_both(top: Path) -> None:
    for find in (find_data_folder, given_data_folder):
        with pytest.raises(DnatrackError) as caught:
            find(top)

        assert caught.value.message.en == (
            f"two data folders: `{top}` holds `taskforces.yaml`, and `{top / 'data'}` holds "
            "data, too"
        )
        assert caught.value.hint is not None
        assert f"--data {top / 'data'}" in caught.value.hint.en
    assert given_data_folder(top / "data") == top / "data"


def test_a_folder_of_tasks_of_something_else_does_not_hide_the_data(tmp_path: Path) -> None:
    write(tmp_path, "data/taskforces.yaml", "tasks/main.yaml")

    assert given_data_folder(tmp_path) == tmp_path / "data"


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

    with pytest.raises(DnatrackError) as caught:
        given_data_folder(tmp_path / name)

    assert said in caught.value.message.en


def test_a_snapshot_holds_the_yaml_files_below_the_folder(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", "tasks/b.yml", "tasks/deep/C.YAML", "README.md", "d.yaml.bak")

    assert snapshot_of(tmp_path) == Snapshot(
        "working tree",
        {
            "a.yaml": b"a.yaml",
            "tasks/b.yml": b"tasks/b.yml",
            "tasks/deep/C.YAML": b"tasks/deep/C.YAML",
        },
        {},
    )


def test_a_file_in_place_of_the_folder_of_the_tasks_is_a_fault_there_and_in_git(
    tmp_path: Path,
) -> None:
    files = {"data/taskforces.yaml": "taskforces: []\n", "data/tasks": "x\n"}
    data = repository(tmp_path / "it", [Step(files)]) / "data"
    found = GitRepository.around(data)

    seen = (snapshot_of(data), found.snapshot(found.commit_named("HEAD")))

    assert [one.faults for one in seen] == [{"tasks": FileFault.NOT_A_FOLDER}] * 2
    assert [list(one.files) for one in seen] == [["taskforces.yaml"]] * 2


def test_hidden_files_and_folders_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, ".a.yaml", ".git/b.yaml", "c.yaml")

    assert snapshot_of(tmp_path) == Snapshot("working tree", {"c.yaml": b"c.yaml"}, {})


def test_what_a_sparse_checkout_leaves_out_is_read_from_git(tmp_path: Path) -> None:
    data = sparse(tmp_path)
    (data / "tasks/dg-1.yaml").write_text("changed")

    found = snapshot_of(data)

    assert found.files == {
        "taskforces.yaml": b"taskforces: []",
        "tasks/dg-1.yaml": b"changed",
        "tasks/dg-2.yaml": b"two",
        "tracker.yaml": b"schema: 1",
    }
    assert found.faults == {}
    assert found.left_out == frozenset({"tasks/dg-2.yaml", "tracker.yaml"})
    assert files_named(data, ["tracker.yaml", "calendar.yaml"]) == {"tracker.yaml": b"schema: 1"}


def test_what_is_deleted_from_a_sparse_checkout_is_gone(tmp_path: Path) -> None:
    data = sparse(tmp_path)
    (data / "tasks/dg-1.yaml").unlink()

    assert "tasks/dg-1.yaml" not in snapshot_of(data).files


def test_what_is_not_checked_out_and_not_fetched_is_a_fault(tmp_path: Path) -> None:
    sparse(tmp_path / "whole")
    git(tmp_path / "whole", "config", "uploadpack.allowFilter", "true")
    url = f"file://{tmp_path / 'whole'}"
    git(tmp_path, "clone", "-q", "--filter=blob:none", "--sparse", url, "partial")
    git(tmp_path / "partial", "sparse-checkout", "set", "--no-cone", *SPARSE)

    found = snapshot_of(tmp_path / "partial/data")

    assert found.faults == dict.fromkeys(found.left_out, FileFault.NOT_CHECKED_OUT)
    assert found.left_out == {"tasks/dg-2.yaml", "tracker.yaml"}


def test_a_file_that_is_not_checked_out_is_not_written(tmp_path: Path) -> None:
    data = sparse(tmp_path)
    edit = FileEdit("tasks/dg-2.yaml", b"two", b"three")

    with pytest.raises(DnatrackError) as caught:
        write_edits(data, [edit], doing="test", now=datetime(2020, 3, 31, tzinfo=UTC))

    assert caught.value.message.en == (
        "`tasks/dg-2.yaml` is not on the disk, so nothing was written"
    )


SPARSE = ("/data/taskforces.yaml", "/data/tasks/dg-1.yaml")


def sparse(folder: Path) -> Path:
    """A data folder in which not everything is checked out."""
    files: dict[str, Content] = {
        "data/taskforces.yaml": "taskforces: []",
        "data/tracker.yaml": "schema: 1",
        "data/tasks/dg-1.yaml": "one",
        "data/tasks/dg-2.yaml": "two",
        "data/README.md": "not ours",
    }
    repository(folder, [Step(files)])
    git(folder, "sparse-checkout", "set", "--no-cone", *SPARSE)
    assert not (folder / "data/tracker.yaml").exists()
    return folder / "data"


def test_a_decomposed_name_is_kept_as_it_is(tmp_path: Path) -> None:
    decomposed = "\u1112\u1161\u11ab.yaml"
    write(tmp_path, decomposed)

    assert list(snapshot_of(tmp_path).files) == [decomposed]


def test_a_file_of_the_largest_size_is_read_and_one_byte_more_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "fits.yaml").write_bytes(b"x" * MAX_FILE_BYTES)
    (tmp_path / "over.yaml").write_bytes(b"x" * (MAX_FILE_BYTES + 1))

    assert snapshot_of(tmp_path) == Snapshot(
        "working tree", {"fits.yaml": b"x" * MAX_FILE_BYTES}, {"over.yaml": FileFault.TOO_LARGE}
    )


def test_from_the_first_file_too_many_on_nothing_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MAX_FILES", 2)
    write(tmp_path, "a.yaml", "b.yaml", "c.yaml", "d.yaml", "tasks/e.yaml")

    assert snapshot_of(tmp_path) == Snapshot(
        "working tree",
        {"a.yaml": b"a.yaml", "b.yaml": b"b.yaml"},
        {"c.yaml": FileFault.TOO_MANY},
    )


def test_from_the_first_byte_too_much_on_nothing_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MAX_TOTAL_BYTES", 12)
    write(tmp_path, "a.yaml", "b.yaml", "c.yaml", "d.yaml")

    assert snapshot_of(tmp_path) == Snapshot(
        "working tree",
        {"a.yaml": b"a.yaml", "b.yaml": b"b.yaml"},
        {"c.yaml": FileFault.TOO_MUCH},
    )


def test_a_data_folder_that_is_not_there_is_an_error_in_words(tmp_path: Path) -> None:
    with pytest.raises(DnatrackError, match="폴더를 읽지 못했습니다") as caught:
        snapshot_of(tmp_path / "gone")

    assert caught.value.hint is not None


@given(st.text())
def test_a_name_is_yaml_by_its_ending_in_any_case(name: str) -> None:
    assert is_yaml_name(f"{name}.YaML")
    assert not is_yaml_name(f"{name}.txt")
