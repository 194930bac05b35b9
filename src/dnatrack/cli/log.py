"""`dnatrack log ID`: the life of one task or milestone."""

from typing import Annotated

import typer

from dnatrack.cli import completion, options
from dnatrack.cli.option_groups import Shown, showing
from dnatrack.i18n import tr

Ident = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help=tr(
            "과제(dg-2-4), 이정표(dg-2-4/first-card), TF의 id.",
            "Id of a task (dg-2-4), milestone (dg-2-4/first-card) or taskforce.",
        ),
        autocompletion=completion.everything,
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
    from dnatrack.reports import log as report

    view, past = shown.open().past(since, until, on=on)
    shown.print(report.build(view, past, ident), limit=0)
