"""A deadline moved, and nothing in the change says why."""

from collections.abc import Iterator

from dnatrack.i18n import Text, counted
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.milestone import Milestone, Revision
from dnatrack.model.period import Period
from dnatrack.rules.comparison import Comparison, declared_moves, is_undeclared
from dnatrack.rules.examples import task_with_milestone
from dnatrack.rules.rule import change_rule


@change_rule(
    Severity.ERROR,
    Text("사유를 적지 않고 기한을 변경했습니다", "A deadline moved without a declared reason"),
    Text(
        "사유 없이 기한을 변경하면 지연이 집계에서 빠집니다. 변경 사유, 변경 결정 주체, 근거 "
        "문서가 같은 변경에 있어야 합니다. 정정(`correction`)이면 결정 주체는 없어도 됩니다.",
        "A deadline that moves quietly makes late things look punctual. The reason, the "
        "authority and the document belong into the same change. A `correction` needs no "
        "authority.",
    ),
    before=task_with_milestone("due: 2020-03\nlifecycle: planned\n"),
    passes=task_with_milestone("""\
due: 2020-06
lifecycle: planned
revisions:
  - {on: 2020-03-20, from: 2020-03, to: 2020-06, reason: budget, authority: 국무회의, source: S1}
"""),
    fails=task_with_milestone("due: 2020-06\nlifecycle: planned\n"),
)
def check(comparison: Comparison) -> Iterator[Problem]:
    for before, after in comparison.promised:
        old, new = before.due, after.due
        if old is None or new is None or old.last == new.last:
            continue
        if is_undeclared(old, after):
            yield _undeclared(after, old, new)
        else:
            yield from _incomplete(before.revisions, after, declared_moves(after, old, new))


def _undeclared(milestone: Milestone, old: Period, new: Period) -> Problem:
    days = (new.last - old.last).days
    how = Text("연기되었으나", "later") if days > 0 else Text("단축되었으나", "earlier")
    return Problem(
        milestone.at("due"),
        Text(
            f"기한이 {abs(days):,}일 {how.ko} 사유가 없습니다: {old.words.ko} → {new.words.ko}",
            f"the deadline moved from {old} to {new}, {counted(abs(days), 'day')} {how.en}, and "
            "nothing says why",
        ),
        Text(
            f"`revisions` 맨 뒤에 `on`, `from: {old}`, `to: {new}`, `reason`, `authority`, "
            "`source`를 적은 항목을 추가하세요",
            f"add to the end of `revisions` an entry with `on`, `from: {old}`, `to: {new}`, "
            "`reason`, `authority` and `source`",
        ),
    )


def _incomplete(
    declared: tuple[Revision, ...], after: Milestone, moves: tuple[Revision, ...]
) -> Iterator[Problem]:
    first = len(after.revisions) - len(moves)
    for index, revision in enumerate(moves, start=first):
        missing = ", ".join(f"`{key}`" for key in _missing(revision))
        if missing and revision not in declared:
            yield Problem(
                after.at("revisions", index),
                Text(
                    f"기한 변경 항목에 {missing} 키가 없습니다",
                    f"the revision that moves the deadline lacks {missing}",
                ),
                Text(
                    "변경 결정 주체를 `authority`에, 근거 문서를 `source`에 적으세요",
                    "say who decided it under `authority`, and in which document under `source`",
                ),
            )


def _missing(revision: Revision) -> Iterator[str]:
    if revision.is_correction:
        return  # nobody decides one, and what else it needs it needs at any time
    if revision.authority is None:
        yield "authority"
    if revision.source is None:
        yield "source"
