"""A text is no date or period."""

from dnatrack.checking.example_data import task_with_milestone
from dnatrack.checking.rule import Rule
from dnatrack.i18n import Text
from dnatrack.model.finding import Severity

RULE = Rule(
    id="impossible-date",
    severity=Severity.ERROR,
    summary=Text("날짜나 기간으로 읽을 수 없는 값입니다", "A text is no date or period"),
    reason=Text(
        "기한은 출처만큼만 정확하게, 다섯 꼴 가운데 하나로 적습니다(2020, 2020-H2, 2020-Q1, "
        "2020-03, 2020-03-31). 달력에 없는 날이나 다르게 적은 날은 늦었는지 판정할 수 없습니다.",
        "A deadline is written as precisely as its source says, in one of five forms (2020, "
        "2020-H2, 2020-Q1, 2020-03, 2020-03-31). For a day that is in no calendar, or written "
        "otherwise, nobody can tell whether it is late.",
    ),
    passes=task_with_milestone("lifecycle: planned\ndue: 2020-03-31\n"),
    fails=task_with_milestone("lifecycle: planned\ndue: 2020.03.31\n"),
)
