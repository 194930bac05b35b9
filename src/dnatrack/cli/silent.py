"""`dnatrack silent`: open tasks of which nothing has been heard for long."""

from typing import Annotated

import typer

from dnatrack.cli import options
from dnatrack.cli.option_groups import Selected, Shown, selecting_and_showing
from dnatrack.i18n import tr

All = Annotated[
    bool,
    typer.Option(
        "--all",
        help=tr(
            "최근 갱신된 과제까지 모든 진행 과제.", "All open tasks, also those with recent news."
        ),
    ),
]


@selecting_and_showing
def silent(
    *,
    with_all: All = False,
    on: options.On = None,
    at: options.At = None,
    limit: options.Limit = None,
    selected: Selected,
    shown: Shown,
) -> None:
    """List open tasks without news, the longest silence first."""
    from dnatrack.app.arguments import selection_of
    from dnatrack.reports import silent as report

    view = shown.see(on, at)
    selection = selection_of(view.judgement.tracker, selected)
    built = report.build(view, selection, with_all=with_all)
    shown.print(built, limit=limit)
