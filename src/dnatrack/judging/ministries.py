"""What each ministry answers for, who follows it, and who holds which post."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from dnatrack.judging.issues import JudgedIssue, judge_issues
from dnatrack.judging.judgement import JudgedItem, JudgedMilestone, Judgement, total
from dnatrack.judging.schedule import DONE_STATES, ScheduleState
from dnatrack.judging.tally import Tally
from dnatrack.model.fields import Name
from dnatrack.model.frozen import Frozen, once_per
from dnatrack.model.ministry import Ministry
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Post, Taskforce
from dnatrack.model.tracker import ItemKind, Tracker, Unreadable
from dnatrack.model.words import SuccessorRelation

if TYPE_CHECKING:
    from dnatrack.judging.witness import GonePromise

Holders = Mapping[str, str]
"""For a ministry the one that its promises are to be shown under; else itself."""
_NO_HOLDERS: Holders = MappingProxyType({})
_OVER = DONE_STATES | {ScheduleState.CLOSED}


class Wait(Frozen):
    """An unfinished milestone that waits for an unfinished one of another ministry.

    `blocker` is the full id of what it waits for, which may be one that cannot be read.
    A lead is None where no ministry is named.
    """

    waiting: JudgedMilestone
    waiting_lead: str | None
    blocker: str
    blocker_lead: str | None


class MinistryLoad:
    """The part that one ministry has; `ministry` is None for what names no ministry.

    `leads` are the tasks it leads and the taskforces it chairs, `partner_in` the tasks
    that it works on for another. `seats` are the taskforces that name it a member,
    `gone` the promises that it answered for and that were removed. `lost_files` are those
    of which nobody can tell whose promises they hold.
    """

    def __init__(self, ministry: str | None) -> None:
        self.ministry = ministry
        self.leads: list[JudgedItem] = []
        self.partner_in: list[JudgedItem] = []
        self.waits_for: list[Wait] = []
        self.waited_for: list[Wait] = []
        self.issues: list[JudgedIssue] = []
        self.seats: list[Taskforce] = []
        self.gone: list[GonePromise] = []
        self.lost_files: list[Unreadable] = []

    @cached_property
    def tally(self) -> Tally:
        """The tally of all milestones that it answers for."""
        return total(self.leads)

    @property
    def milestones(self) -> Iterator[JudgedMilestone]:
        """The readable milestones that it answers for."""
        return (one for item in self.leads for one in item.milestones)

    @property
    def tasks(self) -> int:
        """How many tasks it leads, readable or not."""
        return sum(not item.is_taskforce for item in self.leads)

    @property
    def slips(self) -> int:
        """How often the deadlines of its milestones moved to a later day, those gone included."""
        gone = sum(len(one.slip_days) for one in self.gone)
        return gone + sum(one.slips for one in self.milestones)

    @property
    def days_late(self) -> int:
        """How long the longest overdue of its milestones is late; 0 where none is."""
        late = (one for one in self.milestones if one.state is ScheduleState.OVERDUE)
        return max((one.current.days_late or 0 for one in late), default=0)

    @property
    def unreadable(self) -> int:
        """How many tasks, taskforces, milestones and files of it could not be read."""
        lost = sum(isinstance(item.subject, Unreadable) for item in self.leads)
        return lost + self.tally.unreadable + len(self.lost_files)

    @property
    def waiting(self) -> int:
        """How many of its milestones wait for another ministry."""
        return len({one.waiting.owed.id for one in self.waits_for})

    @property
    def kept_waiting(self) -> int:
        """How many milestones of others wait for it."""
        return len({one.waiting.owed.id for one in self.waited_for})

    @property
    def has_part(self) -> bool:
        """Whether anything at all is known of what it does."""
        return bool(self.leads or self.partner_in or self.issues or self.gone or self.lost_files)

    @property
    def badness(self) -> tuple[int, ...]:
        """What ministries are sorted by so that the worst comes last."""
        counts = self.tally
        trouble = (counts.overdue, self.days_late, counts.due_soon, self.kept_waiting)
        doubt = (
            len(self.gone),
            self.slips,
            len(self.issues),
            self.waiting,
            counts.unknown,
            self.unreadable,
        )
        return (*trouble, *doubt, counts.total, self.tasks, len(self.partner_in))


def ministry_loads(
    judgement: Judgement, holders: Holders = _NO_HOLDERS
) -> Mapping[str | None, MinistryLoad]:
    """The load of every ministry that is named anywhere, worst first.

    What names no ministry comes last. Every task and taskforce is in exactly one `leads`.
    """
    return _own_loads(judgement) if not holders else _loads(judgement, holders)


@once_per
def _own_loads(judgement: Judgement) -> Mapping[str | None, MinistryLoad]:
    return _loads(judgement, _NO_HOLDERS)


def _loads(judgement: Judgement, holders: Holders) -> Mapping[str | None, MinistryLoad]:
    loads = _Loads()
    for ministry in judgement.tracker.ministries:
        loads.of(holders.get(ministry.id, ministry.id))
    _add_items(loads, judgement, holders)
    if lost := [one for one in judgement.tracker.unreadable if one.kind is ItemKind.FILE]:
        loads.of(None).lost_files = lost
    for wait in _waits(judgement, holders):
        loads.of(wait.waiting_lead).waits_for.append(wait)
        loads.of(wait.blocker_lead).waited_for.append(wait)
    for promise in judgement.gone:
        loads.of(holders.get(promise.lead, promise.lead) or None).gone.append(promise)
    for id_, issue in _unsettled(judgement, holders):
        loads.of(id_).issues.append(issue)
    worst_first = sorted(loads.found.values(), key=lambda one: one.badness, reverse=True)
    worst_first.sort(key=lambda one: one.ministry is None)
    return {one.ministry: one for one in worst_first}


class _Loads:
    """The loads as they fill up, one for each ministry that was asked for."""

    def __init__(self) -> None:
        self.found: dict[str | None, MinistryLoad] = {}

    def of(self, id_: str | None) -> MinistryLoad:
        return self.found.setdefault(id_, MinistryLoad(id_))


def _add_items(loads: _Loads, judgement: Judgement, holders: Holders) -> None:
    """Who leads and works on what, and who is a member of which taskforce."""
    for item in judgement.items:
        lead, partners = parties(item, holders)
        loads.of(lead).leads.append(item)
        for partner in partners:
            loads.of(partner).partner_in.append(item)
        if isinstance(item.subject, Taskforce):
            for member in dict.fromkeys(holders.get(one, one) for one in item.subject.ministries):
                loads.of(member).seats.append(item.subject)


def parties(item: JudgedItem, holders: Holders = _NO_HOLDERS) -> tuple[str | None, tuple[str, ...]]:
    """The ministry that answers for an item, and those that work with it on a task."""
    subject = item.subject
    if isinstance(subject, Taskforce):
        return holders.get(subject.chair.ministry, subject.chair.ministry), ()
    lead = holders.get(subject.lead or "", subject.lead)
    written = subject.partners if isinstance(subject, Task) else ()
    partners = dict.fromkeys(holders.get(one, one) for one in written)
    return lead, tuple(one for one in partners if one != lead)


def _waits(judgement: Judgement, holders: Holders) -> Iterator[Wait]:
    leads = {item.id: parties(item, holders)[0] for item in judgement.items}
    for one in judgement.milestones:
        if one.state in _OVER:
            continue
        lead = leads[one.owed.owner.id]
        for blocker in dict.fromkeys(one.owed.blockers):
            other = leads.get(blocker.partition("/")[0])
            if other != lead and _is_unfinished(blocker, judgement):
                yield Wait(one, lead, blocker, other)


def _is_unfinished(id_: str, judgement: Judgement) -> bool:
    """Whether a milestone is still to come; what cannot be read is not known to be done."""
    judged = judgement.milestones_by_id.get(id_)
    if judged is not None:
        return judged.state not in _OVER
    lost = judgement.tracker.unreadable
    return any(one.kind is ItemKind.MILESTONE and one.full_id == id_ for one in lost)


def _unsettled(judgement: Judgement, holders: Holders) -> Iterator[tuple[str | None, JudgedIssue]]:
    """Unsettled issues, each with every ministry that it concerns."""
    for one in judge_issues(judgement.tracker, judgement.today):
        if not one.is_settled:
            concerned = (holders.get(id_ or "", id_) for id_ in one.raised.concerned)
            yield from ((id_, one) for id_ in dict.fromkeys(concerned))


# Who answers for the promises of a ministry after governments were reorganised.

_TAKES_EVERYTHING = frozenset({SuccessorRelation.REPLACEMENT, SuccessorRelation.MERGER})


class Lineage(Frozen):
    """The ministries that answered in turn, the first one first, by their ids.

    Where the last of them is no more and nobody said who took over, `is_unassigned`;
    `candidates` are then those that took over something of it.
    """

    path: tuple[str, ...]
    is_unassigned: bool = False
    candidates: tuple[str, ...] = ()

    @property
    def holder(self) -> str:
        """The ministry under which the promises are to be shown."""
        return self.path[-1]


def lineage(ministries: Mapping[str, Ministry], id_: str, today: date) -> Lineage:
    """Who answers on `today` for what the ministry `id_` promised.

    A ministry keeps its promises while it stands. One that is no more hands them to the
    one that replaced it or that it was merged into. A split does not say which part took
    over what, and a transfer takes a part only: after those nobody is assigned. In a
    circle the promises stay where they are written.
    """
    path = [id_]
    while _is_over(ministries.get(path[-1]), today):
        heirs = tuple(dict.fromkeys(_heirs(ministries[path[-1]], today)))
        if len(heirs) != 1:
            return _unassigned(tuple(path), ministries, today)
        if heirs[0] in path:
            return _unassigned((id_,), ministries, today)
        path.append(heirs[0])
    return Lineage(tuple(path))


def lineages(ministries: Mapping[str, Ministry], today: date) -> Mapping[str, Lineage]:
    """The lineage of every ministry, by its id."""
    return {id_: lineage(ministries, id_, today) for id_ in ministries}


def _unassigned(path: tuple[str, ...], ministries: Mapping[str, Ministry], today: date) -> Lineage:
    in_force = (one.id for one in ministries[path[-1]].successors if one.since <= today)
    return Lineage(path, is_unassigned=True, candidates=tuple(dict.fromkeys(in_force)))


def _is_over(ministry: Ministry | None, today: date) -> bool:
    return ministry is not None and ministry.is_over(today)


def _heirs(ministry: Ministry, today: date) -> Iterator[str]:
    """Those that may have taken over everything; none where it was split."""
    in_force = [one for one in ministry.successors if one.since <= today]
    if not any(one.relation is SuccessorRelation.SPLIT for one in in_force):
        yield from (one.id for one in in_force if one.relation in _TAKES_EVERYTHING)


# Which posts hold which roles: who sits in several taskforces at once.

_Key = tuple[str | None, str]
"""A ministry and the Korean name of a post."""


class PostRole(StrEnum):
    """What a post does in a taskforce, or above all of them."""

    CHAIR = "chair"
    CO_CHAIR = "co-chair"
    COORDINATOR = "coordinator"


class Seat(Frozen):
    """A role in a taskforce, by its id; None where the role is above all of them."""

    role: PostRole
    taskforce: str | None


class HeldPost(Frozen):
    """A post of a ministry with all its seats, in the order of the data.

    `ministry` is None where the data does not say to which one the post belongs.
    """

    name: Name
    ministry: str | None
    seats: tuple[Seat, ...]

    @property
    def taskforces(self) -> tuple[str, ...]:
        """The ids of the taskforces that it has a role in, each once."""
        return tuple(dict.fromkeys(one.taskforce for one in self.seats if one.taskforce))


def held_posts(tracker: Tracker) -> tuple[HeldPost, ...]:
    """Every post that has a role, each once.

    Two are the same when ministry and Korean name are. The coordinator's post names no
    ministry: it is the same as another where the names are.
    """
    seats: defaultdict[_Key, list[Seat]] = defaultdict(list)
    names: dict[_Key, Name] = {}
    for post, seat in _chairs(tracker):
        names.setdefault((post.ministry, post.post.ko), post.post)
        seats[post.ministry, post.post.ko].append(seat)
    if coordinator := tracker.settings.coordinator:
        same = [key for key in names if key[1] == coordinator.post.ko]
        key = same[0] if len(same) == 1 else (None, coordinator.post.ko)
        names.setdefault(key, coordinator.post)
        seats[key].append(Seat(PostRole.COORDINATOR, None))
    return tuple(HeldPost(names[key], key[0], tuple(found)) for key, found in seats.items())


def _chairs(tracker: Tracker) -> Iterator[tuple[Post, Seat]]:
    for taskforce in tracker.taskforces:
        yield taskforce.chair, Seat(PostRole.CHAIR, taskforce.id)
        if taskforce.co_chair is not None:
            yield taskforce.co_chair, Seat(PostRole.CO_CHAIR, taskforce.id)
