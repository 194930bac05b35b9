"""A file stands in the folder but its bytes cannot be had."""

from dnatrack.checking.example_data import EXAMPLE_TASK, EXAMPLE_TASK_FILE
from dnatrack.checking.rule import Rule
from dnatrack.i18n import Text
from dnatrack.loading.snapshot import FileFault
from dnatrack.model.finding import Severity

RULE = Rule(
    id="unreadable-file",
    severity=Severity.ERROR,
    summary=Text("파일이 있지만 읽을 수 없습니다", "A file is there but cannot be read"),
    reason=Text(
        "권한이 없는 파일, 자료 폴더 밖을 가리키는 링크, 장치나 파이프는 읽지 않습니다. 말없이 "
        "건너뛰면 거기에 든 약속이 목록에서 사라지므로 알립니다.",
        "Files without permission, links that leave the data folder, devices and pipes are not "
        "read. Passing over them in silence would make promises disappear from the list.",
    ),
    passes={EXAMPLE_TASK_FILE: EXAMPLE_TASK},
    fails={EXAMPLE_TASK_FILE: FileFault.LEAVES_FOLDER},
)
