"""A file holds a tab."""

from dnatrack.checking.example_data import task_with
from dnatrack.checking.rule import Rule
from dnatrack.i18n import Text
from dnatrack.model.finding import Severity

RULE = Rule(
    id="tab-character",
    severity=Severity.ERROR,
    summary=Text("파일에 탭이 있습니다", "A file holds a tab"),
    reason=Text(
        "탭의 폭은 편집기마다 다르고, YAML을 읽는 프로그램마다 탭을 다르게 다룹니다. 같은 "
        "파일이 어디서나 같게 읽히도록 빈칸만 씁니다.",
        "A tab is as wide as an editor likes, and programs that read YAML disagree about it. "
        "With spaces only, a file reads the same everywhere.",
    ),
    passes=task_with("note: 예시 과제\n"),
    fails=task_with("note: 예시\t과제\n"),
)
