"""Starting, finishing, moving, putting on hold, cancelling and replacing, as edits."""

from collections.abc import Iterator, Sequence
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

Deliverable = Task | Milestone
_LEFT = frozenset({Lifecycle.ON_HOLD, Lifecycle.CANCELLED, Lifecycle.SUPERSEDED})


@dataclass(frozen=True, slots=True)
class Left:
    """On what grounds a promise is left. `source` is the id of one."""

    on: date
    reason: str
    authority: str | None = None
    source: str | None = None


def start(item: Deliverable, reason: str | None = None) -> list[Edit]:
    """The work begins, or goes on; `reason` is why a completion is taken back.

    Raises:
        DnatrackError: it is under way already.
    """
    edits = list(with_lifecycle(item, Lifecycle.IN_PROGRESS))
    if item.lifecycle is Lifecycle.DONE:
        edits += (Remove(item.at(key)) for key in _said_of_completion(item))
    return [*edits, SetValue(item.at("reason"), reason)] if reason else edits


def hold(item: Deliverable, left: Left) -> list[Edit]:
    """The work pauses, and on what grounds.

    Raises:
        DnatrackError: it is on hold already.
    """
    return _leave(item, Lifecycle.ON_HOLD, left)


def cancel(item: Deliverable, left: Left) -> list[Edit]:
    """The promise is given up, and on what grounds.

    Raises:
        DnatrackError: it is cancelled already.
    """
    return _leave(item, Lifecycle.CANCELLED, left)


def supersede(item: Deliverable, left: Left, by: str) -> list[Edit]:
    """Something else takes its place: `by`, a task or milestone by its id; and on what grounds.

    Raises:
        DnatrackError: it is superseded already.
    """
    edits = _leave(item, Lifecycle.SUPERSEDED, left)
    return [*edits, SetValue(item.at("superseded_by"), by)]


def has_deadline(item: Deliverable) -> bool:
    """Whether it, or one of its milestones, is due at some time."""
    promised = item.milestones if isinstance(item, Task) else (item,)
    return any(one.due is not None for one in promised)


def with_lifecycle(item: Deliverable, lifecycle: Lifecycle) -> Iterator[Edit]:
    """Another lifecycle, without what only the old one needed.

    Raises:
        DnatrackError: that is its lifecycle already.
    """
    if item.lifecycle is lifecycle:
        raise _already(item, lifecycle)
    yield SetValue(item.at("lifecycle"), lifecycle.value)
    if item.reason is not None:
        yield Remove(item.at("reason"))
    if item.decision is not None and lifecycle not in _LEFT:
        yield Remove(item.at("decision"))
    if item.superseded_by is not None and lifecycle is not Lifecycle.SUPERSEDED:
        yield Remove(item.at("superseded_by"))
    if item.looked_for is not None and lifecycle is not Lifecycle.UNKNOWN:
        yield Remove(item.at("looked_for"))


def _said_of_completion(item: Deliverable) -> Iterator[str]:
    """What a thing that is done says of how it was done."""
    for key in ("done_on", "done_by", "completion", "evidence"):
        if getattr(item, key):
            yield key
    if isinstance(item, Milestone) and item.verification is not Verification.UNVERIFIED:
        yield "verification"


def _leave(item: Deliverable, lifecycle: Lifecycle, left: Left) -> list[Edit]:
    return [*with_lifecycle(item, lifecycle), decide(item, left)]


def decide(item: Deliverable, left: Left) -> Edit:
    """On what grounds it is left."""
    said = (("reason", left.reason), ("authority", left.authority), ("source", left.source))
    grounds: dict[str, Value] = {"on": left.on.isoformat()}
    grounds |= {key: value for key, value in said if value}
    return SetValue(item.at("decision"), grounds)


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
    known = done.on or (Period.of_day(done.by) if done.by is not None else None)
    if known is not None:
        refuse_ahead(known, today)
    return list(_edits(item, done))


def refuse_ahead(on: Period, today: date) -> None:
    """Refuse a time of completion that is still to come.

    Raises:
        DnatrackError: its first day lies ahead.
    """
    if on.first > today:
        raise _lies_ahead(on, today)


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


def _lies_ahead(on: Period, today: date) -> DnatrackError:
    return DnatrackError(
        Text(
            f"완료일({wording.period(on)})이 오늘({wording.day(today)})보다 뒤입니다",
            f"the day of completion, {on}, is after today ({today})",
        ),
        Text(
            "실제 완료일을 입력하세요. 앞으로의 기한은 `dnatrack reschedule`로 변경하세요",
            "give the day on which it was done; a day to come is a deadline: `dnatrack reschedule`",
        ),
    )


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
    revision: Value = dict(_revision(old, new))
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
    if milestone.due == due:
        raise _same_due(milestone)


def _revision(old: Period, new: Rescheduled) -> Iterator[tuple[str, Value]]:
    yield "on", new.on.isoformat()
    yield "from", old.text
    yield "to", new.due.text
    yield "reason", new.reason.value
    for key, value in (("note", new.note), ("authority", new.authority), ("source", new.source)):
        if value:
            yield key, value


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


def _same_due(milestone: Milestone) -> DnatrackError:
    return DnatrackError(
        Text(
            f"현재기한과 같은 기한입니다: {wording.period(milestone.due)}",
            f"the deadline of `{milestone.id}` is {milestone.due} already",
        ),
        Text("변경할 기한을 입력하세요", "give the new deadline"),
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
