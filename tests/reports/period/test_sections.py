"""What each section of the report of a period takes in, and in which order."""

from datetime import date
from pathlib import Path

import pytest

from dnatrack.reports.period_outlook import end_of_next
from tests.history.repositories import Step
from tests.reports.period.reviewing import (
    STEPS,
    as_json,
    milestone,
    plan,
    report,
    rows,
    task_file,
)


def count(now: int, before: int) -> dict[str, int]:
    return {"now": now, "before": before, "change": now - before}


def test_signals_are_counted_by_taskforce_and_in_all(data: Path) -> None:
    keys = ("taskforce", "tasks", "red", "yellow", "grey", "green", "complete", "own")

    assert rows(report(data), "signals", *keys) == [
        (
            "dg",
            count(7, 6),
            count(1, 1),
            count(1, 1),
            count(1, 1),
            count(4, 3),
            count(0, 0),
            "green",
        ),
        ("de", count(1, 1), count(0, 0), count(0, 0), count(1, 0), count(0, 1), count(0, 0), None),
        ("all", count(8, 7), count(1, 1), count(1, 1), count(2, 1), count(4, 4), count(0, 0), None),
    ]


def test_milestones_are_counted_by_state_even_if_they_cannot_be_read(data: Path) -> None:
    keys = ("milestones", "done", "overdue", "due_soon", "ahead", "unreadable")

    assert rows(report(data), "milestones", *keys)[-1] == (
        count(10, 8), count(2, 0), count(2, 2), count(1, 1), count(4, 5), count(1, 0),
    )  # fmt: skip


def test_changed_signals_are_told_worst_first_with_new_tasks_last(data: Path) -> None:
    assert rows(report(data), "transitions", "id", "before", "after") == [
        ("dg-1", "yellow", "red"),
        ("dg-4", "green", "yellow"),
        ("de-1", "green", "grey"),
        ("dg-6", "red", "green"),
        ("dg-7", None, "green"),
    ]


def test_what_looks_better_by_an_override_did_not_return_to_green(data: Path) -> None:
    assert rows(report(data), "returned", "id") == []
    assert rows(report(data), "transitions", "reason")[-2] == (
        [{"reason": "overridden", "amount": None}],
    )


DONE = {"lifecycle": "done", "done_on": "2020-03-10", "evidence": "[S1]"}
UNSEARCHED = {"lifecycle": "unknown", "looked_for": "{on: 2020-07-01, result: not-searched}"}
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


def test_what_has_another_id_is_neither_new_nor_done_again(tmp_path: Path) -> None:
    finished = {"due": "2020-04-10", "lifecycle": "done", "done_on": "2020-04-20"}
    after = task_file(
        "dg-44",
        milestone("finished", evidence="[S1]", **finished),
        milestone("unproven", lifecycle="done", done_on="2020-05", evidence="[S1]"),
        formerly="[dg-4]",
    )
    data = plan(tmp_path, Step({"data/tasks/dg-4.yaml": None, **after}, day="2020-07-02"))
    made = report(data, "2020-06-30", "2020-07-31")

    told = [one for one in rows(made, "transitions", "id") if "dg-4" in str(one)]

    assert told == []
    assert rows(made, "completions", "id") == []
    assert rows(made, "gone", "id") == []


def test_promises_that_are_gone_or_were_left_have_their_sections(tmp_path: Path) -> None:
    left = milestone("next", due="2020-08", lifecycle="cancelled")
    unknown = milestone("late", due="2020-03-20", **UNSEARCHED)
    steps = [Step({**task_file("dg-3", left), **task_file("dg-1", unknown)}, day="2020-07-02")]
    data = plan(tmp_path, *steps)
    made = report(data, "2020-06-30", "2020-07-31")

    assert rows(made, "gone", "id", "due", "days_late", "lifecycle", "on") == [
        ("dg-3/silent-move", "2020-11", None, "planned", "2020-07-02")
    ]
    assert rows(made, "left", "id", "due", "days_late", "old", "new", "grounds") == [
        ("dg-1/late", "2020-03-20", 104, "in-progress", "unknown", "not-searched"),
        ("dg-3/next", "2020-08", None, "planned", "cancelled", None),
    ]


def test_red_and_yellow_tasks_are_told_with_the_milestones_that_make_them_so(data: Path) -> None:
    keys = ("id", "signal", "original_due", "due", "days_late", "days_late_original", "slips")
    nothing = (None,) * 5

    assert rows(report(data), "attention", *keys) == [
        ("dg-1", "red", *nothing),
        ("dg-1/late", "red", "2020-03-20", "2020-03-20", 102, 102, 0),
        ("dg-4", "yellow", *nothing),
        ("dg-4/unproven", "yellow", "2020-06", "2020-06", None, None, 0),
    ]


def test_an_override_that_raises_is_listed(data: Path) -> None:
    keys = ("id", "kind", "computed", "shown")

    assert rows(report(data), "overrides", *keys) == [("dg-6", "raised", "red", "green")]


def test_an_override_past_its_day_is_listed(data: Path) -> None:
    late = report(data, on="2021-01-01")

    assert rows(late, "overrides", "id", "kind", "shown") == [("dg-6", "expired", "red")]


def test_slips_of_the_period_have_the_undeclared_on_top(data: Path) -> None:
    found = rows(report(data), "slips", "id", "old", "new", "days", "on", "who")

    assert found == [
        ("dg-3/silent-move", "2020-06", "2020-11", 153, "2020-06-20", "박사무관"),
        ("dg-2/moved", "2020-06", "2020-09", 92, "2020-06-20", "박사무관"),
    ]


def test_a_slip_that_was_reported_last_time_is_not_told_again(data: Path) -> None:
    assert rows(report(data, "2020-06-20", "2020-06-30"), "slips", "id") == []


def test_a_revision_that_git_never_saw_counts_by_the_day_it_was_declared_on(tmp_path: Path) -> None:
    why = "[{on: 2020-02-20, from: 2020-06, to: 2020-09, reason: budget}]"
    moved = task_file("dg-8", milestone("old", due="2020-09", revisions=why))
    data = plan(tmp_path, Step(moved, day="2020-06-25"))

    in_time = rows(report(data, "2020-02-15", "2020-06-30"), "slips", "id")
    too_late = rows(report(data, "2020-03-31", "2020-06-30"), "slips", "id")

    assert ("dg-8/old",) in in_time
    assert ("dg-8/old",) not in too_late


def test_completions_have_those_without_evidence_first(data: Path) -> None:
    keys = ("id", "done_on", "state", "evidence")

    assert rows(report(data), "completions", *keys) == [
        ("dg-4/unproven", "2020-05", "done-on-time", []),
        ("dg-4/finished", "2020-04-20", "done-late", ["S1"]),
    ]


def test_a_completion_that_is_taken_back_is_told(tmp_path: Path) -> None:
    back = task_file("dg-4", milestone("finished", due="2020-04-10", lifecycle="in-progress"))
    data = plan(tmp_path, Step(back, day="2020-07-10"))

    assert rows(report(data, "2020-06-30", "2020-07-31"), "undone", "id") == [("dg-4/finished",)]


def test_what_is_due_next_is_looked_for_to_the_end_of_the_next_quarter(data: Path) -> None:
    assert rows(report(data), "next", "id", "due", "days_left") == [
        ("dg-7/new", "2020-07-20", 20),
        ("dg-3/next", "2020-08", 62),
        ("dg-2/moved", "2020-09", 92),
    ]


def test_a_short_period_still_looks_ahead_as_far_as_due_soon(data: Path) -> None:
    assert rows(report(data, "2020-06-25", "2020-06-30"), "next", "id") == [("dg-7/new",)]


def test_silent_tasks_are_told_from_the_first_step_of_the_ladder_on(data: Path) -> None:
    assert rows(report(data), "silent", "id", "last_heard", "days", "step") == [
        *((id_, "2019-10-29", 245, 3) for id_ in ("dg", "dg-1", "dg-3", "dg-5", "dg-6", "dg-7")),
        ("de-1", "2020-03-02", 120, 2),
        ("dg-2", "2020-05-10", 51, 1),
    ]


def test_an_unsettled_issue_older_than_the_threshold_is_marked(data: Path) -> None:
    keys = ("id", "between", "raised", "days", "is_old")

    assert rows(report(data), "issues", *keys) == [
        ("de-1/budget", ["mois", "msit"], "2020-03-02", 120, True)
    ]


def test_where_no_issue_was_ever_written_down_that_is_said(tmp_path: Path) -> None:
    bare = task_file("de-1", milestone("lost"), taskforce="de", lead="msit")
    data = plan(tmp_path, Step(bare, day="2020-06-22"))

    [issues] = [one for one in report(data).tables if one.key == "issues"]

    assert issues.when_empty == "등록된 현안 없음"


def test_what_cannot_be_judged_is_told_with_the_reason(data: Path) -> None:
    assert rows(report(data), "not_judged", "id", "reasons") == [
        ("de-1", [{"reason": "unreadable", "amount": 1}]),
        ("dg-5", [{"reason": "nothing-dated", "amount": None}]),
    ]
    assert rows(report(data), "unreadable", "id", "file") == [("de-1/lost", "tasks/de-1.yaml")]


def test_a_signal_that_stays_is_marked_with_how_often(tmp_path: Path) -> None:
    late = task_file("dg-8", milestone("slow", due="2020-06-22"))
    data = plan(tmp_path, Step(late, day="2020-06-20"), Step(STEPS[1].files, day="2020-06-29"))

    found = rows(report(data, "2020-06-30", "2020-07-05"), "attention", "id", "signal", "in_a_row")

    assert ("dg-8", "yellow", 3) in found


def test_yellow_at_the_last_report_and_now_says_so_in_words(tmp_path: Path) -> None:
    late = task_file("dg-8", milestone("slow", due="2020-06-22"))
    data = plan(tmp_path, Step(late, day="2020-06-20"))

    [table] = [one for one in report(data, "2020-06-24", "2020-07-05").tables
               if one.key == "attention"]  # fmt: skip
    at = [column.key for column in table.columns].index("in_a_row")

    assert {row.cells[0].value: row.cells[at].text for row in table.rows if row.depth == 0}[
        "dg-8"
    ] == "관심필요 2회 연속"


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


def test_two_reports_of_one_day_are_not_two_periods(tmp_path: Path) -> None:
    late = task_file("dg-8", milestone("slow", due="2020-06-22"))
    data = plan(tmp_path, Step(late, day="2020-06-20"))

    same_day = report(data, "2020-06-30", "2020-06-30")

    assert ("dg-8", 1) in rows(same_day, "attention", "id", "in_a_row")


def test_an_undeclared_slip_comes_first_even_if_it_is_shorter(tmp_path: Path) -> None:
    short = task_file("dg-8", milestone("short", due="2020-07"))
    data = plan(
        tmp_path,
        Step(task_file("dg-8", milestone("short")), day="2020-06-21"),
        Step(short, day="2020-06-22"),
    )

    assert rows(report(data), "slips", "id", "days") == [
        ("dg-3/silent-move", 153),
        ("dg-8/short", 31),
        ("dg-2/moved", 92),
    ]


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


def test_the_next_quarter_is_not_missed_by_a_day(tmp_path: Path) -> None:
    """Its last day is 91 days off, and the quarter before had 90."""
    files = task_file("dg-1", milestone("last", due="2021-Q2"))
    data = plan(tmp_path, Step(files, day="2020-12-20"))

    assert ("dg-1/last",) in rows(report(data, "2020-12-31", "2021-03-31"), "next", "id")
