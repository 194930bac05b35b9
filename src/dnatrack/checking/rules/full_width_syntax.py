"""A full-width sign stands where YAML needs an ordinary one."""

from dnatrack.checking.example_data import task_with
from dnatrack.checking.rule import Rule
from dnatrack.i18n import Text
from dnatrack.model.finding import Severity

RULE = Rule(
    id="full-width-syntax",
    severity=Severity.ERROR,
    summary=Text(
        "YAML 기호 자리에 전각 기호가 있습니다",
        "A full-width sign stands where YAML needs an ordinary one",
    ),
    reason=Text(
        "한글 입력기에서는 `：`, `，`, `－`와 전각 빈칸이 `:`, `,`, `-`, 빈칸과 거의 같아 "
        "보이지만, YAML에는 글자일 뿐입니다. 키나 목록으로 적은 것이 글의 일부가 되어 버립니다.",
        "To a person `：`, `，`, `－` and the full-width blank look like `:`, `,`, `-` and a "
        "space, but to YAML they are letters. What was meant as a key or a list becomes part "
        "of a text.",
    ),
    passes=task_with("note: 기간：2020년，하반기\n"),
    fails=task_with("note：예시\n"),
)
