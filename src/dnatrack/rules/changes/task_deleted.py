"""A task's file is gone."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.model.finding import Location, Problem, Severity
from dnatrack.rules.comparison import Comparison
from dnatrack.rules.examples import EXAMPLE_TASK
from dnatrack.rules.rule import change_rule

_OTHER_FILE = "tasks/other.yaml"
_OTHER = EXAMPLE_TASK.replace("id: example", "id: other", 1)


@change_rule(
    Severity.ERROR,
    Text("과제를 삭제했습니다", "A task was deleted"),
    Text(
        "과제 파일을 삭제하면 그 과제와 이정표가 모두 현황에서 빠집니다. 추진하지 않기로 한 과제도 "
        "남겨 두어야 합니다.",
        "Deleting the file of a task takes its promise and all its milestones out of every "
        "report. A task that is withdrawn stays.",
    ),
    before={_OTHER_FILE: _OTHER},
    passes={_OTHER_FILE: _OTHER.replace("planned", "cancelled") + "reason: 예산이 없음\n"},
    fails={_OTHER_FILE: None},
)
def check(comparison: Comparison) -> Iterator[Problem]:
    for task in comparison.deleted_tasks():
        yield Problem(
            Location(task.place.file),
            Text(f"`{task.id}` 과제가 삭제되었습니다", f"the task `{task.id}` was deleted"),
            Text(
                "파일을 복원하고 `lifecycle: cancelled`와 `decision`을 적으세요. id를 변경했으면 "
                f"변경한 과제에 `formerly: [{task.id}]` 줄을 추가하세요",
                "put the file back, with `lifecycle: cancelled` and a `decision`; if it has "
                f"another name now, add `formerly: [{task.id}]` there",
            ),
        )
