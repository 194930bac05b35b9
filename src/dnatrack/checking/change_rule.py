"""What a rule about a change is: like any rule, but it looks at two states."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dnatrack.checking.comparison import ChangeCheck
from dnatrack.checking.rule import Files
from dnatrack.i18n import Text
from dnatrack.model.finding import Severity


@dataclass(frozen=True, slots=True)
class ChangeRule:
    """One thing that a change must not do, must say why it does, or that others should see.

    The examples are files laid over the example data set: `before` is the state before
    the change; `passes` and `fails`, laid over that, are the state after it. The first
    gives no finding about the change, the second exactly one, of this rule. `retired` is
    what the history before the example knows, as `Comparison` takes it.
    """

    id: str
    severity: Severity
    summary: Text
    reason: Text
    before: Files
    passes: Files
    fails: Files
    check: ChangeCheck
    retired: Mapping[str, str] = field(default_factory=dict)
