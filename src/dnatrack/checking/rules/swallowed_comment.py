"""What belongs to a value is read as a comment."""

from dnatrack.checking.example_data import task_with
from dnatrack.checking.rule import Rule
from dnatrack.i18n import Text
from dnatrack.model.finding import Severity

RULE = Rule(
    id="swallowed-comment",
    severity=Severity.WARNING,
    summary=Text("값의 일부가 주석으로 읽힙니다", "Part of a value is read as a comment"),
    reason=Text(
        "YAML에서는 빈칸 뒤의 `#`부터 줄 끝까지가 주석입니다. `세부과제 #3`이라고 적으면 "
        "`#3`이 소리 없이 사라집니다.",
        "To YAML everything from a `#` after a blank to the end of the line is a comment. Of "
        "`Subtask #3` the `#3` would vanish without a word.",
    ),
    passes=task_with('note: "예시 #3"  # 번호는 예시입니다\n'),
    fails=task_with("note: 예시 #3\n"),
)
