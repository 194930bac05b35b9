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
from dnatrack.rules.rule import ChangeRule


def _check(comparison: Comparison) -> Iterator[Problem]:
    for id_, owner in comparison.deleted_milestones():
        yield Problem(
            owner.at("milestones"),
            Text(f"`{id_}` 이정표가 삭제되었습니다", f"the milestone `{id_}` was deleted"),
            Text(
                "되살린 뒤 `lifecycle: cancelled`와 `decision`을 적으세요. 이름이 바뀌었으면 "
                f"바뀐 이정표에 `formerly: [{id_}]` 줄을 더하세요",
                "put it back with `lifecycle: cancelled` and a `decision`; if it has another "
                f"name now, add `formerly: [{id_}]` there",
            ),
            on_key=True,
        )


RULE = ChangeRule(
    id="milestone-deleted",
    severity=Severity.ERROR,
    summary=Text("이정표를 삭제했습니다", "A milestone was deleted"),
    reason=Text(
        "지운 약속은 아무 데도 나타나지 않습니다. 거둔 약속도 남겨 두어야 무엇을 하지 않기로 "
        "했는지 "
        "알 수 있습니다.",
        "A deleted promise shows up nowhere. What is withdrawn stays, so that everybody sees "
        "what will not be done.",
    ),
    before=task_with_milestone("due: 2020-03\nlifecycle: planned\n"),
    passes=task_with_milestone(f"due: 2020-03\nlifecycle: cancelled\n{EXAMPLE_DECISION}"),
    fails={EXAMPLE_TASK_FILE: EXAMPLE_TASK},
    check=_check,
)
