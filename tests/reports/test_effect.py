"""What is said of counts that changed: by a setting, or by something that has no group."""

from pathlib import Path

import pytest

from dnatrack.app.difference import build_review, stands_named
from dnatrack.app.workspace import Workspace
from dnatrack.i18n import Language, use_language
from dnatrack.reports import difference, period
from dnatrack.reports.difference import Checks
from dnatrack.reports.report import Report, Table
from dnatrack.rules.examples import EXAMPLE_DATA, task_with_milestone
from tests.history.repositories import Content, Step, repository
from tests.reports.texts import assert_holds_no_python
from tests.rules.rows import Row, files_of
from tests.rules.rows import rows as rows_of

LATE = str(task_with_milestone("due: 2020-03\nlifecycle: planned\n")["tasks/example.yaml"])
SETTINGS = str(EXAMPLE_DATA["tracker.yaml"])
LENIENT = f"{SETTINGS}thresholds: {{red_after_days: 99999}}\n"
DAY = "2021-01-01"


@pytest.fixture(autouse=True)
def in_english() -> None:
    use_language(Language.EN)


def tracker(**files: str) -> dict[str, Content]:
    named = {"tracker.yaml": files.get("settings", SETTINGS), "tasks/example.yaml": LATE}
    named |= {f"{name}.yaml": text for name, text in files.items() if name != "settings"}
    return {f"data/{file}": str(text) for file, text in {**EXAMPLE_DATA, **named}.items()}


@rows_of(Path(__file__).parent / "effects.yaml")
def test_what_is_said_of_counts_and_settings_that_changed(row: Row, tmp_path: Path) -> None:
    states = [
        {f"data/{file}": text for file, text in {**EXAMPLE_DATA, **files_of(row[side])}.items()}
        if side in row
        else {"README": "x"}
        for side in ("before", "after")
    ]
    data = repository(tmp_path, [Step(one) for one in states]) / "data"

    report = difference.build(*Workspace(data).difference("HEAD~1", "HEAD", on=DAY))

    found = {
        "settings": rows(report, "settings"),
        "effect": rows(report, "effect"),
        "nothing": said_of_nothing(report),
        "notes": list(report.notes),
    }
    expected = {key: row[key] for key in found if key in row}
    assert {key: found[key] for key in expected} == expected


def rows(report: Report, key: str) -> list[str]:
    return [" | ".join(cell.text for cell in row.cells) for row in table(report, key).rows]


def table(report: Report, key: str) -> Table:
    return next(one for one in report.tables if one.key == key)


def said_of_nothing(report: Report) -> list[str]:
    return [one.when_empty for one in report.tables if one.when_empty and one.key != "effect"]


def test_a_threshold_that_is_not_committed_is_told_too(tmp_path: Path) -> None:
    data = repository(tmp_path, [Step(tracker())]) / "data"
    (data / "tracker.yaml").write_text(LENIENT, "utf-8")

    report = difference.build(*Workspace(data).difference("HEAD", None, on=DAY))

    assert rows(report, "settings") == [
        "red_after_days | 30 | 99999 | red tasks 1 → 0, yellow tasks 0 → 1"
    ]
    assert table(report, "settings").rows[0].cells[3].value == [
        {"count": "red", "before": 1, "after": 0},
        {"count": "yellow", "before": 0, "after": 1},
    ]


@pytest.mark.parametrize("text", ["sources: [", None])
def test_what_is_not_committed_and_cannot_be_read_is_not_called_no_change(
    tmp_path: Path, text: str | None
) -> None:
    data = repository(tmp_path, [Step(tracker())]) / "data"
    if text is None:
        (data / "sources.yaml").unlink()
    else:
        (data / "sources.yaml").write_text(text, "utf-8")

    report = difference.build(*Workspace(data).difference("HEAD", None, on=DAY))

    assert said_of_nothing(report) == ["What could be compared says the same."]


def test_the_summary_of_a_pull_request_tells_a_threshold(tmp_path: Path) -> None:
    data = repository(tmp_path, [Step(tracker()), Step(tracker(settings=LENIENT))]) / "data"
    seen = Workspace(data).difference("HEAD~1", "HEAD", on=DAY)

    report = difference.build_summary(*seen, Checks((), 0, 0, "data/"))

    assert rows(report, "settings")[0].endswith("red tasks 1 → 0, yellow tasks 0 → 1")
    assert rows(report, "silent") == []
    assert_holds_no_python(report)
    assert report.notes == ()


def test_the_report_of_a_period_tells_a_threshold(tmp_path: Path) -> None:
    steps = [Step(tracker(), day="2020-12-01"), Step(tracker(settings=LENIENT), day="2020-12-20")]
    workspace = Workspace(repository(tmp_path, steps) / "data")
    stands = stands_named(workspace, "2020-12-10", "2020-12-31", on=DAY)

    report = period.build(build_review(workspace, stands), version="1")

    (told,) = (one for one in report.notes if "setting" in one)
    assert told == (
        "A setting changed: “Red when later than so many days” 30 → 99999: "
        "red tasks 1 → 0, yellow tasks 0 → 1"
    )
