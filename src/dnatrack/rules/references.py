"""Every place in the data that names something else: sources, ministries, milestones, issues."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dnatrack.model.data_files import DataPath, Key
from dnatrack.model.fields import Basis, Record, Update
from dnatrack.model.frozen import once_per
from dnatrack.model.milestone import Milestone, full_reference
from dnatrack.model.ministry import Ministry
from dnatrack.model.reference_files import Meeting
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import Tracker
from dnatrack.rules.items import milestones_giving, tasks_giving


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


@once_per
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


@once_per
def sources_by_record(tracker: Tracker) -> Mapping[int, Sequence[str]]:
    """The sources that each record cites anywhere, by the identity of the record."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for citation in citations(tracker):
        found[id(citation.record)] += citation.sources
    return found


@once_per
def citations_by_source(tracker: Tracker) -> Mapping[str, Sequence[Citation]]:
    """The places that cite each source, in the order of the data."""
    found: defaultdict[str, list[Citation]] = defaultdict(list)
    for citation in citations(tracker):
        for id_ in dict.fromkeys(citation.sources):
            found[id_].append(citation)
    return found


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
    if item.decision is not None and item.decision.source is not None:
        yield Citation(item, ("decision", _ALONE), (item.decision.source,))
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


# Every place in the data that names a ministry.


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


# Every place in the data that names a milestone, and what it names.


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


# Every place in the data that names an issue, and what it names.


class IssueReference(NamedTuple):
    """An issue that is named at one place of the data: `task/issue`."""

    written: str
    meeting: Meeting
    keys: tuple[Key, ...]

    @property
    def place(self) -> DataPath:
        """Where it is named."""
        return self.meeting.at(*self.keys)

    @property
    def task(self) -> str:
        """The id of the task in whose file the issue stands; empty where none is named."""
        return self.written.rpartition("/")[0]

    @property
    def issue(self) -> str:
        """The id of the issue in its task."""
        return self.written.rpartition("/")[2]


def issue_references(tracker: Tracker) -> Iterator[IssueReference]:
    """Every place that names an issue: in meetings and their decisions."""
    for meeting in tracker.meetings:
        for index, written in enumerate(meeting.issues):
            yield IssueReference(written, meeting, ("issues", index))
        for number, decision in enumerate(meeting.decided):
            for index, written in enumerate(decision.issues):
                yield IssueReference(written, meeting, ("decided", number, "issues", index))


# Circles in what refers to each other.

_MOST_SHOWN = 8


def circles(references: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """The circles that `references` lead in, each from the member that comes first.

    Of circles that share more than one member only some are given: mending those
    shows the rest.
    """
    done: set[str] = set()
    reported: set[str] = set()
    for start in references:
        if start not in done:
            for circle in _circles_from(start, references, done):
                if not {circle[0], circle[-1]} <= reported:
                    yield circle
                reported.update(circle)


def _circles_from(
    start: str, references: Mapping[str, Sequence[str]], done: set[str]
) -> Iterator[tuple[str, ...]]:
    """Goes down from `start`, without recursion: data may be nested deeper than the stack."""
    path = {start: iter(references[start])}
    while path:
        node = next(reversed(path))
        for following in path[node]:
            if following in path:
                way = tuple(path)
                yield way[way.index(following) :]
            elif following in references and following not in done:
                path[following] = iter(references[following])
                break
        else:
            del path[node]
            done.add(node)


def draw_circle(circle: tuple[str, ...]) -> str:
    """A circle for a person: `a → b → a`; the middle of a long one is left out."""
    shown = circle if len(circle) <= _MOST_SHOWN else (*circle[: _MOST_SHOWN - 1], "…", circle[-1])
    return " → ".join((*shown, circle[0]))
