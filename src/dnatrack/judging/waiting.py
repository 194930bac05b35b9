"""Who waits for whom, and what has to move when one milestone moves."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import cached_property
from graphlib import TopologicalSorter

from dnatrack.judging.judgement import JudgedMilestone, Judgement
from dnatrack.judging.schedule import DONE_STATES, ScheduleState
from dnatrack.loading.load import natural_order
from dnatrack.model.frozen import Frozen, once_per
from dnatrack.model.period import Period, Precision, Span

_Links = Mapping[str, tuple[str, ...]]


class Waiting(Frozen):
    """The milestones that are not over, and the links between them.

    Both maps have a key for each of `pending`, in the natural order of ids, as have
    their values. `unknown` are links to what is not among the milestones that could be
    read: the one that waits, and what it names.
    """

    pending: Mapping[str, JudgedMilestone]
    waits_for: _Links
    awaited_by: _Links
    unknown: tuple[tuple[str, str], ...]

    @cached_property
    def circling(self) -> frozenset[str]:
        """Those that wait for each other in a circle, or stand between two circles."""
        behind = _without_ends(frozenset(self.pending), self.waits_for, self.awaited_by)
        return _without_ends(behind, self.awaited_by, self.waits_for)

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Each behind all that it waits for; those `circling` are left out."""
        straight = {
            id_: [one for one in waits_for if one not in self.circling]
            for id_, waits_for in self.waits_for.items()
            if id_ not in self.circling
        }
        return tuple(TopologicalSorter(straight).static_order())

    def all_waiting(self, id_: str) -> frozenset[str]:
        """All that wait for it, directly or through others."""
        found: set[str] = set()
        ahead = list(self.awaited_by[id_])
        while ahead:
            one = ahead.pop()
            if one not in found:
                found.add(one)
                ahead += self.awaited_by[one]
        return frozenset(found - {id_})

    def longest_chain(self, id_: str) -> tuple[str, ...]:
        """Itself, what waits for it, what waits for that, as far as it goes.

        Of several of one length, the one whose ids come first. A chain ends at a circle.
        """
        chain = [id_]
        while (following := self._following.get(chain[-1])) is not None:
            chain.append(following)
        return tuple(chain)

    @cached_property
    def _following(self) -> Mapping[str, str]:
        """The next member of the longest chain from each that is not in a circle."""
        lengths = dict.fromkeys(self.circling, 0)
        following: dict[str, str] = {}
        for id_ in reversed(self.order):
            waiting = self.awaited_by[id_]
            lengths[id_] = 1 + max((lengths[one] for one in waiting), default=-1)
            if waiting:
                following[id_] = max(waiting, key=lengths.__getitem__)
        return following


@once_per
def waiting_on(judgement: Judgement) -> Waiting:
    """Who waits for whom on the evaluation day."""
    known = judgement.milestones_by_id
    ids = sorted((id_ for id_, one in known.items() if is_pending(one)), key=natural_order)
    pending = {id_: known[id_] for id_ in ids}
    waits_for = {
        id_: tuple(sorted({b for b in one.owed.blockers if b in pending}, key=natural_order))
        for id_, one in pending.items()
    }
    awaited_by: dict[str, list[str]] = {id_: [] for id_ in pending}
    for id_, blockers in waits_for.items():
        for blocker in blockers:
            awaited_by[blocker].append(id_)
    found = {id_: tuple(waiters) for id_, waiters in awaited_by.items()}
    return Waiting(pending, waits_for, found, tuple(_unknown(pending, known)))


def is_pending(judged: JudgedMilestone) -> bool:
    """Whether others may still have to wait for it: it is neither done nor closed."""
    return judged.state not in DONE_STATES and judged.state is not ScheduleState.CLOSED


def _unknown(
    pending: Mapping[str, JudgedMilestone], known: Mapping[str, JudgedMilestone]
) -> Iterator[tuple[str, str]]:
    for id_, one in pending.items():
        for blocker in sorted(set(one.owed.blockers), key=natural_order):
            if blocker not in known:
                yield id_, blocker


def _without_ends(nodes: frozenset[str], ahead: _Links, behind: _Links) -> frozenset[str]:
    """What is left of `nodes` once those with nothing ahead are taken away, over and over."""
    counts = {node: sum(one in nodes for one in ahead[node]) for node in nodes}
    ends = [node for node, count in counts.items() if not count]
    left = set(nodes)
    while ends:
        end = ends.pop()
        left.remove(end)
        for one in behind[end]:
            if one in left:
                counts[one] -= 1
                if not counts[one]:
                    ends.append(one)
    return frozenset(left)


# What has to move when one milestone moves, by the rules of `docs/states`.
#
# A milestone must not end before what it waits for ends. It moves only when it must, and
# then keeps its precision: to the period of its kind in which the other one now ends. The
# days it had to spare after the other one are used up first.


class Effect(StrEnum):
    """What becomes of a milestone that waits, directly or not, for one that moves."""

    MOVES = "moves"
    HOLDS = "holds"
    ON_HOLD = "on-hold"
    NO_DEADLINE = "no-deadline"
    OUTCOME_UNKNOWN = "outcome-unknown"
    IN_A_CIRCLE = "in-a-circle"


class Touched(Frozen):
    """One that waits for something that now ends on another day.

    `waits_for` is the id of what ends last of all that it waits for, `bound` the day on
    which that now ends. `slack` are the days between both deadlines before anything
    moved, negative where they already contradicted; None where one has no deadline.
    `to` is set for what moves.
    """

    judged: JudgedMilestone
    outcome: Effect
    waits_for: str
    bound: date
    slack: int | None
    to: Period | None = None

    @property
    def days(self) -> int:
        """By how many days it moves."""
        due = self.judged.due
        return (self.to.last - due.last).days if self.to and due else 0

    @property
    def spare(self) -> int | None:
        """The days that are left of the slack; None where it has no deadline."""
        due = self.judged.due
        return ((self.to or due).last - self.bound).days if due else None


class Impact(Frozen):
    """What follows when `origin` is due in the period `to`.

    `touched` holds each milestone that waits for what moves, by id, blockers first.
    """

    origin: JudgedMilestone
    to: Period
    touched: Mapping[str, Touched]

    @property
    def days(self) -> int | None:
        """By how many days the origin moves; None where it had no deadline."""
        due = self.origin.due
        return (self.to.last - due.last).days if due else None

    def chain(self, id_: str) -> tuple[str, ...]:
        """From the origin along what pushes most, up to the touched milestone `id_`."""
        chain = [id_]
        while chain[-1] in self.touched:
            chain.append(self.touched[chain[-1]].waits_for)
        return tuple(reversed(chain))

    @cached_property
    def along_chains(self) -> tuple[Touched, ...]:
        """The touched ones, each behind what it waits for, those on longer chains first."""
        below: dict[str, list[str]] = {id_: [] for id_ in (self.origin.owed.id, *self.touched)}
        for id_ in sorted(self.touched, key=natural_order):
            below[self.touched[id_].waits_for].append(id_)
        heights: dict[str, int] = {}
        for id_ in reversed(below):
            below[id_].sort(key=lambda one: -heights[one])
            heights[id_] = 1 + max((heights[one] for one in below[id_]), default=0)
        return tuple(self.touched[id_] for id_ in _walk(self.origin.owed.id, below))


def slip_due(due: Period, span: Span) -> Period:
    """The deadline that lies `span` after `due`.

    It ends exactly so much later. It keeps the precision of `due` where a period of that
    precision ends on that day, and is a day elsewhere. The end of a month stays one.

    Raises:
        PeriodError: it lies outside the years that periods may name.
    """
    last = span.after(due.last, keeps_month_end=due.precision is not Precision.DAY)
    period = Period.around(last, due.precision)
    return period if period.last == last else Period.around(last, Precision.DAY)


def impact(waiting: Waiting, origin: str, to: Period) -> Impact:
    """What has to move, and what cannot be told, when `origin` is due in `to`.

    `origin` is one of `waiting.pending`. Nothing is touched where it ends no later.
    """
    judged = waiting.pending[origin]
    if judged.due is not None and to.last <= judged.due.last:
        return Impact(judged, to, {})
    touched: dict[str, Touched] = {}
    ends, steps = {origin: to.last}, {origin: 0}
    for id_ in _behind(waiting, origin):
        pushing = [one for one in waiting.waits_for[id_] if one in ends]
        if pushing:
            pusher = max(pushing, key=lambda one: (ends[one], steps[one]))
            one = _touch(waiting, id_, pusher, ends[pusher])
            touched[id_], steps[id_] = one, steps[pusher] + 1
            if one.outcome in _PASSING_ON:
                ends[id_] = one.to.last if one.to else one.bound
    return Impact(judged, to, touched)


_PASSING_ON = frozenset({Effect.MOVES, Effect.ON_HOLD, Effect.NO_DEADLINE})
"""Whatever becomes of these, they cannot end before what they wait for."""


def _walk(top: str, below: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """All below `top`, each in front of what is below it."""
    ahead = list(reversed(below[top]))
    while ahead:
        id_ = ahead.pop()
        yield id_
        ahead += reversed(below[id_])


def _behind(waiting: Waiting, origin: str) -> Iterator[str]:
    """All but the origin, each behind what it waits for; those in circles last."""
    yield from (id_ for id_ in waiting.order if id_ != origin)
    yield from (id_ for id_ in waiting.pending if id_ in waiting.circling and id_ != origin)


def _touch(waiting: Waiting, id_: str, pusher: str, bound: date) -> Touched:
    judged, due = waiting.pending[id_], waiting.pending[id_].due
    before = waiting.pending[pusher].due
    slack = (due.last - before.last).days if due and before else None
    outcome = Effect.IN_A_CIRCLE if id_ in waiting.circling else _outcome(judged, bound)
    to = Period.around(bound, due.precision) if due and outcome is Effect.MOVES else None
    return Touched(judged, outcome, pusher, bound, slack, to)


def _outcome(judged: JudgedMilestone, bound: date) -> Effect:
    if judged.state is ScheduleState.OUTCOME_UNKNOWN:
        return Effect.OUTCOME_UNKNOWN
    if judged.due is None:
        is_paused = judged.state is ScheduleState.PAUSED
        return Effect.ON_HOLD if is_paused else Effect.NO_DEADLINE
    if judged.due.last >= bound:
        return Effect.HOLDS
    return Effect.ON_HOLD if judged.state is ScheduleState.PAUSED else Effect.MOVES
