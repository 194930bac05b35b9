"""What cannot be changed without a person looking at it, and why."""

from dnatrack.i18n import Text


class UnsafeSpliceError(Exception):
    """A place of a text that a splice cannot change safely.

    `offset` is where in the text; `why` completes a sentence about it.
    """

    def __init__(self, offset: int, why: Text) -> None:
        super().__init__(why.en)
        self.offset = offset
        self.why = why


MARKED = Text("앵커나 태그가 붙어 있습니다", "it has an anchor or a tag")
COMMENT_INSIDE = Text("값 안에 주석이 있습니다", "there is a comment inside the value")
BLOCK_INSIDE = Text("여러 줄에 걸친 값입니다", "the value goes over several lines")
NOT_ON_ONE_LINE = Text(
    "괄호 안에 한 줄로 쓸 수 없는 값입니다",
    "the new value cannot stand on one line inside brackets",
)
ODD_KEY = Text("`?`로 시작하는 키입니다", "its key is written with `?`")
NO_COLON = Text("쌍점 없이 적힌 키입니다", "its key has no colon")
NO_MAPPING = Text("키를 더할 수 없는 값입니다", "what stands there takes no keys")
NO_LIST = Text("목록이 아닙니다", "what stands there is no list")
LAST_ONE = Text("마지막 하나라 빼면 빈 값이 됩니다", "it is the last one, and would leave nothing")
RESULT_DIFFERS = Text("결과가 뜻과 다릅니다", "the result differs")
ODD_CHARACTERS = Text(
    "값에 자료에 쓸 수 없는 글자가 있습니다",
    "the value holds characters that data may not",
)
