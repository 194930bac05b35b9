"""`dnatrack doctor`: whether machine, repository and data are ready, and the cures."""

import typer

from dnatrack.cli import options
from dnatrack.cli.option_groups import Shown, showing

BROKEN = 1


@showing
def doctor(
    *,
    on: options.On = None,
    shown: Shown,
) -> None:
    """Examine machine, repository and data; ends with 1 if something is broken."""
    from dnatrack.cli.examining import examined
    from dnatrack.cli.examining.scene import Scene
    from dnatrack.reports import doctor as report

    found = tuple(examined(Scene(shown.data, on, shown.color, shown.width)))
    shown.print(report.build(found))
    if report.is_broken(found):
        raise typer.Exit(BROKEN)
