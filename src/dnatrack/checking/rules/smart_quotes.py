"""Curly quotes around a value, where straight ones are meant."""

from dnatrack.checking.example_data import task_with
from dnatrack.checking.rule import Rule
from dnatrack.i18n import Text
from dnatrack.model.finding import Severity

RULE = Rule(
    id="smart-quotes",
    severity=Severity.ERROR,
    summary=Text("값이 둥근 따옴표로 둘러싸여 있습니다", "A value stands in curly quotes"),
    reason=Text(
        "문서 편집기가 바꾸어 넣은 `“ ”`는 YAML의 따옴표가 아니어서 값의 일부가 됩니다. 글 "
        "안의 인용에는 써도 됩니다.",
        "The `“ ”` that word processors put in are no quotes to YAML and become part of the "
        "value. Within a text they may be used.",
    ),
    passes=task_with("note: 이른바 “예시” 과제\n"),
    fails=task_with("note: “예시 과제”\n"),
)
