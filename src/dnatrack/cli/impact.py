"""`dnatrack impact`: what has to move when one milestone moves."""

from typing import Annotated

import typer

from dnatrack.app.impact import movable, supposed_due
from dnatrack.cli import completion, options
from dnatrack.cli.option_groups import Shown, showing
from dnatrack.i18n import tr
from dnatrack.reports import impact as report

Ident = Annotated[
    str,
    typer.Argument(
        metavar=tr("이정표", "MILESTONE"),
        help=tr("기한을 변경할 이정표(dg-2-4/first-card).", "The milestone that may move."),
        autocompletion=completion.items,
    ),
]
Slip = Annotated[
    str | None,
    typer.Option(
        "--slip",
        metavar="30d|6w|2m",
        help=tr("가정할 지연 기간.", "If it ends so much later."),
    ),
]
To = Annotated[
    str | None,
    typer.Option(
        "--to",
        metavar=tr("기한", "DUE"),
        help=tr(
            "가정할 변경기한(2020-09-30, 2020-09, 2020-H2).",
            "If it is due then (2020-09-30, 2020-09, 2020-H2).",
        ),
    ),
]


@showing
def impact(
    ident: Ident,
    *,
    slip: Slip = None,
    to: To = None,
    on: options.On = None,
    at: options.At = None,
    limit: options.Limit = None,
    shown: Shown,
) -> None:
    """List what has to move when a milestone moves, by how much, and whose it is."""
    view = shown.see(on, at)
    judged = movable(view.judgement, ident)
    built = report.build(view, judged, supposed_due(judged, slip=slip, to=to))
    shown.print(built, limit=limit)
