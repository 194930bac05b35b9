"""A value stands for another one (`*name`)."""

from dnatrack.checking.example_data import task_with
from dnatrack.checking.rule import Rule
from dnatrack.i18n import Text
from dnatrack.model.finding import Severity

RULE = Rule(
    id="yaml-alias",
    severity=Severity.ERROR,
    summary=Text("YAML 별칭(`*이름`)은 쓰지 않습니다", "YAML aliases (`*name`) are not used"),
    reason=Text(
        "별칭이 가리키는 값은 파일의 다른 곳에 있어, 한 줄을 고치면 보이지 않는 곳까지 "
        "바뀝니다. 몇 줄의 별칭으로 메모리를 가득 채우는 파일도 만들 수 있습니다.",
        "What an alias stands for is elsewhere in the file, so that editing one line changes "
        "others unseen. A few lines of aliases can also fill all memory.",
    ),
    passes=task_with('note: "*는 잠정치"\n'),
    fails=task_with("note: *lead\n"),
)
