"""Every name and title that is shown to people."""

from collections.abc import Iterator
from typing import NamedTuple

from dnatrack.model.data_files import DataPath, Key
from dnatrack.model.fields import Name, Record
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import Tracker


class ShownName(NamedTuple):
    """A name, and where it stands."""

    name: Name
    record: Record
    keys: tuple[Key, ...]

    @property
    def place(self) -> DataPath:
        """Where it stands."""
        return self.record.at(*self.keys)


def shown_names(tracker: Tracker) -> Iterator[ShownName]:
    """The names of everything but ministries, which have several over time."""
    settings = tracker.settings
    yield ShownName(settings.title, settings, ("title",))
    if settings.coordinator is not None:
        yield ShownName(settings.coordinator.post, settings, ("coordinator", "post"))
    for taskforce in tracker.taskforces:
        yield from _names_of_taskforce(taskforce)
    for meeting in tracker.meetings:
        yield ShownName(meeting.title, meeting, ("title",))
    for holiday in tracker.holidays:
        yield ShownName(holiday.name, holiday, ("name",))
    for task in tracker.tasks:
        yield from _names_of_task(task)
    for owed in tracker.owed:
        yield ShownName(owed.milestone.title, owed.milestone, ("title",))


def _names_of_taskforce(taskforce: Taskforce) -> Iterator[ShownName]:
    yield ShownName(taskforce.name, taskforce, ("name",))
    yield ShownName(taskforce.chair.post, taskforce, ("chair", "post"))
    if taskforce.co_chair is not None:
        yield ShownName(taskforce.co_chair.post, taskforce, ("co_chair", "post"))
    if taskforce.plan is not None:
        yield ShownName(taskforce.plan.name, taskforce, ("plan", "name"))
    for index, group in enumerate(taskforce.groups):
        yield ShownName(group.name, taskforce, ("groups", index, "name"))
    for index, priority in enumerate(taskforce.priorities):
        yield ShownName(priority.name, taskforce, ("priorities", index, "name"))


def _names_of_task(task: Task) -> Iterator[ShownName]:
    yield ShownName(task.title, task, ("title",))
    if task.working_tf is not None and task.working_tf.name is not None:
        yield ShownName(task.working_tf.name, task, ("working_tf", "name"))
    for index, issue in enumerate(task.issues):
        yield ShownName(issue.title, task, ("issues", index, "title"))
