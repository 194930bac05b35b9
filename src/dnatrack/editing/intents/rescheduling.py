"""A deadline moves: the new due, and the revision that says why, together."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.model.milestone import Milestone
from dnatrack.model.period import Period
from dnatrack.model.words import Lifecycle, RevisionReason
from dnatrack.yamltext.parse import Value
from dnatrack.yamltext.parsed_text import AddItem, Edit, SetValue

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


def reschedule(milestone: Milestone, new: Rescheduled) -> list[Edit]:
    """The edits that move the deadline and declare it.

    Raises:
        DnatrackError: there is no deadline, it is that one, or nothing is due any more.
    """
    if milestone.due is None:
        raise _no_due(milestone, new.due)
    if milestone.due == new.due:
        raise _same_due(milestone)
    if milestone.lifecycle in _CLOSED:
        raise _closed(milestone)
    revision: Value = dict(_revision(milestone.due, new))
    return [
        SetValue(milestone.at("due"), new.due.text),
        AddItem(milestone.at("revisions"), revision),
    ]


def _revision(old: Period, new: Rescheduled) -> Iterator[tuple[str, Value]]:
    yield "on", new.on.isoformat()
    yield "from", old.text
    yield "to", new.due.text
    yield "reason", new.reason.value
    for key, value in (("note", new.note), ("authority", new.authority), ("source", new.source)):
        if value:
            yield key, value


def _no_due(milestone: Milestone, due: Period) -> DnatrackError:
    return DnatrackError(
        Text(f"`{milestone.id}`에는 옮길 기한이 없습니다", f"`{milestone.id}` has no deadline"),
        Text(
            f"처음 정하는 기한은 `dnatrack set 과제/{milestone.id}.due {due}`로 적으세요",
            f"a first deadline is set with `dnatrack set TASK/{milestone.id}.due {due}`",
        ),
    )


def _same_due(milestone: Milestone) -> DnatrackError:
    return DnatrackError(
        Text(
            f"`{milestone.id}`의 기한은 이미 {milestone.due}입니다",
            f"the deadline of `{milestone.id}` is {milestone.due} already",
        ),
        Text("새 기한을 적으세요", "give the new deadline"),
    )


def _closed(milestone: Milestone) -> DnatrackError:
    return DnatrackError(
        Text(
            f"`{milestone.id}`은(는) `{milestone.lifecycle}`이라 옮길 기한이 없습니다",
            f"`{milestone.id}` is `{milestone.lifecycle}`, so its deadline cannot move",
        ),
        Text(
            "지난 변경을 뒤늦게 적는다면 `revisions`를 편집기에서 고치세요",
            "to write down a change of the past, edit its `revisions` by hand",
        ),
    )
