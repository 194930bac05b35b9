"""On which day each thing of a data set became known, and what its files said on a day."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import TypeVar

from dnatrack.judging.schedule import completed
from dnatrack.model.fields import Record, Update
from dnatrack.model.milestone import Milestone, StageReached
from dnatrack.model.period import Period
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Group, Post, Priority, Taskforce
from dnatrack.model.tracker import Tracker
from dnatrack.model.words import Lifecycle, SourceKind
from dnatrack.yamltext.value import Value

_Told = TypeVar("_Told", Update, StageReached)


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
        self._tasks = tracker.tasks
        self._taskforces = tracker.taskforces_by_id
        days = map(self._taskforce_day, tracker.taskforces)
        self.beginning = min(day for day in days if day is not None)

    def published(self, source: str) -> date | None:
        """The day a document was known; None where it has no date, or that of a copy only."""
        known = self._sources.get(source)
        if known is None or known.date is None or known.kind is SourceKind.LAW:
            return None
        return known.date.last

    def is_published(self, source: str, day: date) -> bool:
        """Whether a document was out by `day`; one without a date always was."""
        return (self.published(source) or day) <= day

    def dating(self, sources: Iterable[str]) -> str | None:
        """The document that was known first, a law before all others; None if nothing dates it."""
        cited = [one for one in sources if one in self._sources]
        law = next((one for one in cited if self._sources[one].kind is SourceKind.LAW), None)
        dated = [one for one in cited if self.published(one) is not None]
        return law or min(dated, key=lambda one: self.published(one) or date.max, default=None)

    def first_published(self, sources: Iterable[str]) -> date | None:
        """The day of the document that was known first; None if none has one."""
        return min((day for one in sources if (day := self.published(one))), default=None)

    def known(self, when: Period, sources: Iterable[str]) -> date:
        """The day it was known that something happened; without a dated document, its end."""
        first = self.dating(sources)
        if first is None:
            return when.last
        published, dated = self.published(first), self._sources[first].date
        if published is None or dated is None or when.last in dated:
            return when.last
        return max(when.first, published)

    def told(self, things: Iterable[_Told], entry: date = date.min) -> list[tuple[date, _Told]]:
        """What does not end an item, with the day it was known: not before its `entry`."""
        return [(max(self.known(one.on, one.sources), entry), one) for one in things]

    def steps(self, item: Task | Milestone) -> list[date]:
        """The days on which something is told of an item that does not end it."""
        days = [day for day, _ in self.told(item.updates)]
        if isinstance(item, Milestone) and item.legislation is not None:
            days += [day for day, _ in self.told(item.legislation.stages)]
        return days

    def organised(self, parts: Iterable[Group | Priority | Post]) -> list[date]:
        """The days on which it became known how a taskforce is made up."""
        days = (self.first_published(one.sources) for one in parts)
        return [day for day in days if day is not None]

    def _taskforce_day(self, taskforce: Taskforce) -> date | None:
        plan = taskforce.plan
        days = [one.first for one in (plan.announced if plan else None, taskforce.launched) if one]
        return min(days) if days else self.first_published(taskforce.sources)

    def totals_from(self, taskforce: Taskforce) -> date:
        """The day from which the stated totals hold: all that they count has entered.

        They are stated when it is said who takes part, so not before the chair is known.
        """
        expect = taskforce.expect
        is_counted = expect is not None and (expect.tasks, expect.multi_ministry) != (None, None)
        counted = [one for one in self._tasks if one.taskforce == taskforce.id and is_counted]
        parts: list[Group | Priority | Post] = [*taskforce.groups, *taskforce.priorities]
        days = self.organised([taskforce.chair, *parts])
        return max([self.entry(taskforce), *map(self.entry, counted), *days])

    def entry(self, owner: Task | Taskforce) -> date:
        """The day something enters.

        A taskforce does when its plan is announced, or it is launched; a task on the day of
        the document that promises it.
        """
        if isinstance(owner, Taskforce):
            return self._taskforce_day(owner) or self.beginning
        promised = self.published(owner.promise.source) if owner.promise is not None else None
        taskforce = self._taskforces.get(owner.taskforce)
        earliest = self.entry(taskforce) if taskforce is not None else self.beginning
        return max(promised or self.first_published(owner.sources) or earliest, earliest)

    def milestone_entry(self, milestone: Milestone, owner: Task | Taskforce) -> date:
        """The day a milestone enters: the one of the first document that promises it.

        That is the first with a date in the order in which they are listed, if it is
        not later than the deadline itself. Where it already moves the deadline, the
        milestone enters the day before; where no document helps, with its owner.
        """
        earliest = self.entry(owner)
        days = map(self.published, sources_before_completion(milestone))
        day = next((day for day in days if day is not None), earliest)
        first_due = milestone.due_written_on(date.min)
        if first_due is not None and day > first_due.last:
            day = earliest
        if milestone.revisions:
            day = min(day, milestone.revisions[0].on - timedelta(days=1))
        return max(day, earliest)

    def settled(self, item: Task | Milestone, entry: date) -> date:
        """The day from which the lifecycle of an item is what it is in the end."""
        day: date | None
        match item.lifecycle:
            case Lifecycle.DONE:
                when, shown_by = completed(item), item.evidence
                day = self.known(when, shown_by) if when else self.first_published(shown_by)
            case Lifecycle.UNKNOWN:
                day = item.looked_for.on if item.looked_for is not None else None
            case Lifecycle.IN_PROGRESS:
                day = min(self.steps(item), default=None)
            case _:
                day = max(self.steps(item), default=None)
        return max(day or entry, entry)

    def task_settled(self, task: Task) -> date:
        """The same for a task: in progress with its first milestone, ended with its last."""
        entry = self.entry(task)
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


# What a file said of an item on a day, as the plain values that its YAML holds.

Fields = dict[str, Value]


def plain_record(record: Record) -> Fields:
    """What a file says that reads as `record`: the fields it gives, in the order of the model."""
    fields = record.fields()
    return {fields[name].key: plain(value) for name, value in record.given().items()}


def plain(value: object) -> Value:
    """What a file says that reads as `value`."""
    match value:
        case None:
            return None
        case bool():
            return "true" if value else "false"
        case Record():
            return plain_record(value)
        case dict():
            return {str(key): plain(inside) for key, inside in value.items()}
        case tuple() | list():
            return [plain(inside) for inside in value]
        case _:
            return str(value)


def _without(fields: Fields, keys: Iterable[str], *, baseless: Iterable[str] = ()) -> Fields:
    """`fields` without `keys`, and without what `basis` says of these and of the `baseless`."""
    kept = {key: value for key, value in fields.items() if key not in set(keys)}
    basis = kept.get("basis")
    if not isinstance(basis, dict):
        return kept
    dropped = {*keys, *baseless}
    return _replaced(kept, {"basis": {key: basis[key] for key in basis if key not in dropped}})


def _replaced(fields: Fields, values: Mapping[str, Value]) -> Fields:
    """`fields` with other values for those that they have; without what is empty then."""
    new = {key: values.get(key, value) for key, value in fields.items()}
    return {key: value for key, value in new.items() if value or key not in values}


_OUTCOME = (
    *("done_on", "done_by", "completion", "superseded_by", "reason", "decision"),
    *("evidence", "verification", "looked_for"),
)


def task_on(task: Task, day: date, chronology: Chronology, *, last: date) -> Fields:
    """What the file of a task said on `day`, which is not before its entry.

    `last` is the day of the last that is known of the task or its milestones.
    """
    fields = _item_on(task, day, chronology, chronology.task_settled(task), last=last)
    issues: list[Value] = [*_issues_on(task, day, chronology)]
    milestones = _milestones_on(task, day, chronology)
    return _replaced(fields, {"issues": issues, "milestones": milestones})


def _issues_on(task: Task, day: date, chronology: Chronology) -> Iterator[Fields]:
    """What was said on `day` of those issues that were raised by then."""
    for issue in task.issues:
        if chronology.known(issue.raised, issue.sources) > day:
            continue
        fields = plain_record(issue)
        if issue.settled is not None and day < chronology.known(issue.settled, issue.sources):
            fields = _without(fields, ["settled", "outcome"])
        yield _replaced(fields, {"sources": _sources_on(issue.sources, day, chronology)})


def _milestones_on(owner: Task | Taskforce, day: date, chronology: Chronology) -> list[Value]:
    """What was said on `day` of those milestones that were promised by then."""
    entries = ((one, chronology.milestone_entry(one, owner)) for one in owner.milestones)
    return [_milestone_on(one, day, chronology, entry) for one, entry in entries if entry <= day]


def _sources_on(sources: tuple[str, ...], day: date, chronology: Chronology) -> list[Value]:
    """Those documents that were out by `day`; the first of all where none was."""
    published = [one for one in sources if chronology.is_published(one, day)]
    return [*(published or sources[:1])]


def _milestone_on(milestone: Milestone, day: date, chronology: Chronology, entry: date) -> Fields:
    settled = chronology.settled(milestone, entry)
    last = max([settled, *chronology.steps(milestone)])
    fields = _item_on(milestone, day, chronology, settled, last=last)
    due, legislation = milestone.due_written_on(day), milestone.legislation
    changes: Fields = {
        "due": str(due) if due is not None else None,
        "revisions": [plain(one) for one in milestone.revisions if one.on <= day],
    }
    if legislation is not None:
        told = chronology.told(legislation.stages)
        reached: list[Value] = [plain(one) for known, one in told if known <= day]
        changes["legislation"] = _replaced(plain_record(legislation), {"stages": reached})
    return _replaced(fields, changes)


def _item_on(
    item: Task | Milestone, day: date, chronology: Chronology, settled: date, *, last: date
) -> Fields:
    """What was said on `day` of an item; what has no day of its own, from the `last` day on."""
    fields, cited = plain_record(item), item.sources
    if day < settled:
        fields = {**_without(fields, _OUTCOME), "lifecycle": Lifecycle.PLANNED.value}
        cited = sources_before_completion(item)
    if day < last:
        fields = _without(fields, ["note"], baseless=["lifecycle"])
    told = chronology.told(item.updates)
    updates: list[Value] = [plain(one) for known, one in told if known <= day]
    sources = _sources_on(cited, day, chronology)
    return _replaced(fields, {"updates": updates, "sources": sources})


def taskforce_on(
    taskforce: Taskforce, day: date, chronology: Chronology, *, last: date, totals: date
) -> Fields:
    """What was said on `day` of a taskforce that had entered by then.

    `last` is the day of the last that is known of it, `totals` the one from which the
    totals that its sources state hold.
    """
    plan, co_chair = taskforce.plan, taskforce.co_chair
    since = {
        "expect": totals,
        "note": last,
        "launched": taskforce.launched.first if taskforce.launched is not None else day,
        "plan": plan.announced.first if plan is not None and plan.announced is not None else day,
        "co_chair": max(
            chronology.organised([co_chair] if co_chair is not None else []), default=day
        ),
    }

    def known(parts: Iterable[Group | Priority]) -> list[Value]:
        return [plain(one) for one in parts if max(chronology.organised([one]), default=day) <= day]

    hidden = [key for key, first_day in since.items() if day < first_day]
    return _replaced(
        _without(plain_record(taskforce), hidden),
        {
            "groups": known(taskforce.groups),
            "priorities": known(taskforce.priorities),
            "milestones": _milestones_on(taskforce, day, chronology),
            "sources": _sources_on(taskforce.sources, day, chronology),
        },
    )
