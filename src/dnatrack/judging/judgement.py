"""Everything that follows from a tracker on one day."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import NamedTuple

from dnatrack.judging.schedule import (
    DONE_STATES,
    OPEN_STATES,
    Schedule,
    ScheduleState,
    lifecycle_on,
    schedule,
)
from dnatrack.judging.signal import (
    Reason,
    ReasonKind,
    WeighedSignal,
    milestone_reasons,
    weigh_signal,
    worst,
)
from dnatrack.judging.tally import OUTCOMES, Outcome, Tally, tally
from dnatrack.judging.witness import NO_WITNESS, GonePromise, Witness
from dnatrack.model.data_files import DataPath
from dnatrack.model.fields import Name
from dnatrack.model.frozen import Frozen
from dnatrack.model.period import Period
from dnatrack.model.reference_files import Thresholds
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import ItemKind, OwedMilestone, Tracker, Unreadable
from dnatrack.model.words import Completion, Lifecycle, Signal


class Bench(NamedTuple):
    """What all milestones of a tracker are judged by; `late` are the full ids of the overdue."""

    today: date
    thresholds: Thresholds
    witness: Witness
    late: frozenset[str]


class JudgedMilestone(Frozen):
    """A milestone with its schedule against the current due.

    What few ask for is worked out when somebody does.
    """

    owed: OwedMilestone
    due: Period | None
    current: Schedule
    bench: Bench

    @cached_property
    def original_due(self) -> Period | None:
        """The first deadline; None where there is none, and where it is not known."""
        return self.bench.witness.original_due(self.id, self.owed.milestone)

    @property
    def knows_original_due(self) -> bool:
        """Whether the first deadline can be told."""
        return self.bench.witness.knows_original_due(self.owed.milestone)

    @cached_property
    def original(self) -> Schedule:
        """Its schedule against the original due."""
        if self.original_due is self.due:
            return self.current
        milestone, (today, thresholds, _, _) = self.owed.milestone, self.bench
        days = thresholds.due_soon_days
        return schedule(milestone, self.original_due, today, due_soon_days=days)

    @property
    def slips(self) -> int:
        """How often its deadline moved to a later day, declared or not."""
        return self.bench.witness.slips(self.id, self.owed.milestone, self.bench.today)

    @cached_property
    def reasons(self) -> tuple[Reason, ...]:
        """Why it is not green, worst first."""
        _, thresholds, _, late = self.bench
        return tuple(
            milestone_reasons(self.owed, self.current, self.slips, thresholds=thresholds, late=late)
        )

    @property
    def lifecycle(self) -> Lifecycle:
        """How far it had come on the day."""
        return lifecycle_on(self.owed.milestone, self.bench.today)

    @property
    def id(self) -> str:
        """`owner/milestone`: unique in the whole data set."""
        return self.owed.id

    @property
    def title(self) -> Name:
        """What it is called, in both languages."""
        return self.owed.milestone.title

    @property
    def lead(self) -> str | None:
        """Id of the ministry that answers for it."""
        return self.owed.lead

    @property
    def days_late(self) -> int | None:
        """How many days it is, or was done, after the current due; None where it is not late."""
        return self.current.days_late

    @property
    def has_moved(self) -> bool:
        """Whether its current due is known to be another one than the first."""
        return self.knows_original_due and self.due != self.original_due

    @property
    def state(self) -> ScheduleState:
        """Its state against the current due."""
        return self.current.state

    @property
    def signal(self) -> Signal:
        """Red or yellow by its reasons; grey where nothing can be told; else green, or over."""
        if self.reasons:
            return worst(reason.signal for reason in self.reasons)
        if self.state in DONE_STATES:
            return Signal.COMPLETE
        if self.state is ScheduleState.CLOSED:
            return Signal.CLOSED
        return Signal.GREEN if self.state in _AHEAD else Signal.GREY

    @property
    def outcome(self) -> Outcome:
        """What became of it, in one word."""
        is_partial = self.owed.milestone.completion is Completion.PARTIAL
        if is_partial and self.state in DONE_STATES:
            return Outcome.PARTLY_KEPT
        return OUTCOMES.get(self.state, Outcome.STILL_OPEN)


class JudgedItem(Frozen):
    """A task or taskforce on `today` with its own milestones, or the placeholder of one.

    `lost` are its milestones that could not be read.
    """

    subject: Task | Taskforce | Unreadable
    milestones: tuple[JudgedMilestone, ...]
    lost: tuple[Unreadable, ...]
    today: date

    @cached_property
    def lifecycle(self) -> Lifecycle | None:
        """How far a task had come; None where it cannot be read, or is none.

        What is typed holds no longer than it does of its milestones.
        """
        if not isinstance(self.subject, Task):
            return None
        task, own = self.subject, lifecycle_on(self.subject, self.today)
        if own is Lifecycle.PLANNED or task.done_on or task.done_by or task.decision:
            return own
        came_later = any(
            one.lifecycle is not one.owed.milestone.lifecycle for one in self.milestones
        )
        return Lifecycle.IN_PROGRESS if came_later else own

    @cached_property
    def reasons(self) -> tuple[Reason, ...]:
        """Why it is not green: those of its milestones, then its own."""
        return tuple(_item_reasons(self))

    @cached_property
    def weighed(self) -> WeighedSignal:
        """The signal that was worked out, and what people say beside it."""
        return weigh_signal(self.subject, _computed(self.reasons, self.tally), self.today)

    @cached_property
    def tally(self) -> Tally:
        """How many milestones there are of each sort."""
        return tally((one.state for one in self.milestones), len(self.lost))

    @property
    def signal(self) -> Signal:
        """The signal that is shown."""
        return self.weighed.shown

    @property
    def id(self) -> str:
        """The id of the task or taskforce."""
        return self.subject.id

    @property
    def title(self) -> Name | None:
        """What it is called, in both languages; None where that cannot be read."""
        return self.subject.name if isinstance(self.subject, Taskforce) else self.subject.title

    @property
    def lead(self) -> str | None:
        """Id of the ministry that answers for it; None where none is named."""
        subject = self.subject
        return subject.chair.ministry if isinstance(subject, Taskforce) else subject.lead

    @property
    def is_taskforce(self) -> bool:
        """Whether it is a taskforce rather than a task."""
        subject = self.subject
        if isinstance(subject, Unreadable):
            return subject.kind is ItemKind.TASKFORCE
        return isinstance(subject, Taskforce)

    @property
    def owes_nothing(self) -> bool:
        """Whether it is a taskforce without milestones of its own, of which there is no signal."""
        return self.is_taskforce and not self.milestones and not self.lost

    @property
    def outcomes(self) -> "Counter[Outcome]":
        """How many of its milestones came to what; they add up to all of them."""
        found = Counter(one.outcome for one in self.milestones)
        return found + Counter({Outcome.UNREADABLE: len(self.lost)})

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
    the taskforces with the milestones that they themselves owe; `gone` are the promises
    that were there once, as far as the history is known.
    """

    tracker: Tracker
    today: date
    taskforces: tuple[JudgedItem, ...]
    tasks: tuple[JudgedItem, ...]
    gone: tuple[GonePromise, ...] = ()

    @property
    def items(self) -> tuple[JudgedItem, ...]:
        """Taskforces, then tasks."""
        return (*self.taskforces, *self.tasks)

    @cached_property
    def owing_items(self) -> tuple[JudgedItem, ...]:
        """All that has a signal to speak of: every task, and taskforces that owe something."""
        return tuple(one for one in self.items if not one.owes_nothing)

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


_AHEAD = OPEN_STATES - {ScheduleState.NO_DEADLINE, ScheduleState.OVERDUE}
"""States of a deadline that lies ahead."""


def judge(tracker: Tracker, today: date, witness: Witness = NO_WITNESS) -> Judgement:
    """Everything that follows from `tracker` on `today`, a day in its time zone.

    `witness` adds what the history knows and the files do not declare.
    """
    milestones = _judged_milestones(tracker, today, witness)
    lost = _lost_by_owner(tracker)

    def item(subject: Task | Taskforce | Unreadable) -> JudgedItem:
        own = tuple(milestones.get(id(subject), ()))
        return JudgedItem(subject, own, tuple(lost.get(subject.place, ())), today)

    return Judgement(
        tracker,
        today,
        (*map(item, tracker.taskforces), *map(item, _unreadable(tracker, ItemKind.TASKFORCE))),
        (*map(item, tracker.tasks), *map(item, _unreadable(tracker, ItemKind.TASK))),
        tuple(one for one in witness.gone if not _is_there(tracker, one.id)),
    )


def _is_there(tracker: Tracker, id_: str) -> bool:
    """Whether a promise is in the data, as of a state before it was removed."""
    return id_ in tracker.owed_by_id or id_ in tracker.tasks_by_id or id_ in tracker.unreadable_ids


def tasks_among(items: Iterable[JudgedItem]) -> list[JudgedItem]:
    """The tasks of `items`, readable or not: what counts as a task, everywhere."""
    return [one for one in items if not one.is_taskforce]


def count_signals(items: Iterable[JudgedItem]) -> Counter[Signal]:
    """How many tasks of `items` have each signal; they add up to the tasks."""
    return Counter(one.signal for one in tasks_among(items))


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
    dues = [one.milestone.due_on(today) for one in tracker.owed]
    current = [
        schedule(one.milestone, due, today, due_soon_days=days)
        for one, due in zip(tracker.owed, dues, strict=True)
    ]
    late = frozenset(
        one.id
        for one, found in zip(tracker.owed, current, strict=True)
        if found.state is ScheduleState.OVERDUE
    )
    bench = Bench(today, thresholds, witness, late)
    judged: defaultdict[int, list[JudgedMilestone]] = defaultdict(list)
    for owed, due, found in zip(tracker.owed, dues, current, strict=True):
        judged[id(owed.owner)].append(JudgedMilestone(owed, due, found, bench))
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


def _computed(reasons: tuple[Reason, ...], counts: Tally) -> Signal:
    """The worst reason; without one all is done, or ended, or something good lies ahead."""
    if reasons:
        return worst(reason.signal for reason in reasons)
    if counts.total and not counts.countable:
        return Signal.CLOSED
    return Signal.COMPLETE if counts.done == counts.countable else Signal.GREEN


def _item_reasons(item: JudgedItem) -> Iterator[Reason]:
    subject, milestones, lost = item.subject, item.milestones, item.lost
    for milestone in milestones:
        yield from milestone.reasons
    if isinstance(subject, Unreadable) or lost:
        yield Reason(ReasonKind.UNREADABLE, subject.id, len(lost))
    elif unknown := sum(one.state is ScheduleState.OUTCOME_UNKNOWN for one in milestones):
        yield Reason(ReasonKind.OUTCOMES_UNKNOWN, subject.id, unknown)
    elif milestones:
        yield from _nothing_ahead(subject.id, {one.state for one in milestones})
    elif item.lifecycle is not Lifecycle.DONE or not isinstance(subject, Task):
        yield Reason(ReasonKind.NOTHING_DATED, subject.id)
    elif not subject.evidence:
        yield Reason(ReasonKind.DONE_WITHOUT_EVIDENCE, subject.id)


def _nothing_ahead(id_: str, states: set[ScheduleState]) -> Iterator[Reason]:
    """The reason where something is open, and none of it has a deadline to be judged by."""
    waits = states & {ScheduleState.PAUSED, ScheduleState.NO_DEADLINE}
    if waits and states.isdisjoint(_AHEAD | {ScheduleState.OVERDUE}):
        is_begun = not states.isdisjoint(DONE_STATES)
        kind = ReasonKind.NOTHING_AHEAD if is_begun else ReasonKind.NOTHING_DATED
        yield Reason(kind, id_)
