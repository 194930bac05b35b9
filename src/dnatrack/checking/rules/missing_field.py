"""A field that must be there is not."""

from dnatrack.checking.example_data import EXAMPLE_TASK, EXAMPLE_TASK_FILE
from dnatrack.checking.rule import Rule
from dnatrack.i18n import Text
from dnatrack.model.finding import Severity

RULE = Rule(
    id="missing-field",
    severity=Severity.ERROR,
    summary=Text("꼭 있어야 하는 키가 없습니다", "A field that must be there is missing"),
    reason=Text(
        "id, 제목, 진행 상태, 출처가 없는 과제나 이정표는 판정하거나 확인할 수 없습니다. "
        "그래도 목록에는 ‘읽을 수 없음’으로 남습니다.",
        "Without id, title, lifecycle or sources nothing can be judged or checked. It stays in "
        "the list, as unreadable.",
    ),
    passes={EXAMPLE_TASK_FILE: EXAMPLE_TASK},
    fails={EXAMPLE_TASK_FILE: EXAMPLE_TASK.replace("lifecycle: planned\n", "")},
)
