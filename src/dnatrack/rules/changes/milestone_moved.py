"""A milestone is owed by somebody else now, and does not say so."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.model.finding import Problem, Severity
from dnatrack.rules.comparison import Comparison
from dnatrack.rules.examples import EXAMPLE_TASK, EXAMPLE_TASK_FILE, task_with_milestone
from dnatrack.rules.rule import change_rule

_OTHER_FILE = "tasks/other.yaml"
_OTHER = EXAMPLE_TASK.replace("id: example", "id: other", 1)
_HELD = task_with_milestone("due: 2020-03\nlifecycle: planned\n")[EXAMPLE_TASK_FILE]


@change_rule(
    Severity.ERROR,
    Text("이정표를 다른 과제로 옮겼습니다", "A milestone was moved to another task"),
    Text(
        "이정표의 이력은 `과제/이정표` 이름으로 이어집니다. 이전 이름을 `formerly`에 적지 않고 "
        "옮기면 연기 이력이 표시되지 않습니다.",
        "The history of a milestone goes by its name, `task/milestone`. Under a new one that does "
        "not name the former one under `formerly`, nobody sees the slips of the past.",
    ),
    before={EXAMPLE_TASK_FILE: _HELD, _OTHER_FILE: _OTHER},
    passes={
        EXAMPLE_TASK_FILE: EXAMPLE_TASK,
        _OTHER_FILE: str(_HELD).replace("id: example", "id: other", 1)
        + "    formerly: [example/report]\n",
    },
    fails={
        EXAMPLE_TASK_FILE: EXAMPLE_TASK,
        _OTHER_FILE: str(_HELD).replace("id: example", "id: other", 1),
    },
)
def check(comparison: Comparison) -> Iterator[Problem]:
    for before, after in comparison.matched.moved_milestones:
        yield Problem(
            after.milestone.at("id"),
            Text(
                f"이정표의 소속 과제가 변경되었습니다: `{before.id}` → `{after.id}`",
                f"the milestone `{before.id}` was moved to `{after.id}`",
            ),
            Text(
                f"이력이 이어지도록 `formerly: [{before.id}]` 줄을 추가하세요",
                f"add `formerly: [{before.id}]` so that its history goes on",
            ),
        )
