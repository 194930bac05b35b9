"""Who waits for whom, directly and through others.

Links are the `blocked_by` of milestones that are not over: neither done nor closed.
A circle of links is a finding of `validate`; here it ends every chain that leads to it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from graphlib import TopologicalSorter

from dnatrack.judging.judgement import JudgedMilestone, Judgement
from dnatrack.judging.schedule import DONE_STATES, ScheduleState
from dnatrack.loading.load import natural_order

_Links = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Waiting:
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
