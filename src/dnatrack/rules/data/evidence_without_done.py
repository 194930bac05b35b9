"""There is evidence of completion for something that is still open."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.finding import Problem, Severity
from dnatrack.rules.examples import task_with_milestone
from dnatrack.rules.items import OPEN, items_giving
from dnatrack.rules.rule import rule


@rule(
    Severity.WARNING,
    Text(
        "완료가 아닌데 완료 증빙이 있습니다",
        "There is evidence of completion for something that is still open",
    ),
    Text(
        "`evidence`는 완료를 확인하는 출처입니다. 증빙을 추가하고 진행 상태를 고치지 않았거나, "
        "추진실적을 증빙으로 잘못 적은 경우입니다.",
        "`evidence` lists the sources that show that something was done. Either the lifecycle "
        "was forgotten, or mere news of progress were taken for evidence.",
    ),
    passes=task_with_milestone(
        "lifecycle: in-progress\nupdates:\n  - {on: 2020-06, text: 초안을 마침, sources: [S1]}\n"
    ),
    fails=task_with_milestone("lifecycle: in-progress\nevidence: [S1]\n"),
)
def check(loaded: Loaded) -> Iterator[Problem]:
    for item in items_giving("evidence", loaded.tracker):
        if item.evidence and item.lifecycle in OPEN:
            yield Problem(
                item.at("evidence"),
                Text(
                    f"완료 증빙이 있는데 진행 상태가 `{item.lifecycle}`입니다",
                    f"evidence of completion, but the lifecycle is `{item.lifecycle}`",
                ),
                Text(
                    "완료되었으면 `lifecycle: done`과 `done_on`을 적고, 추진실적이면 `updates`로 "
                    "옮기세요",
                    "write `lifecycle: done` and `done_on` if it is done; news of progress "
                    "belong to `updates`",
                ),
                on_key=True,
            )
