"""Starting, finishing, moving, putting on hold, cancelling and replacing, as edits."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.model.milestone import Milestone
from dnatrack.model.period import Period
from dnatrack.model.task import Task
from dnatrack.model.words import Completion, Lifecycle, RevisionReason, Verification
from dnatrack.reports import wording
from dnatrack.yamltext.parsed_text import AddItem, Edit, Remove, SetValue
from dnatrack.yamltext.value import Value

# Starting, putting on hold, cancelling, replacing: another lifecycle, and what goes with it.
# Each raises a `DnatrackError` where that is the lifecycle already.

Deliverable = Task | Milestone


@dataclass(frozen=True, slots=True)
class Left:
    """On what grounds a promise is left. `source` is the id of one."""

    on: date
    reason: str
    authority: str | None = None
    source: str | None = None


def start(item: Deliverable, reason: str | None = None) -> list[Edit]:
    """The work begins, or goes on; `reason` is why a completion is taken back."""
    edits = list(with_lifecycle(item, Lifecycle.IN_PROGRESS))
    if item.lifecycle is Lifecycle.DONE:
        edits += (Remove(item.at(key)) for key in _said_of_completion(item))
    return [*edits, SetValue(item.at("reason"), reason)] if reason else edits


def leave(item: Deliverable, lifecycle: Lifecycle, left: Left, by: str | None = None) -> list[Edit]:
    """It is put on hold, cancelled or superseded, and on what grounds.

    `by` is the id of the task or milestone that takes its place.
    """
    edits = [*with_lifecycle(item, lifecycle), decide(item, left)]
    return edits if by is None else [*edits, SetValue(item.at("superseded_by"), by)]


def has_deadline(item: Deliverable) -> bool:
    """Whether it, or one of its milestones, is due at some time."""
    promised = item.milestones if isinstance(item, Task) else (item,)
    return any(one.due is not None for one in promised)


_NEEDED_BY: Mapping[str, frozenset[Lifecycle]] = {
    "reason": frozenset(),
    "decision": frozenset({Lifecycle.ON_HOLD, Lifecycle.CANCELLED, Lifecycle.SUPERSEDED}),
    "superseded_by": frozenset({Lifecycle.SUPERSEDED}),
    "looked_for": frozenset({Lifecycle.UNKNOWN}),
}
"""What is said of some lifecycles only, and does not stay where another follows."""


def with_lifecycle(item: Deliverable, lifecycle: Lifecycle) -> Iterator[Edit]:
    """Another lifecycle, without what only the old one needed."""
    if item.lifecycle is lifecycle:
        raise _already(item, lifecycle)
    yield SetValue(item.at("lifecycle"), lifecycle.value)
    for key, lifecycles in _NEEDED_BY.items():
        if getattr(item, key) is not None and lifecycle not in lifecycles:
            yield Remove(item.at(key))


def _said_of_completion(item: Deliverable) -> Iterator[str]:
    """What a thing that is done says of how it was done."""
    for key in ("done_on", "done_by", "completion", "evidence"):
        if getattr(item, key):
            yield key
    if isinstance(item, Milestone) and item.verification is not Verification.UNVERIFIED:
        yield "verification"


def decide(item: Deliverable, left: Left) -> Edit:
    """On what grounds it is left."""
    grounds = _filled(
        {"on": left.on.isoformat()},
        reason=left.reason,
        authority=left.authority,
        source=left.source,
    )
    return SetValue(item.at("decision"), grounds)


def _filled(said: dict[str, Value], **more: str | None) -> Value:
    return said | {key: value for key, value in more.items() if value}


def _already(item: Deliverable, lifecycle: Lifecycle) -> DnatrackError:
    word = wording.words_of(Lifecycle)[lifecycle]
    done_on = item.done_on if lifecycle is Lifecycle.DONE else None
    since = f"({wording.period(done_on)})" if done_on else ""
    return DnatrackError(
        Text(
            f"이미 {word.ko} 상태입니다: `{item.id}`{since}",
            f"`{item.id}` is `{lifecycle}` already{since and f' {since}'}",
        ),
        Text(
            "다른 값은 `dnatrack set`으로 변경하세요",
            "to change something else about it, use `dnatrack set`",
        ),
    )


@dataclass(frozen=True, slots=True)
class Done:
    """That something was done: on a day, or by one. `evidence` are ids of sources."""

    on: Period | None
    evidence: Sequence[str] = ()
    completion: Completion | None = None
    verification: Verification | None = None
    by: date | None = None


def complete(item: Deliverable, done: Done, today: date) -> list[Edit]:
    """The edits that say so.

    Raises:
        DnatrackError: it is done already, or the day lies ahead.
    """
    known = done.on or (Period.of_day(done.by) if done.by else None)
    if known is not None:
        refuse_ahead(known, today)
    return list(_edits(item, done))


def refuse_ahead(on: Period, today: date) -> None:
    """Refuse a time of completion that is still to come.

    Raises:
        DnatrackError: its first day lies ahead.
    """
    if on.first <= today:
        return
    raise DnatrackError(
        Text(
            f"완료일({wording.period(on)})이 오늘({wording.day(today)})보다 뒤입니다",
            f"the day of completion, {on}, is after today ({today})",
        ),
        Text(
            "실제 완료일을 입력하세요. 앞으로의 기한은 `dnatrack reschedule`로 변경하세요",
            "give the day on which it was done; a day to come is a deadline: `dnatrack reschedule`",
        ),
    )


def _edits(item: Deliverable, done: Done) -> Iterator[Edit]:
    yield from with_lifecycle(item, Lifecycle.DONE)
    key, written, other = (
        ("done_on", done.on.text, "done_by") if done.on else ("done_by", str(done.by), "done_on")
    )
    yield SetValue(item.at(key), written)
    if getattr(item, other) is not None:
        yield Remove(item.at(other))
    if done.completion is not None:
        yield SetValue(item.at("completion"), done.completion.value)
    for source in done.evidence:
        if source not in item.evidence:
            yield AddItem(item.at("evidence"), source)
    if done.verification is not None and isinstance(item, Milestone):
        yield SetValue(item.at("verification"), done.verification.value)


# A deadline moves: the new due, and the revision that says why, together.

_CLOSED = frozenset({Lifecycle.DONE, Lifecycle.CANCELLED, Lifecycle.SUPERSEDED})


@dataclass(frozen=True, slots=True)
class Rescheduled:
    """A new deadline, and what has to be said about it. `source` is the id of one."""

    due: Period
    on: date
    reason: RevisionReason
    authority: str | None = None
    source: str | None = None
    note: str | None = None


def move_due(milestone: Milestone, new: Rescheduled) -> list[Edit]:
    """The edits that move the deadline and declare it.

    Raises:
        DnatrackError: there is no deadline, it is that one, or nothing is due any more.
    """
    old = refuse_unmovable(milestone)
    refuse_same_due(milestone, new.due)
    moved: dict[str, Value] = {
        "on": new.on.isoformat(),
        "from": old.text,
        "to": new.due.text,
        "reason": new.reason.value,
    }
    revision = _filled(moved, note=new.note, authority=new.authority, source=new.source)
    return [
        SetValue(milestone.at("due"), new.due.text),
        AddItem(milestone.at("revisions"), revision),
    ]


def refuse_unmovable(milestone: Milestone) -> Period:
    """The deadline in force, which may move.

    Raises:
        DnatrackError: there is none, or nothing is due any more.
    """
    if milestone.due is None:
        raise _no_due(milestone)
    if milestone.lifecycle in _CLOSED:
        raise _closed(milestone)
    return milestone.due


def refuse_same_due(milestone: Milestone, due: Period) -> None:
    """Refuse a new deadline that is the one in force.

    Raises:
        DnatrackError: it is.
    """
    if milestone.due != due:
        return
    raise DnatrackError(
        Text(
            f"현재기한과 같은 기한입니다: {wording.period(milestone.due)}",
            f"the deadline of `{milestone.id}` is {milestone.due} already",
        ),
        Text("변경할 기한을 입력하세요", "give the new deadline"),
    )


def _no_due(milestone: Milestone) -> DnatrackError:
    return DnatrackError(
        Text(
            f"`{milestone.id}` 이정표에는 변경할 기한이 없습니다",
            f"`{milestone.id}` has no deadline",
        ),
        Text(
            f"최초 기한은 `dnatrack set 과제/{milestone.id}.due 2027-H1`처럼 설정하세요",
            f"a first deadline is set as in `dnatrack set TASK/{milestone.id}.due 2027-H1`",
        ),
    )


def _closed(milestone: Milestone) -> DnatrackError:
    word = wording.words_of(Lifecycle)[milestone.lifecycle]
    return DnatrackError(
        Text(
            f"종결된 이정표의 기한은 변경할 수 없습니다: `{milestone.id}`({word.ko})",
            f"`{milestone.id}` is `{milestone.lifecycle}`, so its deadline cannot move",
        ),
        Text(
            "지난 변경을 나중에 적으려면 편집기에서 `revisions`를 수정하세요",
            "to write down a change of the past, edit its `revisions` by hand",
        ),
    )
