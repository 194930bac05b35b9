"""What a file said of an item on some day, as plain values."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum

from dnatrack.model.fields import Record
from dnatrack.model.milestone import Legislation, Milestone
from dnatrack.model.period import Period
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Group, Priority, Taskforce
from dnatrack.model.words import Lifecycle
from dnatrack.sample.chronology import Chronology, sources_before_completion
from dnatrack.yamltext.value import Value

# Records as the plain values that their YAML holds.


def plain_record(record: Record) -> dict[str, Value]:
    """What a file says that reads as `record`: the fields it gives, in the order of the model."""
    fields = record.fields()
    return {fields[name].key: plain(value) for name, value in record.given().items()}


def plain(value: object) -> Value:
    """What a file says that reads as `value`."""
    match value:
        case None | str() if not isinstance(value, StrEnum):
            return value
        case bool():
            return "true" if value else "false"
        case Record():
            return plain_record(value)
        case dict():
            return {str(key): plain(inside) for key, inside in value.items()}
        case tuple() | list():
            return [plain(inside) for inside in value]
        case StrEnum() | int() | Period() | date():
            return str(value)
        case _:
            raise TypeError(type(value))


# The fields of one item of a file, and what is left of them on an earlier day.

Fields = dict[str, Value]


def without(fields: Fields, keys: Iterable[str]) -> Fields:
    """`fields` without some of them, and without what is said of those in `basis`."""
    dropped = set(keys)
    kept = {key: value for key, value in fields.items() if key not in dropped}
    basis = kept.get("basis")
    if isinstance(basis, dict):
        of_kept = {key: value for key, value in basis.items() if key not in dropped}
        return replace_fields(kept, {"basis": of_kept})
    return kept


def replace_fields(fields: Fields, values: Mapping[str, Value]) -> Fields:
    """`fields` with other values for those that they have; without what is empty then."""
    new = {key: values.get(key, value) for key, value in fields.items()}
    return {key: value for key, value in new.items() if value or key not in values}


_OUTCOME = (
    "done_on",
    "done_by",
    "completion",
    "superseded_by",
    "reason",
    "decision",
    "evidence",
    "verification",
    "looked_for",
)
# What has no day of its own is written with the last that is known of an item.
_SAID_LAST = ("note",)


def task_on(task: Task, day: date, chronology: Chronology, *, last: date) -> Fields:
    """What the file of a task said on `day`, which is not before its entry.

    `last` is the day of the last that is known of the task or its milestones.
    """
    fields = _item_on(task, day, chronology, settled=chronology.task_settled(task))
    if day < last:
        fields = _unfinished(fields)
    return replace_fields(
        fields,
        {
            "issues": [*_issues_on(task, day, chronology)],
            "milestones": milestones_on(task, task.milestones, day, chronology),
        },
    )


def _issues_on(task: Task, day: date, chronology: Chronology) -> Iterator[Fields]:
    """What was said on `day` of those issues that were raised by then."""
    entry = chronology.task_entry(task)
    for issue in task.issues:
        if chronology.raised(issue, entry) > day:
            continue
        fields = plain_record(issue)
        if day < (chronology.issue_settled(issue, entry) or day):
            fields = without(fields, ["settled", "outcome"])
        yield replace_fields(fields, {"sources": sources_on(issue.sources, day, chronology)})


def milestones_on(
    owner: Task | Taskforce, milestones: Iterable[Milestone], day: date, chronology: Chronology
) -> list[Value]:
    """What was said on `day` of those milestones that were promised by then."""
    entries = ((one, chronology.milestone_entry(one, owner)) for one in milestones)
    return [_milestone_on(one, day, chronology, entry) for one, entry in entries if entry <= day]


def sources_on(sources: tuple[str, ...], day: date, chronology: Chronology) -> list[Value]:
    """Those documents that were out by `day`; the first of all where none was."""
    published = [one for one in sources if chronology.is_published(one, day)]
    return [*(published or sources[:1])]


def _milestone_on(milestone: Milestone, day: date, chronology: Chronology, entry: date) -> Fields:
    settled = chronology.settled(milestone, entry)
    fields = _item_on(milestone, day, chronology, settled=settled)
    if day < max([settled, *chronology.steps(milestone)]):
        fields = _unfinished(fields)
    due = milestone.due_written_on(day)
    changes: Fields = {
        "due": str(due) if due is not None else None,
        "revisions": [plain(one) for one in milestone.revisions if one.on <= day],
    }
    if milestone.legislation is not None:
        changes["legislation"] = _legislation_on(milestone.legislation, day, chronology)
    return replace_fields(fields, changes)


def _item_on(item: Task | Milestone, day: date, chronology: Chronology, *, settled: date) -> Fields:
    fields = plain_record(item)
    cited = item.sources
    if day < settled:
        fields = without(fields, _OUTCOME)
        fields["lifecycle"] = Lifecycle.PLANNED.value
        cited = sources_before_completion(item)
    updates: list[Value] = [
        plain(one) for one in item.updates if chronology.known_or_over(one.on, one.sources) <= day
    ]
    sources = sources_on(cited, day, chronology)
    return replace_fields(fields, {"updates": updates, "sources": sources})


def _unfinished(fields: Fields) -> Fields:
    """`fields` without what can only be said of the end."""
    kept = without(fields, _SAID_LAST)
    basis = kept.get("basis")
    if not isinstance(basis, dict):
        return kept
    return replace_fields(kept, {"basis": without(basis, ["lifecycle"])})


def _legislation_on(legislation: Legislation, day: date, chronology: Chronology) -> Fields:
    reached: list[Value] = [
        plain(one)
        for one in legislation.stages
        if chronology.known_or_over(one.on, one.sources) <= day
    ]
    return replace_fields(plain_record(legislation), {"stages": reached})


# What `taskforces.yaml` said of a taskforce on some day, as plain values.


def taskforce_on(
    taskforce: Taskforce, day: date, chronology: Chronology, *, last: date, totals: date
) -> Fields:
    """What was said on `day` of a taskforce that had entered by then.

    `last` is the day of the last that is known of it, `totals` the one from which the
    totals that its sources state hold.
    """
    hidden = [*_not_yet_known(taskforce, day, chronology)]
    hidden += ["expect"] if day < totals else []
    hidden += ["note"] if day < last else []
    return replace_fields(
        without(plain_record(taskforce), hidden),
        {
            "groups": _known_parts(taskforce.groups, day, chronology),
            "priorities": _known_parts(taskforce.priorities, day, chronology),
            "milestones": milestones_on(taskforce, taskforce.milestones, day, chronology),
            "sources": sources_on(taskforce.sources, day, chronology),
        },
    )


def totals_from(taskforce: Taskforce, task_entries: Iterable[date], chronology: Chronology) -> date:
    """The day from which the stated totals hold: all that they count has entered.

    They are stated when it is said who takes part, so not before the chair is known.
    """
    days = [chronology.taskforce_entry(taskforce), *task_entries]
    cited = [taskforce.chair.sources]
    cited += [one.sources for one in taskforce.groups]
    cited += [one.sources for one in taskforce.priorities]
    return max([*days, *(day for one in cited if (day := chronology.known(None, one)))])


def _not_yet_known(taskforce: Taskforce, day: date, chronology: Chronology) -> Iterator[str]:
    if taskforce.launched is not None and day < taskforce.launched.first:
        yield "launched"
    plan = taskforce.plan
    if plan is not None and plan.announced is not None and day < plan.announced.first:
        yield "plan"
    co_chair = taskforce.co_chair
    if co_chair is not None and day < (chronology.known(None, co_chair.sources) or day):
        yield "co_chair"


def _known_parts(
    parts: Iterable[Group | Priority], day: date, chronology: Chronology
) -> list[Value]:
    entered = ((one, chronology.known(None, one.sources) or day) for one in parts)
    return [plain(one) for one, known in entered if known <= day]
