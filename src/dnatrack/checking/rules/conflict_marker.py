"""A merge conflict was committed without being settled."""

from dnatrack.checking.example_data import task_with
from dnatrack.checking.rule import Rule
from dnatrack.i18n import Text
from dnatrack.model.finding import Severity

RULE = Rule(
    id="conflict-marker",
    severity=Severity.ERROR,
    summary=Text("병합 충돌 표시가 남아 있습니다", "A merge conflict is not settled"),
    reason=Text(
        "충돌이 난 두 내용 가운데 어느 것이 맞는지는 사람만 정할 수 있습니다. 표시가 남아 "
        "있으면 파일 전체를 읽을 수 없습니다.",
        "Only a person can say which of the two versions is right. While the markers stand "
        "there, nothing of the file can be read.",
    ),
    passes=task_with("note: 예시\n"),
    fails=task_with("<<<<<<< HEAD\nnote: 예시\n=======\nnote: 다른 예시\n>>>>>>> other-branch\n"),
)
