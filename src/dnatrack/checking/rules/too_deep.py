"""A value is nested deeper than the data format ever is."""

from dnatrack.checking.example_data import task_with
from dnatrack.checking.rule import Rule
from dnatrack.i18n import Text
from dnatrack.model.finding import Severity

RULE = Rule(
    id="too-deep",
    severity=Severity.ERROR,
    summary=Text("값이 너무 깊이 들어가 있습니다", "A value is nested too deep"),
    reason=Text(
        "자료 형식의 값은 깊어도 열 단계를 넘지 않습니다. 더 깊은 값은 들여쓰기나 괄호가 "
        "잘못된 것이거나 읽는 프로그램을 멈추게 하려는 것입니다.",
        "Nothing in the data format is deeper than ten levels. What is deeper comes from wrong "
        "indentation or brackets, or is meant to stall its readers.",
    ),
    passes=task_with("note: 예시\n"),
    fails=task_with(f"note: {'[' * 20}{']' * 20}\n"),
)
