"""A promise that was open is said to be unknown, and nobody has looked."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.task import Task
from dnatrack.model.words import Lifecycle
from dnatrack.rules.comparison import Comparison, is_searched
from dnatrack.rules.examples import task_with_milestone
from dnatrack.rules.items import OPEN
from dnatrack.rules.rule import change_rule


@change_rule(
    Severity.ERROR,
    Text(
        "결과를 조사하지 않고 결과 미확인으로 변경했습니다",
        "An open promise became unknown without a search",
    ),
    Text(
        "결과 미확인은 지연에서 빠집니다. 조사하지 않고 미확인으로 적을 수 있으면 지연된 이정표를 "
        "지연 목록에서 지울 수 있게 됩니다.",
        "What is unknown is not late for certain. If it could be said without a search, it would "
        "be a way to get what is late off the list.",
    ),
    before=task_with_milestone("due: 2020-03\nlifecycle: planned\n"),
    passes=task_with_milestone(
        "due: 2020-03\nlifecycle: unknown\nlooked_for: {on: 2020-06-01, result: not-found}\n"
    ),
    fails=task_with_milestone(
        "due: 2020-03\nlifecycle: unknown\nlooked_for: {on: 2020-06-01, result: not-searched}\n"
    ),
)
def check(comparison: Comparison) -> Iterator[Problem]:
    for before, after in (*comparison.deliverables, *comparison.promised_before):
        if isinstance(after, Task) and after.milestones:
            continue  # these show it
        is_lost = before.lifecycle in OPEN and after.lifecycle is Lifecycle.UNKNOWN
        if is_lost and not is_searched(before, after):
            yield Problem(
                after.at("lifecycle"),
                Text(
                    f"진행 상태가 `{before.lifecycle}`에서 결과 미확인으로 바뀌었는데 결과 확인 "
                    "기록이 없습니다",
                    f"it was `{before.lifecycle}` and is unknown now, but nobody has looked for "
                    "the outcome",
                ),
                Text(
                    "먼저 확인하고 `looked_for: {on: 확인일, result: not-found}`로 적으세요. "
                    "조사하지 않았으면 진행 상태를 그대로 두세요",
                    "look for it and write `looked_for: {on: the day, result: not-found}`; until "
                    "then, leave the lifecycle as it was",
                ),
            )
