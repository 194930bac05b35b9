"""The outcome is unknown, but nobody looked for it."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.words import Lifecycle
from dnatrack.rules.examples import task_with_milestone
from dnatrack.rules.items import deliverables_in
from dnatrack.rules.rule import rule


@rule(
    Severity.WARNING,
    Text(
        "결과 미확인인데 결과 확인 기록이 없습니다",
        "The outcome is unknown, but it is not said that somebody looked for it",
    ),
    Text(
        "조사했으나 자료가 없는 것과 조사하지 않은 것은 다릅니다. 확인일과 확인한 곳을 적어 두면 "
        "다음 담당자가 이어서 조사할 수 있습니다.",
        "Looked for and not found is not the same as not looked for. With the day and the place "
        "of the search, the next person can go on from there.",
    ),
    passes=task_with_milestone(
        "lifecycle: unknown\nlooked_for: {on: 2026-11-23, result: not-found}\n"
    ),
    fails=task_with_milestone("lifecycle: unknown\n"),
)
def check(loaded: Loaded) -> Iterator[Problem]:
    for item in deliverables_in(loaded.tracker, Lifecycle.UNKNOWN):
        if item.looked_for is None:
            yield Problem(
                item.at("lifecycle"),
                Text(
                    "결과 미확인인데 결과 확인 기록이 없습니다",
                    "the outcome is unknown, but it is not said who looked for it, and when",
                ),
                Text(
                    "`looked_for: {on: 확인일, result: not-found}` 줄을 추가하세요. 조사하지 "
                    "않았으면 `result: not-searched`로 적습니다",
                    "add `looked_for: {on: the day, result: not-found}`, or "
                    "`result: not-searched` if nobody looked",
                ),
            )
