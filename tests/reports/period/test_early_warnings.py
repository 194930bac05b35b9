"""Each early warning by the one fact that calls for it."""

from pathlib import Path

import pytest

from dnatrack.reports.report import JsonValue
from tests.history.repositories import Step, repository
from tests.reports.period.reviewing import NAMES, milestone, report, rows, task_file

SOON = "2020-08-10"
"""Further away than due soon on 30 June, but not than twice that."""


def warned(folder: Path, *steps: Step, on: str = "2020-06-30") -> list[tuple[JsonValue, ...]]:
    data = repository(folder, [Step(NAMES, day="2020-05-01"), *steps]) / "data"
    return rows(report(data, "2020-06-10", "2020-06-30", on), "early_warnings", "id", "signs")


def sign(name: str, amount: int | None = None, other: str | None = None) -> dict[str, object]:
    return {"sign": name, "amount": amount, "other": other}


def test_a_milestone_due_before_long_and_not_begun(tmp_path: Path) -> None:
    step = Step(task_file("dg-1", milestone("one", due=SOON)), day="2020-06-15")

    assert ("dg-1/one", [sign("not-started", 41)]) in warned(tmp_path, step)


@pytest.mark.parametrize("lifecycle", ["in-progress", "on-hold"])
def test_what_is_begun_or_set_aside_does_not_warn(tmp_path: Path, lifecycle: str) -> None:
    news = "[{on: 2020-06-15, text: 회의, sources: [S1]}]"
    one = milestone("one", due=SOON, lifecycle=lifecycle, reason="예산", updates=news)
    step = Step(task_file("dg-1", one), day="2020-06-15")

    assert [id_ for id_, _ in warned(tmp_path, step)] == ["dg"]


def test_a_deadline_brought_forward_with_nothing_begun(tmp_path: Path) -> None:
    was = Step(task_file("dg-1", milestone("one", due="2020-12")), day="2020-06-05")
    now = Step(task_file("dg-1", milestone("one", due="2020-10")), day="2020-06-15")

    assert ("dg-1/one", [sign("brought-forward")]) in warned(tmp_path, was, now)


def test_a_deadline_that_slipped_once_and_is_late_by_the_first_one(tmp_path: Path) -> None:
    was = Step(task_file("dg-1", milestone("one", due="2020-06-20")), day="2020-06-05")
    now = Step(task_file("dg-1", milestone("one", due="2020-10")), day="2020-06-15")

    found = warned(tmp_path, was, now)

    assert ("dg-1/one", [sign("slipped", 1), sign("late-by-original", 10)]) in found


def test_waiting_for_something_red_or_yellow(tmp_path: Path) -> None:
    unproven = milestone("first", lifecycle="done", done_on="2020-06-01")
    waiting = milestone("second", due="2020-10", blocked_by="[dg-1/first]")
    files = {**task_file("dg-1", unproven), **task_file("dg-2", waiting)}

    found = warned(tmp_path, Step(files, day="2020-06-15"))

    assert ("dg-2/second", [sign("waits", None, "dg-1/first")]) in found


def test_a_task_of_which_nothing_was_heard(tmp_path: Path) -> None:
    news = "[{on: 2020-05-20, text: 착수, sources: [S1]}]"
    step = Step(task_file("dg-1", milestone("one", due="2020-12", updates=news)), day="2020-06-20")

    assert ("dg-1", [sign("silent", 41)]) in warned(tmp_path, step)


def test_what_is_not_green_needs_no_early_warning(tmp_path: Path) -> None:
    late = milestone("late", due="2020-03")
    step = Step(task_file("dg-1", late, milestone("one", due=SOON)), day="2020-06-15")

    assert [id_ for id_, _ in warned(tmp_path, step)] == ["dg"]
