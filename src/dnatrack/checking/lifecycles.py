"""The tasks and milestones whose lifecycle the rules look at."""

from collections.abc import Iterator

from dnatrack.domain.milestone import Milestone
from dnatrack.domain.task import Task
from dnatrack.domain.tracker import Tracker
from dnatrack.domain.words import Lifecycle

OPEN = frozenset({Lifecycle.PLANNED, Lifecycle.IN_PROGRESS, Lifecycle.ON_HOLD})


def complete_tasks(tracker: Tracker) -> Iterator[Task]:
    """The tasks of which everything could be read.

    Of the others a field may be missing only because it could not be read: that is
    a finding already.
    """
    if not tracker.partly_read:
        yield from tracker.tasks
        return
    for task in tracker.tasks:
        if task.place.file not in tracker.partly_read:
            yield task


def tasks_and_milestones(tracker: Tracker) -> Iterator[Task | Milestone]:
    """Everything with a lifecycle of which everything could be read.

    A milestone is read as a whole or not at all.
    """
    yield from complete_tasks(tracker)
    for owed in tracker.owed:
        yield owed.milestone


def deliverables(tracker: Tracker) -> Iterator[Task | Milestone]:
    """What must itself show how it ended: milestones, and tasks without milestones."""
    for task in complete_tasks(tracker):
        if not task.milestones:
            yield task
    for owed in tracker.owed:
        yield owed.milestone
