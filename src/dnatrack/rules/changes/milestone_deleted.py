"""A milestone is gone from its task."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.model.finding import Problem, Severity
from dnatrack.rules.comparison import Comparison
from dnatrack.rules.examples import (
    EXAMPLE_DECISION,
    EXAMPLE_TASK,
    EXAMPLE_TASK_FILE,
    task_with_milestone,
)
from dnatrack.rules.rule import change_rule


@change_rule(
    Severity.ERROR,
    Text("이정표를 삭제했습니다", "A milestone was deleted"),
    Text(
        "삭제한 이정표는 어디에도 표시되지 않습니다. 추진하지 않기로 한 이정표도 남겨 두어야 그 "
        "결정을 확인할 수 있습니다.",
        "A deleted promise shows up nowhere. What is withdrawn stays, so that everybody sees "
        "what will not be done.",
    ),
    before=task_with_milestone("due: 2020-03\nlifecycle: planned\n"),
    passes=task_with_milestone(f"due: 2020-03\nlifecycle: cancelled\n{EXAMPLE_DECISION}"),
    fails={EXAMPLE_TASK_FILE: EXAMPLE_TASK},
)
def check(comparison: Comparison) -> Iterator[Problem]:
    for id_, owner in comparison.deleted_milestones():
        yield Problem(
            owner.at("milestones"),
            Text(f"`{id_}` 이정표가 삭제되었습니다", f"the milestone `{id_}` was deleted"),
            Text(
                "복원한 뒤 `lifecycle: cancelled`와 `decision`을 적으세요. id를 변경했으면 변경한 "
                f"이정표에 `formerly: [{id_}]` 줄을 추가하세요",
                "put it back with `lifecycle: cancelled` and a `decision`; if it has another "
                f"name now, add `formerly: [{id_}]` there",
            ),
            on_key=True,
        )
