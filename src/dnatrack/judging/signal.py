"""Red, yellow, grey, green or over, with the reasons for it, and what people say of it."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

from dnatrack.judging.schedule import DONE_STATES, Schedule, ScheduleState
from dnatrack.model.frozen import Frozen
from dnatrack.model.reference_files import Thresholds
from dnatrack.model.task import DeclaredSignal, SignalOverride, Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import OwedMilestone, Unreadable
from dnatrack.model.words import Lifecycle, Signal


class ReasonKind(StrEnum):
    """Why a signal is red, yellow or grey."""

    LONG_OVERDUE = "long-overdue"
    SLIPPED_OFTEN = "slipped-often"
    OVERDUE = "overdue"
    DUE_SOON_NOT_STARTED = "due-soon-not-started"
    DONE_WITHOUT_EVIDENCE = "done-without-evidence"
    WAITS_FOR_LATE = "waits-for-late"
    NOTHING_DATED = "nothing-dated"
    NOTHING_AHEAD = "nothing-ahead"
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
    ReasonKind.NOTHING_AHEAD: Signal.GREY,
    ReasonKind.OUTCOMES_UNKNOWN: Signal.GREY,
    ReasonKind.UNREADABLE: Signal.GREY,
}


class Reason(Frozen):
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


_WORST_FIRST = tuple(Signal)


def worst(signals: Iterable[Signal]) -> Signal:
    """The worst of some signals, as `Signal` orders them; grey where there are none."""
    return min(signals, key=_WORST_FIRST.index, default=Signal.GREY)


# What is shown of a task where more than one signal is known of it.


class WeighedSignal(Frozen):
    """The signal that was worked out, and what people say beside it.

    `is_overridden`: the override holds on the evaluation day. `is_expired`: it stands
    in the data, but holds no more.
    """

    computed: Signal
    declared: DeclaredSignal | None = None
    override: SignalOverride | None = None
    is_overridden: bool = False
    is_expired: bool = False

    @property
    def unadorned(self) -> Signal:
        """The worse of what was worked out and what the ministry declares."""
        return worst([self.computed, *([Signal(self.declared.signal)] if self.declared else [])])

    @property
    def shown(self) -> Signal:
        """The coordinator's signal while that is in force, else the worse of the others."""
        if self.override is not None and self.is_overridden:
            return Signal(self.override.signal)
        return self.unadorned

    @property
    def is_raised(self) -> bool:
        """Whether the override makes the task look better than it would."""
        return self.is_overridden and worst([self.shown, self.unadorned]) is not self.shown


def weigh_signal(
    subject: Task | Taskforce | Unreadable, computed: Signal, today: date
) -> WeighedSignal:
    """What is to be shown of a task or taskforce on `today`.

    A declaration counts from its day on.
    """
    if not isinstance(subject, Task):
        return WeighedSignal(computed)
    declared, override = subject.declared_signal, subject.override
    if declared is not None and today < declared.on:
        declared = None
    return WeighedSignal(
        computed,
        declared,
        override,
        is_overridden=override is not None and override.is_in_force(today),
        is_expired=override is not None and override.is_expired(today),
    )
