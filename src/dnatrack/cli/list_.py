"""`dnatrack list`: tasks or milestones, filtered and sorted."""

from typing import Annotated

import typer

from dnatrack.cli import completion, options
from dnatrack.cli.option_groups import Filters, Selected, Shown, filtering_and_showing
from dnatrack.i18n import tr

Milestones = Annotated[
    bool,
    typer.Option(
        "--milestones",
        "-m",
        help=tr("과제 대신 이정표를 표시.", "List milestones instead of tasks."),
    ),
]
Sort = Annotated[
    str,
    typer.Option(
        "--sort",
        metavar="id|due|late|signal|lead|title",
        help=tr("정렬 기준.", "What to sort by."),
        autocompletion=completion.orders,
    ),
]


@filtering_and_showing
def list_(
    *,
    milestones: Milestones = False,
    sort: Sort = "id",
    on: options.On = None,
    at: options.At = None,
    limit: options.Limit = None,
    filters: Filters,
    selected: Selected,
    shown: Shown,
) -> None:
    """List tasks, or milestones, that fit the options."""
    from dnatrack.reports import listing
    from dnatrack.reports.listing import order_named

    view = shown.see(on, at)
    selection = filters.selection(view.judgement.tracker, selected)
    build = listing.build_milestones if milestones else listing.build_tasks
    report = build(view, selection, order=order_named(sort))
    shown.print(report, limit=limit)
