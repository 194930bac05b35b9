from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.errors import DnatrackError
from dnatrack.loading.snapshot import MAX_FILE_BYTES, FileFault, Snapshot
from dnatrack.model.data_files import is_yaml_name
from dnatrack.storage import files
from dnatrack.storage.data_folder import find_data_folder, given_data_folder, snapshot_of
from dnatrack.storage.git_read import GitRepository
from tests.history.repositories import Step, repository


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
