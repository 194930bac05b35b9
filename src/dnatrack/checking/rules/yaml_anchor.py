"""A value is given a name for aliases (`&name`)."""

from dnatrack.checking.example_data import task_with
from dnatrack.checking.rule import Rule
from dnatrack.i18n import Text
from dnatrack.model.finding import Severity

RULE = Rule(
    id="yaml-anchor",
    severity=Severity.ERROR,
    summary=Text("YAML 앵커(`&이름`)는 쓰지 않습니다", "YAML anchors (`&name`) are not used"),
    reason=Text(
        "앵커는 별칭으로 가리키려고 붙이는 이름인데, 이 자료에서는 별칭을 쓰지 않습니다. `&`로 "
        "시작하는 글이라면 그 낱말이 값에서 빠집니다.",
        "An anchor is a name for aliases, and this data has none. Of a text that begins with "
        "`&`, the first word would be lost.",
    ),
    passes=task_with('note: "&로 시작하는 글"\n'),
    fails=task_with("note: &remark 예시\n"),
)
