"""`dnatrack issues`: what has to be settled between ministries, and for how long."""

from typing import Annotated

import typer

from dnatrack.cli import completion, options
from dnatrack.cli.option_groups import Shown, showing
from dnatrack.i18n import tr

Concerned = Annotated[
    str | None,
    typer.Option(
        "--ministry",
        metavar=tr("기관", "MINISTRY"),
        help=tr(
            "이 기관이 관련된 현안만. 관련 기관이 없는 현안은 과제의 주관기관 기준(기재부, moef, "
            "MOEF).",
            "Only issues that this ministry is part of; of those that name none, its own tasks' "
            "(기재부, moef, MOEF).",
        ),
        autocompletion=completion.ministries,
    ),
]
Unsettled = Annotated[
    bool,
    typer.Option("--unsettled", help=tr("미해결 현안만.", "Only issues that are not settled.")),
]


@showing
def issues(
    *,
    taskforce: options.TaskforceOption = None,
    ministry: Concerned = None,
    unsettled: Unsettled = False,
    on: options.On = None,
    at: options.At = None,
    limit: options.Limit = None,
    shown: Shown,
) -> None:
    """List what has to be settled between ministries, oldest first."""
    from dnatrack.reports import issues as report
    from dnatrack.reports.selection import ministry_ids, taskforce_ids

    view = shown.see(on, at)
    tracker = view.judgement.tracker
    selection = report.IssueSelection(
        taskforces=taskforce_ids(tracker, taskforce) if taskforce else frozenset(),
        ministries=ministry_ids(tracker, ministry) if ministry else frozenset(),
        only_unsettled=unsettled,
    )
    built = report.build(view, selection)
    shown.print(built, limit=limit)
