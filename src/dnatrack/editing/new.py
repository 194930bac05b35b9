"""New things as entries of their files: fields in the order of the house."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dnatrack.editing.new_ids import IdsInUse, id_of_title, next_in_series, number_ids, series
from dnatrack.editing.proposal import Plan
from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.data_files import (
    MEETINGS,
    MINISTRIES,
    SETTINGS,
    TASK_ENDING,
    TASK_FOLDER,
    DataPath,
)
from dnatrack.model.data_format import known_keys
from dnatrack.model.fields import Name
from dnatrack.model.ministry import Ministry
from dnatrack.model.period import Period
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import Tracker
from dnatrack.model.words import Lifecycle, MilestoneKind, SuccessorRelation
from dnatrack.yamltext.characters import decode
from dnatrack.yamltext.emit import yaml_text
from dnatrack.yamltext.parsed_text import AddItem, Edit, compose_value
from dnatrack.yamltext.value import Value

_HEADING = "# yaml-language-server: $schema="


def entry(at: DataPath, fields: Mapping[str, Value]) -> dict[str, Value]:
    """The mapping that stands at a place: `fields` in order, without those that say nothing."""
    order = known_keys(at)
    names = sorted(fields, key=order.index)
    said = ((name, compose_value(fields[name])) for name in names)
    return {name: value for name, value in said if value not in (None, "", [])}


def name_value(name: Name) -> Value:
    """How a name is written: so that a missing English one can be set later."""
    return {"ko": name.ko, "en": name.en} if name.en else {"ko": name.ko}


def yes_or_nothing(*, is_so: bool) -> str | None:
    """How a yes is written; a no need not be."""
    return "true" if is_so else None


def heading_like(loaded: Loaded, siblings: Iterable[str], schema: str) -> str:
    """The line for editors at the top of the first sibling, naming `schema` in its place.

    Empty where that has none.
    """
    for file in siblings:
        text = decode(loaded.snapshot.files.get(file, b"")) or ""
        first = text.partition("\n")[0].strip()
        folder = first.removeprefix(_HEADING).rpartition("/")[0]
        return f"{_HEADING}{folder}/{schema}" if first.startswith(_HEADING) and folder else ""
    return ""


def unread(tracker: Tracker) -> frozenset[str]:
    """The ids of what stands in the data but could not be read: they are in use, too."""
    return frozenset(one.id for one in tracker.unreadable)


# What ministries have to settle between them, raised for the first time (현안).

_UNTITLED = "issue-1"


@dataclass(frozen=True, slots=True)
class NewIssue:
    """What is known of an issue. `between` are ids of ministries."""

    id: str
    title: Name
    raised: Period
    sources: tuple[str, ...]
    between: tuple[str, ...] = ()


def new_issue(task: Task, new: NewIssue) -> Plan:
    """It is put behind the last issue of its task."""
    at = task.at("issues")
    fields = entry(
        at.at(len(task.issues)),
        {
            "id": new.id,
            "title": name_value(new.title),
            "between": list(new.between),
            "raised": new.raised.text,
            "sources": list(new.sources),
        },
    )
    subject = Text(f"{task.id}: 현안 {new.id} 추가", f"{task.id}: add issue {new.id}")
    return Plan([AddItem(at, fields)], subject=subject)


def propose_issue_id(ids: IdsInUse, english: str | None) -> str:
    """An id made of the English title; without one, a number."""
    words = id_of_title(english or "")
    return ids.first_free(number_ids(words) if words else series(_UNTITLED))


# A review meeting that was held: what was looked at, and what was decided.

_MEETINGS = DataPath(MEETINGS, ("meetings",))
_MEETING_SCHEMA = "meetings.schema.json"


@dataclass(frozen=True, slots=True)
class NewMeeting:
    """What is known of a meeting. `milestones` are full ids."""

    id: str
    on: date
    taskforce: str
    title: Name
    sources: tuple[str, ...]
    number: int | None = None
    reviewed: tuple[str, ...] = ()
    decided: tuple[str, ...] = ()
    milestones: tuple[str, ...] = ()
    note: str | None = None


def new_meeting(loaded: Loaded, new: NewMeeting) -> Plan:
    """It is put behind the last meeting; the file is made where there is none."""
    fields = entry(
        _MEETINGS.at(len(loaded.tracker.meetings)),
        {
            "id": new.id,
            "on": new.on.isoformat(),
            "taskforce": new.taskforce,
            "number": str(new.number) if new.number is not None else None,
            "title": name_value(new.title),
            "reviewed": list(new.reviewed),
            "decided": list(new.decided),
            "milestones": list(new.milestones),
            "note": new.note,
            "sources": list(new.sources),
        },
    )
    subject = Text(f"회의 {new.id} 추가", f"add meeting {new.id}")
    if MEETINGS in loaded.snapshot.files:
        return Plan([AddItem(_MEETINGS, fields)], subject=subject)
    heading = heading_like(loaded, [SETTINGS], _MEETING_SCHEMA)
    text = yaml_text({"meetings": [fields]}, heading=heading)
    return Plan(new_files={MEETINGS: text.encode()}, subject=subject)


def meeting_ids(tracker: Tracker) -> frozenset[str]:
    """The ids that a new meeting cannot have."""
    return frozenset(one.id for one in tracker.meetings) | unread(tracker)


def next_number(tracker: Tracker, taskforce: str) -> int:
    """The number after that of the last meeting of a taskforce; 1 for its first."""
    held = [one.number or 0 for one in tracker.meetings if one.taskforce == taskforce]
    return max(held, default=0) + 1


# A milestone that a task or taskforce owes from now on.

Owner = Task | Taskforce


@dataclass(frozen=True, slots=True)
class NewMilestone:
    """What is known of a milestone. `sources` are ids."""

    id: str
    title: Name
    kind: MilestoneKind
    sources: tuple[str, ...]
    due: Period | None = None
    due_stated: str | None = None
    lifecycle: Lifecycle = Lifecycle.PLANNED
    critical: bool = False
    blocked_by: tuple[str, ...] = ()
    note: str | None = None


def new_milestone(owner: Owner, new: NewMilestone) -> Plan:
    """It is put behind the last milestone of its owner."""
    at = owner.at("milestones")
    fields = entry(
        at.at(len(owner.milestones)),
        {
            "id": new.id,
            "title": name_value(new.title),
            "kind": new.kind.value,
            "due": new.due.text if new.due is not None else None,
            "due_stated": new.due_stated,
            "critical": yes_or_nothing(is_so=new.critical),
            "blocked_by": list(new.blocked_by),
            "lifecycle": new.lifecycle.value,
            "note": new.note,
            "sources": list(new.sources),
        },
    )
    subject = Text(f"이정표 {owner.id}/{new.id} 추가", f"add milestone {owner.id}/{new.id}")
    return Plan([AddItem(at, fields)], subject=subject)


def milestone_ids(tracker: Tracker, owner: Owner) -> frozenset[str]:
    """The ids that the milestones of an owner have."""
    return frozenset(one.id for one in owner.milestones) | unread(tracker)


def propose_milestone_id(
    ids: IdsInUse, owner: Owner, english: str | None, kind: MilestoneKind
) -> str:
    """An id made of the English title; without one, of the kind and how many there are of it.

    Romanising the Korean title would be guessing.
    """
    words = id_of_title(english or "")
    number = sum(one.kind is kind for one in owner.milestones) + 1
    return ids.first_free(number_ids(words) if words else series(f"{kind.value}-{number}"))


# A ministry that is named for the first time, and the one that it follows.

_MINISTRIES = DataPath(MINISTRIES, ("ministries",))


@dataclass(frozen=True, slots=True)
class NewMinistry:
    """What is known of a ministry. `since` is the first day of its name."""

    id: str
    ko: str
    sources: tuple[str, ...]
    short: str | None = None
    en: str | None = None
    acronym: str | None = None
    since: date | None = None
    aliases: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Following:
    """Which ministry the new one takes over from, how, and from which day on."""

    old: Ministry
    relation: SuccessorRelation
    since: date


def new_ministry(tracker: Tracker, new: NewMinistry, following: Following | None = None) -> Plan:
    """It is put behind the last ministry; the old one is told of its successor."""
    at = _MINISTRIES.at(len(tracker.ministries))
    fields = entry(
        at,
        {
            "id": new.id,
            "names": [_name(at.at("names", 0), new)],
            "aliases": list(new.aliases),
            "note": new.note,
            "sources": list(new.sources),
        },
    )
    edits = [AddItem(_MINISTRIES, fields), *_told(new.id, following)]
    return Plan(edits, subject=Text(f"기관 {new.id} 추가", f"add ministry {new.id}"))


def ministry_ids_in_use(tracker: Tracker) -> frozenset[str]:
    """The ids that a new ministry cannot have."""
    return frozenset({*tracker.ministries_by_id, *tracker.taskforces_by_id, *unread(tracker)})


def _name(at: DataPath, new: NewMinistry) -> Value:
    since = new.since.isoformat() if new.since is not None else None
    named = {"ko": new.ko, "short": new.short, "en": new.en, "acronym": new.acronym}
    return entry(at, {**named, "from": since})


def _told(id_: str, following: Following | None) -> Iterator[Edit]:
    if following is None:
        return
    since, relation = following.since.isoformat(), following.relation.value
    entry_: Value = {"id": id_, "from": since, "relation": relation}
    yield AddItem(following.old.at("successors"), entry_)


# A task that is promised from now on: a file of its own.

_TASK_SCHEMA = "task.schema.json"


@dataclass(frozen=True, slots=True)
class NewTask:
    """What is known of a task. Ministries and sources are named by their ids."""

    id: str
    title: Name
    taskforce: str
    sources: tuple[str, ...]
    promise: str
    priority: str | None = None
    lead: str | None = None
    partners: tuple[str, ...] = ()
    unnamed_partners: str | None = None
    multi_ministry: bool = False
    lifecycle: Lifecycle = Lifecycle.PLANNED
    note: str | None = None


def new_task(loaded: Loaded, new: NewTask) -> Plan:
    """It gets a file of its own, with the line for editors that the files beside it have."""
    path = task_file(new.id)
    siblings = [one.place.file for one in loaded.tracker.tasks]
    text = yaml_text(
        entry(DataPath(path), _fields(new)), heading=heading_like(loaded, siblings, _TASK_SCHEMA)
    )
    subject = Text(f"과제 {new.id} 추가", f"add task {new.id}")
    return Plan(new_files={path: text.encode()}, subject=subject)


def task_file(id_: str) -> str:
    """The file of a task."""
    return f"{TASK_FOLDER}/{id_}{TASK_ENDING}"


def _fields(new: NewTask) -> dict[str, Value]:
    return {
        "id": new.id,
        "title": name_value(new.title),
        "taskforce": new.taskforce,
        "priority": new.priority,
        "lead": new.lead,
        "partners": list(new.partners),
        "unnamed_partners": new.unnamed_partners,
        "multi_ministry": yes_or_nothing(is_so=new.multi_ministry),
        "promise": {"text": new.promise, "source": new.sources[0]},
        "lifecycle": new.lifecycle.value,
        "sources": list(new.sources),
        "note": new.note,
    }


def task_ids(tracker: Tracker) -> frozenset[str]:
    """The ids that a new task cannot have: `dnatrack show` knows a thing by its id alone."""
    return frozenset(
        {
            *tracker.tasks_by_id,
            *tracker.taskforces_by_id,
            *tracker.priorities_by_id,
            *tracker.ministries_by_id,
            *unread(tracker),
        }
    )


def propose_task_id(ids: IdsInUse, tracker: Tracker, taskforce: str, priority: str | None) -> str:
    """The next id in the series of the tasks of the same priority, or taskforce."""
    siblings = _siblings(tracker, taskforce, priority)
    return ids.first_free(series(next_in_series(siblings, f"{priority or taskforce}-1")))


def _siblings(tracker: Tracker, taskforce: str, priority: str | None) -> Iterator[str]:
    for one in tracker.tasks:
        if one.taskforce == taskforce and one.priority == priority:
            yield one.id
    for lost in tracker.unreadable:
        if lost.taskforce == taskforce and lost.priority == priority and lost.owner is None:
            yield lost.id
