"""Every place in the data that names a ministry."""

from collections.abc import Iterator
from typing import NamedTuple

from dnatrack.checking.items import tasks_giving
from dnatrack.model.data_files import DataPath, Key
from dnatrack.model.fields import Record
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import Tracker


class MinistryReference(NamedTuple):
    """A ministry that is named at one place of the data; `is_key`: by a key, not a value."""

    ministry: str
    record: Record
    keys: tuple[Key, ...]
    is_key: bool = False

    @property
    def place(self) -> DataPath:
        """Where it is named."""
        return self.record.at(*self.keys)


def ministry_references(tracker: Tracker) -> Iterator[MinistryReference]:
    """Every place that names a ministry: settings, successors, taskforces, tasks."""
    for named in tracker.settings.teams:
        yield MinistryReference(named, tracker.settings, ("teams", named), is_key=True)
    for ministry in tracker.ministries:
        for index, successor in enumerate(ministry.successors):
            yield MinistryReference(successor.id, ministry, ("successors", index, "id"))
    for taskforce in tracker.taskforces:
        yield from posts(taskforce)
        for index, member in enumerate(taskforce.ministries):
            yield MinistryReference(member, taskforce, ("ministries", index))
    for task in tracker.tasks:
        yield from lead_and_partners(task)
    for task in tasks_giving("issues", tracker):
        for number, issue in enumerate(task.issues):
            for index, party in enumerate(issue.between):
                yield MinistryReference(party, task, ("issues", number, "between", index))


def posts(taskforce: Taskforce) -> Iterator[MinistryReference]:
    """The ministries of a taskforce's chair and co-chair."""
    yield MinistryReference(taskforce.chair.ministry, taskforce, ("chair", "ministry"))
    if taskforce.co_chair is not None:
        yield MinistryReference(taskforce.co_chair.ministry, taskforce, ("co_chair", "ministry"))


def lead_and_partners(task: Task) -> Iterator[MinistryReference]:
    """The ministries that a task needs, its lead first."""
    if task.lead is not None:
        yield MinistryReference(task.lead, task, ("lead",))
    for index, partner in enumerate(task.partners):
        yield MinistryReference(partner, task, ("partners", index))
