"""A file holds more than one YAML document."""

from dnatrack.checking.example_data import EXAMPLE_TASK, EXAMPLE_TASK_FILE, task_with
from dnatrack.checking.rule import Rule
from dnatrack.i18n import Text
from dnatrack.model.finding import Severity

RULE = Rule(
    id="several-documents",
    severity=Severity.ERROR,
    summary=Text("파일 하나에 문서가 여럿 있습니다", "A file holds several documents"),
    reason=Text(
        "`---` 뒤의 문서는 읽히지 않으므로 거기에 적은 약속은 어디에도 나타나지 않습니다. 과제 "
        "하나에 파일 하나를 두어야 변경 이력도 과제별로 남습니다.",
        "What comes after `---` is not read, so a promise written there would appear nowhere. "
        "One file for each task also keeps the history of each task apart.",
    ),
    passes={EXAMPLE_TASK_FILE: f"---\n{EXAMPLE_TASK}"},
    fails=task_with("---\nid: other\n"),
)
