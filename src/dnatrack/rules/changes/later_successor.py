"""A milestone was replaced by one that is due later."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.milestone import Milestone
from dnatrack.model.tracker import OwedMilestone
from dnatrack.model.words import Lifecycle
from dnatrack.rules.comparison import Comparison
from dnatrack.rules.examples import task_with
from dnatrack.rules.rule import ChangeRule


def _check(comparison: Comparison) -> Iterator[Problem]:
    for before, after in comparison.owed:
        if before.milestone.lifecycle is Lifecycle.SUPERSEDED or before.milestone.due is None:
            continue
        heir = _successor(comparison, after)
        if heir is not None:
            yield from _later(before.milestone, after.milestone, heir)


def _successor(comparison: Comparison, owed: OwedMilestone) -> Milestone | None:
    """What took the place of a milestone."""
    written = owed.milestone.superseded_by
    if written is None or owed.milestone.lifecycle is not Lifecycle.SUPERSEDED:
        return None
    full_id = written if "/" in written else f"{owed.owner.id}/{written}"
    found = comparison.after.tracker.owed_by_id.get(full_id)
    return found.milestone if found is not None else None


def _later(before: Milestone, after: Milestone, heir: Milestone) -> Iterator[Problem]:
    if before.due is None or (heir.due is not None and heir.due.last <= before.due.last):
        return
    yield Problem(
        after.at("superseded_by"),
        Text(
            f"기한이 {before.due}인 이정표를 기한이 {heir.due or '없는'} 이정표로 대신했습니다",
            f"a milestone due {before.due} was replaced by one "
            f"{f'due {heir.due}' if heir.due else 'without a deadline'}",
        ),
        Text(
            "약속이 정말 다른 것으로 바뀌었는지 확인하세요. 늦추기만 하는 것이면 이정표는 두고 "
            "`revisions`에 사유를 적으세요",
            "see whether the promise really became another one; if it is only put off, keep the "
            "milestone and declare that under `revisions`",
        ),
    )


_FIRST = """\
milestones:
  - id: report
    title: {ko: 보고서, en: Report}
    kind: plan
    due: 2020-03
"""
_PLANNED = "    lifecycle: planned\n    sources: [S1]\n"
_REPLACED = "    lifecycle: superseded\n    superseded_by: study\n    sources: [S1]\n"
_SECOND = """\
  - id: study
    title: {ko: 연구, en: Study}
    kind: plan
"""

RULE = ChangeRule(
    id="later-successor",
    severity=Severity.WARNING,
    summary=Text(
        "이정표를 기한이 더 늦은 것으로 대신했습니다",
        "A milestone was replaced by one with a later deadline",
    ),
    reason=Text(
        "대신한 이정표의 기한은 처음부터 새로 시작합니다. 같은 약속을 새 이름으로 늦춘 것이면 "
        "연기로 "
        "신고해야 합니다.",
        "The deadline of a replacement starts afresh. If it is the same promise, put off under "
        "a new name, it is a slip and has to be declared.",
    ),
    before=task_with(_FIRST + _PLANNED),
    passes=task_with(f"{_FIRST}{_REPLACED}{_SECOND}    due: 2020-03\n{_PLANNED}"),
    fails=task_with(f"{_FIRST}{_REPLACED}{_SECOND}    due: 2020-12\n{_PLANNED}"),
    check=_check,
)
