"""`dnatrack doctor`: whether machine, repository and data are ready, and the cures."""

import typer

from dnatrack.cli import options
from dnatrack.cli.shown import Shown, showing
from dnatrack.i18n import tr

HELP = tr(
    "컴퓨터, 저장소, 자료가 준비되었는지 살피고 고칠 방법을 알려 줍니다.",
    "Examine machine, repository and data, and name the cures.",
)

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
