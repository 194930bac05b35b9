"""What a rule is: an id, its reason, its check, and examples that prove it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from dnatrack.history.facts import ItemFacts
from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.loading.snapshot import FileFault
from dnatrack.model.finding import Problem, Severity

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
