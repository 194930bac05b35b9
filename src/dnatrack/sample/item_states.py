"""What a file said of a task or milestone on some day, as plain values."""

from collections.abc import Iterable
from datetime import date

from dnatrack.model.milestone import Legislation, Milestone
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.words import Lifecycle
from dnatrack.sample.chronology import Chronology
from dnatrack.sample.fields import Fields, replace_fields, without
from dnatrack.sample.plain import plain, plain_record
from dnatrack.yamltext.parse import Value

_OUTCOME = (
    "done_on",
    "completion",
    "superseded_by",
    "reason",
    "evidence",
    "verification",
    "looked_for",
)
# What has no day of its own is written with the last that is known of an item.
_SAID_LAST = ("note", "issues")


def task_on(task: Task, day: date, chronology: Chronology, *, last: date) -> Fields:
    """What the file of a task said on `day`, which is not before its entry.

    `last` is the day of the last that is known of the task or its milestones.
    """
    fields = _item_on(task, day, chronology, settled=chronology.task_settled(task))
    if day < last:
        fields = _unfinished(fields)
    return replace_fields(
        fields, {"milestones": milestones_on(task, task.milestones, day, chronology)}
    )


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
    due = milestone.due_on(day)
    changes: Fields = {
        "due": str(due) if due is not None else None,
        "revisions": [plain(one) for one in milestone.revisions if one.on <= day],
    }
    if milestone.legislation is not None:
        changes["legislation"] = _legislation_on(milestone.legislation, day, chronology)
    return replace_fields(fields, changes)


def _item_on(item: Task | Milestone, day: date, chronology: Chronology, *, settled: date) -> Fields:
    fields = plain_record(item)
    if day < settled:
        fields = without(fields, _OUTCOME)
        fields["lifecycle"] = Lifecycle.PLANNED.value
    updates: list[Value] = [
        plain(one) for one in item.updates if chronology.known_or_over(one.on, one.sources) <= day
    ]
    sources = sources_on(item.sources, day, chronology)
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
