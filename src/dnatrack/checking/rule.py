"""What a rule is: an id, its reason, its check, and two examples that prove it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.loading.snapshot import FileFault
from dnatrack.model.finding import Problem, Severity

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
