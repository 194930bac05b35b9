import ast
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dnatrack.rules
from dnatrack.loading.load import Loaded, load
from dnatrack.loading.snapshot import Snapshot
from dnatrack.rules.engine import check
from dnatrack.rules.examples import EXAMPLE_TASK, example_snapshot
from tests.checking.example_findings import places

SECOND = EXAMPLE_TASK.replace("id: example", "id: task-2").replace("[S1]", "[S8]")
TENTH = EXAMPLE_TASK.replace("id: example", "id: task-10").replace("lead: mois", "lead: nobody")
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
    assert places(FAULTY) == [
        "missing-translation calendar.yaml:2:28",
        "calendar-out-of-order calendar.yaml:3:10",
        "missing-translation ministries.yaml:2:29",
        "unknown-source tasks/task-2.yaml:6:11",
        "unknown-ministry tasks/task-10.yaml:4:7",
        "unknown-source tasks/task-10.yaml:6:11",
        "unknown-source tasks/task-10.yaml:6:15",
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
