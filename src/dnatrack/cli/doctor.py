"""`dnatrack doctor`: whether machine, repository and data are ready, and the cures."""

import sys

import typer

from dnatrack.cli import options
from dnatrack.cli.option_groups import Shown, showing
from dnatrack.cli.output import page_for

BROKEN = 1


@showing
def doctor(
    *,
    on: options.On = None,
    shown: Shown,
) -> None:
    """Examine machine, repository and data; ends with 1 if something is broken."""
    from dnatrack.app.doctor import examine
    from dnatrack.app.doctor_scene import look_around
    from dnatrack.reports import doctor as report

    page = page_for(sys.stdout, color=shown.color, width=shown.width, limit=None)
    encoding = (sys.stdout.encoding if sys.stdout else None) or "utf-8"
    scene = look_around(shown.data, page=page, encoding=encoding, on=on)
    found = tuple(examine(scene))
    shown.print(report.build(found))
    if report.is_broken(found):
        raise typer.Exit(BROKEN)
