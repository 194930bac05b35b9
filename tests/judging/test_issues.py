from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.judging.issues import judge_issues
from dnatrack.loading.partial_record import build
from dnatrack.model.task import Issue
from dnatrack.model.tracker import Tracker
from tests.judging.making import task_of, tracker_of

PERIODS = st.sampled_from(["2020", "2020-H1", "2020-Q2", "2020-04", "2020-06-30", "2020-09-01"])


def tracker(*issues: dict[str, str]) -> Tracker:
    made = tuple(
        build(Issue, {"id": f"i{index}", "title": "현안", "sources": ["S1"], **one})
        for index, one in enumerate(issues)
    )
    task = task_of().replace(issues=made)
    return tracker_of(task, thresholds={"unsettled_after_days": 30})


# What became of an issue by a day, and the days that it took at the least and at the most.
ISSUES = {
    "unsettled up to the threshold": ("2020-03-31", "2020-03-01", None, "unsettled 30 30"),
    "escalated the day after it": ("2020-04-01", "2020-03-01", None, "escalated 31 31"),
    "perhaps not old enough yet": ("2020-04-30", "2020-03", None, "unsettled 30 60"),
    "certainly old enough": ("2020-05-01", "2020-03", None, "escalated 31 61"),
    "settled": ("2020-12-31", "2020-02-11", "2020-03", "settled 19 49"),
    "settled later": ("2020-03-01", "2020-02-28", "2020-03-02", "unsettled 2 2"),
    "raised later": ("2020-02-27", "2020-02-28", None, ""),
}


@pytest.mark.parametrize(("today", "raised", "settled", "told"), ISSUES.values(), ids=ISSUES)
def test_what_became_of_an_issue(today: str, raised: str, settled: str | None, told: str) -> None:
    issue = {"raised": raised, **({"settled": settled} if settled else {})}

    found = judge_issues(tracker(issue), date.fromisoformat(today))

    said = [f"{one.state} {one.took.least} {one.took.most}" for one in found]
    assert said == ([told] if told else [])


@given(st.lists(st.tuples(PERIODS, st.none() | PERIODS)), st.dates(date(2020, 1, 1)))
def test_every_issue_that_was_raised_is_judged_once(
    dates: list[tuple[str, str | None]], today: date
) -> None:
    issues = [{"raised": raised, **({"settled": end} if end else {})} for raised, end in dates]
    made = tracker(*issues)

    found = [one.raised for one in judge_issues(made, today)]

    assert found == [one for one in made.issues if one.issue.raised.first <= today]
