"""A review meeting that was held: what was looked at, and what was decided."""

from dataclasses import dataclass
from datetime import date

from dnatrack.editing.intents.new_entries import entry, heading_like, name_value, unread
from dnatrack.editing.proposal import Plan
from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.data_files import MEETINGS, SETTINGS, DataPath
from dnatrack.model.fields import Name
from dnatrack.model.tracker import Tracker
from dnatrack.yamltext.parsed_text import AddItem
from dnatrack.yamltext.write import yaml_text

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
