"""`dnatrack doctor`: whether machine, repository and data are ready, and the cures."""

import sys

import typer

from dnatrack.cli.options import SHOWN, Asked, offering
from dnatrack.cli.output import page_for

BROKEN = 1


@offering("on", *SHOWN)
def doctor(asked: Asked) -> None:
    """Examine machine, repository and data; ends with 1 if something is broken."""
    from dnatrack.app.doctor import examine
    from dnatrack.app.doctor_scene import Scene
    from dnatrack.reports.doctor import Health, build

    page = page_for(sys.stdout, color=asked.color, width=asked.width, limit=None)
    encoding = (sys.stdout.encoding if sys.stdout else None) or "utf-8"
    found = tuple(examine(Scene(asked.data, page=page, encoding=encoding, on=asked.on)))
    asked.print(build(found))
    if any(one.health is Health.BROKEN for one in found):
        raise typer.Exit(BROKEN)
