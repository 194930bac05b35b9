"""Which things before a change are the same as which after it."""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import Generic, NamedTuple, TypeVar

_Thing = TypeVar("_Thing")
_Kept = TypeVar("_Kept", covariant=True)  # noqa: PLC0105 - a suffix would say nothing more


class Pair(NamedTuple, Generic[_Kept]):
    """One thing before and after a change."""

    before: _Kept
    after: _Kept


class Paired(NamedTuple, Generic[_Kept]):
    """The things of both sides: those that are the same, those that are gone, those new."""

    pairs: tuple[Pair[_Kept], ...]
    gone: tuple[_Kept, ...]
    created: tuple[_Kept, ...]


def pair_by_id(
    id_of: Callable[[_Thing], Hashable], before: Sequence[_Thing], after: Sequence[_Thing]
) -> Paired[_Thing]:
    """What has the same id is the same; what repeats an id is left out, but for the first."""
    old, new = _by_key(id_of, before), _by_key(id_of, after)
    return Paired(
        tuple(Pair(old[id_], thing) for id_, thing in new.items() if id_ in old),
        tuple(thing for id_, thing in old.items() if id_ not in new),
        tuple(thing for id_, thing in new.items() if id_ not in old),
    )


def pair_by_likeness(
    likeness: Callable[[_Thing], Hashable], before: Sequence[_Thing], after: Sequence[_Thing]
) -> Paired[_Thing]:
    """What is alike is the same, where either side has only one thing that is like it."""
    often = {
        key
        for side in (before, after)
        for key, count in Counter(map(likeness, side)).items()
        if count > 1
    }
    old, new = _by_key(likeness, before), _by_key(likeness, after)
    same = [key for key in new if key in old and key not in often]
    return Paired(
        tuple(Pair(old[key], new[key]) for key in same),
        tuple(thing for thing in before if likeness(thing) not in same),
        tuple(thing for thing in after if likeness(thing) not in same),
    )


def _by_key(
    key_of: Callable[[_Thing], Hashable], things: Sequence[_Thing]
) -> dict[Hashable, _Thing]:
    found: dict[Hashable, _Thing] = {}
    for thing in things:
        found.setdefault(key_of(thing), thing)
    return found
