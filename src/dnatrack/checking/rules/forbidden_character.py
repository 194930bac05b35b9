"""A file holds a character that controls how text is shown or split."""

from dnatrack.checking.example_data import task_with
from dnatrack.checking.rule import Rule
from dnatrack.i18n import Text
from dnatrack.model.finding import Severity

RULE = Rule(
    id="forbidden-character",
    severity=Severity.ERROR,
    summary=Text(
        "파일에 쓸 수 없는 글자가 있습니다",
        "A file holds a character that it must not hold",
    ),
    reason=Text(
        "제어 문자와 글의 방향을 바꾸는 글자는 화면에 보이는 것과 파일에 든 것을 다르게 만들 "
        "수 있습니다. 눈에 보이지 않는 줄바꿈, 파일 중간의 바이트 순서 표시, 변환하다 깨진 "
        "글자도 마찬가지입니다.",
        "Control characters, and those that turn the direction of text, can make a screen show "
        "something else than what the file says. So can hidden line breaks, a byte order mark "
        "in the middle of a file, and what failed conversions leave.",
    ),
    passes=task_with("note: 예시 과제\n"),
    fails=task_with("note: 예시\u202e 과제\n"),
)
