"""How long nothing has been heard of each open task, and what the last months were like."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import chain
from typing import NamedTuple

from dnatrack.history.audit import DayOf
from dnatrack.history.changes import (
    COMPLETIONS,
    LIFECYCLE_KINDS,
    WITHDRAWN,
    Change,
    ChangeKind,
)
from dnatrack.history.ledger import Event, Ledger, lasting_ids
from dnatrack.history.trend import GONE, State, days_known, days_of_trend, standing, states_on
from dnatrack.model.words import Lifecycle


class Silence(NamedTuple):
    """How long an open task, or the milestones of a taskforce itself, said nothing new.

    `since` is the day of the last change in meaning, of the task or of any milestone of
    it, and `last` that change, the weightiest of its commit. `step` is how many
    thresholds of the ladder are passed.
    """

    id: str
    since: date
    days: int
    step: int
    last: Change


def silences(
    ledger: Ledger, today: date, day_of: DayOf, *, ladder: Sequence[int]
) -> tuple[Silence, ...]:
    """The silence of each open task by what was known on `today`, the longest first.

    Left out is what is done, cancelled or superseded itself, and what owes milestones
    that all are. What nobody knows the outcome of is open. A threshold is passed after
    more days than it says.
    """
    found = (
        _silence(id_, one, today, ladder)
        for id_, one in _owners(ledger, today, day_of).items()
        if one.is_open and not _is_idle_taskforce(ledger, id_, one)
    )
    return tuple(sorted(found, key=lambda one: (-one.days, one.id)))


class _Owner:
    """What is known of a task or taskforce: when it last spoke, and how far it has come."""

    def __init__(self, since: date, last: Event) -> None:
        self.since = since
        self.last = last
        self.lifecycle: str = Lifecycle.PLANNED.value
        self.milestones: dict[str, str] = {}

    @property
    def is_open(self) -> bool:
        """Whether something is still to come of it."""
        if self.lifecycle in _FINISHED:
            return False
        countable = [one for one in self.milestones.values() if one not in WITHDRAWN]
        return not self.milestones or any(one != Lifecycle.DONE for one in countable)

    def hear(self, day: date, event: Event, milestone: str) -> None:
        """Take in the next event of it, or of one of its milestones."""
        change = event.change
        if event.commit != self.last.commit or _weight(change) < _weight(self.last.change):
            self.last = event
        self.since = day
        if not milestone:
            self.lifecycle = _lifecycle_after(self.lifecycle, change)
        elif change.kind is ChangeKind.DELETED:
            self.milestones.pop(milestone, None)
        else:
            before = self.milestones.get(milestone, Lifecycle.PLANNED.value)
            self.milestones[milestone] = _lifecycle_after(before, change)


_ORDER = {kind: number for number, kind in enumerate(ChangeKind)}


def _weight(change: Change) -> int:
    """Which change of one commit speaks for all: the birth of a task, else as reports list them."""
    is_birth = change.kind is ChangeKind.CREATED and "/" not in change.id
    return -1 if is_birth else _ORDER[change.kind]


_FINISHED = WITHDRAWN | {Lifecycle.DONE.value}


def _silence(id_: str, owner: _Owner, today: date, ladder: Sequence[int]) -> Silence:
    days = (today - owner.since).days
    step = sum(days > threshold for threshold in ladder)
    return Silence(id_, owner.since, days, step, owner.last.change)


def _is_idle_taskforce(ledger: Ledger, id_: str, owner: _Owner) -> bool:
    """Whether it is a taskforce that owes nothing itself, and so has nothing to say."""
    item = ledger.items.get(id_)
    return not owner.milestones and item is not None and item.taskforce == id_


def _owners(ledger: Ledger, today: date, day_of: DayOf) -> Mapping[str, _Owner]:
    """Each task and taskforce that was there on `today`."""
    owners: dict[str, _Owner] = {}
    ids = lasting_ids(ledger.events)
    for day, name, event in zip(days_known(ledger, day_of), ids, ledger.events, strict=True):
        if day > today:
            break
        id_, _, milestone = name.partition("/")
        is_gone = event.change.kind is ChangeKind.DELETED and event.change.id == name.rstrip()
        if not is_gone:
            owners.setdefault(id_, _Owner(day, event)).hear(day, event, milestone)
        elif not milestone:
            owners.pop(id_, None)
        elif id_ in owners:
            owners[id_].hear(day, event, milestone)
    return owners


def _lifecycle_after(before: str, change: Change) -> str:
    if change.kind is ChangeKind.CREATED:
        return Lifecycle.PLANNED.value
    if change.kind in COMPLETIONS:
        return Lifecycle.DONE.value
    return change.new if change.kind in LIFECYCLE_KINDS else before


# What the last months were like, seen from a day.


class RecentPast(NamedTuple):
    """How milestones stood at the ends of the last months, and who is silent.

    `days` are those ends, oldest first, as far as there was anything then; none where
    more became known after the day from which all this is seen. `standings`
    gives a letter for each of them, by the full id of a milestone: those of `Standing`,
    a blank where it was not known. `silent` gives the days since the last change in
    meaning of each open task, and each taskforce that owes something, by id.
    """

    days: tuple[date, ...] = ()
    standings: Mapping[str, str] = {}
    silent: Mapping[str, int] = {}


MONTHS = 3
_LONG_ENOUGH = timedelta(days=31 * (MONTHS + 1))
_NOT_KNOWN = " "


class RecentStates(NamedTuple):
    """What was known lately, whatever day it is: from it follows what the last months were like.

    `first` and `last` are the days from which the first and the last event was known,
    `ends` the ends of the last months before `last`, oldest first. `ids` gives the full
    ids of the milestones of which this was known at each of `ends`, and at last.
    `since` gives the day of the last change of all that is not over, by id.
    """

    first: date = date.max
    last: date = date.min
    ends: tuple[date, ...] = ()
    ids: Mapping[tuple[State | None, ...], Sequence[str]] = {}
    since: Mapping[str, date] = {}

    def seen_from(self, today: date) -> RecentPast | None:
        """The months before `today`; None where that takes the whole ledger."""
        if today < self.last:
            return RecentPast() if today < self.first else None
        ends = [(day, self._column(day)) for day in _month_ends_before(today)]
        days = [(day, at) for day, at in ends if any(states[at] for states in self.ids)]
        standings = {}
        for states, ids in self.ids.items():
            letters = "".join(_letter(states[at], day) for day, at in days)
            if letters.strip(_NOT_KNOWN):
                standings.update(dict.fromkeys(ids, letters))
        silent = {id_: (today - day).days for id_, day in self.since.items()}
        return RecentPast(tuple(day for day, _ in days), standings, silent)

    def _column(self, day: date) -> int:
        return self.ends.index(day) if day < self.last else len(self.ends)


def recent_states(ledger: Ledger, day_of: DayOf) -> RecentStates:
    """What was known lately by a ledger."""
    known = days_known(ledger, day_of)
    if not known:
        return RecentStates()
    last = known[-1]
    ends = _month_ends_before(last)
    columns = [
        {id_: state for id_, state in states.items() if state != GONE}
        for states in states_on(_under_lasting_ids(ledger), [*ends, last], day_of)
    ]
    ids: defaultdict[tuple[State | None, ...], list[str]] = defaultdict(list)
    for id_ in dict.fromkeys(chain.from_iterable(columns)):
        ids[tuple(states.get(id_) for states in columns)].append(id_)
    since = {one.id: one.since for one in silences(ledger, last, day_of, ladder=())}
    return RecentStates(known[0], last, tuple(ends), ids, since)


def _under_lasting_ids(ledger: Ledger) -> Ledger:
    """The same events, as if everything had always had the id that it has now."""
    if all(one.change.kind is not ChangeKind.RENAMED for one in ledger.due_events):
        return ledger
    events = [
        event._replace(change=event.change._replace(id=id_))
        for id_, event in zip(lasting_ids(ledger.events), ledger.events, strict=True)
        if event.change.kind is not ChangeKind.RENAMED
    ]
    return ledger.replace(events=events)


def look_back(ledger: Ledger, today: date, day_of: DayOf) -> RecentPast:
    """How milestones stood at the ends of the last months before `today`, and who is silent.

    Where more is known now than was known on `today`, the months before cannot be
    compared with that day, and are left out.
    """
    recent = recent_states(ledger, day_of).seen_from(today)
    if recent is not None:
        return recent
    silent = silences(ledger, today, day_of, ladder=())
    return RecentPast(silent={one.id: one.days for one in silent})


def _month_ends_before(day: date) -> list[date]:
    """The ends of the last months before `day`, oldest first."""
    ends = days_of_trend(day - _LONG_ENOUGH, day, step="month")
    return [one for one in ends if one < day][-MONTHS:]


def _letter(state: State | None, day: date) -> str:
    return standing(state, day) if state else _NOT_KNOWN
