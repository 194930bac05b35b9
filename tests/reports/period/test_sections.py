"""What each section of the report of a period takes in, and in which order."""

from datetime import date
from pathlib import Path

import pytest

from dnatrack.reports.period_outlook import end_of_next
from tests.history.repositories import Content, Step
from tests.reports.period.reviewing import milestone, plan, report, task_file
from tests.reports.texts import as_json, rows
from tests.rules.rows import Row
from tests.rules.rows import rows as rows_of


def files(tasks: Row) -> dict[str, Content]:
    found: dict[str, Content] = {}
    for id_, said in tasks.items():
        if said == "gone":
            found[f"data/tasks/{id_}.yaml"] = None
            continue
        inside = [milestone(key, **one) for key, one in said.items() if key != "task"]
        found |= task_file(id_, *inside, **said.get("task", {}))
    return found


def text(value: object) -> str:
    match value:
        case None:
            return "-"
        case {"now": now, "before": before}:
            return f"{now}/{before}"
        case {"reason": reason, "amount": amount}:
            return f"{reason}:{text(amount)}"
        case list():
            return ",".join(map(text, value))
        case _:
            return str(value)


@rows_of(Path(__file__).parent / "sections.yaml")
def test_a_section(row: Row, data: Path, tmp_path: Path) -> None:
    steps = [Step(files(tasks), day=day) for day, tasks in row.get("steps", {}).items()]
    made = report(
        plan(tmp_path, *steps) if steps else data,
        row.get("since", "2020-03-31"),
        row.get("until", "2020-06-30"),
        row.get("on"),
    )

    found = [" ".join(map(text, one)) for one in rows(made, row["table"], *row["keys"].split())]

    if "rows" in row:
        assert found == row["rows"]
    assert row.get("has") in {*found, None}
    assert row.get("lacks") not in found


DONE = {"lifecycle": "done", "done_on": "2020-03-10", "evidence": "[S1]"}
MOVED = "[{on: 2020-07-01, from: 2020-03-20, to: 2020-12, reason: budget, source: S1}]"
AHEAD = milestone("ahead", due="2021-12")


@pytest.mark.parametrize(
    ("now", "returned", "reason"),
    [
        ([milestone("late", due="2020-03-20", **DONE)], True, None),
        ([milestone("late", due="2020-12", revisions=MOVED)], True, None),
        ([milestone("late", due="2020-12")], False, "undeclared"),
        ([milestone("late", due="2020-03-20", lifecycle="cancelled")], False, "left"),
        ([milestone("late", due="2020-03-20", lifecycle="on-hold")], False, "left"),
        ([], False, "gone"),
        ([milestone("on-time", due="2020-03-20", formerly="[late]", **DONE)], True, None),
    ],
)
def test_only_completions_and_declared_deadlines_make_a_task_green_again(
    now: list[str], *, returned: bool, reason: str | None, tmp_path: Path
) -> None:
    after = task_file("dg-1", *now, AHEAD)
    data = plan(tmp_path, Step(after, day="2020-07-02"))
    made = report(data, "2020-06-30", "2020-07-31")

    because = [one[1] for one in rows(made, "transitions", "id", "reason") if one[0] == "dg-1"]

    assert rows(made, "returned", "id") == ([("dg-1",)] if returned else [])
    assert because == ([[{"reason": reason, "amount": "dg-1/late"}]] if reason else [])


def test_where_no_issue_was_ever_written_down_that_is_said(tmp_path: Path) -> None:
    bare = task_file("de-1", milestone("lost"), taskforce="de", lead="msit")
    data = plan(tmp_path, Step(bare, day="2020-06-22"))

    [issues] = [one for one in report(data).tables if one.key == "issues"]

    assert issues.when_empty == "등록된 현안 없음"


def test_yellow_at_the_last_report_and_now_says_so_in_words(tmp_path: Path) -> None:
    late = task_file("dg-8", milestone("slow", due="2020-06-22"))
    data = plan(tmp_path, Step(late, day="2020-06-20"))

    [table] = [one for one in report(data, "2020-06-24", "2020-07-05").tables
               if one.key == "attention"]  # fmt: skip

    shown = {row["id"].value: row["in_a_row"].text for row in table.cells}
    assert shown["dg-8"] == "관심필요 2회 연속"


def test_the_head_names_days_commits_and_thresholds(data: Path) -> None:
    head = as_json(report(data))

    assert (head["on"], head["since"], head["is_committed"], head["version"]) == (
        "2020-06-30", "2020-03-31", True, "1.0",
    )  # fmt: skip
    assert head["thresholds"] == {
        "due_soon_days": 30,
        "red_after_days": 30,
        "red_after_slips": 2,
        "unsettled_after_days": 30,
        "silent_after_days": [30, 90, 180],
    }


NEXT = {
    "after a quarter the next quarter, a day longer": ("2020-12-31", "2021-03-31", "2021-06-30"),
    "after a quarter from its first day on": ("2021-01-01", "2021-03-31", "2021-06-30"),
    "after a month the next month": ("2020-01-31", "2020-02-29", "2020-03-31"),
    "after a half the next half": ("2020-06-30", "2020-12-31", "2021-06-30"),
    "after a year the next year": ("2019-12-31", "2020-12-31", "2021-12-31"),
    "else as long again": ("2020-06-01", "2020-06-11", "2020-06-21"),
    "after two months the next two": ("2020-01-31", "2020-03-31", "2020-05-31"),
    "at the end of the years that periods may name": ("2199-11-30", "2199-12-31", "2200-01-31"),
}


@pytest.mark.parametrize(("since", "until", "end"), NEXT.values(), ids=NEXT)
def test_the_outlook_reaches_to_the_end_of_the_next_period(
    since: str, until: str, end: str
) -> None:
    found = end_of_next(date.fromisoformat(since), date.fromisoformat(until))

    assert found == date.fromisoformat(end)
