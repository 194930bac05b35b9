"""A field is written down although it follows from others."""

from dnatrack.checking.example_data import task_with
from dnatrack.checking.rule import Rule
from dnatrack.i18n import Text
from dnatrack.model.finding import Severity

RULE = Rule(
    id="computed-field",
    severity=Severity.ERROR,
    summary=Text("계산되는 값을 적었습니다", "A value is written down that is worked out"),
    reason=Text(
        "진도, 지연 일수, 건수, 마지막 수정일은 적는 순간부터 낡습니다. 다른 값에서 늘 새로 "
        "계산하므로 파일에는 적지 않습니다.",
        "Progress, days late, counts and last updates are outdated as soon as they are "
        "written. They are always worked out anew, and never stored.",
    ),
    passes=task_with("note: 예시\n"),
    fails=task_with("progress: 40\n"),
)
