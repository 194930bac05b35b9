"""Something was done before work on it started."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.finding import Problem, Severity
from dnatrack.rules.examples import task_with_milestone
from dnatrack.rules.items import last_completion, milestones_giving
from dnatrack.rules.rule import rule


@rule(
    Severity.WARNING,
    Text("완료일이 시작일보다 빠릅니다", "Something was done before work on it started"),
    Text(
        "대개 연도를 잘못 옮긴 경우입니다. 그대로 두면 몇 해 일찍 완료한 것으로 집계됩니다.",
        "Most often a year was copied wrongly. Left alone, the thing counts as done years early.",
    ),
    passes=task_with_milestone(
        "start: 2020-01\nlifecycle: done\ndone_on: 2020-06\nevidence: [S1]\n"
    ),
    fails=task_with_milestone(
        "start: 2020-01\nlifecycle: done\ndone_on: 2019-06\nevidence: [S1]\n"
    ),
)
def check(loaded: Loaded) -> Iterator[Problem]:
    for owed in milestones_giving("start", loaded.tracker):
        milestone = owed.milestone
        start, key, done = milestone.start, *last_completion(milestone)
        if start is not None and done is not None and done.last < start.first:
            yield Problem(
                milestone.at(key),
                Text(
                    f"완료일({done.words.ko})이 시작일({start.words.ko})보다 빠릅니다",
                    f"done ({done}) before the start ({start})",
                ),
                Text(
                    "연도를 확인하세요. 계획보다 일찍 시작했으면 그 사정을 `note`에 적고 `start`를 "
                    "지우세요",
                    "check the years; if work began earlier than planned, say so in `note` and "
                    "drop `start`",
                ),
            )
