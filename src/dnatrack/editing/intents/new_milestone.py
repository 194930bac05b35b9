"""A milestone that a task or taskforce owes from now on."""

from dataclasses import dataclass

from dnatrack.editing.intents.new_entries import entry, name_value, unread, yes_or_nothing
from dnatrack.editing.intents.new_ids import IdsInUse, id_of_title, number_ids, series
from dnatrack.editing.proposal import Plan
from dnatrack.i18n import Text
from dnatrack.model.fields import Name
from dnatrack.model.period import Period
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import Tracker
from dnatrack.model.words import Lifecycle, MilestoneKind
from dnatrack.yamltext.parsed_text import AddItem

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
