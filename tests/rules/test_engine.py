import ast
import gc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dnatrack.rules
from dnatrack.i18n import Text
from dnatrack.loading.load import DEFAULT_SETTINGS, Loaded, load
from dnatrack.loading.snapshot import Snapshot
from dnatrack.model.finding import Finding, Location, Severity
from dnatrack.model.frozen import once_per
from dnatrack.model.tracker import Tracker
from dnatrack.rules.engine import Verdict, check, verdict
from dnatrack.rules.examples import (
    EXAMPLE_DATA,
    EXAMPLE_TASK,
    EXAMPLE_TASK_FILE,
    example_snapshot,
    task_with_milestone,
)
from tests.rules.example_findings import OTHER, OTHER_FILE, changed, findings_in, said

SECOND = EXAMPLE_TASK.replace("id: example", "id: task-2").replace("[S1]", "[S8]")
TENTH = EXAMPLE_TASK.replace("id: example", "id: task-10").replace("lead: mois", "lead: nobody")
TWO_SOURCES = """\
sources:
  S1: {title: 예시 문서, publisher: 예시 기관, kind: official, seen: full-text}
  S2: {title: 둘째 문서, publisher: 예시 기관, kind: official, seen: full-text}
"""
FAULTY = {
    "tasks/task-10.yaml": TENTH.replace("[S1]", "[S8, S9]"),
    "tasks/task-2.yaml": SECOND,
    "ministries.yaml": """\
ministries:
  - {id: mois, names: [{ko: 행정안전부}], sources: [S1]}
  - {id: moef, names: [{ko: 기획재정부, en: MOEF, until: 2026-01-01}], sources: [S1]}
""",
    "calendar.yaml": """\
holidays:
  - {on: 2020-03-01, name: 삼일절}
  - {on: 2020-01-01, name: {ko: 신정, en: New Year's Day}}
""",
}


def test_findings_come_in_the_natural_order_of_files_then_by_line_and_column() -> None:
    assert [said(one, "") for one in findings_in(FAULTY)] == [
        "calendar.yaml:2:28 missing-translation",
        "calendar.yaml:3:10 calendar-out-of-order",
        "ministries.yaml:2:29 missing-translation",
        "tasks/task-2.yaml:6:11 unknown-source",
        "tasks/task-10.yaml:4:7 unknown-ministry",
        "tasks/task-10.yaml:6:11 unknown-source",
        "tasks/task-10.yaml:6:15 unknown-source",
    ]


SNAPSHOT = example_snapshot(FAULTY)


@settings(max_examples=30)
@given(st.permutations(sorted(SNAPSHOT.files)))
def test_findings_do_not_depend_on_the_order_of_files(order: list[str]) -> None:
    shuffled = Snapshot("shuffled", {file: SNAPSHOT.files[file] for file in order})

    assert check(load(shuffled)) == check(load(SNAPSHOT))


def test_the_same_data_gives_the_same_findings_again() -> None:
    loaded = load(SNAPSHOT)

    assert check(loaded) == check(loaded)


def test_an_exception_inside_a_rule_is_a_bug_and_is_not_swallowed() -> None:
    loaded = Loaded(SNAPSHOT, tracker=None, defects=())  # type: ignore[arg-type] # a bug

    with pytest.raises(AttributeError):
        check(loaded)


def test_no_rule_knows_what_day_it_is() -> None:
    folder = Path(dnatrack.rules.__path__[0])
    files = sorted(folder.rglob("*.py"))

    clocks = {
        f"{path.name}: {node.attr}"
        for path in files
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"today", "now", "utcnow", "time"}
    }
    imports_of_time = {
        path.name
        for path in files
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Import) and any(one.name == "time" for one in node.names)
    }

    assert {"engine.py", "unknown_ministry.py", "undeclared_slip.py"} <= {one.name for one in files}
    assert clocks == set()
    assert imports_of_time == set()


def finding(severity: Severity) -> Finding:
    return Finding(Location("tracker.yaml"), severity, "some-rule", Text("가", "a"))


def test_findings_are_counted_by_severity() -> None:
    findings = [
        finding(Severity.WARNING),
        finding(Severity.ERROR),
        finding(Severity.NOTE),
        finding(Severity.ERROR),
    ]

    assert verdict(findings) == Verdict(errors=2, warnings=1, notes=1)


def test_a_walk_is_made_once_for_each_tracker() -> None:
    walks = []
    first, second = Tracker(DEFAULT_SETTINGS), Tracker(DEFAULT_SETTINGS)

    @once_per
    def walk(tracker: Tracker) -> int:
        walks.append(tracker)
        return len(walks)

    answers = [walk(one) for one in (first, first, second, second, first)]

    assert answers == [1, 1, 2, 2, 1]


def test_an_answer_is_let_go_with_its_tracker() -> None:
    @once_per
    def walk(tracker: Tracker) -> list[str]:
        return [tracker.settings.timezone]

    tracker = Tracker(DEFAULT_SETTINGS)
    answer = walk(tracker)
    holders_before = len(gc.get_referrers(answer))
    del tracker
    gc.collect()

    assert len(gc.get_referrers(answer)) < holders_before


WRONG = EXAMPLE_TASK.replace("id: example", "id: other").replace("lead: mois", "lead: nobody")
UNREADABLE = f"{WRONG}colour: red\n"


@pytest.mark.parametrize("text", [WRONG, UNREADABLE], ids=["readable", "partly readable"])
@pytest.mark.parametrize(
    "name", ["tasks/other.yml", "tasks/sub/other.yaml", "tasks/foo.yaml", "tasks/OTHER.yaml"]
)
def test_mending_the_name_of_a_file_makes_no_old_error_new(name: str, text: str) -> None:
    found = changed({name: text}, {name: None, "tasks/other.yaml": text})

    assert found.new == ()
    assert "unknown-ministry" in {one.rule for one in found.older}
    assert {one.location.file for one in found.resolved} == {name}


def test_what_is_written_while_the_name_of_a_file_is_mended_is_new() -> None:
    mended = WRONG.replace("sources: [S1]", "sources: [S1, S9]", 1)

    found = changed(
        {"tasks/other.yml": WRONG}, {"tasks/other.yml": None, "tasks/other.yaml": mended}
    )

    assert [one.rule for one in found.new] == ["unknown-source"]


def test_what_is_no_error_is_told_beside_what_the_change_did() -> None:
    silent = EXAMPLE_TASK.replace("{ko: 예시 과제, en: Example task}", "바뀐 과제")

    found = changed({}, {"tasks/example.yaml": silent})

    assert [said(one, "") for one in found.new] == ["2:8 missing-translation", "2:8 title-changed"]


def test_mending_what_could_not_be_read_is_no_change_of_it() -> None:
    mended = task_with_milestone("lifecycle: planned\n")
    title = "title: {ko: 예시 과제, en: Example task}"
    broken = str(mended[EXAMPLE_TASK_FILE]).replace(title, "title: []")

    found = changed({EXAMPLE_TASK_FILE: broken}, mended)

    assert found.new == ()
    assert [one.rule for one in found.resolved] == ["wrong-type"]


def test_what_only_follows_from_the_deletion_of_a_task_is_not_told_beside_it() -> None:
    expecting = f"{EXAMPLE_DATA['taskforces.yaml']!s}    expect: {{tasks: 2}}\n"
    before = {
        "taskforces.yaml": expecting,
        "sources.yaml": TWO_SOURCES,
        OTHER_FILE: OTHER.replace("[S1]", "[S1, S2]"),
    }

    found = changed(before, {OTHER_FILE: None})

    assert [said(one, "") for one in found.new] == ["tasks/other.yaml:1:1 task-deleted"]
    assert found.older == ()


def test_what_is_wrong_with_a_deleted_task_back_is_told_beside_it() -> None:
    expecting = f"{EXAMPLE_DATA['taskforces.yaml']!s}    expect: {{tasks: 2}}\n"
    more = {f"tasks/more-{n}.yaml": OTHER.replace("id: other", f"id: more-{n}") for n in (1, 2)}

    found = changed(
        {"taskforces.yaml": expecting, OTHER_FILE: OTHER},
        {OTHER_FILE: None, **{file: text.replace("다른", "또") for file, text in more.items()}},
    )

    assert {one.rule for one in found.new} >= {"task-deleted", "expected-total"}
