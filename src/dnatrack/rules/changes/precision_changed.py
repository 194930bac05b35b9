"""A deadline ends on the same day, but is written more or less exactly."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.model.finding import Problem, Severity
from dnatrack.rules.comparison import Comparison, is_undeclared
from dnatrack.rules.examples import task_with_milestone
from dnatrack.rules.rule import change_rule


@change_rule(
    Severity.NOTE,
    Text(
        "기한을 더 자세하게 또는 더 넓게 적었습니다",
        "A deadline is written more or less exactly than before",
    ),
    Text(
        "종료일이 같으므로 연기는 아닙니다. 다만 기한은 출처에 적힌 범위까지만 자세해야 하므로 "
        "검토자가 출처를 확인하도록 알립니다.",
        "It ends on the same day, so nothing slipped. But a deadline is as exact as its source, "
        "and whoever reviews the change should look there.",
    ),
    before=task_with_milestone("due: 2020-H1\nlifecycle: planned\n"),
    passes=task_with_milestone("due: 2020-H1\ndue_stated: 상반기\nlifecycle: planned\n"),
    fails=task_with_milestone("due: 2020-06\nlifecycle: planned\n"),
)
def check(comparison: Comparison) -> Iterator[Problem]:
    for before, after in comparison.promised:
        old, new = before.due, after.due
        if old is None or new is None or old.last != new.last:
            continue
        if is_undeclared(old, after):
            yield Problem(
                after.at("due"),
                Text(
                    f"기한의 표기가 변경되었습니다: {old.words.ko} → {new.words.ko}(종료일은 같음)",
                    f"the deadline changed from {old} to {new}, which ends on the same day",
                ),
                Text(
                    "출처에 적힌 범위까지만 적으세요",
                    "write it as exactly as its source does, and no more",
                ),
            )
