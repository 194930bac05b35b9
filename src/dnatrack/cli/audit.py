"""`dnatrack audit`: what in the history does not add up."""

import typer

from dnatrack.cli import options
from dnatrack.cli.option_groups import Selected, Shown, showing

DOUBTFUL = 1


@showing
def audit(
    *,
    since: options.Since = None,
    until: options.Until = None,
    taskforce: options.TaskforceOption = None,
    ministry: options.MinistryOption = None,
    on: options.On = None,
    limit: options.Limit = None,
    shown: Shown,
) -> None:
    """Find silent moves, completions written down late, lost evidence; ends with 1 if any."""
    from dnatrack.reports import audit as report

    selected = Selected(taskforce, ministry)
    past = shown.open().past(since, until, on=on, selected=selected, as_known_then=True)
    built = report.build(*past)
    shown.print(built, limit=limit)
    if any(table.rows for table in built.tables):
        raise typer.Exit(DOUBTFUL)
