"""Done, late, open and unknown over time, by what was known at each time."""

from datetime import date, timedelta

from dnatrack.errors import DnatrackError
from dnatrack.history.trend import STEPS, Point, days_of_trend, trend
from dnatrack.i18n import Text, tr
from dnatrack.reports import columns, wording
from dnatrack.reports.columns import Columns, table
from dnatrack.reports.history_view import Past, unread_notes
from dnatrack.reports.report import Bar, Cell, Report, Tone
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
    most = max((one.total for one in points), default=0)
    unknown = tr("결과 미확인", "unknown")
    shown: Columns[Point] = (
        columns.day("on", lambda one: one.day, heading=tr("날", "day")),
        columns.right("total", lambda one: _total(one, most), heading=tr("이정표", "milestones")),
        columns.count("done", lambda one: one.done, Tone.GOOD),
        columns.count("overdue", lambda one: one.overdue, Tone.BAD),
        columns.count("unknown", lambda one: one.unknown, Tone.UNSURE, heading=unknown),
        columns.count("open", lambda one: one.open, heading=tr("남음", "open")),
    )
    empty, legend = tr("이력이 없습니다.", "There is no history."), wording.bar_legend()
    counts = table("points", "", points, shown, empty, legend=legend)
    note = tr("날마다 그날까지 알려진 것으로 셉니다.", "Each day by what was known on that day.")
    title = tr("추이", "Trend")
    return Report(FORM, title, view.facts(), tables=(counts,), notes=(note, *unread_notes(past)))


def _days(view: View, past: Past, step: str) -> list[date]:
    if not past.ledger.events:
        return []
    first = past.span.since or past.day_of(past.ledger.events[0].commit)
    last = past.span.until or view.judgement.today
    if last < first:
        return []
    return days_of_trend(first, last, step=step or _fitting(last - first))


def _fitting(span: timedelta) -> str:
    """The finest step of which a screen shows them all."""
    return next((step for step, longest in _UP_TO.items() if span <= longest), "year")


def _total(point: Point, most: int) -> Cell:
    parts = ((point.done, Tone.GOOD), (point.overdue, Tone.BAD), (point.unknown, Tone.UNSURE))
    return Cell(f"{point.total:,}", point.total, bar=Bar(parts, max(most, 1)))
