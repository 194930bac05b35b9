"""`dnatrack log ID`: the life of one task or milestone."""

from typing import Annotated

import typer

from dnatrack.cli import completing, options
from dnatrack.cli.shown import Shown, showing
from dnatrack.i18n import tr

Ident = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help=tr(
            "과제(dg-2-4), 이정표(dg-2-4/first-card), TF의 id.",
            "Id of a task (dg-2-4), milestone (dg-2-4/first-card) or taskforce.",
        ),
        autocompletion=completing.everything,
    ),
]


@showing
def log(
    ident: Ident,
    *,
    on: options.On = None,
    since: options.Since = None,
    until: options.Until = None,
    shown: Shown,
) -> None:
    """Tell the life of one task or milestone, oldest first."""
    from dnatrack.cli.past import PastOptions, open_past
    from dnatrack.reports import log as report

    view, past = open_past(shown.data, PastOptions(on=on, since=since, until=until))
    shown.print(report.build(view, past, ident), limit=0)
