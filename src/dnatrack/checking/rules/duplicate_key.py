"""A key stands twice in one place."""

from dnatrack.checking.example_data import task_with
from dnatrack.checking.rule import Rule
from dnatrack.i18n import Text
from dnatrack.model.finding import Severity

RULE = Rule(
    id="duplicate-key",
    severity=Severity.ERROR,
    summary=Text("같은 곳에 같은 키가 두 번 있습니다", "A key stands twice in one place"),
    reason=Text(
        "대부분의 프로그램은 뒤의 값만 남기고 앞의 값을 말없이 버립니다. 어느 값이 맞는지는 "
        "사람이 정해야 합니다.",
        "Most programs keep the later value and drop the earlier without a word. Which of them "
        "is right is for a person to say.",
    ),
    passes=task_with("note: 예시\n"),
    fails=task_with("note: 예시\nnote: 다른 예시\n"),
)
