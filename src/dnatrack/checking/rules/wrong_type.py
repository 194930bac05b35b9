"""A value has another shape than its field."""

from dnatrack.checking.example_data import task_with
from dnatrack.checking.rule import Rule
from dnatrack.i18n import Text
from dnatrack.model.finding import Severity

RULE = Rule(
    id="wrong-type",
    severity=Severity.ERROR,
    summary=Text(
        "값의 꼴이 그 자리에 맞지 않습니다",
        "A value has another shape than its field",
    ),
    reason=Text(
        "목록 자리에 글이 있거나 수 자리에 낱말이 있으면 세거나 비교할 수 없습니다. 뜻을 "
        "짐작해 고쳐 읽지 않고 알립니다.",
        "Text where a list belongs, or a word where a number belongs, can be neither counted "
        "nor compared. It is reported rather than guessed at.",
    ),
    passes=task_with("multi_ministry: true\npartners: [moef]\n"),
    fails=task_with("partners: moef\n"),
)
