"""A file is larger than data files are."""

from dnatrack.checking.example_data import EXAMPLE_TASK, EXAMPLE_TASK_FILE
from dnatrack.checking.rule import Rule
from dnatrack.i18n import Text
from dnatrack.loading.snapshot import FileFault
from dnatrack.model.finding import Severity

RULE = Rule(
    id="too-large",
    severity=Severity.ERROR,
    summary=Text("파일이 너무 큽니다", "A file is too large"),
    reason=Text(
        "과제 하나를 적은 파일은 커도 수십 KB입니다. 훨씬 큰 파일은 잘못 들어온 파일이거나 "
        "읽는 프로그램을 멈추게 하려는 파일이므로 읽지 않고 알립니다.",
        "A file of one task has some ten kilobytes at most. One that is far larger got there "
        "by mistake, or is meant to stall its readers, so it is reported and not read.",
    ),
    passes={EXAMPLE_TASK_FILE: EXAMPLE_TASK},
    fails={EXAMPLE_TASK_FILE: FileFault.TOO_LARGE},
)
