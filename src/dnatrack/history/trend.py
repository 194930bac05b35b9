"""How many milestones were done, late, open or unknown, seen from each of some days."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from dnatrack.history.changes import (
    COMPLETIONS,
    DUE_KINDS,
    LIFECYCLE_KINDS,
    WITHDRAWN,
    Change,
    ChangeKind,
    completion_of,
)
from dnatrack.history.ledger import Commit, DayOf, Event, Ledger
from dnatrack.model.period import period_of
from dnatrack.model.words import Lifecycle

STEPS = ("week", "month", "quarter", "year")
"""How far the days of a trend may be from each other."""

_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_WEEKLY_UP_TO = timedelta(weeks=26)
_NOT_LATE = frozenset({Lifecycle.ON_HOLD.value, Lifecycle.UNKNOWN.value})


class Point(NamedTuple):
    """The counts of one day, by what was known on that day.

    `total` leaves out what was cancelled or superseded, which is `withdrawn`; `overdue`
    and `unknown` are past their deadline; the rest is open, `on_hold` some of it. `gone`
    are those that were removed up to that day, and neither came back nor have another id.
    """

    day: date
    total: int
    done: int
    overdue: int
    unknown: int
    on_hold: int = 0
    withdrawn: int = 0
    gone: int = 0

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
    """What is known of one milestone. `done_on` may be a day by which it was done."""

    due: str
    lifecycle: str = Lifecycle.PLANNED.value
    done_on: str = ""


GONE = State("", "gone")
"""Of a milestone that was removed."""


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


def states_on(ledger: Ledger, days: Sequence[date], day_of: DayOf) -> Iterator[Mapping[str, State]]:
    """What was known of each milestone on each of `days`, which ascend.

    The mapping is by the full id of its time, and changes with the next day. What was
    removed is `GONE`.
    """
    states: dict[str, State] = {}
    known = zip(days_known(ledger, day_of), ledger.events, strict=True)
    commits = groupby(known, key=lambda one: one[1].commit)
    until, events = _next(commits)
    for day in days:
        while until <= day:
            _apply_all(states, [event.change for event in events])
            until, events = _next(commits)
        yield states


def _next(
    commits: Iterator[tuple[Commit, Iterator[tuple[date, Event]]]],
) -> tuple[date, Sequence[Event]]:
    """The events of the next commit, and the day from which they were known."""
    found = [*next(commits, (None, ()))[1]]
    return (found[0][0] if found else date.max), [event for _, event in found]


def days_known(ledger: Ledger, day_of: DayOf) -> Sequence[date]:
    """The day from which each event was known: at the latest when the next one was."""
    known, latest, last = [], date.max, None
    for event in ledger.events[::-1]:
        if event.commit is not last:
            last = event.commit
            latest = min(latest, day_of(last))
        known.append(latest)
    return known[::-1]


def _apply_all(states: dict[str, State], changes: Sequence[Change]) -> None:
    """What is known after a commit; what it gave another id is first of all called so."""
    renamed = [one for one in changes if one.kind is ChangeKind.RENAMED]
    named = {one.id: states.get(one.old, GONE) for one in reversed(renamed)}
    for one in renamed:
        states.pop(one.old, None)
    states.update({id_: state for id_, state in named.items() if state != GONE})
    for change in changes:
        _apply(states, change)


def _apply(states: dict[str, State], change: Change) -> None:
    if "/" not in change.id:
        return
    if change.kind is ChangeKind.CREATED:
        states[change.id] = State(change.new)
    elif change.kind is ChangeKind.DELETED:
        states[change.id] = GONE
    elif change.id in states:
        states[change.id] = _apply_change(states[change.id], change)


def _apply_change(state: State, change: Change) -> State:
    if change.kind in DUE_KINDS:
        return state._replace(due=change.new)
    if change.kind in COMPLETIONS or change.kind is ChangeKind.DONE_ON:
        return state._replace(lifecycle=Lifecycle.DONE.value, done_on=change.new)
    if change.kind in LIFECYCLE_KINDS:
        return state._replace(lifecycle=change.new)
    return state


def _point(states: Mapping[str, State], day: date) -> Point:
    # Many milestones are in the same state, and periods take long to compare.
    counts = Counter(states.values())
    gone = counts.pop(GONE, 0)
    on_hold = sum(count for one, count in counts.items() if one.lifecycle == Lifecycle.ON_HOLD)
    found = Counter[Standing]()
    for state, count in counts.items():
        found[standing(state, day)] += count
    done, overdue, unknown, withdrawn = (
        found[one]
        for one in (Standing.DONE, Standing.OVERDUE, Standing.UNKNOWN, Standing.WITHDRAWN)
    )
    total = found.total() - withdrawn
    return Point(day, total, done, overdue, unknown, on_hold, withdrawn, gone)


def standing(state: State, day: date) -> Standing:
    """How a milestone of which this is known stands on a day."""
    if state.lifecycle in WITHDRAWN:
        return Standing.WITHDRAWN
    done, is_by_then = completion_of(state.done_on)
    is_done = state.lifecycle == Lifecycle.DONE
    if is_done and (done is None or done.first <= day):
        return Standing.DONE
    if not _is_past(state.due, day):
        return Standing.OPEN
    if state.lifecycle == Lifecycle.UNKNOWN or (is_done and is_by_then):
        return Standing.UNKNOWN
    return Standing.OPEN if state.lifecycle in _NOT_LATE else Standing.OVERDUE


def _is_past(due: str, day: date) -> bool:
    period = period_of(due)
    return period is not None and period.last < day
