"""Every place in the data that cites a source."""

from collections.abc import Iterator
from typing import NamedTuple
from weakref import ref

from dnatrack.domain.milestone import Milestone
from dnatrack.domain.ministry import Ministry
from dnatrack.domain.place import DataPath, Key
from dnatrack.domain.record import Basis, Record, Update
from dnatrack.domain.task import Task
from dnatrack.domain.taskforce import Taskforce
from dnatrack.domain.tracker import Tracker


class Citations(NamedTuple):
    """The sources that one place of the data cites.

    `keys` lead from `record` to the list of sources, or to the one source there.
    """

    record: Record
    keys: tuple[Key, ...]
    sources: tuple[str, ...]
    is_list: bool = True

    def place(self, index: int) -> DataPath:
        """Where the source of this index stands."""
        at = self.record.at(*self.keys)
        return at.at(index) if self.is_list else at


def citations(tracker: Tracker) -> Iterator[Citations]:
    """Every place that cites sources, also those that cite none, file by file."""
    yield Citations(tracker.settings, ("sources",), tracker.settings.sources)
    if tracker.settings.coordinator is not None:
        sources = tracker.settings.coordinator.sources
        yield Citations(tracker.settings, ("coordinator", "sources"), sources)
    for meeting in tracker.meetings:
        yield Citations(meeting, ("sources",), meeting.sources)
    for ministry in tracker.ministries:
        yield from _of_ministry(ministry)
    for taskforce in tracker.taskforces:
        yield from _of_taskforce(taskforce)
    for task in tracker.tasks:
        yield from _of_task(task)
    for owed in tracker.owed:
        yield from _of_milestone(owed.milestone)


_last: list[tuple[ref[Tracker], frozenset[str]]] = []


def cited_sources(tracker: Tracker) -> frozenset[str]:
    """The ids of all sources that are cited anywhere.

    The last answer is kept: several rules ask about the same tracker, one after the
    other, and going through all of it takes a while.
    """
    for asked, answer in tuple(_last):
        if asked() is tracker:
            return answer
    answer = frozenset().union(*(one.sources for one in citations(tracker)))
    _last[:] = [(ref(tracker), answer)]
    return answer


def _of_ministry(ministry: Ministry) -> Iterator[Citations]:
    yield Citations(ministry, ("sources",), ministry.sources)
    yield from _of_updates(ministry, ministry.updates)
    yield from _of_basis(ministry, ministry.basis)


def _of_taskforce(taskforce: Taskforce) -> Iterator[Citations]:
    yield Citations(taskforce, ("sources",), taskforce.sources)
    yield Citations(taskforce, ("chair", "sources"), taskforce.chair.sources)
    if taskforce.co_chair is not None:
        yield Citations(taskforce, ("co_chair", "sources"), taskforce.co_chair.sources)
    if taskforce.plan is not None:
        yield Citations(taskforce, ("plan", "sources"), taskforce.plan.sources)
    for index, group in enumerate(taskforce.groups):
        yield Citations(taskforce, ("groups", index, "sources"), group.sources)
    for index, priority in enumerate(taskforce.priorities):
        yield Citations(taskforce, ("priorities", index, "sources"), priority.sources)
    yield from _of_basis(taskforce, taskforce.basis)


def _of_task(task: Task) -> Iterator[Citations]:
    yield Citations(task, ("sources",), task.sources)
    if task.promise is not None:
        yield Citations(task, ("promise", "source"), (task.promise.source,), is_list=False)
    if task.working_tf is not None:
        yield Citations(task, ("working_tf", "sources"), task.working_tf.sources)
    for index, issue in enumerate(task.issues):
        yield Citations(task, ("issues", index, "sources"), issue.sources)
    yield from _of_outcome(task)


def _of_milestone(milestone: Milestone) -> Iterator[Citations]:
    yield Citations(milestone, ("sources",), milestone.sources)
    for index, revision in enumerate(milestone.revisions):
        if revision.source is not None:
            keys = ("revisions", index, "source")
            yield Citations(milestone, keys, (revision.source,), is_list=False)
    if milestone.legislation is not None:
        for index, stage in enumerate(milestone.legislation.stages):
            at_stage = ("legislation", "stages", index, "sources")
            yield Citations(milestone, at_stage, stage.sources)
    yield from _of_outcome(milestone)


def _of_outcome(item: Task | Milestone) -> Iterator[Citations]:
    if item.evidence:
        yield Citations(item, ("evidence",), item.evidence)
    if item.looked_for is not None:
        yield Citations(item, ("looked_for", "sources"), item.looked_for.sources)
    if item.updates:
        yield from _of_updates(item, item.updates)
    if item.basis:
        yield from _of_basis(item, item.basis)


def _of_updates(record: Record, updates: tuple[Update, ...]) -> Iterator[Citations]:
    for index, update in enumerate(updates):
        yield Citations(record, ("updates", index, "sources"), update.sources)


def _of_basis(record: Record, bases: dict[str, Basis]) -> Iterator[Citations]:
    for field, basis in bases.items():
        yield Citations(record, ("basis", field, "sources"), basis.sources)
