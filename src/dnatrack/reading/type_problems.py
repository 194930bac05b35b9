"""Values of another shape than the data format has in their place."""

import re
from collections.abc import Mapping

from dnatrack.i18n import Text
from dnatrack.reading.quoting import short

_EXPECTED: Mapping[str, Text] = {
    "period": Text("기한(2020, 2020-H2, 2020-03 등)이", "a period (2020, 2020-H2, 2020-03 …)"),
    "yes-no": Text("true나 false가", "true or false"),
    "count": Text("0 이상의 정수가", "a whole number from 0 on"),
    "string_type": Text("글이", "text"),
    "tuple_type": Text("목록이", "a list"),
    "model_type": Text("`이름: 값` 묶음이", "a block of `name: value`"),
    "dict_type": Text("`이름: 값` 묶음이", "a block of `name: value`"),
    "enum": Text("정해진 낱말이", "one of the known words"),
    "literal_error": Text("정해진 낱말이", "one of the known words"),
}
"""What belongs there; in Korean with its particle."""
_OTHER = Text("다른 꼴의 값이", "a value of another shape")
_YES = frozenset({"yes", "y", "on", "o", "1", "예", "네", "참", "t"})
_NO = frozenset({"no", "n", "off", "x", "0", "아니요", "아니오", "거짓", "f"})
_NUMBER = re.compile(r"[^0-9]*([0-9]{1,6})[^0-9]*")
_ONE_ID = re.compile(r"[A-Za-z0-9-]+")


def type_problem(expected: str, value: object, keys: list[str]) -> tuple[Text, Text]:
    """What is wrong with `value` where `expected` should be, and the way out.

    `expected` is a name of ours or of pydantic's; `keys` may stand in a block there.
    """
    wanted, found = _EXPECTED.get(expected, _OTHER), _shape(value)
    message = Text(
        f"{wanted.ko} 와야 하는데 {found.ko}입니다", f"expected {wanted.en}, found {found.en}"
    )
    return message, _hint(expected, value, keys)


def _hint(expected: str, value: object, keys: list[str]) -> Text:
    if value is None:
        return Text("값을 적으세요", "write a value")
    written = _rewritten(expected, value) if isinstance(value, str) else None
    if written is not None:
        return Text(f"`{written}`(으)로 고쳐 적으세요", f"write `{written}`")
    if expected == "tuple_type":
        return Text(
            "한 줄에 하나씩 `- `로 시작하거나 `[a, b]`로 적으세요(`-` 뒤에 빈칸을 둡니다)",
            "begin each item on a line of its own with `- ` (mind the blank), or write `[a, b]`",
        )
    if expected == "model_type" and keys:
        some = ", ".join(f"`{key}`" for key in keys)
        return Text(f"여기에 쓸 수 있는 키: {some}", f"keys that can stand here: {some}")
    return Text(
        "`dnatrack schema`가 각 키의 꼴을 보여 줍니다",
        "`dnatrack schema` shows the shape of every key",
    )


def _rewritten(expected: str, text: str) -> str | None:
    """How `text` is written where `expected` should be, if that is plain."""
    if expected == "yes-no" and text.casefold() in _YES | _NO | {"true", "false"}:
        return "true" if text.casefold() in _YES | {"true"} else "false"
    if expected == "count" and (match := _NUMBER.fullmatch(text)) and "-" not in text:
        return match[1]
    if expected == "tuple_type" and _ONE_ID.fullmatch(text) and text[0] != "-":
        return f"[{short(text)}]"
    return None


def _shape(value: object) -> Text:
    if value is None:
        return Text("빈 값", "an empty value")
    if isinstance(value, list):
        return Text("목록", "a list")
    if isinstance(value, dict):
        return Text("`이름: 값` 묶음", "a block of `name: value`")
    return Text(f"`{short(value)}`", f"`{short(value)}`")
