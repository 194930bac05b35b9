"""What a rule is: an id, its reason, its check, and examples that prove it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
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

    `id` is the anchor in the docs, and the name of its file, in kebab case. `check` is
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


def rule(
    severity: Severity, summary: Text, reason: Text, *, passes: Files, fails: Files
) -> Callable[[Check], Rule]:
    """Make the check in a file of `rules/data` a rule, which is called like the file."""
    return lambda check: Rule(_id_of(check), severity, summary, reason, passes, fails, check)


def _id_of(check: Callable[..., object]) -> str:
    return check.__module__.rpartition(".")[2].replace("_", "-")


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
    retired: Mapping[str, ItemFacts]
    day: date | None


def change_rule(  # noqa: PLR0913 - all that a rule says
    severity: Severity,
    summary: Text,
    reason: Text,
    *,
    before: Files,
    passes: Files,
    fails: Files,
    retired: Mapping[str, ItemFacts] = MappingProxyType({}),
    day: date | None = None,
) -> "Callable[[ChangeCheck], ChangeRule]":
    """Make the check in a file of `rules/changes` a rule, which is called like the file."""
    said = (severity, summary, reason, before, passes, fails)
    return lambda check: ChangeRule(_id_of(check), *said, check, retired, day)
