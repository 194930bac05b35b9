"""A word is none of those that may stand in its place."""

from dnatrack.checking.example_data import task_with_milestone
from dnatrack.checking.rule import Rule
from dnatrack.i18n import Text
from dnatrack.model.finding import Severity

RULE = Rule(
    id="unknown-word",
    severity=Severity.ERROR,
    summary=Text("정해진 낱말이 아닙니다", "A word is none of those that may stand here"),
    reason=Text(
        "진행 상태나 종류를 사람마다 다른 말로 적으면 함께 셀 수 없습니다. 쓸 수 있는 낱말은 "
        "정해져 있고, 화면에는 한국어로 보입니다.",
        "If everyone had a word of their own for how far things are, nothing could be counted. "
        "The words are fixed; reports show them in Korean or English.",
    ),
    passes=task_with_milestone("lifecycle: planned\n"),
    fails=task_with_milestone("lifecycle: 예정\n"),
)
