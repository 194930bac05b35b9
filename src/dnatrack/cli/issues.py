"""`dnatrack issues`: what has to be settled between ministries, and for how long."""

from dnatrack.cli import completion
from dnatrack.cli.options import MINISTRY, SEEN, SHOWN, Asked, flag, offering, option

CONCERNED = option(
    "이 기관이 관련된 현안만. 관련 기관이 없는 현안은 과제의 주관기관 기준(기재부, moef, MOEF).",
    "Only issues that this ministry is part of; of those that name none, its own tasks' "
    "(기재부, moef, MOEF).",
    MINISTRY,
    completion.ministries,
)
UNSETTLED = flag("미해결 현안만.", "Only issues that are not settled.")


@offering("taskforce", "ministry", "unsettled", *SEEN, *SHOWN, ministry=CONCERNED)
def issues(asked: Asked, *, unsettled: bool = UNSETTLED) -> None:
    """List what has to be settled between ministries, oldest first."""
    from dnatrack.reports import issues as report
    from dnatrack.reports.selection import ministry_ids, taskforce_ids

    view = asked.see()
    tracker = view.judgement.tracker
    selection = report.IssueSelection(
        taskforces=taskforce_ids(tracker, asked.taskforce) if asked.taskforce else frozenset(),
        ministries=ministry_ids(tracker, asked.ministry) if asked.ministry else frozenset(),
        only_unsettled=unsettled,
    )
    asked.print(report.build(view, selection))
