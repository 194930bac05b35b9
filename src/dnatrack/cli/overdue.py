"""`dnatrack overdue`: what is late, worst first."""

from typing import TYPE_CHECKING

import typer

from dnatrack.cli.options import FILTERS, SEEN, SELECTED, SHOWN, Asked, flag, offering, option
from dnatrack.i18n import tr

if TYPE_CHECKING:
    from dnatrack.reports.report import Report

LATE, UNREADABLE = 1, "unreadable_items"

WITHIN = option(
    "이 기간 안에 기한이 도래하는 이정표도 표시.",
    "Add what falls due within this time.",
    "30d|2w|2m",
)
EXIT_CODE = flag(
    "지연되거나 판독할 수 없는 이정표가 있으면 종료 코드 1(예약 작업용).",
    "End with 1 when something is late or cannot be read (for scheduled jobs).",
)
AGAINST = option(
    "--at 자료와 이 시점의 자료에서 같은 날의 판정이 다른 이정표만(now: 현재 파일).",
    "Only what the data of --at and of this moment see differently on the same day "
    "(now: the files as they are).",
    tr("시점", "now|REV|DATE"),
)


@offering(*SEEN, *FILTERS, *SELECTED, *SHOWN)
def overdue(
    asked: Asked,
    within: str | None = WITHIN,
    *,
    exit_code: bool = EXIT_CODE,
    against: str | None = AGAINST,
) -> None:
    """List milestones past their deadline, worst first."""
    from dnatrack.app.arguments import span_named
    from dnatrack.reports import overdue as report

    view = asked.see()
    today = view.judgement.today
    selection = asked.selection(view.judgement.tracker)
    if against is not None:
        other = Asked({**vars(asked), "on": today.isoformat(), "at": _rev(against)}).see()
        built = report.build_hindsight(view, other, selection, against=against)
    else:
        ahead = span_named(within, "--within").after(today) - today if within else None
        built = report.build(view, selection, within=ahead)
    asked.print(built)
    if exit_code and (_has_any(built) or selection.may_miss(view.judgement)):
        raise typer.Exit(LATE)


def _rev(against: str) -> str | None:
    return None if against == "now" else against


def _has_any(built: "Report") -> bool:
    """Whether anything is late, or could not be read and may be late."""
    late, *_ = built.tables
    return any(one.rows for one in built.tables if one is late or one.key == UNREADABLE)
