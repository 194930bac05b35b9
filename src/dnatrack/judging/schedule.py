"""Where a milestone stands against a deadline on a day. Computed, never stored."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from dnatrack.model.frozen import Frozen
from dnatrack.model.milestone import Milestone
from dnatrack.model.period import Period
from dnatrack.model.task import Task
from dnatrack.model.words import Lifecycle


class ScheduleState(StrEnum):
    """The states of the schedule, as `docs/states` defines them."""

    NO_DEADLINE = "no-deadline"
    UPCOMING = "upcoming"
    IN_WINDOW = "in-window"
    DUE_SOON = "due-soon"
    OVERDUE = "overdue"
    OUTCOME_UNKNOWN = "outcome-unknown"
    DONE_ON_TIME = "done-on-time"
    DONE_LATE = "done-late"
    DONE_UNCLEAR = "done-unclear"
    DONE_UNDATED = "done-undated"
    PAUSED = "paused"
    CLOSED = "closed"


DONE_STATES = frozenset(
    {
        ScheduleState.DONE_ON_TIME,
        ScheduleState.DONE_LATE,
        ScheduleState.DONE_UNCLEAR,
        ScheduleState.DONE_UNDATED,
    }
)
OPEN_STATES = frozenset(
    {
        ScheduleState.NO_DEADLINE,
        ScheduleState.UPCOMING,
        ScheduleState.IN_WINDOW,
        ScheduleState.DUE_SOON,
        ScheduleState.OVERDUE,
    }
)


class Schedule(NamedTuple):
    """A state, and how many days lie between the deadline's last day and the milestone.

    `days_late` is set for what is overdue and what was done late, and then at least
    1; `at_least` says that a late completion is known only to a coarser period, and
    `days_late` counts to its first day. `days_left` is set for what is open and not
    late, 0 on the last day.
    """

    state: ScheduleState
    days_late: int | None = None
    days_left: int | None = None
    at_least: bool = False


def schedule(
    milestone: Milestone, due: Period | None, today: date, *, due_soon_days: int
) -> Schedule:
    """Where `milestone` stands on `today` against the deadline `due`.

    What was done, or left by a decision, after `today` was still open on that day; of
    what was done by a later day nobody knows. A completion without a date is unclear.
    """
    lifecycle = lifecycle_on(milestone, today)
    if lifecycle is Lifecycle.ON_HOLD:
        return Schedule(ScheduleState.PAUSED)
    if lifecycle in {Lifecycle.CANCELLED, Lifecycle.SUPERSEDED}:
        return Schedule(ScheduleState.CLOSED)
    if lifecycle is Lifecycle.DONE:
        return _done(milestone, due)
    if lifecycle is Lifecycle.UNKNOWN and due is not None and today > due.last:
        return Schedule(ScheduleState.OUTCOME_UNKNOWN)
    return _open(due, today, due_soon_days)


_LEFT = frozenset({Lifecycle.ON_HOLD, Lifecycle.CANCELLED, Lifecycle.SUPERSEDED})


def completed(item: Milestone | Task) -> Period | None:
    """When something was done; the day by which it was, where nothing closer is known."""
    return item.done_on or (Period.of_day(item.done_by) if item.done_by is not None else None)


def lifecycle_on(item: Milestone | Task, day: date) -> Lifecycle:
    """How far an item had come on `day`, by its own dates: what is typed holds from then on.

    Under way is what was done, or left by a decision, on a later day. Where it is only
    known that it was done by a later day, it is not known whether it was by then.
    """
    typed = item.lifecycle
    if typed is Lifecycle.DONE:
        if item.done_on is not None:
            return typed if item.done_on.first <= day else Lifecycle.IN_PROGRESS
        return Lifecycle.UNKNOWN if item.done_by is not None and day < item.done_by else typed
    if typed in _LEFT and item.decision is not None and day < item.decision.on:
        return Lifecycle.IN_PROGRESS
    return typed


def _done(milestone: Milestone, due: Period | None) -> Schedule:
    done_on, done_by = milestone.done_on, milestone.done_by
    if due is None:
        return Schedule(ScheduleState.DONE_UNDATED)
    if done_on is None and done_by is not None and done_by <= due.last:
        return Schedule(ScheduleState.DONE_ON_TIME)
    if done_on is None:
        return Schedule(ScheduleState.DONE_UNCLEAR)
    if done_on.last <= due.last:
        return Schedule(ScheduleState.DONE_ON_TIME)
    if done_on.first > due.last:
        late = (done_on.first - due.last).days
        at_least = done_on.first != done_on.last
        return Schedule(ScheduleState.DONE_LATE, days_late=late, at_least=at_least)
    return Schedule(ScheduleState.DONE_UNCLEAR)


def _open(due: Period | None, today: date, due_soon_days: int) -> Schedule:
    if due is None:
        return Schedule(ScheduleState.NO_DEADLINE)
    left = (due.last - today).days
    if left < 0:
        return Schedule(ScheduleState.OVERDUE, days_late=-left)
    if left <= due_soon_days:
        return Schedule(ScheduleState.DUE_SOON, days_left=left)
    if today < due.first:
        return Schedule(ScheduleState.UPCOMING, days_left=left)
    return Schedule(ScheduleState.IN_WINDOW, days_left=left)


# How many days passed between two periods, as precisely as they tell.


class Elapsed(Frozen):
    """A number of days that is known to lie between `least` and `most`, both from 0 on."""

    least: int
    most: int

    @property
    def is_exact(self) -> bool:
        """Whether the number is known to the day."""
        return self.least == self.most


def elapsed_days(since: Period, until: Period) -> Elapsed:
    """The days from some day of `since` to some day of `until`.

    Where the periods overlap, it may have been no day at all.
    """
    least = (until.first - since.last).days
    most = (until.last - since.first).days
    return Elapsed(max(least, 0), max(most, 0))
