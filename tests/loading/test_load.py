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
SMALLEST = {
    "tracker.yaml": b"schema: 1\ntitle: a\n",
    "taskforces.yaml": b"taskforces: []\n",
    "ministries.yaml": b"ministries: []\n",
    "sources.yaml": b"sources: {}\n",
}


def loaded_with(files: Files) -> Loaded:
    return load(example_snapshot(files))


def lost_of(files: Files) -> list[str]:
    """What could not be read: `kind id file`."""
    unreadable = loaded_with(files).tracker.unreadable
    return [f"{one.kind} {one.full_id} {one.place.file}" for one in unreadable]


def beside_smallest(**files: bytes | FileFault) -> Loaded:
    contents = {name: data for name, data in files.items() if isinstance(data, bytes)}
    faults = {name: fault for name, fault in files.items() if isinstance(fault, FileFault)}
    return load(Snapshot("x", {**SMALLEST, **contents}, faults))


def defects_of(loaded: Loaded) -> list[tuple[str, object]]:
    return [(one.rule, one.problem.at) for one in loaded.defects]


# What is read.


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


def test_tasks_come_in_the_order_that_people_count_in() -> None:
    files = {
        f"tasks/{id_}.yaml": EXAMPLE_TASK.replace("id: example", f"id: {id_}")
        for id_ in ("dg-10", "dg-9", "dg-1-2", "dg-1-10")
    }

    tasks = loaded_with({**files, EXAMPLE_TASK_FILE: None}).tracker.tasks

    assert [task.id for task in tasks] == ["dg-1-2", "dg-1-10", "dg-9", "dg-10"]


def test_without_settings_the_defaults_are_in_force_and_have_a_place() -> None:
    settings = loaded_with({"tracker.yaml": None}).tracker.settings

    assert settings.timezone == "Asia/Seoul"
    assert settings.place == DataPath("tracker.yaml")


@pytest.mark.parametrize(
    ("lines", "is_whole"),
    [
        *((f"note: {odd}\n", True) for odd in ("가\u200b나", "“가”", "과제 #3", "\u1100\u1161")),
        ("note: a\nnote: b\n", False),
    ],
)
def test_a_file_that_only_looks_odd_counts_as_read_in_full(lines: str, *, is_whole: bool) -> None:
    loaded = loaded_with(task_with(lines))

    assert len(loaded.defects) == 1
    assert loaded.tracker.partly_read == (frozenset() if is_whole else {EXAMPLE_TASK_FILE})


@pytest.mark.parametrize("content", ["", b"\xff", "a: [\n"])
def test_a_place_of_a_file_that_cannot_be_read_is_its_first_line(content: str | bytes) -> None:
    at = loaded_with({EXAMPLE_TASK_FILE: content}).location(PLACE.at("milestones", 0))

    assert (at.file, at.line) == (EXAMPLE_TASK_FILE, 1)


# What cannot be read stands among the unreadable, by file and id where one can be told.


def test_a_task_and_a_milestone_that_lack_a_field_are_still_listed_with_what_they_say() -> None:
    task = loaded_with({EXAMPLE_TASK_FILE: EXAMPLE_TASK.replace("lifecycle: planned\n", "")})
    milestone = loaded_with(task_with_milestone("lifecycle: 완료\n"))

    assert task.tracker.tasks == ()
    assert task.tracker.unreadable == (
        Unreadable(ItemKind.TASK, "example", PLACE, TITLE, "example", None, "mois"),
    )
    assert [one.milestones for one in milestone.tracker.tasks] == [()]
    name = Name(korean="예시 보고서", en="Example report")
    at = PLACE.at("milestones", 0)
    of_task = ("example", None, "mois", "example")
    assert milestone.tracker.unreadable == (
        Unreadable(ItemKind.MILESTONE, "report", at, name, *of_task),
    )


@pytest.mark.parametrize(
    "content", ["", "# a\n", "a: [\n", "a：b\n", "text\n", "- a\n", b"\xff\xfe"]
)
def test_a_task_of_which_nothing_can_be_read_is_listed_by_its_file(content: str | bytes) -> None:
    loaded = loaded_with({EXAMPLE_TASK_FILE: content})

    assert [(one.kind, one.id) for one in loaded.tracker.unreadable] == [(ItemKind.TASK, "example")]
    assert len(loaded.defects) == 1
    assert EXAMPLE_TASK_FILE in loaded.tracker.partly_read


def test_an_empty_file_is_a_defect_even_if_its_comment_is_one_already() -> None:
    loaded = loaded_with({EXAMPLE_TASK_FILE: "# \u1100\u1161\n"})

    assert [one.rule for one in loaded.defects] == ["decomposed-text", "yaml-syntax"]


def test_milestones_around_one_that_cannot_be_read_keep_their_places() -> None:
    lines = "".join(
        f"  - {{id: m{at}, title: a, kind: plan, lifecycle: {one}, sources: [S1]}}\n"
        for at, one in enumerate(["planned", "완료", "planned"])
    )

    tracker = loaded_with(task_with(f"milestones:\n{lines}")).tracker

    assert [(one.id, one.milestone.place) for one in tracker.owed] == [
        ("example/m0", PLACE.at("milestones", 0)),
        ("example/m2", PLACE.at("milestones", 2)),
    ]


@pytest.mark.parametrize(
    ("file", "content", "lost"),
    [
        # A task in a file of another name goes with its milestones.
        *((file, TASK, ["task example", "milestone example/report"])
          for file in ("tasks/dg-3-1.yml", "tasks/old/dg-3-1.yaml", "tasks/dg-3-1.YAML",
                       "Tasks/dg-3-1.yaml", "dg-3-1.yaml")),
        ("tasks/dg-3-1.yml", "a: [\n", ["task dg-3-1"]),
        ("notes/plan.yaml", "a: b\n", ["file notes/plan.yaml"]),
        *(("taskforces.yaml", content, ["file taskforces.yaml"])
          for content in ("", "a: [\n", "taskforce: []\n", "- a\n", None)),
        *((EXAMPLE_TASK_FILE, f"{EXAMPLE_TASK}milestones: {written}\n", lost)
          for written, lost in (
              ("{report: {title: 보고서}, law: {title: 법}}",
               ["milestone example/report", "milestone example/law"]),
              ("{id: report, title: 보고서}", ["milestone example/report"]),
              ("보고서", ["milestone example/1"]),
              ("[]", []))),
        # What a repeated key hides is a part of its file.
        (EXAMPLE_TASK_FILE, f"{TASK}milestones: []\n", [f"file {EXAMPLE_TASK_FILE}"]),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_listed(file: str, content: str | None, lost: list[str]) -> None:
    assert lost_of({file: content}) == [f"{one} {file}" for one in lost]


def test_a_lost_file_is_called_by_what_was_in_it() -> None:
    (whole,) = loaded_with({"taskforces.yaml": ""}).tracker.unreadable
    (part,) = loaded_with({EXAMPLE_TASK_FILE: f"{TASK}milestones: []\n"}).tracker.unreadable

    assert whole.title == Name(
        korean="TF와 TF 자체 이정표", en="taskforces and their own milestones"
    )
    assert part.title == Name(korean="파일의 일부", en="part of the file")


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


# Files that are not there, not ours, or whose bytes could not be had.

_TOO_LARGE = {FileFault.TOO_LARGE, FileFault.TOO_MANY, FileFault.TOO_MUCH}


@pytest.mark.parametrize("fault", FileFault)
def test_a_file_without_bytes_is_a_defect_and_its_task_is_still_counted(fault: FileFault) -> None:
    loaded = beside_smallest(**{"tasks/a.yaml": fault})

    rule = "too-large" if fault in _TOO_LARGE else "unreadable-file"
    if fault is FileFault.NOT_OURS:
        rule = "unknown-file"
    assert defects_of(loaded) == [(rule, Location("tasks/a.yaml"))]
    assert loaded.defects[0].problem.hint is not None
    assert loaded.tracker.unreadable == (Unreadable(ItemKind.TASK, "a", DataPath("tasks/a.yaml")),)


def test_a_journal_of_nobody_is_a_defect_and_nothing_is_lost_by_it() -> None:
    loaded = beside_smallest(**{".dnatrack-journal": FileFault.NOT_OURS})

    assert defects_of(loaded) == [("unknown-file", Location(".dnatrack-journal"))]
    assert loaded.tracker.partly_read == frozenset()


def test_a_file_in_place_of_the_folder_of_the_tasks_is_unreadable() -> None:
    loaded = beside_smallest(tasks=FileFault.NOT_A_FOLDER)

    assert [(one.kind, one.id) for one in loaded.tracker.unreadable] == [(ItemKind.FILE, "tasks")]
    assert defects_of(loaded) == [("unreadable-file", Location("tasks"))]


def test_every_file_that_must_be_there_is_missed() -> None:
    assert defects_of(load(Snapshot("x", {}))) == [
        ("missing-file", Location(file)) for file in REQUIRED_FILES
    ]


@pytest.mark.parametrize(
    ("file", "data", "rules"),
    [
        *((file, b"a: b\n", ["unknown-file"])
          for file in ("task/a.yaml", "a.yaml", "tasks/a.yml", "tasks/b/a.yaml", "Tracker.yaml",
                       "A.YAML")),
        *((file, b"\xff", []) for file in ("README.md", "tasks/a.txt", "yaml", "tasks/.gitkeep")),
        ("tasks/\u1100\u1161.yaml",
         b"id: a\ntitle: a\ntaskforce: a\nlifecycle: planned\nsources: [S1]\n",
         ["decomposed-text"]),
    ],
)  # fmt: skip
def test_a_name_that_no_file_should_have_is_a_defect(
    file: str, data: bytes, rules: list[str]
) -> None:
    assert defects_of(beside_smallest(**{file: data})) == [(rule, Location(file)) for rule in rules]
