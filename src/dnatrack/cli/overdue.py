"""`dnatrack overdue`: what is late, worst first."""

from typing import TYPE_CHECKING, Annotated

import typer

from dnatrack.cli import options
from dnatrack.cli.option_groups import Filters, Selected, Shown, filtering_and_showing
from dnatrack.i18n import tr

if TYPE_CHECKING:
    from dnatrack.reports.report import Report

LATE, UNREADABLE = 1, "unreadable_items"

Within = Annotated[
    str | None,
    typer.Option(
        "--within",
        metavar="30d|2w|2m",
        help=tr(
            "이 기간 안에 기한이 도래하는 이정표도 표시.", "Add what falls due within this time."
        ),
    ),
]
ExitCode = Annotated[
    bool,
    typer.Option(
        "--exit-code",
        help=tr(
            "지연되거나 판독할 수 없는 이정표가 있으면 종료 코드 1(예약 작업용).",
            "End with 1 when something is late or cannot be read (for scheduled jobs).",
        ),
    ),
]


Against = Annotated[
    str | None,
    typer.Option(
        "--against",
        metavar=tr("시점", "now|REV|DATE"),
        help=tr(
            "--at 자료와 이 시점의 자료에서 같은 날의 판정이 다른 이정표만(now: 현재 파일).",
            "Only what the data of --at and of this moment see differently on the same day "
            "(now: the files as they are).",
        ),
    ),
]


@filtering_and_showing
def overdue(
    *,
    within: Within = None,
    exit_code: ExitCode = False,
    against: Against = None,
    on: options.On = None,
    at: options.At = None,
    limit: options.Limit = None,
    filters: Filters,
    selected: Selected,
    shown: Shown,
) -> None:
    """List milestones past their deadline, worst first."""
    from dnatrack.app.arguments import span_named
    from dnatrack.reports import overdue as report

    view = shown.see(on, at)
    selection = filters.selection(view.judgement.tracker, selected)
    if against is not None:
        day = view.judgement.today.isoformat()
        other = shown.see(day, None if against == "now" else against)
        built = report.build_hindsight(view, other, selection, against=against)
    else:
        today = view.judgement.today
        ahead = span_named(within, "--within").after(today) - today if within else None
        built = report.build(view, selection, within=ahead)
    shown.print(built, limit=limit)
    if exit_code and (_has_any(built) or selection.may_miss(view.judgement)):
        raise typer.Exit(LATE)


def _has_any(built: "Report") -> bool:
    """Whether anything is late, or could not be read and may be late."""
    late, *_ = built.tables
    return any(one.rows for one in built.tables if one is late or one.key == UNREADABLE)
