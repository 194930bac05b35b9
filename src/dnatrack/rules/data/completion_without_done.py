"""It is said how far something was completed, but it is not done."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.words import Lifecycle
from dnatrack.rules.examples import task_with_milestone
from dnatrack.rules.items import items_giving
from dnatrack.rules.rule import rule


@rule(
    Severity.ERROR,
    Text(
        "완료가 아닌데 이행 범위가 있습니다",
        "It is said how far something was completed, but it is not done",
    ),
    Text(
        "`completion`은 완료한 일의 이행 범위(전부, 변경, 일부)를 적는 키입니다. 진행률은 적지 "
        "않으며 이정표에서 계산합니다.",
        "`completion` says whether what was done is all that was promised. It is no measure of "
        "progress: that is worked out from the milestones.",
    ),
    passes=task_with_milestone(
        "lifecycle: done\ndone_on: 2020-12\ncompletion: partial\nevidence: [S1]\n"
    ),
    fails=task_with_milestone("lifecycle: in-progress\ncompletion: partial\n"),
)
def check(loaded: Loaded) -> Iterator[Problem]:
    for item in items_giving("completion", loaded.tracker):
        if item.completion is not None and item.lifecycle is not Lifecycle.DONE:
            yield Problem(
                item.at("completion"),
                Text(
                    f"이행 범위가 있는데 진행 상태가 `{item.lifecycle}`입니다",
                    f"a degree of completion, but the lifecycle is `{item.lifecycle}`",
                ),
                Text(
                    "완료되었으면 `lifecycle: done`과 `done_on`을 적고, 아니면 `completion`을 "
                    "지우세요",
                    "write `lifecycle: done` and `done_on` if it is done, else delete `completion`",
                ),
            )
