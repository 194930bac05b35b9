from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dnatrack.judging.issues import IssueState, judge_issues
from dnatrack.judging.schedule import Elapsed
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


def told(today: date, **issue: str) -> list[tuple[IssueState, Elapsed]]:
    return [(one.state, one.took) for one in judge_issues(tracker(issue), today)]


def test_an_unsettled_issue_escalates_the_day_after_the_threshold() -> None:
    assert told(date(2020, 3, 31), raised="2020-03-01") == [(IssueState.UNSETTLED, Elapsed(30, 30))]
    assert told(date(2020, 4, 1), raised="2020-03-01") == [(IssueState.ESCALATED, Elapsed(31, 31))]


def test_an_issue_escalates_only_when_it_is_certainly_old_enough() -> None:
    assert told(date(2020, 4, 30), raised="2020-03") == [(IssueState.UNSETTLED, Elapsed(30, 60))]
    assert told(date(2020, 5, 1), raised="2020-03") == [(IssueState.ESCALATED, Elapsed(31, 61))]


def test_a_settled_issue_took_the_days_between() -> None:
    assert told(date(2020, 12, 31), raised="2020-02-11", settled="2020-03") == [
        (IssueState.SETTLED, Elapsed(19, 49))
    ]


def test_what_was_settled_later_was_unsettled_before() -> None:
    assert told(date(2020, 3, 1), raised="2020-02-28", settled="2020-03-02") == [
        (IssueState.UNSETTLED, Elapsed(2, 2))
    ]


def test_what_was_raised_later_was_no_issue_yet() -> None:
    assert told(date(2020, 2, 27), raised="2020-02-28") == []


@given(st.lists(st.tuples(PERIODS, st.none() | PERIODS)), st.dates(date(2020, 1, 1)))
def test_every_issue_that_was_raised_is_judged_once(
    dates: list[tuple[str, str | None]], today: date
) -> None:
    issues = [{"raised": raised, **({"settled": end} if end else {})} for raised, end in dates]
    made = tracker(*issues)

    found = [one.raised for one in judge_issues(made, today)]

    assert found == [one for one in made.issues if one.issue.raised.first <= today]
