"""How old an issue between ministries is, how long it took, and whether it escalates."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from dnatrack.judging.schedule import Elapsed, elapsed_days
from dnatrack.model.frozen import Frozen
from dnatrack.model.period import Period
from dnatrack.model.reference_files import Thresholds
from dnatrack.model.tracker import RaisedIssue, Tracker


class IssueState(StrEnum):
    """Whether an issue is settled. Computed, never stored."""

    ESCALATED = "escalated"
    UNSETTLED = "unsettled"
    SETTLED = "settled"


class JudgedIssue(Frozen):
    """An issue on the evaluation day.

    `took` is how long it took to settle it, or how long it has been waiting.
    """

    raised: RaisedIssue
    state: IssueState
    took: Elapsed

    @property
    def id(self) -> str:
        """`task/issue`."""
        return self.raised.id

    @property
    def is_settled(self) -> bool:
        """Whether it was settled by the evaluation day."""
        return self.state is IssueState.SETTLED


def judge_issues(tracker: Tracker, today: date) -> Iterator[JudgedIssue]:
    """Every issue that was raised by `today`, task by task."""
    for raised in tracker.issues:
        if raised.issue.raised.first <= today:
            yield judge_issue(raised, tracker.settings.thresholds, today)


def judge_issue(raised: RaisedIssue, thresholds: Thresholds, today: date) -> JudgedIssue:
    """How an issue stands on `today`.

    What was settled after `today` was still unsettled then. An unsettled issue escalates
    when it is certainly older than the threshold.
    """
    issue = raised.issue
    if issue.settled is not None and issue.settled.first <= today:
        return JudgedIssue(raised, IssueState.SETTLED, elapsed_days(issue.raised, issue.settled))
    age = elapsed_days(issue.raised, Period.of_day(today))
    is_old = age.least > thresholds.unsettled_after_days
    return JudgedIssue(raised, IssueState.ESCALATED if is_old else IssueState.UNSETTLED, age)
