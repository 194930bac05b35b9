"""What a data file says about deadlines, read leniently from any version of the format.

Older commits may follow an older schema or be half broken, so nothing here validates:
a value of another shape is as good as none. Ids, not paths, say what is the same.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from unicodedata import normalize

from dnatrack.reading.loading import TASKFORCES, is_task_file, stem
from dnatrack.reading.value import Value


class RevisionFacts(NamedTuple):
    """A declared change of a deadline, as it was written."""

    on: str
    since: str
    to: str
    reason: str
    authority: str
    source: str
    note: str


class ItemFacts(NamedTuple):
    """What one file says about one task, taskforce or milestone.

    `id` is the full id. `owner` is the id of the task or taskforce that a milestone
    belongs to, empty for these themselves. Texts are as written; empty means absent.
    """

    id: str
    owner: str
    title: str = ""
    taskforce: str = ""
    lead: str = ""
    partners: tuple[str, ...] = ()
    promise: str = ""
    lifecycle: str = ""
    due: str = ""
    done_on: str = ""
    evidence: tuple[str, ...] = ()
    revisions: tuple[RevisionFacts, ...] = ()
    reason: str = ""

    @property
    def is_milestone(self) -> bool:
        """Whether it is a milestone rather than what owes one."""
        return bool(self.owner)


def has_items(file: str) -> bool:
    """Whether a data file of this path holds tasks, taskforces or milestones."""
    return file == TASKFORCES or is_task_file(file)


def facts_of(file: str, value: Value) -> tuple[ItemFacts, ...]:
    """What a file of this path says about items, each with its milestones behind it."""
    if is_task_file(file):
        return tuple(_task_facts(value, stem(file)))
    if file == TASKFORCES and isinstance(value, dict):
        entries = _entries(value.get("taskforces"))
        return tuple(facts for entry in entries for facts in _taskforce_facts(entry))
    return ()


def _task_facts(value: Value, fallback_id: str) -> Iterator[ItemFacts]:
    if not isinstance(value, dict):
        return
    id_ = _text(value.get("id")) or fallback_id
    promise = value.get("promise")
    yield ItemFacts(
        id=id_,
        owner="",
        title=_name(value.get("title")),
        taskforce=_text(value.get("taskforce")),
        lead=_text(value.get("lead")),
        partners=_texts(value.get("partners")),
        promise=_text(promise.get("text")) if isinstance(promise, dict) else "",
        lifecycle=_text(value.get("lifecycle")),
        done_on=_text(value.get("done_on")),
        evidence=_texts(value.get("evidence")),
        reason=_text(value.get("reason")),
    )
    yield from _milestones(value, id_, taskforce=_text(value.get("taskforce")),
                           lead=_text(value.get("lead")))


def _taskforce_facts(value: Mapping[str, Value]) -> Iterator[ItemFacts]:
    id_ = _text(value.get("id"))
    if not id_:
        return
    chair = value.get("chair")
    lead = _text(chair.get("ministry")) if isinstance(chair, dict) else ""
    yield ItemFacts(
        id=id_,
        owner="",
        title=_name(value.get("name")),
        taskforce=id_,
        lead=lead,
        partners=_texts(value.get("ministries")),
    )
    yield from _milestones(value, id_, taskforce=id_, lead=lead)


def _milestones(
    value: Mapping[str, Value], owner: str, *, taskforce: str, lead: str
) -> Iterator[ItemFacts]:
    for entry in _entries(value.get("milestones")):
        id_ = _text(entry.get("id"))
        if id_:
            yield ItemFacts(
                id=f"{owner}/{id_}",
                owner=owner,
                title=_name(entry.get("title")),
                taskforce=taskforce,
                lead=lead,
                lifecycle=_text(entry.get("lifecycle")),
                due=_text(entry.get("due")),
                done_on=_text(entry.get("done_on")),
                evidence=_texts(entry.get("evidence")),
                revisions=tuple(map(_revision, _entries(entry.get("revisions")))),
                reason=_text(entry.get("reason")),
            )


def _revision(entry: Mapping[str, Value]) -> RevisionFacts:
    keys = ("on", "from", "to", "reason", "authority", "source", "note")
    return RevisionFacts(*(_text(entry.get(key)) for key in keys))


def _entries(value: Value) -> Sequence[Mapping[str, Value]]:
    if not isinstance(value, list):
        return ()
    return [entry for entry in value if isinstance(entry, dict)]


def _texts(value: Value) -> tuple[str, ...]:
    if not isinstance(value, list):
        return ()
    return tuple(one for one in value if isinstance(one, str))


def _text(value: Value) -> str:
    return normalize("NFC", value).strip() if isinstance(value, str) else ""


def _name(value: Value) -> str:
    return _text(value.get("ko")) if isinstance(value, dict) else _text(value)
