"""A text holds a character that nobody can see."""

from dnatrack.checking.example_data import task_with
from dnatrack.checking.rule import Rule
from dnatrack.i18n import Text
from dnatrack.model.finding import Severity

RULE = Rule(
    id="invisible-character",
    severity=Severity.WARNING,
    summary=Text(
        "글에 보이지 않는 글자가 있습니다",
        "A text holds a character that nobody can see",
    ),
    reason=Text(
        "웹이나 문서에서 붙여 넣은 글에는 폭이 없는 글자, 줄바꿈을 막는 빈칸, 특정 글꼴의 "
        "기호가 딸려 옵니다. 같아 보이는 두 글이 서로 다른 글이 되어 찾기와 비교에서 빠집니다.",
        "Text pasted from the web or from documents brings along characters without width, "
        "unbreakable blanks and symbols of one font. Two texts that look the same then differ, "
        "and searches miss one of them.",
    ),
    passes=task_with("note: 예시 과제\n"),
    fails=task_with("note: 예시\u200b 과제\n"),
)
