"""What declared changes of a deadline say of the way from one state to the next."""

from dnatrack.model.milestone import Milestone, Revision
from dnatrack.model.period import Period


def declared_moves(milestone: Milestone, old: Period, new: Period) -> tuple[Revision, ...]:
    """The last revisions of a milestone, if they lead from `old` to `new`; else none."""
    revisions = milestone.revisions
    if revisions and revisions[-1].to == new:
        for index in reversed(range(len(revisions))):
            if revisions[index].since == old:
                return revisions[index:]
    return ()


def is_undeclared(before: Milestone, after: Milestone) -> bool:
    """Whether the deadline is another one now, and no revision says how it came to that."""
    if before.due is None or after.due is None or before.due == after.due:
        return False
    return not declared_moves(after, before.due, after.due)


def keeps_revisions(before: Milestone, after: Milestone) -> bool:
    """Whether every revision is still there, in the same order.

    Others may have come between them, and what was left out may have been filled in.
    """
    rest = iter(after.revisions)
    return all(any(_is_kept(old, new) for new in rest) for old in before.revisions)


def _is_kept(old: Revision, new: Revision) -> bool:
    same = (old.on, old.since, old.to, old.reason) == (new.on, new.since, new.to, new.reason)
    return same and old.authority in {None, new.authority} and old.source in {None, new.source}


def original_due(milestone: Milestone) -> Period | None:
    """The first deadline that the milestone admits to."""
    return milestone.revisions[0].since if milestone.revisions else milestone.due
