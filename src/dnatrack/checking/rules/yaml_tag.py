"""A value is given a type (`!name`)."""

from dnatrack.checking.example_data import task_with
from dnatrack.checking.rule import Rule
from dnatrack.i18n import Text
from dnatrack.model.finding import Severity

RULE = Rule(
    id="yaml-tag",
    severity=Severity.ERROR,
    summary=Text("YAML 태그(`!이름`)는 쓰지 않습니다", "YAML tags (`!name`) are not used"),
    reason=Text(
        "값의 종류는 자료 형식이 정하며, 태그는 프로그램마다 다르게 해석됩니다. `!`로 시작하는 "
        "글이라면 그 낱말이 값에서 빠집니다.",
        "The data format says what sort of value stands where, and programs disagree about "
        "tags. Of a text that begins with `!`, the first word would be lost.",
    ),
    passes=task_with('note: "!로 시작하는 글"\n'),
    fails=task_with("note: !important 예시\n"),
)
