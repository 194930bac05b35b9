"""How many milestones were done, late, open or unknown, seen from each of some days."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from dnatrack.domain.period import Period, PeriodError
from dnatrack.domain.words import Lifecycle
from dnatrack.history.auditing import DayOf
from dnatrack.history.changes import DUE_KINDS, Change, ChangeKind
from dnatrack.history.ledger import Ledger

_WEEKLY_UP_TO = timedelta(weeks=26)
_CLOSED = frozenset({Lifecycle.CANCELLED.value, Lifecycle.SUPERSEDED.value})
_NOT_LATE = frozenset({Lifecycle.ON_HOLD.value, Lifecycle.UNKNOWN.value})


class Point(NamedTuple):
    """The counts of one day, by what was known on that day.

    `total` leaves out what was cancelled or superseded; `overdue` and `unknown` are
    past their deadline; the rest is open.
    """

    day: date
    total: int
    done: int
    overdue: int
    unknown: int

    @property
    def open(self) -> int:
        """Milestones that are neither done nor past their deadline."""
        return self.total - self.done - self.overdue - self.unknown


class _State:
    """What is known of one milestone."""

    __slots__ = ("due", "lifecycle")

    def __init__(self, due: str) -> None:
        self.due = due
        self.lifecycle = Lifecycle.PLANNED.value


def days_of_trend(first: date, last: date, *, step: str = "") -> list[date]:
    """The days to look from: week by week or month by month, ending with `last`.

    `step` is `week` or `month`; weeks for half a year at most where it is not given.
    """
    is_weekly = step == "week" or (not step and last - first <= _WEEKLY_UP_TO)
    days = list(_weeks(first, last) if is_weekly else _month_ends(first, last))
    return [*days, last] if not days or days[-1] != last else days


def _weeks(first: date, last: date) -> Iterator[date]:
    weeks = (last - first).days // 7
    yield from (last - timedelta(weeks=back) for back in range(weeks, -1, -1))


def _month_ends(first: date, last: date) -> Iterator[date]:
    day = first.replace(day=1)
    while True:
        next_month = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
        end = next_month - timedelta(days=1)
        if end > last:
            return
        yield end
        day = next_month


def trend(ledger: Ledger, days: Sequence[date], day_of: DayOf) -> tuple[Point, ...]:
    """One point for each of `days`, which ascend: what was known then, seen from then."""
    states: dict[str, _State] = {}
    points = []
    events = iter(ledger.events)
    event = next(events, None)
    for day in days:
        while event is not None and day_of(event.commit) <= day:
            _apply(states, event.change)
            event = next(events, None)
        points.append(_point(states, day))
    return tuple(points)


def _apply(states: dict[str, _State], change: Change) -> None:
    if "/" not in change.id:
        return
    if change.kind is ChangeKind.CREATED:
        states[change.id] = _State(change.new)
    elif change.kind is ChangeKind.DELETED:
        states.pop(change.id, None)
    elif change.id in states:
        state = states[change.id]
        if change.kind in DUE_KINDS:
            state.due = change.new
        elif change.kind is ChangeKind.DONE:
            state.lifecycle = Lifecycle.DONE.value
        elif change.kind in {ChangeKind.LIFECYCLE, ChangeKind.UNDONE, ChangeKind.CANCELLED}:
            state.lifecycle = change.new


def _point(states: dict[str, _State], day: date) -> Point:
    total = done = overdue = unknown = 0
    for state in states.values():
        if state.lifecycle in _CLOSED:
            continue
        total += 1
        if state.lifecycle == Lifecycle.DONE:
            done += 1
        elif _is_past(state.due, day):
            unknown += state.lifecycle == Lifecycle.UNKNOWN
            overdue += state.lifecycle not in _NOT_LATE
    return Point(day, total, done, overdue, unknown)


def _is_past(due: str, day: date) -> bool:
    try:
        return Period.parse(due).last < day
    except PeriodError:
        return False
