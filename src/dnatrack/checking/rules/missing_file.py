"""A file that every data folder has is not there."""

from dnatrack.checking.rule import Rule
from dnatrack.i18n import Text
from dnatrack.model.finding import Severity

RULE = Rule(
    id="missing-file",
    severity=Severity.ERROR,
    summary=Text(
        "꼭 있어야 하는 파일이 없습니다",
        "A file that every data folder needs is missing",
    ),
    reason=Text(
        "TF, 기관, 출처, 설정을 적은 파일이 없으면 과제가 무엇을 가리키는지 확인할 수 "
        "없습니다. 파일 이름의 오타가 흔한 원인입니다.",
        "Without the files of taskforces, ministries, sources and settings nobody can tell "
        "what the tasks refer to. A misspelt file name is the common cause.",
    ),
    passes={"tracker.yaml": "schema: 1\ntitle: {ko: 예시, en: Example}\n"},
    fails={"tracker.yaml": None},
)
