"""`dnatrack audit`: what in the history does not add up."""

import typer

from dnatrack.cli.options import SHOWN, Asked, offering

DOUBTFUL = 1


@offering("since", "until", "taskforce", "ministry", "on", "limit", *SHOWN)
def audit(asked: Asked) -> None:
    """Find silent moves, completions written down late, lost evidence; ends with 1 if any."""
    from dnatrack.reports import audit as report

    built = report.build(*asked.past(as_known_then=True))
    asked.print(built)
    if any(table.rows for table in built.tables):
        raise typer.Exit(DOUBTFUL)
