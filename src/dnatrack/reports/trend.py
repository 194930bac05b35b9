"""Done, late, open and unknown over time, by what was known at each time."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from dnatrack.errors import DnatrackError
from dnatrack.history.trend import STEPS, Point, days_of_trend, trend
from dnatrack.i18n import Text, tr
from dnatrack.reports import columns, wording
from dnatrack.reports.columns import CellColumn, Columns, table
from dnatrack.reports.history_view import Past, unread_notes
from dnatrack.reports.report import Bar, Cell, Report, Tone
from dnatrack.reports.view import View

FORM = "dnatrack-trend/2"
# The finest step of which a screen shows them all.
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
            Text(f"`--by {step}` 단위는 없습니다", f"there is no `--by {step}`"),
            Text(f"사용할 수 있는 단위: {known}", f"one of: {known}"),
        )
    points = trend(past.ledger, _days(view, past, step), past.day_of)
    most = max((one.total for one in points), default=0)
    unknown = tr("결과 미확인", "unknown")
    shown: Columns[Point] = (
        columns.day("on", lambda one: one.day, heading=tr("기준일", "day")),
        columns.right("total", lambda one: _total(one, most), heading=tr("이정표", "milestones")),
        columns.count("done", lambda one: one.done, Tone.GOOD),
        columns.count("overdue", lambda one: one.overdue, Tone.BAD),
        columns.count("unknown", lambda one: one.unknown, Tone.UNSURE, heading=unknown),
        columns.count("open", lambda one: one.open, heading=tr("그 밖의 미완료", "open")),
        *_left(points),
    )
    empty = tr("이력이 없습니다.", "There is no history.")
    if past.ledger.events:
        empty = tr(
            "이력 중 해당 기간의 기준일이 없습니다.", "No day of the history lies in that time."
        )
    counts = table("points", "", points, shown, empty, legend=wording.bar_legend())
    has_left = any(one.withdrawn or one.gone for one in points)
    return Report(
        FORM,
        tr("추이", "Trend"),
        view.facts(),
        tables=(counts,),
        notes=tuple(_notes(past, has_left=has_left)),
        advice=("`dnatrack slips --all`",) if has_left else (),
    )


def _notes(past: Past, *, has_left: bool) -> Iterator[str]:
    yield tr(
        "기준일별로 그날까지 기재된 자료로 집계합니다.", "Each day by what was known on that day."
    )
    if has_left:
        yield tr(
            "중단·대체되거나 삭제된 이정표는 이정표 수에서 제외합니다.",
            "What was withdrawn or is gone is not among the milestones.",
        )
    yield from unread_notes(past)


def _left(points: Sequence[Point]) -> Iterator[CellColumn[Point]]:
    """What explains that there are fewer than before, or late; people see what there is any of."""
    counts: tuple[tuple[str, Callable[[Point], int], str], ...] = (
        ("on_hold", lambda one: one.on_hold, tr("미완료 중 보류", "of these on hold")),
        ("withdrawn", lambda one: one.withdrawn, tr("중단·대체", "withdrawn")),
        ("gone", lambda one: one.gone, tr("삭제", "gone")),
    )
    for key, count, heading in counts:
        has_none = not any(map(count, points))
        yield columns.count(key, count, Tone.WARN, heading=heading, for_programs=has_none)


def _days(view: View, past: Past, step: str) -> list[date]:
    if not past.ledger.events:
        return []
    first = past.span.since or past.day_of(past.ledger.events[0].commit)
    last = past.span.until or view.judgement.today
    if last < first:
        return []
    fitting = next((one for one, longest in _UP_TO.items() if last - first <= longest), "year")
    return days_of_trend(first, last, step=step or fitting)


def _total(point: Point, most: int) -> Cell:
    parts = ((point.done, Tone.GOOD), (point.overdue, Tone.BAD), (point.unknown, Tone.UNSURE))
    return Cell(f"{point.total:,}", point.total, bar=Bar(parts, max(most, 1)))
