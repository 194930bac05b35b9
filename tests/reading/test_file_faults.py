import pytest

from dnatrack.loading.load import load
from dnatrack.loading.snapshot import FileFault, Snapshot
from dnatrack.model.data_files import REQUIRED_FILES, DataPath
from dnatrack.model.finding import Location
from dnatrack.model.tracker import ItemKind, Unreadable

RULES = {
    FileFault.TOO_LARGE: "too-large",
    FileFault.TOO_MANY: "too-large",
    FileFault.TOO_MUCH: "too-large",
    FileFault.LEAVES_FOLDER: "unreadable-file",
    FileFault.BROKEN_LINK: "unreadable-file",
    FileFault.NOT_A_FILE: "unreadable-file",
    FileFault.NO_PERMISSION: "unreadable-file",
    FileFault.READ_ERROR: "unreadable-file",
    FileFault.BAD_NAME: "unreadable-file",
}
SMALLEST = {
    "tracker.yaml": b"schema: 1\ntitle: a\n",
    "taskforces.yaml": b"taskforces: []\n",
    "ministries.yaml": b"ministries: []\n",
    "sources.yaml": b"sources: {}\n",
}


@pytest.mark.parametrize("fault", FileFault)
def test_a_file_without_bytes_is_a_defect_and_its_task_is_still_counted(fault: FileFault) -> None:
    loaded = load(Snapshot("x", SMALLEST, {"tasks/a.yaml": fault}))

    (defect,) = loaded.defects
    assert (defect.rule, defect.problem.at) == (RULES[fault], Location("tasks/a.yaml"))
    assert defect.problem.hint is not None
    assert loaded.tracker.unreadable == (Unreadable(ItemKind.TASK, "a", DataPath("tasks/a.yaml")),)


def test_every_file_that_must_be_there_is_missed() -> None:
    defects = load(Snapshot("x", {})).defects

    assert [(one.rule, one.problem.at) for one in defects] == [
        ("missing-file", Location(file)) for file in REQUIRED_FILES
    ]


@pytest.mark.parametrize(
    "file", ["task/a.yaml", "a.yaml", "tasks/a.yml", "tasks/b/a.yaml", "Tracker.yaml", "A.YAML"]
)
def test_a_yaml_file_of_another_name_is_a_defect(file: str) -> None:
    loaded = load(Snapshot("x", {**SMALLEST, file: b"a: b\n"}))

    assert [(one.rule, one.problem.at) for one in loaded.defects] == [
        ("unknown-file", Location(file))
    ]


@pytest.mark.parametrize("file", ["README.md", "tasks/a.txt", "yaml", "tasks/.gitkeep"])
def test_other_files_may_stand_in_the_folder(file: str) -> None:
    assert load(Snapshot("x", {**SMALLEST, file: b"\xff"})).defects == ()


def test_a_file_name_in_decomposed_form_is_a_defect() -> None:
    file = "tasks/\u1100\u1161.yaml"
    task = b"id: a\ntitle: a\ntaskforce: a\nlifecycle: planned\nsources: [S1]\n"

    loaded = load(Snapshot("x", {**SMALLEST, file: task}))

    assert [(one.rule, one.problem.at) for one in loaded.defects] == [
        ("decomposed-text", Location(file))
    ]
    assert [one.id for one in loaded.tracker.tasks] == ["a"]
