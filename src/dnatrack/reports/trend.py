"""Done, late, open and unknown over time, by what was known at each time."""

from datetime import date, timedelta

from dnatrack.errors import DnatrackError
from dnatrack.history.trend import STEPS, Point, days_of_trend, trend
from dnatrack.i18n import Text, tr
from dnatrack.reports import wording
from dnatrack.reports.history_view import Past, unread_notes
from dnatrack.reports.report import Align, Bar, Cell, Column, Report, Row, Table, Tone, number
from dnatrack.reports.view import View

FORM = "dnatrack-trend/1"
_UP_TO = {
    "week": timedelta(weeks=26),
    "month": timedelta(days=366 * 5 // 2),
    "quarter": timedelta(days=366 * 8),
}


def build(view: View, past: Past, *, step: str = "") -> Report:
    """One row for each week, month, quarter or year of the span, by its last day.

    Where `step` is empty, the steps are as fine as fits a screen.

    Raises:
        DnatrackError: `step` is none of these.
    """
    if step and step not in STEPS:
        known = ", ".join(STEPS)
        raise DnatrackError(
            Text(f"`--by {step}`은(는) 없습니다", f"there is no `--by {step}`"),
            Text(f"쓸 수 있는 것: {known}", f"one of: {known}"),
        )
    points = trend(past.ledger, _days(view, past, step), past.day_of)
    columns = (
        Column("on", tr("날", "day")),
        Column("total", tr("이정표", "milestones"), Align.RIGHT),
        Column("done", tr("완료", "done"), Align.RIGHT),
        Column("overdue", tr("지연", "late"), Align.RIGHT),
        Column("unknown", tr("결과 미확인", "unknown"), Align.RIGHT),
        Column("open", tr("남음", "open"), Align.RIGHT),
    )
    most = max((one.total for one in points), default=0)
    rows = tuple(_row(one, most) for one in points)
    empty = tr("이력이 없습니다.", "There is no history.")
    table = Table("points", "", columns, rows, empty, legend=wording.bar_legend())
    note = tr("날마다 그날까지 알려진 것으로 셉니다.", "Each day by what was known on that day.")
    title = tr("추이", "Trend")
    return Report(FORM, title, view.facts(), tables=(table,), notes=(note, *unread_notes(past)))


def _days(view: View, past: Past, step: str) -> list[date]:
    if not past.ledger.events:
        return []
    first = past.span.since or past.day_of(past.ledger.events[0].commit)
    last = past.span.until or max(view.judgement.today, first)
    return days_of_trend(first, last, step=step or _fitting(last - first))


def _fitting(span: timedelta) -> str:
    """The finest step of which a screen shows them all."""
    return next((step for step, longest in _UP_TO.items() if span <= longest), "year")


def _row(point: Point, most: int) -> Row:
    parts = ((point.done, Tone.GOOD), (point.overdue, Tone.BAD), (point.unknown, Tone.UNSURE))
    return Row(
        (
            Cell(wording.day(point.day), point.day.isoformat()),
            Cell(f"{point.total:,}", point.total, bar=Bar(parts, max(most, 1))),
            number(point.done, Tone.GOOD),
            number(point.overdue, Tone.BAD),
            number(point.unknown, Tone.UNSURE),
            number(point.open),
        )
    )
