"""`dnatrack waiting`: who waits for whom, and what holds most."""

from typing import Annotated

import typer

from dnatrack.cli import completion, options
from dnatrack.cli.option_groups import Selected, Shown, selecting_and_showing
from dnatrack.i18n import tr

Ident = Annotated[
    str | None,
    typer.Argument(
        metavar=tr("이정표", "MILESTONE"),
        help=tr(
            "이 이정표의 선행 이정표와 후행 이정표만(dg-2-4/first-card).",
            "Only what this milestone waits for, and what waits for it (dg-2-4/first-card).",
        ),
        autocompletion=completion.items,
    ),
]


@selecting_and_showing
def waiting(
    ident: Ident = None,
    *,
    on: options.On = None,
    at: options.At = None,
    limit: options.Limit = None,
    selected: Selected,
    shown: Shown,
) -> None:
    """List the milestones that hold most others."""
    from dnatrack.app.arguments import selection_of
    from dnatrack.reports import waiting as report
    from dnatrack.reports.selection import milestone_named

    view = shown.see(on, at)
    if ident is not None:
        built = report.build_chains(view, milestone_named(view.judgement, ident))
    else:
        selection = selection_of(view.judgement.tracker, selected)
        built = report.build(view, selection)
    shown.print(built, limit=limit)
