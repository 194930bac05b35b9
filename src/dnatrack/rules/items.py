"""What is in a tracker as rules look for it: items, names, repeated ids, totals."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple, Protocol, TypeVar

from dnatrack.judging.schedule import completed
from dnatrack.model.data_files import DataPath, Key, stem
from dnatrack.model.fields import Name, Record
from dnatrack.model.frozen import once_per
from dnatrack.model.milestone import Milestone
from dnatrack.model.ministry import MinistryName
from dnatrack.model.period import Period
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import ItemKind, OwedMilestone, Tracker, Unreadable
from dnatrack.model.words import Lifecycle

OPEN = (Lifecycle.PLANNED, Lifecycle.IN_PROGRESS, Lifecycle.ON_HOLD)

_REQUIRED = frozenset(
    name
    for model in (Task, Milestone)
    for name, field in model.fields().items()
    if field.is_required
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


def last_completion(of: Task | Milestone) -> tuple[str, Period | None]:
    """The key that says when it was done, or by which day, and the period that it names."""
    key = "done_by" if of.done_on is None and of.done_by is not None else "done_on"
    return key, completed(of)


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


@once_per
def _sorted(tracker: Tracker) -> _Sorted:
    tasks_in: defaultdict[Lifecycle, list[Task]] = defaultdict(list)
    tasks_giving: defaultdict[str, list[Task]] = defaultdict(list)
    for task in tracker.tasks:
        tasks_in[task.lifecycle].append(task)
        for field in task.given_names() - _REQUIRED:
            tasks_giving[field].append(task)
    milestones_in: defaultdict[Lifecycle, list[OwedMilestone]] = defaultdict(list)
    milestones_giving: defaultdict[str, list[OwedMilestone]] = defaultdict(list)
    for owed in tracker.owed:
        milestones_in[owed.milestone.lifecycle].append(owed)
        for field in owed.milestone.given_names() - _REQUIRED:
            milestones_giving[field].append(owed)
    return _Sorted(tasks_in, tasks_giving, milestones_in, milestones_giving)


# Every name and title that is shown to people.


class ShownName(NamedTuple):
    """A name, and where it stands."""

    name: Name | MinistryName
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


@once_per
def incomplete_names(tracker: Tracker) -> Sequence[ShownName]:
    """The names that are not in both languages, those that ministries had before, too."""
    names = chain(shown_names(tracker), _names_of_ministries(tracker))
    return [one for one in names if one.name.korean is None or one.name.en is None]


def _names_of_ministries(tracker: Tracker) -> Iterator[ShownName]:
    for ministry in tracker.ministries:
        for index, name in enumerate(ministry.names):
            key = "en" if name.korean is None else "ko"
            yield ShownName(name, ministry, ("names", index, key))


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


# Items that have the id of another one.


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


_Item = TypeVar("_Item", bound=_Identified)


def repeated_items(items: Iterable[_Item]) -> Iterator[tuple[int, _Item]]:
    """Every item that has the id of one before it, and its index."""
    seen: set[str] = set()
    for index, item in enumerate(items):
        if item.id in seen:
            yield index, item
        seen.add(item.id)


def task_with_right_to(id_: str, tracker: Tracker) -> Task:
    """The task that may keep an id that tasks have: the one whose file has its name.

    Where there is none, the first.
    """
    holders = [task for task in tracker.tasks if task.id == id_]
    return next((task for task in holders if stem(task.place.file) == id_), holders[0])


# How many tasks each taskforce has, as far as that can be told.


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
    sure = Counter(task.taskforce for task in tasks)
    multi = Counter(task.taskforce for task in tasks if task.multi_ministry)
    unread = (task for task in tasks if task.place.file in tracker.partly_read)
    maybe = Counter(task.taskforce for task in unread if not task.multi_ministry)
    homeless = len(tasks) - sum(sure[id_] for id_ in tracker.taskforces_by_id)
    return {
        id_: TaskTotals(Total(sure[id_], homeless), Total(multi[id_], homeless + maybe[id_]))
        for id_ in tracker.taskforces_by_id
    }


def _all_tasks(tracker: Tracker) -> Iterator[Task | Unreadable]:
    yield from tracker.tasks
    for item in tracker.unreadable:
        if item.kind is ItemKind.TASK:
            yield item
