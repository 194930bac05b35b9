"""Every place in the data that names a milestone, and what it names."""

from collections.abc import Iterator
from typing import NamedTuple

from dnatrack.checking.items import milestones_giving, tasks_giving
from dnatrack.model.data_files import DataPath, Key
from dnatrack.model.fields import Record
from dnatrack.model.milestone import Milestone, full_reference
from dnatrack.model.reference_files import Meeting
from dnatrack.model.task import Task
from dnatrack.model.tracker import Tracker


class MilestoneReference(NamedTuple):
    """A milestone that is named at one place of the data.

    `home` is the task or taskforce whose milestones can be named by their bare id
    there. `may_be_task` says that the id of a task can stand there, too.
    """

    written: str
    home: str
    record: Record
    keys: tuple[Key, ...]
    may_be_task: bool = False

    @property
    def place(self) -> DataPath:
        """Where it is named."""
        return self.record.at(*self.keys)

    @property
    def full_id(self) -> str:
        """The milestone that it names: `owner/milestone`."""
        return full_reference(self.written, self.home)

    @property
    def owner(self) -> str:
        """The id of the task or taskforce that owes the milestone."""
        return self.full_id.partition("/")[0]


def milestone_references(tracker: Tracker) -> Iterator[MilestoneReference]:
    """Every place that names a milestone: in meetings, tasks and milestones."""
    for meeting in tracker.meetings:
        yield from _dealt_with(meeting)
    for owed in milestones_giving("blocked_by", tracker):
        yield from blockers(owed.milestone, owed.owner.id)
    for task in tasks_giving("superseded_by", tracker):
        yield from _successor(task, task.id)
    for owed in milestones_giving("superseded_by", tracker):
        yield from _successor(owed.milestone, owed.owner.id)


def _dealt_with(meeting: Meeting) -> Iterator[MilestoneReference]:
    home = meeting.taskforce
    for index, written in enumerate(meeting.milestones):
        yield MilestoneReference(written, home, meeting, ("milestones", index))
    for number, decision in enumerate(meeting.decided):
        for index, written in enumerate(decision.milestones):
            keys = ("decided", number, "milestones", index)
            yield MilestoneReference(written, home, meeting, keys)


def _successor(item: Task | Milestone, home: str) -> Iterator[MilestoneReference]:
    if item.superseded_by is not None:
        keys = ("superseded_by",)
        yield MilestoneReference(item.superseded_by, home, item, keys, may_be_task=True)


def blockers(milestone: Milestone, owner: str) -> Iterator[MilestoneReference]:
    """What a milestone of the task or taskforce `owner` waits for."""
    for index, written in enumerate(milestone.blocked_by):
        yield MilestoneReference(written, owner, milestone, ("blocked_by", index))
