"""Green, yellow, red or grey, with the reasons for it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from dnatrack.judging.schedule import DONE_STATES, Schedule, ScheduleState
from dnatrack.model.reference_files import Thresholds
from dnatrack.model.tracker import OwedMilestone
from dnatrack.model.words import Lifecycle, Signal


class ReasonKind(StrEnum):
    """Why a signal is not green."""

    LONG_OVERDUE = "long-overdue"
    SLIPPED_OFTEN = "slipped-often"
    OVERDUE = "overdue"
    DUE_SOON_NOT_STARTED = "due-soon-not-started"
    DONE_WITHOUT_EVIDENCE = "done-without-evidence"
    WAITS_FOR_LATE = "waits-for-late"
    NOTHING_DATED = "nothing-dated"
    OUTCOMES_UNKNOWN = "outcomes-unknown"
    UNREADABLE = "unreadable"


SIGNAL_OF: dict[ReasonKind, Signal] = {
    ReasonKind.LONG_OVERDUE: Signal.RED,
    ReasonKind.SLIPPED_OFTEN: Signal.RED,
    ReasonKind.OVERDUE: Signal.YELLOW,
    ReasonKind.DUE_SOON_NOT_STARTED: Signal.YELLOW,
    ReasonKind.DONE_WITHOUT_EVIDENCE: Signal.YELLOW,
    ReasonKind.WAITS_FOR_LATE: Signal.YELLOW,
    ReasonKind.NOTHING_DATED: Signal.GREY,
    ReasonKind.OUTCOMES_UNKNOWN: Signal.GREY,
    ReasonKind.UNREADABLE: Signal.GREY,
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for a signal.

    `about` is the full id of a milestone, or the id of a task. `amount` counts days
    for what is overdue and slips for what slipped; `other` is what it waits for.
    """

    kind: ReasonKind
    about: str
    amount: int = 0
    other: str = ""

    @property
    def signal(self) -> Signal:
        """The signal that this reason alone would give."""
        return SIGNAL_OF[self.kind]


def milestone_reasons(
    owed: OwedMilestone,
    schedule: Schedule,
    slips: int,
    *,
    thresholds: Thresholds,
    late: frozenset[str],
) -> Iterator[Reason]:
    """Why a milestone is not green, worst first; nothing if no reason is known.

    `slips` is how often its deadline moved to a later day, `late` holds the full ids of
    all overdue milestones. Slips count while the
    milestone is open: what was delivered in the end is judged by its delivery.
    """
    milestone, days_late = owed.milestone, schedule.days_late or 0
    is_over = schedule.state in DONE_STATES or schedule.state is ScheduleState.CLOSED
    if not is_over and slips >= max(1, thresholds.red_after_slips):
        yield Reason(ReasonKind.SLIPPED_OFTEN, owed.id, slips)
    if schedule.state is ScheduleState.OVERDUE:
        is_long = days_late > thresholds.red_after_days
        kind = ReasonKind.LONG_OVERDUE if is_long else ReasonKind.OVERDUE
        yield Reason(kind, owed.id, days_late)
    if schedule.state is ScheduleState.DUE_SOON and milestone.lifecycle is Lifecycle.PLANNED:
        yield Reason(ReasonKind.DUE_SOON_NOT_STARTED, owed.id, schedule.days_left or 0)
    if schedule.state in DONE_STATES and not milestone.evidence:
        yield Reason(ReasonKind.DONE_WITHOUT_EVIDENCE, owed.id)
    if not is_over and milestone.blocked_by:
        for blocker in owed.blockers:
            if blocker in late:
                yield Reason(ReasonKind.WAITS_FOR_LATE, owed.id, other=blocker)


def worst(signals: Iterable[Signal]) -> Signal:
    """The worst of some signals: red, yellow, grey, green; grey where there are none."""
    return min(signals, key=list(Signal).index, default=Signal.GREY)
