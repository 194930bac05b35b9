"""`dnatrack show ID`: everything about one thing."""

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
            "과제(dg-2-4), 이정표(dg-2-4/first-card), 기관(기재부), TF, 출처(S29)의 id나 이름.",
            "Id or name of a task (dg-2-4), milestone (dg-2-4/first-card), ministry, "
            "taskforce or source (S29).",
        ),
        autocompletion=completion.everything,
    ),
]


@showing
def show(
    ident: Ident,
    *,
    on: options.On = None,
    at: options.At = None,
    shown: Shown,
) -> None:
    """Show everything about one task, milestone, ministry, taskforce or source."""
    from dnatrack.reports import show

    view = shown.see(on, at)
    shown.print(show.build(view, ident))
