"""A file is in another encoding than UTF-8."""

from dnatrack.checking.example_data import EXAMPLE_TASK, EXAMPLE_TASK_FILE
from dnatrack.checking.rule import Rule
from dnatrack.i18n import Text
from dnatrack.model.finding import Severity

RULE = Rule(
    id="not-utf8",
    severity=Severity.ERROR,
    summary=Text("UTF-8로 저장되지 않은 파일입니다", "A file is not saved as UTF-8"),
    reason=Text(
        "인코딩이 다르면 한글이 깨져 보이거나 사람마다 다르게 보입니다. 한국어 윈도의 ‘ANSI’는 "
        "cp949이고, 일부 프로그램은 UTF-16으로 저장합니다.",
        "In another encoding Korean text is garbled, or looks different to everyone. `ANSI` on "
        "Korean Windows is cp949, and some programs save UTF-16.",
    ),
    passes={EXAMPLE_TASK_FILE: EXAMPLE_TASK.encode()},
    fails={EXAMPLE_TASK_FILE: EXAMPLE_TASK.encode("cp949")},
)
