"""What YAML allows and the data format does not, and how to write it instead."""

from dnatrack.i18n import Text
from dnatrack.yamltext.odd_characters import Mistake

MAX_DEPTH = 20
MAX_NODES = 10_000


SECOND_DOCUMENT = Mistake(
    "several-documents",
    Text("`---` 뒤에 문서가 하나 더 있습니다", "a second document begins here"),
    Text(
        "파일 하나에는 문서 하나만 둡니다. 나머지는 다른 파일로 옮기세요",
        "keep one document in a file; move the rest to files of their own",
    ),
)
MERGE_KEY = Mistake(
    "yaml-merge-key",
    Text("`<<` 병합 키는 쓰지 않습니다", "the merge key `<<` is not used here"),
    Text("병합하려던 항목을 직접 옮겨 적으세요", "write the merged keys out"),
)
NO_WORD_AS_KEY = Mistake(
    "yaml-syntax",
    Text("키가 비어 있거나 한 단어가 아닙니다", "a key that is empty or not a single word"),
    Text("`키: 값` 형식으로 적으세요", "write `name: value`"),
)
TOO_DEEP = Mistake(
    "too-deep",
    Text(f"{MAX_DEPTH}단계를 초과하는 값입니다", f"a value nested deeper than {MAX_DEPTH} levels"),
    Text(
        "자료 형식에는 이렇게 깊은 값이 없습니다. 들여쓰기와 괄호를 확인하세요",
        "nothing in the data format is this deep; check indentation and brackets",
    ),
)
TOO_MANY_VALUES = Mistake(
    "too-large",
    Text(
        f"값이 {MAX_NODES:,}개를 초과하는 파일이므로 여기부터 읽지 않았습니다",
        f"the file holds more than {MAX_NODES:,} values; from here on it was not read",
    ),
    Text("과제별로 파일을 나누세요", "split it: one task, one file"),
)
TOO_MANY_DEFECTS = Mistake(
    "yaml-syntax",
    Text(
        "이 파일에는 같은 문제가 더 있으나 여기까지만 표시합니다",
        "the file has more problems like these; no more are shown",
    ),
    Text("표시된 문제를 먼저 고친 뒤 다시 확인하세요", "settle those above, then check again"),
)
ESCAPED_CONTROL = Mistake(
    "forbidden-character",
    Text(
        "`\\`로 적은 제어 문자나 보이지 않는 글자가 있습니다",
        "a control or invisible character, written with a `\\`",
    ),
    Text("이 글자를 지우세요", "delete the character"),
)


ANCHOR = Mistake(
    "yaml-anchor",
    Text("`&{name}` 앵커는 쓰지 않습니다", "the anchor `&{name}` is not used here"),
    Text(
        "앵커를 지우거나, `&`로 시작하는 텍스트이면 큰따옴표로 감싸세요",
        "delete it, or put text that begins with `&` in double quotes",
    ),
)
TAG = Mistake(
    "yaml-tag",
    Text("`{name}` 태그는 쓰지 않습니다", "the tag `{name}` is not used here"),
    Text(
        "태그를 지우거나, `!`로 시작하는 텍스트이면 큰따옴표로 감싸세요",
        "delete it, or put text that begins with `!` in double quotes",
    ),
)
ALIAS = Mistake(
    "yaml-alias",
    Text("`*{name}` 별칭은 쓰지 않습니다", "the alias `*{name}` is not used here"),
    Text(
        "별칭이 가리키는 값을 직접 적거나, `*`로 시작하는 텍스트이면 큰따옴표로 감싸세요",
        "write the value out, or put text that begins with `*` in double quotes",
    ),
)
REPEATED_KEY = Mistake(
    "duplicate-key",
    Text("`{name}` 키가 같은 위치에 두 번 있습니다", "the key `{name}` is here twice"),
    Text(
        "하나만 남기세요. 뒤의 값이 앞의 값을 대신합니다",
        "keep one of them; the later value would hide the earlier",
    ),
)
