"""A key is none of the data format's."""

from dnatrack.checking.example_data import task_with
from dnatrack.checking.rule import Rule
from dnatrack.i18n import Text
from dnatrack.model.finding import Severity

RULE = Rule(
    id="unknown-key",
    severity=Severity.ERROR,
    summary=Text("자료 형식에 없는 키입니다", "A key that the data format does not have"),
    reason=Text(
        "이름이 틀린 키는 아무 데서도 읽지 않으므로, 적은 사람은 적었다고 믿지만 현황에는 "
        "나타나지 않습니다.",
        "A misspelt key is read nowhere: who wrote it believes it is said, and no report shows it.",
    ),
    passes=task_with("partners: [moef]\n"),
    fails=task_with("partner: [moef]\n"),
)
