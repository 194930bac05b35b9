"""The tasks and milestones of a tracker, sorted once by what the rules look for.

Going through all of them costs more than looking at them, and most rules are about the
few that are done, or have changed their deadline.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dnatrack.checking.walking import once_per_tracker
from dnatrack.model.milestone import Milestone
from dnatrack.model.task import Task
from dnatrack.model.tracker import OwedMilestone, Tracker
from dnatrack.model.words import Lifecycle

OPEN = (Lifecycle.PLANNED, Lifecycle.IN_PROGRESS, Lifecycle.ON_HOLD)

_REQUIRED = frozenset(
    name
    for model in (Task, Milestone)
    for name, field in model.model_fields.items()
    if field.is_required()
)


def tasks_giving(field: str, tracker: Tracker) -> Sequence[Task]:
    """The tasks that give an optional field."""
    return _sorted(tracker).tasks_giving.get(field, ())


def milestones_giving(field: str, tracker: Tracker) -> Sequence[OwedMilestone]:
    """The milestones that give an optional field."""
    return _sorted(tracker).milestones_giving.get(field, ())


def items_giving(field: str, tracker: Tracker) -> Iterator[Task | Milestone]:
    """The tasks and milestones that give an optional field."""
    yield from tasks_giving(field, tracker)
    for owed in milestones_giving(field, tracker):
        yield owed.milestone


def items_in(tracker: Tracker, *lifecycles: Lifecycle) -> Iterator[Task | Milestone]:
    """The tasks and milestones in one of `lifecycles`, of which everything could be read."""
    for lifecycle in lifecycles:
        for task in _sorted(tracker).tasks_in.get(lifecycle, ()):
            if is_complete(task, tracker):
                yield task
        for owed in _sorted(tracker).milestones_in.get(lifecycle, ()):
            yield owed.milestone


def deliverables_in(tracker: Tracker, *lifecycles: Lifecycle) -> Iterator[Task | Milestone]:
    """Those of `items_in` that must themselves show how they ended.

    These are milestones, and tasks that have none.
    """
    for item in items_in(tracker, *lifecycles):
        if isinstance(item, Milestone) or not item.milestones:
            yield item


def is_complete(task: Task, tracker: Tracker) -> bool:
    """Whether everything of a task could be read; a milestone is read as a whole or not at all.

    Of other tasks a field may be missing only because it could not be read, and that is
    a finding already.
    """
    return task.place.file not in tracker.partly_read


class _Sorted(NamedTuple):
    """Tasks and milestones by their lifecycle, and by each optional field that they give."""

    tasks_in: Mapping[Lifecycle, Sequence[Task]]
    tasks_giving: Mapping[str, Sequence[Task]]
    milestones_in: Mapping[Lifecycle, Sequence[OwedMilestone]]
    milestones_giving: Mapping[str, Sequence[OwedMilestone]]


@once_per_tracker
def _sorted(tracker: Tracker) -> _Sorted:
    tasks_in: defaultdict[Lifecycle, list[Task]] = defaultdict(list)
    tasks_giving: defaultdict[str, list[Task]] = defaultdict(list)
    for task in tracker.tasks:
        tasks_in[task.lifecycle].append(task)
        for field in task.model_fields_set - _REQUIRED:
            tasks_giving[field].append(task)
    milestones_in: defaultdict[Lifecycle, list[OwedMilestone]] = defaultdict(list)
    milestones_giving: defaultdict[str, list[OwedMilestone]] = defaultdict(list)
    for owed in tracker.owed:
        milestones_in[owed.milestone.lifecycle].append(owed)
        for field in owed.milestone.model_fields_set - _REQUIRED:
            milestones_giving[field].append(owed)
    return _Sorted(tasks_in, tasks_giving, milestones_in, milestones_giving)
