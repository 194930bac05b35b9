"""How many tasks each taskforce has, as far as that can be told."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dnatrack.model.task import Task
from dnatrack.model.tracker import ItemKind, Tracker, Unreadable


class Total(NamedTuple):
    """A number of tasks, and how many more there may be.

    What could not be read is counted where it is clear where it belongs; `maybe` are
    those of which even that could not be read.
    """

    sure: int = 0
    maybe: int = 0

    def can_be(self, number: int) -> bool:
        """Whether there may be just so many."""
        return self.sure <= number <= self.sure + self.maybe

    def __str__(self) -> str:
        return f"{self.sure}~{self.sure + self.maybe}" if self.maybe else f"{self.sure}"


class TaskTotals(NamedTuple):
    """The tasks of one taskforce, and those of them that need several ministries."""

    tasks: Total
    multi_ministry: Total


def task_totals(tracker: Tracker) -> Mapping[str, TaskTotals]:
    """The totals of each taskforce by its id."""
    tasks = tuple(_all_tasks(tracker))
    homeless = sum(task.taskforce not in tracker.taskforces_by_id for task in tasks)
    totals = {
        id_: TaskTotals(Total(0, homeless), Total(0, homeless)) for id_ in tracker.taskforces_by_id
    }
    for task in tasks:
        if task.taskforce in totals:
            so_far = totals[task.taskforce]
            is_known = task.multi_ministry or task.place.file not in tracker.partly_read
            totals[task.taskforce] = TaskTotals(
                so_far.tasks._replace(sure=so_far.tasks.sure + 1),
                Total(
                    so_far.multi_ministry.sure + task.multi_ministry,
                    so_far.multi_ministry.maybe + (not is_known),
                ),
            )
    return totals


def _all_tasks(tracker: Tracker) -> Iterator[Task | Unreadable]:
    yield from tracker.tasks
    for item in tracker.unreadable:
        if item.kind is ItemKind.TASK:
            yield item
