"""A YAML file is no part of the data format."""

from dnatrack.checking.rule import Rule
from dnatrack.i18n import Text
from dnatrack.model.finding import Severity

RULE = Rule(
    id="unknown-file",
    severity=Severity.ERROR,
    summary=Text(
        "자료 형식에 없는 YAML 파일입니다",
        "A YAML file that is no part of the data format",
    ),
    reason=Text(
        "이름이나 폴더가 틀린 과제 파일은 읽히지 않아 목록에서 빠집니다. YAML이 아닌 파일은 "
        "두어도 됩니다.",
        "A task file with a wrong name or in a wrong folder is not read, and missing from "
        "every list. Files that are not YAML may stand here.",
    ),
    passes={"README.md": "설명\n"},
    fails={"task/other.yaml": "id: other\n"},
)
