"""The track of a milestone: first promised, moved, due now, done."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from dnatrack.i18n import Text, say, tr
from dnatrack.judging.judgement import JudgedMilestone
from dnatrack.judging.schedule import DONE_STATES, ScheduleState
from dnatrack.model.period import Period
from dnatrack.reports import wording
from dnatrack.reports.track import Mark, Stretch, Track
from dnatrack.reports.view import View

_DAY = timedelta(days=1)
_WORDS = {
    Mark.ORIGINAL: Text("당초기한", "original due"),
    Mark.LATER: Text("연기", "moved later"),
    Mark.EARLIER: Text("앞당김", "moved earlier"),
    Mark.OPEN: Text("현재기한", "due"),
    Mark.LATE: Text("지연", "late"),
    Mark.UNKNOWN: Text("결과 미확인", "outcome unknown"),
    Mark.PAUSED: Text("보류", "paused"),
    Mark.CLOSED: Text("종결", "closed"),
    Mark.DONE: Text("기한(완료)", "due (done)"),
    Mark.COMPLETED: Text("완료한 때", "done"),
}
_MARKS = {
    ScheduleState.OVERDUE: Mark.LATE,
    ScheduleState.OUTCOME_UNKNOWN: Mark.UNKNOWN,
    ScheduleState.PAUSED: Mark.PAUSED,
    ScheduleState.CLOSED: Mark.CLOSED,
    **dict.fromkeys(DONE_STATES, Mark.DONE),
}


def track_of(one: JudgedMilestone) -> Track:
    """What there is to be drawn of a milestone, in the order in which it is painted."""
    return Track(tuple(_stretches(one)))


def is_dated(one: JudgedMilestone) -> bool:
    """Whether there is anything to be drawn of it."""
    return any(period is not None for period in _track_periods(one))


def days_shown(one: JudgedMilestone) -> tuple[date, ...]:
    """The first and last days of all that is drawn of it; none where it has no days."""
    return tuple(day for one in _track_periods(one) if one for day in (one.first, one.last))


def known_completion(one: JudgedMilestone) -> Period | None:
    """When it was done; nothing where it was not, on the evaluation day."""
    return one.owed.milestone.done_on if one.state in DONE_STATES else None


def words_of(
    view: View, shown: Iterable[JudgedMilestone], first: date, last: date
) -> tuple[tuple[Mark, str], ...]:
    """The marks that are to be seen between two days, with their words."""
    seen = {
        stretch.mark
        for one in shown
        for stretch in _stretches(one)
        if stretch.first <= last and stretch.last >= first
    }
    today = view.judgement.today
    words = [(mark, say(word)) for mark, word in _WORDS.items() if mark in seen]
    if first <= today <= last:
        words.append((Mark.TODAY, f"{tr('기준일', 'as of')} {wording.day(today)}"))
    return tuple(words)


def _track_periods(one: JudgedMilestone) -> Sequence[Period | None]:
    return one.original_due, one.due, known_completion(one)


def _stretches(one: JudgedMilestone) -> Iterator[Stretch]:
    original, due, done_on = _track_periods(one)
    if original is not None and original != due:
        yield Stretch(Mark.ORIGINAL, original.first, original.last)
        if due is not None:
            yield from _move(original, due)
    if due is not None:
        yield Stretch(_MARKS.get(one.state, Mark.OPEN), due.first, due.last)
    if done_on is not None:
        yield Stretch(Mark.COMPLETED, done_on.last, done_on.last)


def _move(original: Period, due: Period) -> Iterator[Stretch]:
    """The days between two deadlines, where there are any."""
    if original.last + _DAY < due.first:
        yield Stretch(Mark.LATER, original.last + _DAY, due.first - _DAY)
    elif due.last + _DAY < original.first:
        yield Stretch(Mark.EARLIER, due.last + _DAY, original.first - _DAY)
