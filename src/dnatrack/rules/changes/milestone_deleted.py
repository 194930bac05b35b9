"""A milestone is gone from its task."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.model.finding import Problem, Severity
from dnatrack.rules.comparison import Comparison
from dnatrack.rules.examples import EXAMPLE_TASK, EXAMPLE_TASK_FILE, task_with_milestone
from dnatrack.rules.rule import ChangeRule


def _check(comparison: Comparison) -> Iterator[Problem]:
    for owed, owner in comparison.deleted_milestones():
        yield Problem(
            owner.at("milestones"),
            Text(
                f"이정표 `{owed.id}`이(가) 삭제되었습니다", f"the milestone `{owed.id}` was deleted"
            ),
            Text(
                "되살린 뒤 `lifecycle: cancelled`와 `reason`을 적으세요. 대신한 것이 있으면 "
                "`lifecycle: superseded`와 `superseded_by`를 적으세요",
                "put it back with `lifecycle: cancelled` and a `reason`; if something took its "
                "place, with `lifecycle: superseded` and `superseded_by`",
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
    passes=task_with_milestone("due: 2020-03\nlifecycle: cancelled\nreason: 예산이 없음\n"),
    fails={EXAMPLE_TASK_FILE: EXAMPLE_TASK},
    check=_check,
)
