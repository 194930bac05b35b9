"""What a line that YAML gives up on was probably meant to be."""

import re
from collections.abc import Callable, Mapping

from dnatrack.i18n import Text
from dnatrack.reading.finding import Location
from dnatrack.reading.part import Part, PartKind
from dnatrack.reading.quoting import short
from dnatrack.reading.slip import Slip, slip_at

_NO_BLANK = re.compile(r"(\w[\w-]*):(\S.*)")
_NO_COLON = re.compile(r"([a-z_]+) +(\S.*)")


def unparsable(file: str, part: Part) -> Slip | None:
    """The slip that `part` is, if a parser gave up on the file; None if it is in order."""
    explain = _EXPLANATIONS.get(part.kind)
    if explain is None:
        return None
    message, hint = explain(part)
    at = Location(file, part.line, part.start, part.end)
    return slip_at("yaml-syntax", at, message, hint=hint)


def _after_quote(part: Part) -> tuple[Text, Text]:
    del part
    return (
        Text("닫는 따옴표 뒤에 글이 더 있습니다", "text after the closing quote"),
        Text(
            "값 전체를 다른 따옴표로 감싸세요: `'\"디지털\" 혁신'`",
            "put the whole value in the other quotes: `'\"Digital\" innovation'`",
        ),
    )


def _after_bracket(part: Part) -> tuple[Text, Text]:
    del part
    return (
        Text("닫는 괄호 뒤에 글이 더 있습니다", "text after the closing bracket"),
        Text(
            '괄호로 시작하는 글은 값 전체를 큰따옴표로 감싸세요: `"[가칭] …"`',
            'quote a whole value that begins with a bracket: `"[tentative] …"`',
        ),
    )


def _unclosed_bracket(part: Part) -> tuple[Text, Text]:
    closing = "]" if part.text == "[" else "}"
    return (
        Text(
            f"여기서 연 `{part.text}`이(가) 닫히지 않았습니다",
            f"the `{part.text}` opened here is not closed",
        ),
        Text(
            f"끝에 `{closing}`을(를) 적고, 글이라면 값 전체를 큰따옴표로 감싸세요"
            " (빈칸 뒤의 `#`부터는 주석입니다)",
            f"close it with `{closing}`, or quote the whole value if it is text"
            " (a `#` after a blank begins a comment)",
        ),
    )


def _colon_in_value(part: Part) -> tuple[Text, Text]:
    del part
    return (
        Text("따옴표 없는 값 안에 `: `이 있습니다", "a `: ` within a value without quotes"),
        Text(
            '값 전체를 큰따옴표로 감싸세요: `"디지털 혁신: 국민비서"`',
            'put the whole value in double quotes: `"Innovation: a secretary"`',
        ),
    )


def _key_in_value(part: Part) -> tuple[Text, Text]:
    return (
        Text(
            f"`{short(part.text)}`이(가) 앞줄의 값보다 깊이 들여쓰여 있습니다",
            f"`{short(part.text)}` is indented deeper than the line that it follows",
        ),
        Text(
            "같은 묶음의 키는 모두 같은 칸에서 시작해야 합니다. 앞줄의 키에 맞추세요",
            "keys of one block begin in the same column: move it under the key before",
        ),
    )


def _no_colon(part: Part) -> tuple[Text, Text]:
    if match := _NO_BLANK.fullmatch(part.text.rstrip()):
        written = short(f"{match[1]}: {match[2]}")
        return (
            Text("`:` 뒤에 빈칸이 없습니다", "no blank after the `:`"),
            Text(f"`{written}`처럼 빈칸을 두세요", f"write `{written}`"),
        )
    message = Text("`이름: 값` 꼴이 아닌 줄입니다", "this line has not the form `name: value`")
    if match := _NO_COLON.fullmatch(part.text.rstrip()):
        written = short(f"{match[1]}: {match[2]}")
        return message, Text(f"`{written}`처럼 `:`을 적으세요", f"did you mean `{written}`?")
    return message, Text(
        "앞줄의 글이 이어지는 것이면 앞줄의 키보다 깊이 들여쓰세요",
        "if it goes on with the text before, indent it deeper than the key of that text",
    )


def _no_key(part: Part) -> tuple[Text, Text]:
    del part
    return (
        Text("`:` 앞에 키가 없습니다", "a `:` without a key before it"),
        Text("`이름: 값` 꼴로 적으세요", "write `name: value`"),
    )


def _directive(part: Part) -> tuple[Text, Text]:
    del part
    return (
        Text("`%`로 시작하는 줄은 쓰지 않습니다", "lines that begin with `%` are not used here"),
        Text(
            "줄을 지우고, 설명이면 `# `으로 시작하세요", "delete it, or begin a comment with `# `"
        ),
    )


_EXPLANATIONS: Mapping[PartKind, Callable[[Part], tuple[Text, Text]]] = {
    PartKind.AFTER_QUOTE: _after_quote,
    PartKind.AFTER_BRACKET: _after_bracket,
    PartKind.UNCLOSED_BRACKET: _unclosed_bracket,
    PartKind.COLON_IN_VALUE: _colon_in_value,
    PartKind.KEY_IN_VALUE: _key_in_value,
    PartKind.NO_COLON: _no_colon,
    PartKind.NO_KEY: _no_key,
    PartKind.DIRECTIVE: _directive,
}
