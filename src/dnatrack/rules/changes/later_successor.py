"""A milestone was replaced by what is due later, has no deadline, or was over already."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.milestone import Milestone, full_reference
from dnatrack.model.period import Period
from dnatrack.model.task import Task
from dnatrack.model.tracker import OwedMilestone, Tracker
from dnatrack.model.words import Lifecycle
from dnatrack.rules.comparison import Comparison
from dnatrack.rules.examples import EXAMPLE_DECISION, task_with
from dnatrack.rules.rule import change_rule

_OVER = frozenset({Lifecycle.DONE, Lifecycle.CANCELLED, Lifecycle.SUPERSEDED})


_FIRST = """\
milestones:
  - id: report
    title: {ko: 보고서, en: Report}
    kind: plan
    due: 2020-03
"""
_PLANNED = "    lifecycle: planned\n    sources: [S1]\n"
_REPLACED = f"""\
    lifecycle: superseded
    superseded_by: study
    {EXAMPLE_DECISION}    sources: [S1]
"""
_SECOND = """\
  - id: study
    title: {ko: 연구, en: Study}
    kind: plan
"""


@change_rule(
    Severity.WARNING,
    Text(
        "이정표를 기한이 더 늦은 이정표로 대체했습니다",
        "A milestone was replaced by one with a later deadline",
    ),
    Text(
        "대체한 이정표의 기한은 처음부터 새로 시작합니다. 같은 약속을 새 이름으로 연기한 것이면 "
        "기한 변경으로 적어야 합니다.",
        "The deadline of a replacement starts afresh. If it is the same promise, put off under "
        "a new name, it is a slip and has to be declared.",
    ),
    before=task_with(_FIRST + _PLANNED),
    passes=task_with(f"{_FIRST}{_REPLACED}{_SECOND}    due: 2020-03\n{_PLANNED}"),
    fails=task_with(f"{_FIRST}{_REPLACED}{_SECOND}    due: 2020-12\n{_PLANNED}"),
)
def check(comparison: Comparison) -> Iterator[Problem]:
    for before, after in comparison.owed:
        if before.milestone.lifecycle is Lifecycle.SUPERSEDED or before.milestone.due is None:
            continue
        id_ = _successor(after)
        heir = _found(comparison.after.tracker, id_)
        if heir is None:
            continue
        old = _found(comparison.before.tracker, id_)
        if old is not None and old.lifecycle in _OVER:
            yield _over(after.milestone, id_, old.lifecycle)
        else:
            yield from _later(before.milestone.due, after.milestone, heir)


def _successor(owed: OwedMilestone) -> str:
    """The full id of what took the place of a milestone; empty where nothing did."""
    written = owed.milestone.superseded_by
    is_replaced = written is not None and owed.milestone.lifecycle is Lifecycle.SUPERSEDED
    return full_reference(written, owed.owner.id) if written and is_replaced else ""


def _found(tracker: Tracker, id_: str) -> Milestone | Task | None:
    owed = tracker.owed_by_id.get(id_)
    # A bare id that no milestone beside it has is that of a task.
    return owed.milestone if owed else tracker.tasks_by_id.get(id_.rpartition("/")[2])


def _over(after: Milestone, id_: str, lifecycle: Lifecycle) -> Problem:
    return Problem(
        after.at("superseded_by"),
        Text(
            f"대체한 `{id_}` 항목의 진행 상태가 이미 `{lifecycle}`입니다",
            f"what took its place, `{id_}`, was `{lifecycle}` already",
        ),
        Text(
            "실제로 그 항목으로 대체되었는지 확인하세요. 추진하지 않기로 했으면 `lifecycle: "
            "cancelled`를 적으세요",
            "see whether the promise really became that one; if it will not be done, write "
            "`lifecycle: cancelled`",
        ),
    )


def _later(old: Period, after: Milestone, heir: Milestone | Task) -> Iterator[Problem]:
    new = heir.due if isinstance(heir, Milestone) else None
    if new is not None and new.last <= old.last:
        return
    yield Problem(
        after.at("superseded_by"),
        Text(
            f"기한이 더 늦은 이정표로 대체했습니다: {old.words.ko} → "
            f"{new.words.ko if new else '기한 없음'}",
            f"a milestone due {old} was replaced by one "
            f"{f'due {new}' if new else 'without a deadline'}",
        ),
        Text(
            "실제로 다른 이정표로 대체되었는지 확인하세요. 연기만 하는 것이면 이정표는 두고 "
            "`revisions`에 사유를 적으세요",
            "see whether the promise really became another one; if it is only put off, keep the "
            "milestone and declare that under `revisions`",
        ),
    )
