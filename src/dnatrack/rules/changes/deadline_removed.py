"""A deadline is gone."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.model.finding import Problem, Severity
from dnatrack.rules.comparison import Comparison
from dnatrack.rules.examples import EXAMPLE_DECISION, task_with_milestone
from dnatrack.rules.rule import change_rule


@change_rule(
    Severity.ERROR,
    Text("기한을 삭제했습니다", "A deadline was removed"),
    Text(
        "기한이 없는 이정표는 지연으로 집계되지 않습니다. 추진하지 않기로 한 이정표와 잘못 적은 "
        "이정표도 중단으로 적어야 기록이 남습니다.",
        "A promise without a deadline is never late. What will not be done is cancelled, and so "
        "is what was written down by mistake; the record stays.",
    ),
    before=task_with_milestone("due: 2020-03\nlifecycle: planned\n"),
    passes=task_with_milestone(f"due: 2020-03\nlifecycle: cancelled\n{EXAMPLE_DECISION}"),
    fails=task_with_milestone("lifecycle: planned\n"),
)
def check(comparison: Comparison) -> Iterator[Problem]:
    for before, after in comparison.promised:
        due = before.due
        if due is not None and after.due is None:
            yield Problem(
                after.at("id"),
                Text(f"기한이 삭제되었습니다: {due.words.ko}", f"the deadline {due} is gone"),
                Text(
                    f"`due: {due}` 줄을 복원하세요. 추진하지 않기로 했으면 기한은 두고 `lifecycle: "
                    "cancelled`와 `decision`을 적으세요",
                    f"put back `due: {due}`; if it will not be done, keep it and write "
                    "`lifecycle: cancelled` and a `decision`",
                ),
            )
