"""`dnatrack list`: tasks or milestones, filtered and sorted."""

from typing import Annotated

import typer

from dnatrack.cli import completion, options
from dnatrack.cli.option_groups import Selected, Shown, selecting_and_showing
from dnatrack.i18n import tr

Milestones = Annotated[
    bool,
    typer.Option(
        "--milestones",
        "-m",
        help=tr("과제 대신 이정표를 봅니다.", "List milestones instead of tasks."),
    ),
]
LifecycleOption = Annotated[
    list[str] | None,
    typer.Option(
        "--lifecycle",
        metavar=tr("낱말", "WORD"),
        help=tr(
            "진행 상태: planned(예정), in-progress(추진중), done(완료) …",
            "Lifecycle: planned, in-progress, done …",
        ),
        autocompletion=completion.lifecycles,
    ),
]
StateOption = Annotated[
    list[str] | None,
    typer.Option(
        "--state",
        metavar=tr("낱말", "WORD"),
        help=tr(
            "일정 상태: overdue(지연), due-soon(임박), done-late(지연 완료) …",
            "Schedule state: overdue, due-soon, done-late …",
        ),
        autocompletion=completion.states,
    ),
]
SignalOption = Annotated[
    list[str] | None,
    typer.Option(
        "--signal",
        metavar=tr("낱말", "WORD"),
        help=tr("신호: red, yellow, green, grey.", "Signal: red, yellow, green, grey."),
        autocompletion=completion.signals,
    ),
]
KindOption = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        metavar=tr("낱말", "WORD"),
        help=tr(
            "이정표 종류: plan(계획), legislation(입법), service(서비스) …",
            "Kind of milestone: plan, legislation, service …",
        ),
        autocompletion=completion.kinds,
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


@selecting_and_showing
def list_(
    *,
    milestones: Milestones = False,
    priority: options.PriorityOption = None,
    multi_ministry: options.MultiMinistry = None,
    lifecycle: LifecycleOption = None,
    state: StateOption = None,
    signal: SignalOption = None,
    kind: KindOption = None,
    sort: Sort = "id",
    on: options.On = None,
    at: options.At = None,
    limit: options.Limit = None,
    selected: Selected,
    shown: Shown,
) -> None:
    """List tasks, or milestones, that fit the options."""
    from dnatrack.app.arguments import selection_of
    from dnatrack.reports import listing
    from dnatrack.reports.listing import order_named

    view = shown.see(on, at)
    selection = selection_of(
        view.judgement.tracker,
        selected,
        priority=priority,
        multi_ministry=multi_ministry,
        lifecycle=lifecycle or (),
        state=state or (),
        signal=signal or (),
        kind=kind or (),
    )
    build = listing.build_milestones if milestones else listing.build_tasks
    report = build(view, selection, order=order_named(sort))
    shown.print(report, limit=limit)
