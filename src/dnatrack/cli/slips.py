"""`dnatrack slips`: every deadline that moved to a later day, by whom, and why."""

from typing import Annotated

import typer

from dnatrack.cli import options
from dnatrack.i18n import tr

HELP = tr(
    "뒤로 미룬 기한을 보여 줍니다: 얼마나, 몇 번, 누가, 왜.",
    "List deadlines that moved to a later day: how far, how often, by whom, why.",
)

Undeclared = Annotated[
    bool,
    typer.Option(
        "--undeclared",
        help=tr("신고 없이 연기한 것만.", "Only those that slipped without a revision."),
    ),
]
AllMoves = Annotated[
    bool,
    typer.Option(
        "--all",
        help=tr("앞당기거나 좁히거나 넓힌 기한도.", "Deadlines that moved in another way, too."),
    ),
]


def slips(
    *,
    undeclared: Undeclared = False,
    all_moves: AllMoves = False,
    since: options.Since = None,
    until: options.Until = None,
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
    """List deadlines that moved to a later day: how far, how often, by whom, why."""
    del lang
    from dnatrack.cli.opening import print_report
    from dnatrack.cli.past import PastOptions, open_past
    from dnatrack.reports import slips as report

    view, past = open_past(data, PastOptions(on, since, until, taskforce, ministry, lead_only))
    built = report.build(view, past, only_undeclared=undeclared, all_moves=all_moves)
    print_report(built, form=form, color=color, width=width, limit=limit)
