"""The whole data set at one moment, with look-up by id."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple, Protocol, TypeVar

from dnatrack.model.data_files import DataPath
from dnatrack.model.fields import Name
from dnatrack.model.frozen import Frozen
from dnatrack.model.milestone import Milestone, full_reference
from dnatrack.model.ministry import Ministry
from dnatrack.model.reference_files import Holiday, Meeting, Settings, Source
from dnatrack.model.task import Issue, Task
from dnatrack.model.taskforce import Priority, Taskforce


class ItemKind(StrEnum):
    """What sort of thing could not be read."""

    TASK = "task"
    MILESTONE = "milestone"
    TASKFORCE = "taskforce"
    FILE = "file"


class Unreadable(Frozen):
    """Something that stands in the data but could not be read.

    It is still listed and counted, with whatever of it could be made out. `id` is
    never empty: of a task it is at least its file's name without the ending, and a
    `FILE`, of which nobody can tell what was in it, has its path for one. `owner` is
    the id of the task or taskforce that a milestone belongs to.
    """

    kind: ItemKind
    id: str
    place: DataPath
    title: Name | None = None
    taskforce: str | None = None
    priority: str | None = None
    lead: str | None = None
    owner: str | None = None
    multi_ministry: bool = False

    @property
    def full_id(self) -> str:
        """Its id, behind that of its owner where it has one."""
        return f"{self.owner}/{self.id}" if self.owner else self.id


class OwedMilestone(NamedTuple):
    """A milestone together with the task or taskforce that owes it."""

    owner: Task | Taskforce
    milestone: Milestone

    @property
    def id(self) -> str:
        """`owner/milestone`: unique in the whole data set."""
        return f"{self.owner.id}/{self.milestone.id}"

    @property
    def blockers(self) -> tuple[str, ...]:
        """Full ids of the milestones that must come first."""
        return tuple(full_reference(one, self.owner.id) for one in self.milestone.blocked_by)

    @property
    def taskforce(self) -> str:
        """Id of the taskforce it belongs to, directly or by its task."""
        return self.owner.taskforce if isinstance(self.owner, Task) else self.owner.id

    @property
    def task(self) -> Task | None:
        """The task that owes it; None where a taskforce does."""
        return self.owner if isinstance(self.owner, Task) else None

    @property
    def lead(self) -> str | None:
        """Id of the ministry that answers for it: the task's lead, or the chair's."""
        return self.owner.lead if isinstance(self.owner, Task) else self.owner.chair.ministry

    @property
    def partners(self) -> tuple[str, ...]:
        """Ids of the ministries that work with the lead, without the lead."""
        if isinstance(self.owner, Task):
            return self.owner.partners
        return tuple(one for one in self.owner.ministries if one != self.lead)


class RaisedIssue(Frozen):
    """An issue together with the task in whose file it stands."""

    task: Task
    issue: Issue

    @property
    def id(self) -> str:
        """`task/issue`: unique in the whole data set."""
        return f"{self.task.id}/{self.issue.id}"

    @property
    def concerned(self) -> tuple[str | None, ...]:
        """Ids of the ministries that it is between; where none is named, of the task's lead."""
        return self.issue.between or (self.task.lead,)


class Tracker(Frozen):
    """The whole data set at one moment. Ids are unique but where a finding says so.

    `tasks` are in the natural order of their ids, everything else in the order of
    its file. `partly_read` lists the files of which something could not be read:
    what is missing there must not be called unknown elsewhere. `stand_ins` are the
    places of fields that every such record has, where they could not be read: what
    stands there now was not written by anybody.
    """

    settings: Settings
    taskforces: tuple[Taskforce, ...] = ()
    ministries: tuple[Ministry, ...] = ()
    sources: Mapping[str, Source] = MappingProxyType({})
    meetings: tuple[Meeting, ...] = ()
    holidays: tuple[Holiday, ...] = ()
    tasks: tuple[Task, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    partly_read: frozenset[str] = frozenset()
    stand_ins: frozenset[DataPath] = frozenset()

    @cached_property
    def taskforces_by_id(self) -> Mapping[str, Taskforce]:
        """Each taskforce by its id; of a repeated id the first."""
        return _by_id(self.taskforces)

    @cached_property
    def ministries_by_id(self) -> Mapping[str, Ministry]:
        """Each ministry by its id; of a repeated id the first."""
        return _by_id(self.ministries)

    @cached_property
    def tasks_by_id(self) -> Mapping[str, Task]:
        """Each task by its id; of a repeated id the first."""
        return _by_id(self.tasks)

    @cached_property
    def priorities_by_id(self) -> Mapping[str, Priority]:
        """Each priority of every taskforce by its id."""
        return _by_id(one for taskforce in self.taskforces for one in taskforce.priorities)

    @cached_property
    def owed(self) -> tuple[OwedMilestone, ...]:
        """Every milestone that could be read: of the taskforces, then of the tasks."""
        owners: tuple[Task | Taskforce, ...] = (*self.taskforces, *self.tasks)
        return tuple(
            OwedMilestone(owner, milestone) for owner in owners for milestone in owner.milestones
        )

    @cached_property
    def owed_by_id(self) -> Mapping[str, OwedMilestone]:
        """Each milestone by its full id, `owner/milestone`."""
        return _by_id(self.owed)

    @cached_property
    def issues(self) -> tuple[RaisedIssue, ...]:
        """Every issue that could be read, task by task."""
        return tuple(RaisedIssue(task, issue) for task in self.tasks for issue in task.issues)

    @cached_property
    def issues_by_id(self) -> Mapping[str, RaisedIssue]:
        """Each issue by its full id, `task/issue`."""
        return _by_id(self.issues)

    @cached_property
    def unreadable_ids(self) -> frozenset[str]:
        """Ids, full for milestones, of what stands in the data but could not be read."""
        return frozenset(item.full_id for item in self.unreadable)


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


_Item = TypeVar("_Item", bound=_Identified)


def _by_id(items: Iterable[_Item]) -> Mapping[str, _Item]:
    found: dict[str, _Item] = {}
    for item in items:
        found.setdefault(item.id, item)
    return found
