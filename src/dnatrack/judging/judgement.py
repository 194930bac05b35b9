"""Everything that follows from a tracker on one day."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType

from dnatrack.judging.schedule import DONE_STATES, Schedule, ScheduleState, schedule
from dnatrack.judging.signal import (
    Reason,
    ReasonKind,
    WeighedSignal,
    milestone_reasons,
    weigh_signal,
    worst,
)
from dnatrack.model.data_files import DataPath
from dnatrack.model.frozen import Frozen
from dnatrack.model.milestone import Milestone
from dnatrack.model.period import Period, PeriodError
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import ItemKind, OwedMilestone, Tracker, Unreadable
from dnatrack.model.words import Signal

# Counting milestones by what became of them.


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


# What the history of the data bears witness to, beyond what the files declare.


class Witness(Frozen):
    """The first deadline ever written of each milestone, and the days on which it slipped.

    Both by the full id of the milestone; deadlines as they were written. Empty where
    there is no history.
    """

    first_dues: Mapping[str, str] = MappingProxyType({})
    slip_days: Mapping[str, tuple[date, ...]] = MappingProxyType({})

    def original_due(self, id_: str, milestone: Milestone) -> Period | None:
        """The first deadline ever promised: declared, else in the history, else the due."""
        if milestone.revisions:
            return milestone.revisions[0].since
        first = self.first_dues.get(id_)
        if first is None or (milestone.due is not None and first == milestone.due.text):
            return milestone.due
        try:
            return Period.parse(first)
        except PeriodError:
            return milestone.due

    def slips(self, id_: str, milestone: Milestone, today: date) -> int:
        """How often the deadline moved to a later day up to `today`, declared or not."""
        seen = sum(day <= today for day in self.slip_days.get(id_, ()))
        return max(seen, milestone.slips_by(today))


NO_WITNESS = Witness()


class JudgedMilestone(Frozen):
    """A milestone with its schedule against the current and against the original due.

    `slips` is how often its deadline moved to a later day, declared or not.
    """

    owed: OwedMilestone
    due: Period | None
    original_due: Period | None
    current: Schedule
    original: Schedule
    reasons: tuple[Reason, ...]
    slips: int = 0

    @property
    def state(self) -> ScheduleState:
        """Its state against the current due."""
        return self.current.state

    @property
    def signal(self) -> Signal:
        """Red or yellow by its reasons; grey where nothing can be told; else green."""
        if self.reasons:
            return worst(reason.signal for reason in self.reasons)
        return Signal.GREY if self.state in _TELLS_NOTHING else Signal.GREEN


class JudgedItem(Frozen):
    """A task or taskforce with its own milestones, or the placeholder of one.

    `lost` are its milestones that could not be read.
    """

    subject: Task | Taskforce | Unreadable
    milestones: tuple[JudgedMilestone, ...]
    lost: tuple[Unreadable, ...]
    reasons: tuple[Reason, ...]
    weighed: WeighedSignal
    tally: Tally

    @property
    def signal(self) -> Signal:
        """The signal that is shown."""
        return self.weighed.shown

    @property
    def id(self) -> str:
        """The id of the task or taskforce."""
        return self.subject.id

    @property
    def is_taskforce(self) -> bool:
        """Whether it is a taskforce rather than a task."""
        subject = self.subject
        if isinstance(subject, Unreadable):
            return subject.kind is ItemKind.TASKFORCE
        return isinstance(subject, Taskforce)

    @property
    def taskforce(self) -> str | None:
        """Id of the taskforce that it is or belongs to; None where that is not known."""
        return self.subject.id if isinstance(self.subject, Taskforce) else self.subject.taskforce

    @property
    def priority(self) -> str | None:
        """Id of the priority that it belongs to, if it does."""
        return None if isinstance(self.subject, Taskforce) else self.subject.priority


class Judgement(Frozen):
    """A tracker as it is to be seen on `today`.

    `tasks` holds every task, also those that could not be read; `taskforces` holds
    the taskforces with the milestones that they themselves owe.
    """

    tracker: Tracker
    today: date
    taskforces: tuple[JudgedItem, ...]
    tasks: tuple[JudgedItem, ...]

    @property
    def items(self) -> tuple[JudgedItem, ...]:
        """Taskforces, then tasks."""
        return (*self.taskforces, *self.tasks)

    @cached_property
    def owing_items(self) -> tuple[JudgedItem, ...]:
        """All that has a signal to speak of: every task, and taskforces that owe something."""
        return tuple(
            one for one in self.items if not one.is_taskforce or one.milestones or one.lost
        )

    @cached_property
    def owing_items_by_id(self) -> Mapping[str, JudgedItem]:
        """Each of them by its id; of a repeated id the first."""
        found: dict[str, JudgedItem] = {}
        for one in self.owing_items:
            found.setdefault(one.id, one)
        return found

    @cached_property
    def milestones(self) -> tuple[JudgedMilestone, ...]:
        """Every milestone that could be read: of the taskforces, then of the tasks."""
        return tuple(one for item in self.items for one in item.milestones)

    @cached_property
    def milestones_by_id(self) -> Mapping[str, JudgedMilestone]:
        """Each milestone by its full id."""
        return {one.owed.id: one for one in self.milestones}


_TELLS_NOTHING = frozenset(
    {
        ScheduleState.NO_DEADLINE,
        ScheduleState.OUTCOME_UNKNOWN,
        ScheduleState.PAUSED,
        ScheduleState.CLOSED,
    }
)
"""States that say neither that a milestone goes well nor that it does not."""


def judge(tracker: Tracker, today: date, witness: Witness = NO_WITNESS) -> Judgement:
    """Everything that follows from `tracker` on `today`, a day in its time zone.

    `witness` adds what the history knows and the files do not declare.
    """
    milestones = _judged_milestones(tracker, today, witness)
    lost = _lost_by_owner(tracker)
    taskforces: tuple[Taskforce | Unreadable, ...]
    taskforces = (*tracker.taskforces, *_unreadable(tracker, ItemKind.TASKFORCE))
    tasks: tuple[Task | Unreadable, ...]
    tasks = (*tracker.tasks, *_unreadable(tracker, ItemKind.TASK))
    return Judgement(
        tracker,
        today,
        tuple(_judged_item(one, milestones, lost, today=today) for one in taskforces),
        tuple(_judged_item(one, milestones, lost, today=today) for one in tasks),
    )


def total(items: Iterable[JudgedItem]) -> Tally:
    """One tally of the milestones of all `items`."""
    found = list(items)
    states = (one.state for item in found for one in item.milestones)
    return tally(states, sum(len(item.lost) for item in found))


def _judged_milestones(
    tracker: Tracker, today: date, witness: Witness
) -> Mapping[int, list[JudgedMilestone]]:
    """The judged milestones of each owner, by the owner's identity."""
    thresholds = tracker.settings.thresholds
    days = thresholds.due_soon_days
    current = [
        schedule(one.milestone, one.milestone.due_on(today), today, due_soon_days=days)
        for one in tracker.owed
    ]
    late = frozenset(
        one.id
        for one, found in zip(tracker.owed, current, strict=True)
        if found.state is ScheduleState.OVERDUE
    )
    judged: defaultdict[int, list[JudgedMilestone]] = defaultdict(list)
    for owed, found in zip(tracker.owed, current, strict=True):
        milestone = owed.milestone
        due, first = milestone.due_on(today), witness.original_due(owed.id, milestone)
        original = found
        if first is not due:
            original = schedule(milestone, first, today, due_soon_days=days)
        slips = witness.slips(owed.id, milestone, today)
        reasons = milestone_reasons(owed, found, slips, thresholds=thresholds, late=late)
        judged[id(owed.owner)].append(
            JudgedMilestone(owed, due, first, found, original, tuple(reasons), slips)
        )
    return judged


def _lost_by_owner(tracker: Tracker) -> Mapping[DataPath, list[Unreadable]]:
    """By the place of what owes them: two files may say the same id."""
    lost: defaultdict[DataPath, list[Unreadable]] = defaultdict(list)
    for item in tracker.unreadable:
        if item.kind is ItemKind.MILESTONE:
            keys = item.place.keys
            lost[DataPath(item.place.file, keys[: keys.index("milestones")])].append(item)
    return lost


def _unreadable(tracker: Tracker, kind: ItemKind) -> Iterator[Unreadable]:
    return (item for item in tracker.unreadable if item.kind is kind)


def _judged_item(
    subject: Task | Taskforce | Unreadable,
    milestones: Mapping[int, list[JudgedMilestone]],
    lost_by_owner: Mapping[DataPath, list[Unreadable]],
    *,
    today: date,
) -> JudgedItem:
    own = tuple(milestones.get(id(subject), ()))
    lost = tuple(lost_by_owner.get(subject.place, ())) if lost_by_owner else ()
    reasons = tuple(_item_reasons(subject, own, lost))
    computed = worst(reason.signal for reason in reasons) if reasons else Signal.GREEN
    counts = tally((one.state for one in own), len(lost))
    return JudgedItem(subject, own, lost, reasons, weigh_signal(subject, computed, today), counts)


def _item_reasons(
    subject: Task | Taskforce | Unreadable,
    milestones: tuple[JudgedMilestone, ...],
    lost: tuple[Unreadable, ...],
) -> Iterator[Reason]:
    for milestone in milestones:
        yield from milestone.reasons
    if isinstance(subject, Unreadable) or lost:
        yield Reason(ReasonKind.UNREADABLE, subject.id, len(lost))
    elif all(one.state in _TELLS_NOTHING for one in milestones):
        unknown = sum(one.state is ScheduleState.OUTCOME_UNKNOWN for one in milestones)
        kind = ReasonKind.OUTCOMES_UNKNOWN if unknown else ReasonKind.NOTHING_DATED
        yield Reason(kind, subject.id, unknown)
