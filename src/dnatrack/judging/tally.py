"""How many milestones there are of each sort, and what became of them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum

from dnatrack.judging.schedule import DONE_STATES, ScheduleState
from dnatrack.model.frozen import Frozen


class Tally(Frozen):
    """How many milestones there are, by schedule state. All of them are counted once.

    `unreadable` are those of which no state is known.
    """

    by_state: Counter[ScheduleState]
    unreadable: int = 0

    @property
    def total(self) -> int:
        """All milestones, readable or not."""
        return self.by_state.total() + self.unreadable

    @property
    def countable(self) -> int:
        """What progress is measured against: all but the cancelled and superseded."""
        return self.total - self.by_state[ScheduleState.CLOSED]

    @property
    def done(self) -> int:
        """Milestones that are done, in time or not."""
        return sum(self.by_state[state] for state in DONE_STATES)

    @property
    def done_late(self) -> int:
        """Milestones that were done after their deadline."""
        return self.by_state[ScheduleState.DONE_LATE]

    @property
    def overdue(self) -> int:
        """Milestones that are late and not done."""
        return self.by_state[ScheduleState.OVERDUE]

    @property
    def due_soon(self) -> int:
        """Milestones that fall due within the threshold."""
        return self.by_state[ScheduleState.DUE_SOON]

    @property
    def unknown(self) -> int:
        """Milestones past their deadline whose outcome nobody could find out."""
        return self.by_state[ScheduleState.OUTCOME_UNKNOWN]

    @property
    def open(self) -> int:
        """Milestones that are neither done, closed, unknown nor unreadable."""
        return self.countable - self.done - self.unknown - self.unreadable


def tally(states: Iterable[ScheduleState], unreadable: int = 0) -> Tally:
    """The tally of milestones in these states, and of some that could not be read."""
    return Tally(Counter(states), unreadable)


# What became of each milestone, in one word: they add up to all of them.


class Outcome(StrEnum):
    """What became of a milestone; of everything that is owed exactly one holds."""

    KEPT_IN_TIME = "kept-in-time"
    KEPT_LATE = "kept-late"
    KEPT_UNCLEAR = "kept-unclear"
    PARTLY_KEPT = "partly-kept"
    LATE_NOW = "late-now"
    STILL_OPEN = "still-open"
    UNKNOWN = "unknown"
    ENDED = "ended"
    UNREADABLE = "unreadable"


OUTCOMES: Mapping[ScheduleState, Outcome] = {
    ScheduleState.DONE_ON_TIME: Outcome.KEPT_IN_TIME,
    ScheduleState.DONE_LATE: Outcome.KEPT_LATE,
    ScheduleState.DONE_UNCLEAR: Outcome.KEPT_UNCLEAR,
    ScheduleState.DONE_UNDATED: Outcome.KEPT_UNCLEAR,
    ScheduleState.OVERDUE: Outcome.LATE_NOW,
    ScheduleState.OUTCOME_UNKNOWN: Outcome.UNKNOWN,
    ScheduleState.CLOSED: Outcome.ENDED,
}
"""The outcome by the schedule; whatever is not listed is still open."""
