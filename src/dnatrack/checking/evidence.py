"""The sources that show a completion, before and after a change."""

from dnatrack.checking.comparison import Comparison
from dnatrack.model.milestone import Milestone
from dnatrack.model.task import Task


def lost_evidence(
    comparison: Comparison, before: Task | Milestone, after: Task | Milestone
) -> tuple[str, ...]:
    """The evidence of before that is gone; a source that only has a new id is not."""
    was, now = comparison.before.tracker.sources, comparison.after.tracker.sources
    kept = [now[one] for one in after.evidence if one in now]
    return tuple(
        one
        for one in before.evidence
        if one not in after.evidence and (one not in was or was[one] not in kept)
    )


def new_evidence(before: Task | Milestone, after: Task | Milestone) -> tuple[str, ...]:
    """The evidence of after that was not there before."""
    return tuple(one for one in after.evidence if one not in before.evidence)
