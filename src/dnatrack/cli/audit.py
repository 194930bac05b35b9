"""`dnatrack audit`: what in the history does not add up."""

import typer

from dnatrack.cli import options
from dnatrack.i18n import tr

HELP = tr(
    "이력에서 어긋난 것을 찾습니다. 있으면 1로 끝납니다.",
    "Find silent moves, completions written down late, lost evidence; ends with 1 if any.",
)

DOUBTFUL = 1


def audit(
    *,
    since: options.Since = None,
    until: options.Until = None,
    taskforce: options.TaskforceOption = None,
    ministry: options.MinistryOption = None,
    form: options.Format = "table",
    limit: options.Limit = None,
    data: options.Data = None,
    lang: options.Lang = None,
    color: options.Color = "auto",
    width: options.Width = None,
) -> None:
    """Find silent moves, completions written down late, lost evidence; ends with 1 if any."""
    del lang
    from dnatrack.cli.opening import print_report
    from dnatrack.cli.past import PastOptions, open_past
    from dnatrack.reports import audit as report

    view, past = open_past(
        data, PastOptions(since=since, until=until, taskforce=taskforce, ministry=ministry)
    )
    built = report.build(view, past)
    print_report(built, form=form, color=color, width=width, limit=limit)
    if any(table.rows for table in built.tables):
        raise typer.Exit(DOUBTFUL)
