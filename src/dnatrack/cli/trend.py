"""`dnatrack trend`: done, late, open and unknown over time."""

from typing import Annotated

import typer

from dnatrack.cli import options
from dnatrack.cli.option_groups import Shown, showing
from dnatrack.i18n import tr

Step = Annotated[
    str,
    typer.Option(
        "--by",
        metavar="week|month|quarter|year",
        help=tr(
            "집계 간격(주, 월, 분기, 연). 생략하면 한 화면에 맞는 간격.",
            "A point for each of these; else what fits a screen.",
        ),
    ),
]


@showing
def trend(
    *,
    by: Step = "",
    since: options.Since = None,
    until: options.Until = None,
    on: options.On = None,
    shown: Shown,
) -> None:
    """Show how many milestones were done, late, open or unknown over time."""
    from dnatrack.reports import trend as report

    view, past = shown.open().past(since, until, on=on)
    built = report.build(view, past, step=by)
    shown.print(built, limit=0)
