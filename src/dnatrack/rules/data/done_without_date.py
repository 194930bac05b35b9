"""Something is done, but not when."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.words import Lifecycle
from dnatrack.rules.examples import task_with_milestone
from dnatrack.rules.items import deliverables_in
from dnatrack.rules.rule import rule


@rule(
    Severity.ERROR,
    Text("완료인데 완료일이 없습니다", "Something is done, but not when"),
    Text(
        "완료일이 없으면 기한 준수 여부를 판정할 수 없습니다. 과제에 이정표가 있으면 이정표마다 "
        "적고, 없으면 과제에 적습니다.",
        "Without the date nobody can tell whether the deadline was kept. Where a task has "
        "milestones, each of them gives it, else the task.",
    ),
    passes=task_with_milestone("lifecycle: done\ndone_on: 2020-12\nevidence: [S1]\n"),
    fails=task_with_milestone("lifecycle: done\nevidence: [S1]\n"),
)
def check(loaded: Loaded) -> Iterator[Problem]:
    for item in deliverables_in(loaded.tracker, Lifecycle.DONE):
        if item.done_on is None and item.done_by is None:
            yield Problem(
                item.at("lifecycle"),
                Text("완료인데 완료일이 없습니다", "done, but not when"),
                Text(
                    "`done_on`을 추가하세요. 날짜를 모르면 `2020-12`, `2020-H2`, `2020`처럼 확인된 "
                    "범위까지만 적고, 늦어도 언제까지 완료했는지만 알면 `done_by`에 적습니다",
                    "add `done_on`; if the day is not known, write what is: `2020-12`, "
                    "`2020-H2`, `2020`; or `done_by` with a day by which it was done",
                ),
            )
