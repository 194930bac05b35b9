"""A task that is promised from now on: a file of its own."""

from collections.abc import Iterator
from dataclasses import dataclass

from dnatrack.editing.intents.new_entries import (
    entry,
    heading_like,
    name_value,
    unread,
    yes_or_nothing,
)
from dnatrack.editing.intents.new_ids import IdsInUse, next_in_series, series
from dnatrack.editing.proposal import Plan
from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.data_files import TASK_ENDING, TASK_FOLDER, DataPath
from dnatrack.model.fields import Name
from dnatrack.model.tracker import Tracker
from dnatrack.model.words import Lifecycle
from dnatrack.yamltext.parse import Value
from dnatrack.yamltext.write import yaml_text

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
