"""On which day each thing of a data set became known, as far as its sources tell."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from dnatrack.model.milestone import Milestone
from dnatrack.model.period import Period
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import Tracker
from dnatrack.model.words import Lifecycle


class Chronology:
    """Tells the days of a data set.

    A document is known on the last day of the period that dates it. What happened is
    known when it has happened and a document says so, whichever comes later.
    """

    def __init__(self, tracker: Tracker) -> None:
        self._sources = tracker.sources
        self._taskforces = tracker.taskforces_by_id
        self.beginning = min(
            day for one in tracker.taskforces if (day := self._taskforce_day(one)) is not None
        )

    def published(self, source: str) -> date | None:
        """The day a document was known; None where it has no date."""
        known = self._sources.get(source)
        return known.date.last if known is not None and known.date is not None else None

    def is_published(self, source: str, day: date) -> bool:
        """Whether a document was out by `day`; one without a date always was."""
        return (self.published(source) or day) <= day

    def dating(self, sources: Iterable[str]) -> str | None:
        """The document that was known first; None where none has a date."""
        dated = [one for one in sources if self.published(one) is not None]
        return min(dated, key=lambda one: self.published(one) or date.max, default=None)

    def known(self, when: Period | None, sources: Iterable[str]) -> date | None:
        """The day it was known that something happened at `when`; None if nothing dates it."""
        first = self.dating(sources)
        published = self.published(first) if first is not None else None
        if when is None:
            return published
        return max(when.first, published) if published is not None else when.last

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
        days = [day for one in milestone.sources if (day := self.published(one)) is not None]
        day = days[0] if days else earliest
        first_due = milestone.due_on(date.min)
        if first_due is not None and day > first_due.last:
            day = earliest
        if milestone.revisions:
            day = min(day, milestone.revisions[0].on - timedelta(days=1))
        return max(day, earliest)

    def settled(self, item: Task | Milestone, entry: date) -> date:
        """The day from which the lifecycle of an item is what it is in the end."""
        match item.lifecycle:
            case Lifecycle.DONE:
                day = self.known(item.done_on, item.evidence)
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

    def steps(self, item: Task | Milestone) -> Iterator[date]:
        """The days on which something is told of an item that does not end it."""
        for update in item.updates:
            yield self.known_or_over(update.on, update.sources)
        if isinstance(item, Milestone) and item.legislation is not None:
            for stage in item.legislation.stages:
                yield self.known_or_over(stage.on, stage.sources)
