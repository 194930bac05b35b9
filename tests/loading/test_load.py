import pytest

from dnatrack.loading.load import Loaded, load, load_beside
from dnatrack.loading.snapshot import FileFault, Snapshot
from dnatrack.model.data_files import REQUIRED_FILES, DataPath
from dnatrack.model.fields import Name
from dnatrack.model.finding import Location, Severity
from dnatrack.model.tracker import ItemKind, Unreadable
from dnatrack.model.words import Lifecycle
from dnatrack.rules.engine import check
from dnatrack.rules.examples import (
    EXAMPLE_TASK,
    EXAMPLE_TASK_FILE,
    example_snapshot,
    task_with,
    task_with_milestone,
)
from dnatrack.rules.rule import Files

TITLE = Name(korean="예시 과제", en="Example task")
PLACE = DataPath(EXAMPLE_TASK_FILE)


def loaded_with(files: Files) -> Loaded:
    return load(example_snapshot(files))


@pytest.mark.parametrize(
    ("languages", "name"),
    [
        ("[en]", Name(en="Plain")),
        ("[ko]", Name(korean="Plain")),
        ("[en, ko]", Name(korean="Plain")),
        ("[fr]", Name(korean="Plain")),
    ],
)
def test_a_text_alone_is_a_name_in_the_main_language(languages: str, name: Name) -> None:
    bare = {EXAMPLE_TASK_FILE: EXAMPLE_TASK.replace("{ko: 예시 과제, en: Example task}", "Plain")}
    before = loaded_with(bare)

    loaded = loaded_with({**bare, "tracker.yaml": f"schema: 1\ntitle: x\nlanguages: {languages}\n"})

    assert [one.title for one in before.tracker.tasks] == [Name(korean="Plain")]
    assert [one.title for one in loaded.tracker.tasks] == [name]
    assert load_beside(loaded.snapshot, before).tracker.tasks == loaded.tracker.tasks
    assert load(before.snapshot).tracker.tasks == before.tracker.tasks


def test_a_task_that_lacks_a_field_is_still_listed_with_what_can_be_read() -> None:
    loaded = loaded_with({EXAMPLE_TASK_FILE: EXAMPLE_TASK.replace("lifecycle: planned\n", "")})

    assert loaded.tracker.tasks == ()
    assert loaded.tracker.unreadable == (
        Unreadable(ItemKind.TASK, "example", PLACE, TITLE, "example", None, "mois"),
    )


@pytest.mark.parametrize(
    "content", ["", "# a\n", "a: [\n", "a：b\n", "text\n", "- a\n", b"\xff\xfe"]
)
def test_a_task_of_which_nothing_can_be_read_is_listed_by_its_file(content: str | bytes) -> None:
    loaded = loaded_with({EXAMPLE_TASK_FILE: content})

    assert [(one.kind, one.id) for one in loaded.tracker.unreadable] == [(ItemKind.TASK, "example")]
    assert len(loaded.defects) == 1
    assert EXAMPLE_TASK_FILE in loaded.tracker.partly_read


def test_a_milestone_that_cannot_be_read_is_listed_under_its_task() -> None:
    loaded = loaded_with(task_with_milestone("lifecycle: 완료\n"))

    assert [task.milestones for task in loaded.tracker.tasks] == [()]
    assert loaded.tracker.unreadable == (
        Unreadable(
            ItemKind.MILESTONE,
            "report",
            PLACE.at("milestones", 0),
            Name(korean="예시 보고서", en="Example report"),
            "example",
            None,
            "mois",
            "example",
        ),
    )


def test_milestones_around_one_that_cannot_be_read_keep_their_places() -> None:
    milestone = "  - {id: m%d, title: a, kind: plan, lifecycle: %s, sources: [S1]}\n"
    lines = "milestones:\n" + "".join(
        milestone % (number, lifecycle)
        for number, lifecycle in enumerate(["planned", "완료", "planned"])
    )

    tracker = loaded_with(task_with(lines)).tracker

    assert [(one.id, one.milestone.place) for one in tracker.owed] == [
        ("example/m0", PLACE.at("milestones", 0)),
        ("example/m2", PLACE.at("milestones", 2)),
    ]


@pytest.mark.parametrize(
    "lines", ["note: 가\u200b나\n", "note: “가”\n", "note: 과제 #3\n", "note: \u1100\u1161\n"]
)
def test_a_file_that_only_looks_odd_counts_as_read_in_full(lines: str) -> None:
    loaded = loaded_with(task_with(lines))

    assert len(loaded.defects) == 1
    assert loaded.tracker.partly_read == frozenset()


def test_a_file_with_a_repeated_key_counts_as_read_in_part() -> None:
    loaded = loaded_with(task_with("note: a\nnote: b\n"))

    assert loaded.tracker.partly_read == {EXAMPLE_TASK_FILE}


def test_an_empty_file_is_a_defect_even_if_its_comment_is_one_already() -> None:
    loaded = loaded_with({EXAMPLE_TASK_FILE: "# \u1100\u1161\n"})

    assert [one.rule for one in loaded.defects] == ["decomposed-text", "yaml-syntax"]


def test_without_settings_the_defaults_are_in_force_and_have_a_place() -> None:
    settings = loaded_with({"tracker.yaml": None}).tracker.settings

    assert settings.timezone == "Asia/Seoul"
    assert settings.place == DataPath("tracker.yaml")


def test_a_place_of_a_file_that_cannot_be_read_is_its_first_line() -> None:
    for content in ("", b"\xff", "a: [\n"):
        loaded = loaded_with({EXAMPLE_TASK_FILE: content})

        at = loaded.location(PLACE.at("milestones", 0))
        assert (at.file, at.line) == (EXAMPLE_TASK_FILE, 1)


def test_tasks_come_in_the_order_that_people_count_in() -> None:
    files = {
        f"tasks/{id_}.yaml": EXAMPLE_TASK.replace("id: example", f"id: {id_}")
        for id_ in ("dg-10", "dg-9", "dg-1-2", "dg-1-10")
    }

    tasks = loaded_with({**files, EXAMPLE_TASK_FILE: None}).tracker.tasks

    assert [task.id for task in tasks] == ["dg-1-2", "dg-1-10", "dg-9", "dg-10"]


# What cannot be read stands among the unreadable, by file and id where one can be told.


TASK = """\
id: example
title: {ko: 예시 과제, en: Example task}
taskforce: example
lead: mois
lifecycle: planned
sources: [S1]
milestones:
  - {id: report, title: 보고서, kind: plan, lifecycle: planned, due: 2020-03, sources: [S1]}
"""


def lost_of(files: Files) -> list[tuple[ItemKind, str, str]]:
    tracker = loaded_with(files).tracker
    return [(one.kind, one.full_id, one.place.file) for one in tracker.unreadable]


@pytest.mark.parametrize(
    "file",
    ["tasks/dg-3-1.yml", "tasks/old/dg-3-1.yaml", "tasks/dg-3-1.YAML", "Tasks/dg-3-1.yaml",
     "dg-3-1.yaml"],
)  # fmt: skip
def test_a_task_in_a_file_of_another_name_is_unreadable_with_its_milestones(file: str) -> None:
    task = TASK.replace("id: example", "id: dg-3-1")

    assert lost_of({file: task}) == [
        (ItemKind.TASK, "dg-3-1", file),
        (ItemKind.MILESTONE, "dg-3-1/report", file),
    ]


def test_a_file_below_the_tasks_of_which_nothing_can_be_told_is_a_task_by_its_name() -> None:
    assert lost_of({"tasks/dg-3-1.yml": "a: [\n"}) == [
        (ItemKind.TASK, "dg-3-1", "tasks/dg-3-1.yml")
    ]


def test_a_file_that_is_no_task_is_unreadable_as_a_file() -> None:
    assert lost_of({"notes/plan.yaml": "a: b\n"}) == [
        (ItemKind.FILE, "notes/plan.yaml", "notes/plan.yaml")
    ]


@pytest.mark.parametrize("content", ["", "a: [\n", "taskforce: []\n", "- a\n", None])
def test_of_a_broken_file_of_taskforces_nobody_knows_how_much_is_lost(content: str | None) -> None:
    tracker = loaded_with({"taskforces.yaml": content}).tracker

    (lost,) = tracker.unreadable
    assert (lost.kind, lost.id) == (ItemKind.FILE, "taskforces.yaml")
    assert lost.title == Name(
        korean="TF와 TF 자체 이정표", en="taskforces and their own milestones"
    )


def test_a_file_in_place_of_the_folder_of_the_tasks_is_unreadable() -> None:
    loaded = load(Snapshot("x", SMALLEST, {"tasks": FileFault.NOT_A_FOLDER}))

    assert [(one.kind, one.id) for one in loaded.tracker.unreadable] == [(ItemKind.FILE, "tasks")]
    assert [one.rule for one in loaded.defects] == ["unreadable-file"]


@pytest.mark.parametrize(
    ("written", "ids"),
    [
        ("{report: {title: 보고서}, law: {title: 법}}", ["example/report", "example/law"]),
        ("{id: report, title: 보고서}", ["example/report"]),
        ("보고서", ["example/1"]),
        ("[]", []),
    ],
)
def test_milestones_that_are_no_list_are_unreadable(written: str, ids: list[str]) -> None:
    tracker = loaded_with(task_with(f"milestones: {written}\n")).tracker

    assert [task.id for task in tracker.tasks] == ["example"]
    assert [one.full_id for one in tracker.unreadable] == ids


def test_what_a_repeated_key_hides_is_a_part_of_its_file_that_cannot_be_read() -> None:
    twice = f"{TASK}milestones: []\n"

    tracker = loaded_with({EXAMPLE_TASK_FILE: twice}).tracker

    (lost,) = tracker.unreadable
    assert (lost.kind, lost.id, lost.title) == (
        ItemKind.FILE,
        EXAMPLE_TASK_FILE,
        Name(korean="파일의 일부", en="part of the file"),
    )


# A field of a task that cannot be read costs that field, and not the milestones.


@pytest.mark.parametrize(
    ("right", "wrong", "rule"),
    [
        ("lead: mois", "lead: [mois]", "wrong-type"),
        ("lead: mois", "led: mois", "unknown-key"),
        ("lifecycle: planned\nsources", "lifecycle: plannd\nsources", "unknown-word"),
        ("id: example\n", "id: Example\n", "id-format"),
        ("id: example\n", "", "missing-field"),
        ("title: {ko: 예시 과제, en: Example task}", "title: []", "wrong-type"),
        ("taskforce: example\n", "", "missing-field"),
        ("sources: [S1]\nmilestones", "sources: []\nmilestones", "wrong-type"),
    ],
)
def test_a_typo_in_a_field_of_a_task_is_one_finding_and_loses_no_milestone(
    right: str, wrong: str, rule: str
) -> None:
    assert TASK.count(right) == 1

    loaded = loaded_with({EXAMPLE_TASK_FILE: TASK.replace(right, wrong)})

    assert [one.id for one in loaded.tracker.owed] == ["example/report"]
    assert loaded.tracker.unreadable == ()
    assert [one.rule for one in check(loaded) if one.severity is not Severity.NOTE] == [rule]


def test_what_stands_for_fields_that_have_to_be_given_is_known_as_such() -> None:
    lines = "lifecycle: plannd\nmilestones:" + TASK.partition("milestones:")[2]

    tracker = loaded_with({EXAMPLE_TASK_FILE: lines}).tracker

    (task,) = tracker.tasks
    assert (task.id, task.title, task.taskforce, task.lifecycle, task.sources) == (
        "example", Name(korean="example"), "", Lifecycle.UNKNOWN, (),
    )  # fmt: skip
    keys = ("id", "title", "taskforce", "lifecycle", "sources")
    assert tracker.stand_ins == {PLACE.at(key) for key in keys}


def test_a_taskforce_with_a_typo_keeps_its_milestones() -> None:
    taskforces = """\
taskforces:
  - id: example
    name: []
    chair: {post: 차관, ministry: mois}
    ministries: [mois]
    sources: [S1]
    milestones:
      - {id: launch, title: 출범, kind: plan, lifecycle: planned, sources: [S1]}
"""

    tracker = loaded_with({"taskforces.yaml": taskforces}).tracker

    assert [one.id for one in tracker.owed] == ["example/launch"]
    assert [one.name for one in tracker.taskforces] == [Name(korean="example")]
    assert tracker.unreadable == ()


RULES = {
    FileFault.TOO_LARGE: "too-large",
    FileFault.TOO_MANY: "too-large",
    FileFault.TOO_MUCH: "too-large",
    FileFault.LEAVES_FOLDER: "unreadable-file",
    FileFault.BROKEN_LINK: "unreadable-file",
    FileFault.NOT_A_FILE: "unreadable-file",
    FileFault.NOT_A_FOLDER: "unreadable-file",
    FileFault.NO_PERMISSION: "unreadable-file",
    FileFault.READ_ERROR: "unreadable-file",
    FileFault.BAD_NAME: "unreadable-file",
    FileFault.NOT_OURS: "unknown-file",
    FileFault.NOT_CHECKED_OUT: "unreadable-file",
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


def test_a_journal_of_nobody_is_a_defect_and_nothing_is_lost_by_it() -> None:
    loaded = load(Snapshot("x", SMALLEST, {".dnatrack-journal": FileFault.NOT_OURS}))

    (defect,) = loaded.defects
    assert (defect.rule, defect.problem.at) == ("unknown-file", Location(".dnatrack-journal"))
    assert loaded.tracker.partly_read == frozenset()


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
