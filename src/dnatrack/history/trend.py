"""How many milestones were done, late, open or unknown, seen from each of some days."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from itertools import chain, repeat
from typing import NamedTuple

from dnatrack.history.audit import DayOf
from dnatrack.history.changes import DUE_KINDS, WITHDRAWN, Change, ChangeKind
from dnatrack.history.ledger import Ledger
from dnatrack.model.period import period_of
from dnatrack.model.words import Lifecycle

STEPS = ("week", "month", "quarter", "year")
"""How far the days of a trend may be from each other."""

_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_WEEKLY_UP_TO = timedelta(weeks=26)
_OTHER_LIFECYCLE_KINDS = frozenset({ChangeKind.LIFECYCLE, ChangeKind.UNDONE, ChangeKind.CANCELLED})
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


class Standing(StrEnum):
    """How a milestone stood on a day, as short as it can be written down."""

    OPEN = "o"
    DONE = "d"
    OVERDUE = "l"
    UNKNOWN = "u"
    WITHDRAWN = "x"


class State(NamedTuple):
    """What is known of one milestone."""

    due: str
    lifecycle: str = Lifecycle.PLANNED.value
    done_on: str = ""


def days_of_trend(first: date, last: date, *, step: str = "") -> list[date]:
    """The days to look from: the last of each week, month, quarter or year, and `last`.

    Weeks are counted back from `last`. `step` is one of `STEPS`; where it is empty, weeks
    for half a year at most, else months.
    """
    chosen = step or ("week" if last - first <= _WEEKLY_UP_TO else "month")
    if chosen == "week":
        days = list(_weeks(first, last))
    else:
        months = _MONTHS[chosen]
        days = [one for one in _month_ends(first, last) if one.month % months == 0]
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
    """One point for each of `days`, which ascend: what was known then, seen from then.

    Known on a day is all up to the last commit made by its end, even if the clock of an
    earlier commit was ahead.
    """
    found = zip(days, states_on(ledger, days, day_of), strict=True)
    return tuple(_point(states, day) for day, states in found)


def count_standings(day: date, found: Iterable[Standing]) -> Point:
    """The counts of a day on which milestones stood like this."""
    counts = Counter(found)
    total = counts.total() - counts[Standing.WITHDRAWN]
    done, overdue, unknown = (
        counts[one] for one in (Standing.DONE, Standing.OVERDUE, Standing.UNKNOWN)
    )
    return Point(day, total, done, overdue, unknown)


def states_on(ledger: Ledger, days: Sequence[date], day_of: DayOf) -> Iterator[Mapping[str, State]]:
    """What was known of each milestone on each of `days`, which ascend.

    The mapping is by full id, and changes with the next day.
    """
    states: dict[str, State] = {}
    events = zip(days_known(ledger, day_of), ledger.events, strict=True)
    known, event = next(events, (date.max, None))
    for day in days:
        while event is not None and known <= day:
            _apply(states, event.change)
            known, event = next(events, (date.max, None))
        yield states


def days_known(ledger: Ledger, day_of: DayOf) -> Sequence[date]:
    """The day from which each event was known: at the latest when the next one was."""
    known, latest, last = [], date.max, None
    for event in ledger.events[::-1]:
        if event.commit is not last:
            last = event.commit
            latest = min(latest, day_of(last))
        known.append(latest)
    return known[::-1]


def _apply(states: dict[str, State], change: Change) -> None:
    if "/" not in change.id:
        return
    if change.kind is ChangeKind.CREATED:
        states[change.id] = State(change.new)
    elif change.kind is ChangeKind.DELETED:
        states.pop(change.id, None)
    elif change.id in states:
        states[change.id] = _apply_change(states[change.id], change)


def _apply_change(state: State, change: Change) -> State:
    if change.kind in DUE_KINDS:
        return state._replace(due=change.new)
    if change.kind in {ChangeKind.DONE, ChangeKind.DONE_ON}:
        return state._replace(lifecycle=Lifecycle.DONE.value, done_on=change.new)
    if change.kind in _OTHER_LIFECYCLE_KINDS:
        return state._replace(lifecycle=change.new)
    return state


def _point(states: Mapping[str, State], day: date) -> Point:
    # Many milestones are in the same state, and periods take long to compare.
    counts = Counter(states.values())
    return count_standings(
        day,
        chain.from_iterable(repeat(standing(state, day), count) for state, count in counts.items()),
    )


def standing(state: State, day: date) -> Standing:
    """How a milestone of which this is known stands on a day."""
    if state.lifecycle in WITHDRAWN:
        return Standing.WITHDRAWN
    if _is_done(state, day):
        return Standing.DONE
    if not _is_past(state.due, day):
        return Standing.OPEN
    if state.lifecycle == Lifecycle.UNKNOWN:
        return Standing.UNKNOWN
    return Standing.OPEN if state.lifecycle in _NOT_LATE else Standing.OVERDUE


def _is_done(state: State, day: date) -> bool:
    """Whether it was done on `day`: not yet where the day of completion comes later."""
    if state.lifecycle != Lifecycle.DONE:
        return False
    done_on = period_of(state.done_on)
    return done_on is None or done_on.first <= day


def _is_past(due: str, day: date) -> bool:
    period = period_of(due)
    return period is not None and period.last < day
