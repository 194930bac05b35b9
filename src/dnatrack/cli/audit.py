"""`dnatrack audit`: what in the history does not add up."""

import typer

from dnatrack.cli import options
from dnatrack.cli.selected import Selected
from dnatrack.cli.shown import Shown, showing

DOUBTFUL = 1


@showing
def audit(
    *,
    since: options.Since = None,
    until: options.Until = None,
    taskforce: options.TaskforceOption = None,
    ministry: options.MinistryOption = None,
    limit: options.Limit = None,
    shown: Shown,
) -> None:
    """Find silent moves, completions written down late, lost evidence; ends with 1 if any."""
    from dnatrack.cli.past import PastOptions, open_past
    from dnatrack.reports import audit as report

    selected = Selected(taskforce, ministry)
    asked = PastOptions(since=since, until=until, selected=selected)
    built = report.build(*open_past(shown.data, asked))
    shown.print(built, limit=limit)
    if any(table.rows for table in built.tables):
        raise typer.Exit(DOUBTFUL)
