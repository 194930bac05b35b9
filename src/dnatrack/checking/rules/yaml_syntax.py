"""A file is not YAML."""

from dnatrack.checking.example_data import task_with
from dnatrack.checking.rule import Rule
from dnatrack.i18n import Text
from dnatrack.model.finding import Severity

RULE = Rule(
    id="yaml-syntax",
    severity=Severity.ERROR,
    summary=Text("YAML로 읽을 수 없는 파일입니다", "A file is not YAML"),
    reason=Text(
        "읽지 못한 파일에 든 약속은 목록에 ‘읽을 수 없음’으로만 나타나고 판정되지 않습니다. "
        "괄호나 `: `이 든 값, 어긋난 들여쓰기, 빠진 `:`과 괄호가 흔한 원인입니다.",
        "Promises in a file that cannot be read are listed as unreadable and never judged. "
        "Common causes are values with brackets or a `: ` in them, uneven indentation, and a "
        "missing `:` or bracket.",
    ),
    passes=task_with('note: "[가칭] 예시"\n'),
    fails=task_with("note: [가칭] 예시\n"),
)
