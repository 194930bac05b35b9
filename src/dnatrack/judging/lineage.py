"""Who answers for the promises of a ministry after governments were reorganised."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dnatrack.model.ministry import Ministry
from dnatrack.model.words import SuccessorRelation

_TAKES_EVERYTHING = frozenset({SuccessorRelation.REPLACEMENT, SuccessorRelation.MERGER})


@dataclass(frozen=True, slots=True)
class Lineage:
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
