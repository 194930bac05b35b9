"""`dnatrack diff A [B]`: what changed in meaning between two states of the data."""

from typing import Annotated

import typer

from dnatrack.cli import options
from dnatrack.i18n import tr

Old = Annotated[
    str,
    typer.Argument(
        metavar="A",
        help=tr("앞의 상태: 가지, 커밋, 날짜(2020-03-31).",
                "The earlier state: a branch, a commit or a day (2020-03-31)."),
    ),
]
New = Annotated[
    str | None,
    typer.Argument(
        metavar="B",
        help=tr("뒤의 상태. 없으면 지금의 파일.", "The later state; else the files as they are."),
        show_default=False,
    ),
]


def diff(
    old: Old = "HEAD",
    new: New = None,
    *,
    on: options.On = None,
    form: options.Format = "table",
    limit: options.Limit = None,
    data: options.Data = None,
    lang: options.Lang = None,
    color: options.Color = "auto",
    width: options.Width = None,
) -> None:
    """Show what changed in meaning between two commits, days or the files as they are."""
    del lang
    from dnatrack.cli.comparing import compared
    from dnatrack.cli.opening import print_report

    report = compared(data, old, new, on=on)
    print_report(report, form=form, color=color, width=width, limit=limit)
