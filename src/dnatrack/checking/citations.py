"""Every place in the data that cites sources."""

from collections.abc import Iterator
from typing import NamedTuple

from dnatrack.checking.walking import once_per_tracker
from dnatrack.model.data_files import DataPath, Key
from dnatrack.model.fields import Basis, Record, Update
from dnatrack.model.milestone import Milestone
from dnatrack.model.ministry import Ministry
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import Tracker


class Citation(NamedTuple):
    """The sources that are cited at one place. `keys` lead to them from `record`."""

    record: Record
    keys: tuple[Key, ...]
    sources: tuple[str, ...]

    def place(self, index: int) -> DataPath:
        """Where the source of this index stands; most are in a list, some stand alone."""
        at = self.record.at(*self.keys)
        return at if self.keys[-1] == _ALONE else at.at(index)


class Cited(NamedTuple):
    """What all the citations of a tracker amount to."""

    sources: frozenset[str]
    with_repetition: tuple[Citation, ...]


@once_per_tracker
def citations_of(tracker: Tracker) -> Cited:
    """The ids of all sources that are cited, and the lists in which one stands twice."""
    found: set[str] = set()
    with_repetition = []
    for citation in citations(tracker):
        sources = citation.sources
        found.update(sources)
        if len(sources) > 1 and len(set(sources)) < len(sources):
            with_repetition.append(citation)
    return Cited(frozenset(found), tuple(with_repetition))


def citations(tracker: Tracker) -> Iterator[Citation]:
    """Every place that may cite sources, also those that cite none, file by file."""
    settings = tracker.settings
    yield Citation(settings, ("sources",), settings.sources)
    if settings.coordinator is not None:
        yield Citation(settings, ("coordinator", "sources"), settings.coordinator.sources)
    for index, notice in enumerate(settings.notice_periods):
        yield Citation(settings, ("notice_periods", index, "sources"), notice.sources)
    for meeting in tracker.meetings:
        yield Citation(meeting, ("sources",), meeting.sources)
    for ministry in tracker.ministries:
        yield from _of_ministry(ministry)
    for taskforce in tracker.taskforces:
        yield from _citations_of_taskforce(taskforce)
    for task in tracker.tasks:
        yield from _citations_of_task(task)
    for owed in tracker.owed:
        yield from _of_milestone(owed.milestone)


_ALONE = "source"


def _of_ministry(ministry: Ministry) -> Iterator[Citation]:
    yield Citation(ministry, ("sources",), ministry.sources)
    yield from _of_updates(ministry, ministry.updates)
    yield from _of_basis(ministry, ministry.basis)


def _citations_of_taskforce(taskforce: Taskforce) -> Iterator[Citation]:
    yield Citation(taskforce, ("sources",), taskforce.sources)
    yield Citation(taskforce, ("chair", "sources"), taskforce.chair.sources)
    if taskforce.co_chair is not None:
        yield Citation(taskforce, ("co_chair", "sources"), taskforce.co_chair.sources)
    if taskforce.plan is not None:
        yield Citation(taskforce, ("plan", "sources"), taskforce.plan.sources)
    for index, group in enumerate(taskforce.groups):
        yield Citation(taskforce, ("groups", index, "sources"), group.sources)
    for index, priority in enumerate(taskforce.priorities):
        yield Citation(taskforce, ("priorities", index, "sources"), priority.sources)
    yield from _of_basis(taskforce, taskforce.basis)


def _citations_of_task(task: Task) -> Iterator[Citation]:
    yield Citation(task, ("sources",), task.sources)
    if task.promise is not None:
        yield Citation(task, ("promise", _ALONE), (task.promise.source,))
    if task.working_tf is not None:
        yield Citation(task, ("working_tf", "sources"), task.working_tf.sources)
    if task.declared_signal is not None and task.declared_signal.source is not None:
        yield Citation(task, ("declared_signal", _ALONE), (task.declared_signal.source,))
    if task.override is not None and task.override.source is not None:
        yield Citation(task, ("override", _ALONE), (task.override.source,))
    for index, issue in enumerate(task.issues):
        yield Citation(task, ("issues", index, "sources"), issue.sources)
    yield from _of_outcome(task)


def _of_milestone(milestone: Milestone) -> Iterator[Citation]:
    yield Citation(milestone, ("sources",), milestone.sources)
    for index, revision in enumerate(milestone.revisions):
        if revision.source is not None:
            yield Citation(milestone, ("revisions", index, _ALONE), (revision.source,))
    if milestone.legislation is not None:
        for index, stage in enumerate(milestone.legislation.stages):
            yield Citation(milestone, ("legislation", "stages", index, "sources"), stage.sources)
    yield from _of_outcome(milestone)


def _of_outcome(item: Task | Milestone) -> Iterator[Citation]:
    if item.evidence:
        yield Citation(item, ("evidence",), item.evidence)
    if item.looked_for is not None:
        yield Citation(item, ("looked_for", "sources"), item.looked_for.sources)
    if item.updates:
        yield from _of_updates(item, item.updates)
    if item.basis:
        yield from _of_basis(item, item.basis)


def _of_updates(record: Record, updates: tuple[Update, ...]) -> Iterator[Citation]:
    for index, update in enumerate(updates):
        yield Citation(record, ("updates", index, "sources"), update.sources)


def _of_basis(record: Record, bases: dict[str, Basis]) -> Iterator[Citation]:
    for field, basis in bases.items():
        yield Citation(record, ("basis", field, "sources"), basis.sources)
