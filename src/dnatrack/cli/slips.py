"""`dnatrack slips`: every deadline that moved to a later day, by whom, and why."""

from typing import Annotated

import typer

from dnatrack.cli import options
from dnatrack.cli.option_groups import Selected, Shown, selecting_and_showing
from dnatrack.i18n import tr

Undeclared = Annotated[
    bool,
    typer.Option(
        "--undeclared",
        help=tr("사유를 기재하지 않은 연기만.", "Only those that slipped without a revision."),
    ),
]
AllMoves = Annotated[
    bool,
    typer.Option(
        "--all",
        help=tr(
            "단축, 구체화, 범위 확대 등 연기가 아닌 기한 변경도.",
            "Deadlines that moved in another way, too.",
        ),
    ),
]


@selecting_and_showing
def slips(
    *,
    undeclared: Undeclared = False,
    all_moves: AllMoves = False,
    since: options.Since = None,
    until: options.Until = None,
    on: options.On = None,
    limit: options.Limit = None,
    selected: Selected,
    shown: Shown,
) -> None:
    """List deadlines that moved to a later day: how far, how often, by whom, why."""
    from dnatrack.reports import slips as report

    view, past = shown.open().past(since, until, on=on, selected=selected)
    built = report.build(view, past, only_undeclared=undeclared, all_moves=all_moves)
    shown.print(built, limit=limit)
