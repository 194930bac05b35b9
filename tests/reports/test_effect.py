"""What is said of counts that changed: by a setting, or by something that has no group."""

from pathlib import Path

import pytest

from dnatrack.app.review import build_review, stands_named
from dnatrack.app.workspace import Workspace
from dnatrack.i18n import Language, use_language
from dnatrack.reports import difference, period
from dnatrack.reports.difference import Checks
from dnatrack.reports.report import Report, Table
from dnatrack.rules.examples import EXAMPLE_DATA, task_with_milestone
from tests.history.repositories import Content, Step, repository

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


def compared(folder: Path, before: dict[str, Content], after: dict[str, Content]) -> Report:
    data = repository(folder, [Step(before), Step(after)]) / "data"
    return difference.build(*Workspace(data).difference("HEAD~1", "HEAD", on=DAY))


def rows(report: Report, key: str) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table(report, key).rows]


def table(report: Report, key: str) -> Table:
    return next(one for one in report.tables if one.key == key)


def said_of_nothing(report: Report) -> list[str]:
    return [one.when_empty for one in report.tables if one.when_empty and one.key != "effect"]


def test_a_threshold_is_told_with_its_effect_on_the_counts(tmp_path: Path) -> None:
    report = compared(tmp_path, tracker(), tracker(settings=LENIENT))

    assert rows(report, "settings") == [
        ["red_after_days", "30", "99999", "red tasks 1 → 0, yellow tasks 0 → 1"]
    ]
    assert table(report, "settings").rows[0].cells[3].value == [
        {"count": "red", "before": 1, "after": 0},
        {"count": "yellow", "before": 0, "after": 1},
    ]
    assert said_of_nothing(report) == []


def test_a_threshold_that_is_not_committed_is_told_too(tmp_path: Path) -> None:
    data = repository(tmp_path, [Step(tracker())]) / "data"
    (data / "tracker.yaml").write_text(LENIENT, "utf-8")

    report = difference.build(*Workspace(data).difference("HEAD", None, on=DAY))

    assert rows(report, "settings") == [
        ["red_after_days", "30", "99999", "red tasks 1 → 0, yellow tasks 0 → 1"]
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


def test_what_counts_as_partly_kept_from_now_on_is_told(tmp_path: Path) -> None:
    fields = "due: 2020-03\nlifecycle: done\ndone_on: 2020-03-02\nevidence: [S1]\n"
    done = str(task_with_milestone(fields)["tasks/example.yaml"])
    before = {**tracker(), "data/tasks/example.yaml": done}
    partial = done.replace(
        "lifecycle: done\n    done_on", "lifecycle: done\n    completion: partial\n    done_on"
    )

    report = compared(tmp_path, before, {**before, "data/tasks/example.yaml": partial})

    assert rows(report, "effect") == [["partly kept", "0", "1", "+1"]]
    assert "No change in meaning." not in said_of_nothing(report)


def test_settings_that_count_nothing_are_told_without_an_effect(tmp_path: Path) -> None:
    changed = SETTINGS.replace("en: Example", "en: Sample") + (
        "timezone: UTC\n"
        "teams: {mois: '@org/mois'}\n"
        "notice_periods:\n"
        "  - {level: act, days: 20, law: 행정절차법, sources: [S1]}\n"
    )

    report = compared(tmp_path, tracker(), tracker(settings=changed))

    assert rows(report, "settings") == [
        ["title.en", "Example", "Sample", ""],
        ["timezone", "Asia/Seoul", "UTC", ""],
        ["notice_periods.act", "", "20", ""],
        ["teams.mois", "", "@org/mois", ""],
    ]


def test_a_first_commit_changes_no_setting(tmp_path: Path) -> None:
    report = compared(tmp_path, {"README": "x"}, tracker(settings=LENIENT))

    assert rows(report, "settings") == []


@pytest.mark.parametrize("text", ["schema: [", "a\0b"])
def test_where_the_settings_cannot_be_read_nothing_is_said_to_be_the_same(
    tmp_path: Path, text: str
) -> None:
    report = compared(tmp_path, tracker(), tracker(settings=text))

    assert said_of_nothing(report) == ["What could be compared says the same."]
    assert report.notes == ("1 file could not be read and compared: tracker.yaml",)


def test_where_a_task_cannot_be_read_nothing_is_said_to_be_the_same(tmp_path: Path) -> None:
    before = tracker()
    report = compared(tmp_path, before, {**before, "data/tasks/example.yaml": "id: [\n"})

    assert said_of_nothing(report) == ["What could be compared says the same."]


def test_counts_that_change_for_another_reason_are_not_called_no_change(tmp_path: Path) -> None:
    before = tracker()
    unclear = LATE.replace("lifecycle: planned", "lifecycle: [planned]")
    unread = {**before, "data/tasks/example.yaml": unclear}

    report = compared(tmp_path, before, unread)

    assert "No change in meaning." not in said_of_nothing(report)
    assert table(report, "effect").rows


def test_what_waits_for_something_late_is_told_by_the_file(tmp_path: Path) -> None:
    other = LATE.replace("id: example", "id: other").replace("due: 2020-03", "due: 2022-03")
    before = {**tracker(), "data/tasks/other.yaml": other}
    after = {**before, "data/tasks/other.yaml": f"{other}    blocked_by: [example/report]\n"}

    report = compared(tmp_path, before, after)

    assert said_of_nothing(report) == [
        (
            "Nothing to be listed by itself changed, but the counts did; "
            "1 file differ: tasks/other.yaml"
        )
    ]


def test_the_summary_of_a_pull_request_tells_a_threshold(tmp_path: Path) -> None:
    data = repository(tmp_path, [Step(tracker()), Step(tracker(settings=LENIENT))]) / "data"
    seen = Workspace(data).difference("HEAD~1", "HEAD", on=DAY)

    report = difference.build_summary(*seen, Checks((), 0, 0, "data/"))

    assert [row[3] for row in rows(report, "settings")] == ["red tasks 1 → 0, yellow tasks 0 → 1"]
    assert report.notes == ()


def test_the_report_of_a_period_tells_a_threshold(tmp_path: Path) -> None:
    steps = [Step(tracker(), day="2020-12-01"), Step(tracker(settings=LENIENT), day="2020-12-20")]
    workspace = Workspace(repository(tmp_path, steps) / "data")
    stands = stands_named(workspace, "2020-12-10", "2020-12-31", on=DAY)

    report = period.build(build_review(workspace, stands), version="1")

    assert [one for one in report.notes if "setting" in one] == [
        "A setting changed: red_after_days 30 → 99999: red tasks 1 → 0, yellow tasks 0 → 1"
    ]
