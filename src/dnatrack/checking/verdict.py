"""What a set of findings amounts to."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from dnatrack.model.finding import Finding, Severity


class Verdict(NamedTuple):
    """How many findings there are of each severity."""

    errors: int
    warnings: int
    notes: int

    @property
    def is_valid(self) -> bool:
        """Whether the data may be relied on: warnings and notes do not spoil it."""
        return self.errors == 0


def verdict(findings: Iterable[Finding]) -> Verdict:
    """The findings counted by severity."""
    found = Counter(finding.severity for finding in findings)
    return Verdict(found[Severity.ERROR], found[Severity.WARNING], found[Severity.NOTE])
