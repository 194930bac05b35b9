"""On which day each thing of a data set became known, as far as its sources tell."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import IntEnum
from typing import NamedTuple

from dnatrack.i18n import Text
from dnatrack.judging.schedule import completed
from dnatrack.model.milestone import Milestone
from dnatrack.model.period import Period
from dnatrack.model.reference_files import Meeting
from dnatrack.model.task import Issue, Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import Tracker
from dnatrack.model.words import LegislationStage, Lifecycle, SourceKind
from dnatrack.reports.wording import words_of


def sources_before_completion(item: Task | Milestone) -> tuple[str, ...]:
    """The sources but those that show that it was done; the first promised it all the same."""
    first, *others = item.sources
    return (first, *(one for one in others if one not in item.evidence))


class Chronology:
    """Tells the days of a data set.

    A document is known on the last day of the period that dates it, or, where that holds
    the day of what it tells of, on that day. What happened is known when it has happened
    and a document says so, whichever comes later. The text of a
    law was public on the day on which it says something happened, whenever its copy was made.
    """

    def __init__(self, tracker: Tracker) -> None:
        self._sources = tracker.sources
        self._taskforces = tracker.taskforces_by_id
        self.beginning = min(
            day for one in tracker.taskforces if (day := self._taskforce_day(one)) is not None
        )

    def published(self, source: str) -> date | None:
        """The day a document was known; None where it has no date, or that of a copy only."""
        known = self._sources.get(source)
        if known is None or known.date is None or self._is_law(source):
            return None
        return known.date.last

    def _is_law(self, source: str) -> bool:
        known = self._sources.get(source)
        return known is not None and known.kind is SourceKind.LAW

    def is_published(self, source: str, day: date) -> bool:
        """Whether a document was out by `day`; one without a date always was."""
        return (self.published(source) or day) <= day

    def dating(self, sources: Iterable[str]) -> str | None:
        """The document that was known first, a law before all others; None if nothing dates it."""
        cited = tuple(sources)
        law = next((one for one in cited if self._is_law(one)), None)
        dated = [one for one in cited if self.published(one) is not None]
        return law or min(dated, key=lambda one: self.published(one) or date.max, default=None)

    def known(self, when: Period | None, sources: Iterable[str]) -> date | None:
        """The day it was known that something happened at `when`; None if nothing dates it."""
        cited = tuple(sources)
        if when is None:
            return min((day for one in cited if (day := self.published(one))), default=None)
        first = self.dating(cited)
        published = self.published(first) if first is not None else None
        if published is None or self._may_be_of(when.last, first):
            return when.last
        return max(when.first, published)

    def _may_be_of(self, day: date, source: str | None) -> bool:
        """Whether a document may be of `day`, as roughly as it is dated."""
        known = self._sources.get(source or "")
        return known is not None and known.date is not None and day in known.date

    def known_or_over(self, when: Period, sources: Iterable[str]) -> date:
        """The day it was known that something happened; without a dated document, its end."""
        return self.known(when, sources) or when.last

    def taskforce_entry(self, taskforce: Taskforce) -> date:
        """The day a taskforce enters: its plan is announced, or it is launched."""
        return self._taskforce_day(taskforce) or self.beginning

    def _taskforce_day(self, taskforce: Taskforce) -> date | None:
        plan = taskforce.plan
        days = [one.first for one in (plan.announced if plan else None, taskforce.launched) if one]
        return min(days) if days else self.known(None, taskforce.sources)

    def task_entry(self, task: Task) -> date:
        """The day a task enters: the one of the document that promises it."""
        promised = self.published(task.promise.source) if task.promise is not None else None
        owner = self._taskforces.get(task.taskforce)
        earliest = self.taskforce_entry(owner) if owner is not None else self.beginning
        return max(promised or self.known(None, task.sources) or earliest, earliest)

    def entry(self, owner: Task | Taskforce) -> date:
        """The day a task or a taskforce enters."""
        return self.task_entry(owner) if isinstance(owner, Task) else self.taskforce_entry(owner)

    def milestone_entry(self, milestone: Milestone, owner: Task | Taskforce) -> date:
        """The day a milestone enters: the one of the first document that promises it.

        That is the first with a date in the order in which they are listed, if it is
        not later than the deadline itself. Where it already moves the deadline, the
        milestone enters the day before; where no document helps, with its owner.
        """
        earliest = self.entry(owner)
        cited = sources_before_completion(milestone)
        days = (day for one in cited if (day := self.published(one)) is not None)
        day = next(days, earliest)
        first_due = milestone.due_written_on(date.min)
        if first_due is not None and day > first_due.last:
            day = earliest
        if milestone.revisions:
            day = min(day, milestone.revisions[0].on - timedelta(days=1))
        return max(day, earliest)

    def settled(self, item: Task | Milestone, entry: date) -> date:
        """The day from which the lifecycle of an item is what it is in the end."""
        match item.lifecycle:
            case Lifecycle.DONE:
                day = self.known(completed(item), item.evidence)
            case Lifecycle.UNKNOWN:
                day = item.looked_for.on if item.looked_for is not None else None
            case Lifecycle.IN_PROGRESS:
                day = min(self.steps(item), default=None)
            case _:
                day = max(self.steps(item), default=None)
        return max(day or entry, entry)

    def task_settled(self, task: Task) -> date:
        """The same for a task: in progress with its first milestone, ended with its last."""
        entry = self.task_entry(task)
        milestones = [
            (one.lifecycle, self.settled(one, self.milestone_entry(one, task)))
            for one in task.milestones
        ]
        if task.lifecycle is Lifecycle.IN_PROGRESS:
            moving = {Lifecycle.IN_PROGRESS, Lifecycle.DONE}
            days = [day for lifecycle, day in milestones if lifecycle in moving]
            return max(min([*days, *self.steps(task)], default=entry), entry)
        own = self.settled(task, entry)
        if task.lifecycle is Lifecycle.PLANNED:
            return own
        return max([own, *(day for _, day in milestones)])

    def raised(self, issue: Issue, entry: date) -> date:
        """The day it was known that ministries had something to settle."""
        return max(self.known_or_over(issue.raised, issue.sources), entry)

    def issue_settled(self, issue: Issue, entry: date) -> date | None:
        """The day it was known that they settled it; None where they have not."""
        if issue.settled is None:
            return None
        return max(self.known_or_over(issue.settled, issue.sources), entry)

    def steps(self, item: Task | Milestone) -> Iterator[date]:
        """The days on which something is told of an item that does not end it."""
        for update in item.updates:
            yield self.known_or_over(update.on, update.sources)
        if isinstance(item, Milestone) and item.legislation is not None:
            for stage in item.legislation.stages:
                yield self.known_or_over(stage.on, stage.sources)


# One dated thing that happened, as the commit that replays it tells it.


class FactKind(IntEnum):
    """What sort of thing happened; the first of a day's kinds gives its commit the subject."""

    ANNOUNCED = 1
    DONE = 2
    MOVED = 3
    PROMISED = 4
    STAGE = 5
    SETTLED = 6
    RAISED = 7
    UPDATE = 8
    UNKNOWN = 9


class Fact(NamedTuple):
    """Something that happened to an item, and the day on which it was known.

    `id` is the full id of the item. `said` is what happened, `when` the time that the
    source gives for it, as written, and `sources` are the ids of the documents.
    """

    day: date
    id: str
    kind: FactKind
    said: Text
    when: str
    sources: tuple[str, ...]


# The dated facts of tasks and milestones.

_STAGES = words_of(LegislationStage)
_DONE = Text("완료", "done")
_UNKNOWN = Text("결과 미확인", "outcome unknown")
_SETTLED = Text("현안 해결", "issue settled")


def task_facts(task: Task, chronology: Chronology) -> Iterator[Fact]:
    """Everything that is dated of a task and its milestones."""
    entry = chronology.task_entry(task)
    sources = (task.promise.source,) if task.promise is not None else task.sources
    yield _fact(entry, task.id, FactKind.PROMISED, Text("약속", "promised"), None, sources)
    yield from _steps(task, task.id, chronology, entry)
    yield from _issues(task, chronology, entry)
    yield from _outcome(task, task.id, chronology.task_settled(task))
    yield from milestone_facts(task, chronology)


def milestone_facts(owner: Task | Taskforce, chronology: Chronology) -> Iterator[Fact]:
    """Everything that is dated of the milestones of a task or taskforce."""
    for milestone in owner.milestones:
        id_ = f"{owner.id}/{milestone.id}"
        entry = chronology.milestone_entry(milestone, owner)
        yield _promised(milestone, id_, entry, chronology)
        yield from _moves(milestone, id_)
        yield from _stages(milestone, id_, chronology, entry)
        yield from _steps(milestone, id_, chronology, entry)
        yield from _outcome(milestone, id_, chronology.settled(milestone, entry))


def _promised(milestone: Milestone, id_: str, entry: date, chronology: Chronology) -> Fact:
    due = milestone.due_written_on(entry)
    said = Text("약속, 기한 없음", "promised without a deadline")
    if due is not None:
        said = Text(f"약속, 기한 {due}", f"promised by {due}")
    cited = sources_before_completion(milestone)
    sources = tuple(one for one in cited if chronology.is_published(one, entry))
    if not sources:
        said = Text(
            f"{said.ko}(발표일 미확인, 변경 전날로 기재)",
            f"{said.en} (on an unknown day; written the day before it changed)",
        )
    return _fact(entry, id_, FactKind.PROMISED, said, None, sources)


def _moves(milestone: Milestone, id_: str) -> Iterator[Fact]:
    for one in milestone.revisions:
        said = Text(f"기한 {one.since} → {one.to}", f"due {one.since} → {one.to}")
        sources = (one.source,) if one.source is not None else ()
        yield _fact(one.on, id_, FactKind.MOVED, said, Period.of_day(one.on), sources)


def _stages(milestone: Milestone, id_: str, chronology: Chronology, entry: date) -> Iterator[Fact]:
    for stage in milestone.legislation.stages if milestone.legislation is not None else ():
        day = max(chronology.known_or_over(stage.on, stage.sources), entry)
        yield _fact(day, id_, FactKind.STAGE, _STAGES[stage.stage], stage.on, stage.sources)


def _steps(item: Task | Milestone, id_: str, chronology: Chronology, entry: date) -> Iterator[Fact]:
    for update in item.updates:
        day = max(chronology.known_or_over(update.on, update.sources), entry)
        said = Text(update.text, update.text)
        yield _fact(day, id_, FactKind.UPDATE, said, update.on, update.sources)


def _issues(task: Task, chronology: Chronology, entry: date) -> Iterator[Fact]:
    for issue in task.issues:
        id_, title = f"{task.id}/{issue.id}", issue.title
        raised = Text(f"현안 {title.ko}", f"issue raised, {title.en or title.ko}")
        day = chronology.raised(issue, entry)
        yield _fact(day, id_, FactKind.RAISED, raised, issue.raised, issue.sources)
        settled = chronology.issue_settled(issue, entry)
        if settled is not None:
            yield _fact(settled, id_, FactKind.SETTLED, _SETTLED, issue.settled, issue.sources)


def _outcome(item: Task | Milestone, id_: str, day: date) -> Iterator[Fact]:
    match item.lifecycle:
        case Lifecycle.DONE:
            yield _fact(day, id_, FactKind.DONE, _DONE, completed(item), item.evidence)
        case Lifecycle.UNKNOWN:
            looked = item.looked_for
            when = Period.of_day(looked.on) if looked is not None else None
            sources = looked.sources if looked is not None else ()
            yield _fact(day, id_, FactKind.UNKNOWN, _UNKNOWN, when, sources)
        case _:
            return


def _fact(  # noqa: PLR0913, PLR0917 - the fields of a fact
    day: date, id_: str, kind: FactKind, said: Text, when: Period | None, sources: tuple[str, ...]
) -> Fact:
    return Fact(day, id_, kind, said, str(when or day), sources)


# The dated facts of taskforces and of their meetings.

_ANNOUNCED = Text("계획 발표", "plan announced")
_LAUNCHED = Text("출범", "launched")
_ORGANISED = Text("구성 공개", "organisation made public")
_HELD = Text("개최", "held")


def taskforce_facts(
    taskforce: Taskforce, chronology: Chronology, *, totals: date
) -> Iterator[Fact]:
    """Everything that is dated of a taskforce and the milestones that it owes itself."""
    entry = chronology.taskforce_entry(taskforce)
    beginnings = tuple(_beginnings(taskforce, chronology))
    yield from beginnings
    organised = {totals, *_organised(taskforce, chronology)}
    later = {day for day in organised if day > entry}
    for day in sorted(later if beginnings else {entry, *later}):
        yield _taskforce_fact(day, taskforce, _ORGANISED, taskforce.chair.sources)
    yield from milestone_facts(taskforce, chronology)


def _beginnings(taskforce: Taskforce, chronology: Chronology) -> Iterator[Fact]:
    plan = taskforce.plan
    if plan is not None and plan.announced is not None:
        yield _taskforce_fact(plan.announced.first, taskforce, _ANNOUNCED, plan.sources)
    if taskforce.launched is not None:
        day = taskforce.launched.first
        sources = [one for one in taskforce.sources if (chronology.published(one) or day) >= day]
        yield _taskforce_fact(day, taskforce, _LAUNCHED, tuple(sources))


def _organised(taskforce: Taskforce, chronology: Chronology) -> Iterator[date]:
    """The days on which it became known how a taskforce is made up."""
    cited = [one.sources for one in taskforce.groups]
    cited += [one.sources for one in taskforce.priorities]
    cited += [taskforce.co_chair.sources] if taskforce.co_chair is not None else []
    for sources in cited:
        day = chronology.known(None, sources)
        if day is not None:
            yield day


def meeting_fact(meeting: Meeting, chronology: Chronology) -> Fact:
    """That a meeting was held."""
    published = chronology.known(None, meeting.sources)
    day = max(meeting.on, published or meeting.on)
    id_, held = meeting.taskforce, Text(meeting.title.ko, meeting.title.en or meeting.title.ko)
    return Fact(day, id_, FactKind.ANNOUNCED, held, meeting.on.isoformat(), meeting.sources)


def _taskforce_fact(day: date, taskforce: Taskforce, said: Text, sources: tuple[str, ...]) -> Fact:
    return Fact(day, taskforce.id, FactKind.ANNOUNCED, said, day.isoformat(), sources)
