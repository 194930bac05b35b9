"""`dnatrack silent`: open tasks of which nothing has been heard for long."""

from typing import Annotated

import typer

from dnatrack.cli import options
from dnatrack.i18n import tr

HELP = tr(
    "오래 소식이 없는 과제를 보여 줍니다.",
    "List open tasks without news, the longest silence first.",
)

All = Annotated[
    bool,
    typer.Option(
        "--all",
        help=tr(
            "열린 과제 모두, 소식이 있던 것도.", "All open tasks, also those with recent news."
        ),
    ),
]


def silent(
    *,
    with_all: All = False,
    taskforce: options.TaskforceOption = None,
    ministry: options.MinistryOption = None,
    lead_only: options.LeadOption = False,
    on: options.On = None,
    form: options.Format = "table",
    limit: options.Limit = None,
    data: options.Data = None,
    lang: options.Lang = None,
    color: options.Color = "auto",
    width: options.Width = None,
) -> None:
    """List open tasks without news, the longest silence first."""
    del lang
    from dnatrack.cli.opening import print_report
    from dnatrack.cli.past import PastOptions, open_past
    from dnatrack.reports import silent as report

    asked = PastOptions(on, taskforce=taskforce, ministry=ministry, lead_only=lead_only)
    built = report.build(*open_past(data, asked), with_all=with_all)
    print_report(built, form=form, color=color, width=width, limit=limit)
