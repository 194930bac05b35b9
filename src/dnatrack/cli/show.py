"""`dnatrack show ID`: everything about one thing."""

from typing import Annotated

import typer

from dnatrack.cli import completing, options
from dnatrack.i18n import tr

HELP = tr(
    "과제, 이정표, 기관, TF, 출처 하나의 모든 것을 보여 줍니다.",
    "Show everything about one task, milestone, ministry, taskforce or source.",
)

Ident = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help=tr(
            "과제(dg-2-4), 이정표(dg-2-4/first-card), 기관(기재부), TF, 출처(S29)의 id나 이름.",
            "Id or name of a task (dg-2-4), milestone (dg-2-4/first-card), ministry, "
            "taskforce or source (S29).",
        ),
        autocompletion=completing.everything,
    ),
]


def show(
    ident: Ident,
    *,
    on: options.On = None,
    at: options.At = None,
    form: options.Format = "table",
    data: options.Data = None,
    lang: options.Lang = None,
    color: options.Color = "auto",
    width: options.Width = None,
) -> None:
    """Show everything about one task, milestone, ministry, taskforce or source."""
    del lang
    from dnatrack.cli.opening import open_view, print_report
    from dnatrack.reports import detail

    view = open_view(data, on=on, at=at)
    print_report(detail.build(view, ident), form=form, color=color, width=width)
