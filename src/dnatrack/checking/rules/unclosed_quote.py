"""A quote is opened and never closed."""

from dnatrack.checking.example_data import task_with
from dnatrack.checking.rule import Rule
from dnatrack.i18n import Text
from dnatrack.model.finding import Severity

RULE = Rule(
    id="unclosed-quote",
    severity=Severity.ERROR,
    summary=Text("따옴표가 열리고 닫히지 않았습니다", "A quote is opened and never closed"),
    reason=Text(
        "연도 앞에 `'`를 붙인 `'20.3월`은 YAML에는 따옴표를 연 것이어서, 다음 따옴표까지의 "
        "줄이 모두 그 값에 들어갑니다. 뒤의 키들이 소리 없이 사라질 수 있습니다.",
        "To YAML the `'` before a year, as in `'20.3월`, opens a quote, and all lines up to "
        "the next quote go into the value. The keys after it may vanish without a word.",
    ),
    passes=task_with('note: "\'20.3월까지"\n'),
    fails=task_with("note: '20.3월까지\n"),
)
