"""A text or file name is in decomposed form."""

from unicodedata import normalize

from dnatrack.checking.example_data import EXAMPLE_TASK, EXAMPLE_TASK_FILE, task_with
from dnatrack.checking.rule import Rule
from dnatrack.i18n import Text
from dnatrack.model.finding import Severity

RULE = Rule(
    id="decomposed-text",
    severity=Severity.NOTE,
    summary=Text("자모가 풀어진 글(NFD)입니다", "A text is in decomposed form (NFD)"),
    reason=Text(
        "macOS에서 온 글과 파일 이름은 한글이 자모로 풀어져 있기도 합니다. 보기에는 같지만 "
        "다른 글자라서, 찾기와 변경 비교에서 다른 글로 나타납니다. 읽을 때는 합쳐서 비교합니다.",
        "Text and file names from macOS may have their Hangul split into letters. They look "
        "the same and are not, so searches and comparisons of versions take them for "
        "different. When read, they are compared in composed form.",
    ),
    passes={EXAMPLE_TASK_FILE: EXAMPLE_TASK},
    fails=task_with(normalize("NFD", "note: 예시\n")),
)
