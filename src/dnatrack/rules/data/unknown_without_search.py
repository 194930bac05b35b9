"""The outcome is unknown, but nobody looked for it."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.words import Lifecycle
from dnatrack.rules.examples import task_with_milestone
from dnatrack.rules.items import deliverables_in
from dnatrack.rules.rule import Rule


def _check(loaded: Loaded) -> Iterator[Problem]:
    for item in deliverables_in(loaded.tracker, Lifecycle.UNKNOWN):
        if item.looked_for is None:
            yield Problem(
                item.at("lifecycle"),
                Text(
                    "결과 미확인인데 찾아본 기록이 없습니다",
                    "the outcome is unknown, but it is not said who looked for it, and when",
                ),
                Text(
                    "`looked_for: {on: 찾아본 날, result: not-found}`을 더하세요. 찾아보지 "
                    "않았으면 `result: not-searched`로 적습니다",
                    "add `looked_for: {on: the day, result: not-found}`, or "
                    "`result: not-searched` if nobody looked",
                ),
            )


RULE = Rule(
    id="unknown-without-search",
    severity=Severity.WARNING,
    summary=Text(
        "결과 미확인인데 찾아본 기록이 없습니다",
        "The outcome is unknown, but it is not said that somebody looked for it",
    ),
    reason=Text(
        "찾아봤지만 나오지 않은 것과 아무도 찾아보지 않은 것은 다릅니다. 언제 무엇을 찾아봤는지 "
        "적어 두면 다음 사람이 이어서 찾을 수 있습니다.",
        "Looked for and not found is not the same as not looked for. With the day and the place "
        "of the search, the next person can go on from there.",
    ),
    passes=task_with_milestone(
        "lifecycle: unknown\nlooked_for: {on: 2026-11-23, result: not-found}\n"
    ),
    fails=task_with_milestone("lifecycle: unknown\n"),
    check=_check,
)
