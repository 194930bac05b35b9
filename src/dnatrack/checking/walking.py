"""Going through a tracker once for all rules that look at the same things in it."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import ref

from dnatrack.model.tracker import Tracker

_Answer = TypeVar("_Answer")


def once_per_tracker(walk: Callable[[Tracker], _Answer]) -> Callable[[Tracker], _Answer]:
    """`walk`, whose last answer is kept for as long as its tracker lives.

    The rules ask about one tracker, one after the other, and it does not change.
    """
    kept: list[tuple[ref[Tracker], _Answer]] = []

    @wraps(walk)
    def walk_once(tracker: Tracker) -> _Answer:
        for asked_about, answer in tuple(kept):
            if asked_about() is tracker:
                return answer
        answer = walk(tracker)
        kept[:] = [(ref(tracker, lambda _: kept.clear()), answer)]
        return answer

    return walk_once
