"""What a rule is: an id, its reason, its check, and examples that prove it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, TypeVar
from weakref import ref

from dnatrack.history.facts import ItemFacts
from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.loading.snapshot import FileFault
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.tracker import Tracker

if TYPE_CHECKING:
    from dnatrack.rules.comparison import ChangeCheck

Files = Mapping[str, str | bytes | FileFault | None]
"""Files by path: a fault for a file whose bytes cannot be had, None for one that is missing."""

Check = Callable[[Loaded], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that can be wrong with the data.

    `id` is the file's name, in kebab case, and the anchor in the docs. `check` is
    None where the problem already shows while the files are read. `passes` and
    `fails` are files that replace or join those of the example data set: the first
    gives no finding at all, the second exactly one, of this rule.
    """

    id: str
    severity: Severity
    summary: Text
    reason: Text
    passes: Files
    fails: Files
    check: Check | None = None


# What a rule about a change is: like any rule, but it looks at two states.


@dataclass(frozen=True, slots=True)
class ChangeRule:
    """One thing that a change must not do, must say why it does, or that others should see.

    The examples are files laid over the example data set: `before` is the state before
    the change; `passes` and `fails`, laid over that, are the state after it. The first
    gives no finding about the change, the second exactly one, of this rule. `retired` is
    what the history before the example knows, `day` the one of the change, as `Comparison`
    takes them.
    """

    id: str
    severity: Severity
    summary: Text
    reason: Text
    before: Files
    passes: Files
    fails: Files
    check: "ChangeCheck"
    retired: Mapping[str, ItemFacts] = field(default_factory=dict)
    day: date | None = None


# Going through a tracker once for all rules that look at the same things in it.

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
