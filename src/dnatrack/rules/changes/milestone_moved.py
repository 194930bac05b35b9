"""A milestone is owed by somebody else now."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.model.finding import Problem, Severity
from dnatrack.rules.comparison import Comparison
from dnatrack.rules.examples import EXAMPLE_TASK, EXAMPLE_TASK_FILE, task_with_milestone
from dnatrack.rules.rule import ChangeRule


def _check(comparison: Comparison) -> Iterator[Problem]:
    for before, after in comparison.matched.moved_milestones:
        yield Problem(
            after.milestone.at("id"),
            Text(
                f"이정표 `{before.id}`을(를) `{after.id}`(으)로 옮겼습니다",
                f"the milestone `{before.id}` was moved to `{after.id}`",
            ),
            Text(
                f"이력이 이어지려면 `{before.id}`을(를) `lifecycle: superseded`, "
                f"`superseded_by: {after.id}`(으)로 남겨 두세요",
                f"to keep its history, leave `{before.id}` where it was, with `lifecycle: "
                f"superseded` and `superseded_by: {after.id}`",
            ),
        )


_OTHER_FILE = "tasks/other.yaml"
_OTHER = EXAMPLE_TASK.replace("id: example", "id: other", 1)
_HELD = task_with_milestone("due: 2020-03\nlifecycle: planned\n")[EXAMPLE_TASK_FILE]

RULE = ChangeRule(
    id="milestone-moved",
    severity=Severity.WARNING,
    summary=Text("이정표를 다른 과제로 옮겼습니다", "A milestone was moved to another task"),
    reason=Text(
        "이정표의 이력은 `과제/이정표`라는 이름으로 이어집니다. 옮기면 새 이름에는 지난 연기가 "
        "보이지 않습니다.",
        "The history of a milestone goes by its name, `task/milestone`. Under a new name nobody "
        "sees the slips of the past.",
    ),
    before={EXAMPLE_TASK_FILE: _HELD, _OTHER_FILE: _OTHER},
    passes=task_with_milestone("due: 2020-03\nlifecycle: in-progress\n"),
    fails={
        EXAMPLE_TASK_FILE: EXAMPLE_TASK,
        _OTHER_FILE: str(_HELD).replace("id: example", "id: other", 1),
    },
    check=_check,
)
