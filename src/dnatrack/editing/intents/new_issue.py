"""What ministries have to settle between them, raised for the first time (현안)."""

from dataclasses import dataclass

from dnatrack.editing.intents.new_entries import entry, name_value
from dnatrack.editing.intents.new_ids import IdsInUse, id_of_title, number_ids, series
from dnatrack.editing.proposal import Plan
from dnatrack.i18n import Text
from dnatrack.model.fields import Name
from dnatrack.model.period import Period
from dnatrack.model.task import Task
from dnatrack.yamltext.parsed_text import AddItem

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
