"""Keys of another place are merged in (`<<`)."""

from dnatrack.checking.example_data import task_with
from dnatrack.checking.rule import Rule
from dnatrack.i18n import Text
from dnatrack.model.finding import Severity

RULE = Rule(
    id="yaml-merge-key",
    severity=Severity.ERROR,
    summary=Text("YAML 병합 키(`<<`)는 쓰지 않습니다", "The YAML merge key (`<<`) is not used"),
    reason=Text(
        "`<<`로 끌어온 키는 그 자리에 적혀 있지 않아 사람도 변경 이력도 볼 수 없습니다. YAML "
        "1.2에서는 없어진 기능이라 읽는 프로그램마다 결과가 다릅니다.",
        "Keys that `<<` brings in are not written where they count, so that neither people nor "
        "the history see them. YAML 1.2 has dropped it, and programs disagree.",
    ),
    passes=task_with("note: 예시\n"),
    fails=task_with("<<: {note: 예시}\n"),
)
