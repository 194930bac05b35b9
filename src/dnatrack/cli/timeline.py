"""`dnatrack timeline`: milestones along the months."""

from typing import Annotated

import typer

from dnatrack.app.arguments import period_named, selection_of
from dnatrack.cli import completion, options
from dnatrack.cli.option_groups import Selected, Shown, selecting_and_showing
from dnatrack.errors import DnatrackError
from dnatrack.formats.timeline import STEPS
from dnatrack.i18n import Text, tr
from dnatrack.reports import timeline as report
from dnatrack.reports.selection import items_named
from dnatrack.reports.timeline import Range

Ident = Annotated[
    str | None,
    typer.Argument(
        metavar="ID",
        help=tr(
            "이 과제(dg-2-4), TF, 우선 추진과제만.",
            "Only this task (dg-2-4), taskforce or priority.",
        ),
        autocompletion=completion.everything,
        show_default=False,
    ),
]
From = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar=tr("기간", "PERIOD"),
        help=tr(
            "표시 기간의 시작(2020-03-31, 2020-Q1, 2020).",
            "From then on (2020-03-31, 2020-Q1, 2020).",
        ),
    ),
]
To = Annotated[
    str | None,
    typer.Option(
        "--to",
        metavar=tr("기간", "PERIOD"),
        help=tr(
            "표시 기간의 끝(2020-03-31, 2020-Q1, 2020).", "Up to then (2020-03-31, 2020-Q1, 2020)."
        ),
    ),
]
Step = Annotated[
    str,
    typer.Option(
        "--by",
        metavar="week|month|quarter|year",
        help=tr(
            "눈금의 최소 단위. 화면 너비가 부족하면 더 큰 단위를 사용.",
            "The finest division; it is coarser where there is no room.",
        ),
    ),
]


@selecting_and_showing
def timeline(
    ident: Ident = None,
    *,
    since: From = None,
    until: To = None,
    by: Step = "month",
    priority: options.PriorityOption = None,
    on: options.On = None,
    at: options.At = None,
    limit: options.Limit = None,
    selected: Selected,
    shown: Shown,
) -> None:
    """Draw milestones along the months: promised, due, done, today."""
    asked = range_named(since, until, by)
    view = shown.see(on, at)
    selection = selection_of(view.judgement.tracker, selected, priority=priority)
    items, of = items_named(selection, view.judgement, ident)
    shown.print(report.build(view, items, asked, of=of), limit=limit)


def range_named(since: str | None, until: str | None, step: str) -> Range:
    """The days and the step that options ask for.

    Raises:
        DnatrackError: one of them names nothing, or the end is before the beginning.
    """
    first = period_named(since, "--from").first if since is not None else None
    last = period_named(until, "--to").last if until is not None else None
    if first is not None and last is not None and last < first:
        raise DnatrackError(
            Text(
                f"`--to {until}` 시점이 `--from {since}` 시점보다 빠릅니다",
                f"`--to {until}` is before `--from {since}`",
            ),
            Text("두 값을 바꾸어 입력하세요", "swap the two"),
        )
    if step not in STEPS:
        known = ", ".join(STEPS)
        raise DnatrackError(
            Text(f"사용할 수 없는 값입니다: `--by {step}`", f"there is no `--by {step}`"),
            Text(f"사용할 수 있는 값: {known}", f"one of: {known}"),
        )
    return Range(first, last, step)
