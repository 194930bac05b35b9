"""A text has not the form of an id."""

from dnatrack.checking.example_data import task_with
from dnatrack.checking.rule import Rule
from dnatrack.i18n import Text
from dnatrack.model.finding import Severity

RULE = Rule(
    id="id-format",
    severity=Severity.ERROR,
    summary=Text("id의 꼴이 아닙니다", "A text has not the form of an id"),
    reason=Text(
        "id는 파일 이름과 주소, 명령줄에 그대로 쓰이므로 영어 소문자와 숫자로 된 낱말을 `-`로 "
        "잇습니다. 출처의 id는 `S12`처럼 적습니다.",
        "Ids stand in file names, addresses and on the command line as they are, so they are "
        "words of a-z and 0-9 joined by `-`. Ids of sources look like `S12`.",
    ),
    passes=task_with("promise: {text: 예시 약속, source: S1}\n"),
    fails=task_with("promise: {text: 예시 약속, source: S 1}\n"),
)
