"""What a text that YAML gives up on was probably meant to be, as sentences with a way out."""

import re
from collections.abc import Iterator, Mapping

from dnatrack.i18n import Text
from dnatrack.model.finding import Location
from dnatrack.yamltext.line_reader import LINE_BREAK, Part, PartKind, line_parts
from dnatrack.yamltext.odd_characters import (
    CLOSING_QUOTES,
    CONFLICT_SIGNS,
    OPENING_QUOTES,
    Mistake,
    Slip,
)

# Merge conflicts that somebody committed without settling them.

_MARKER = re.compile(r"(?:<{7}|>{7}|\|{7})(?= |$)|={7}$")
_CONFLICT = Mistake(
    "conflict-marker",
    Text("병합 충돌 표시가 남아 있습니다", "a merge conflict that is not settled"),
    Text(
        "두 내용 가운데 맞는 것만 남기고 `<<<<<<<`, `=======`, `>>>>>>>`로 시작하는 줄을 지우세요",
        "keep the right one of the two versions and delete the lines of `<<<<<<<`, `=======`"
        " and `>>>>>>>`",
    ),
)


def syntax_slips(file: str, text: str) -> Iterator[Slip]:
    """What was meant as YAML and is not, or would be read as something else.

    Rules: conflict-marker, alone where there is one, since it explains all the rest;
    full-width-syntax, smart-quotes, unclosed-quote, swallowed-comment; and yaml-syntax
    for what is a mistake only if a parser says so, too.
    """
    settled = True
    for conflict in _conflicts(file, text):
        settled = False
        yield conflict
    before: Part | None = None
    for part in line_parts(text) if settled else ():
        at = Location(file, part.line, part.start, part.end)
        if (found := _mistake(at, part, before) or _unparsable(at, part)) is not None:
            yield found
        before = part


def _conflicts(file: str, text: str) -> Iterator[Slip]:
    """A slip for each conflict: what follows its first marker belongs to it."""
    if not any(sign in text for sign in CONFLICT_SIGNS):
        return
    is_open = False
    for number, line in enumerate(LINE_BREAK.split(text), 1):
        match = _MARKER.match(line)
        if match is None:
            continue
        if not is_open or line[0] == "<":
            yield _CONFLICT.slip(Location(file, number, 1, len(match[0]) + 1))
        is_open = line[0] == "<" or (is_open and line[0] != ">")


# What is a mistake whatever a parser says.

_YEAR_AFTER_QUOTE = re.compile(r"'\d\d")
_NUMBER_SIGN = re.compile(r"#\d{1,3}(?!\d)(?!\s*[년월일./-])")
_WIDE_SIGNS = {PartKind.WIDE_COLON: ":", PartKind.WIDE_COMMA: ",", PartKind.WIDE_DASH: "-"}
_WIDE_SIGN = Mistake(
    "full-width-syntax",
    Text(
        "`{meant}` 대신 `{text}` 기호가 적혀 있습니다", "`{text}` stands where `{meant}` is meant"
    ),
    Text(
        "`{meant}` 기호와 빈칸으로 바꾸고, 텍스트의 일부이면 값 전체를 큰따옴표로 감싸세요",
        "write `{meant}` and a space; quote the whole value if the sign belongs to the text",
    ),
)
_WIDE_BLANK = Mistake(
    "full-width-syntax",
    Text(
        "일반 빈칸이 아닌 빈칸(전각 빈칸 등)이 있습니다",
        "a blank that is no ordinary space (full-width or unbreakable)",
    ),
    Text(
        "일반 빈칸(스페이스)으로 바꾸고, 값의 끝이면 지우세요",
        "put ordinary spaces in its place, or delete it at the end of a value",
    ),
)
_UNCLOSED_QUOTE = Mistake(
    "unclosed-quote",
    Text(
        "여기서 연 따옴표(`{quote}`)가 닫히지 않았습니다",
        "the quote (`{quote}`) opened here is not closed",
    ),
    Text("값의 끝에 같은 따옴표(`{quote}`)를 적으세요", "end the value with the same `{quote}`"),
)
_QUOTE_BEFORE_YEAR = _UNCLOSED_QUOTE._replace(
    hint=Text(
        '값 전체를 큰따옴표로 감싸세요: `"{text}"`',
        'put the whole value in double quotes: `"{text}"`',
    )
)
_CLOSED_BY_ANOTHER = _UNCLOSED_QUOTE._replace(
    hint=Text(
        "끝의 `{last}` 기호를 `{quote}` 기호로 바꾸세요",
        "write `{quote}` for the `{last}` at its end",
    )
)
_SMART_QUOTES = Mistake(
    "smart-quotes",
    Text(
        "값을 둘러싼 `{quote}` 기호는 YAML의 따옴표가 아니므로 값의 일부가 됩니다",
        "`{quote}` around a value is no quote to YAML: it becomes part of the value",
    ),
    Text('일반 따옴표(`"`)로 바꾸거나 지우세요', 'use straight quotes (`"`) or none'),
)
_SWALLOWED = Mistake(
    "swallowed-comment",
    Text(
        "빈칸 뒤의 `#`부터는 주석이므로 `{text}` 부분이 값에서 빠집니다",
        "a `#` after a blank begins a comment: `{text}` is not in the value",
    ),
    Text(
        "값이면 전체를 큰따옴표로 감싸고, 설명이면 `#` 뒤에 빈칸을 두세요",
        "quote the whole value, or put a blank after the `#` of a comment",
    ),
    stops=False,
)


def _mistake(at: Location, part: Part, before: Part | None) -> Slip | None:
    if part.kind in _WIDE_SIGNS:
        return _WIDE_SIGN.slip(at, meant=_WIDE_SIGNS[part.kind], text=part.text)
    if part.kind is PartKind.WIDE_BLANK:
        return None if before and before.kind in _WIDE_SIGNS else _WIDE_BLANK.slip(at)
    if part.kind is PartKind.UNCLOSED_QUOTE:
        return _unclosed_quote(at, part.text)
    if part.kind is PartKind.PLAIN and _is_in_smart_quotes(part):
        is_whole = part.text[-1] in CLOSING_QUOTES and ": " not in part.text
        return _SMART_QUOTES._replace(stops=not is_whole).slip(at, quote=part.text[0])
    return _mistake_after(before, at, part) if before else None


def _mistake_after(before: Part, at: Location, part: Part) -> Slip | None:
    """What is a mistake because of the part before it."""
    is_said = before.kind is PartKind.UNCLOSED_QUOTE
    if part.kind is PartKind.AFTER_QUOTE and not is_said and _YEAR_AFTER_QUOTE.match(before.text):
        end = part.end if part.line == before.line else before.end
        opened = at._replace(line=before.line, column=before.start, end_column=end)
        return _unclosed_quote(opened, before.text + part.text)
    if part.kind is PartKind.COMMENT and _is_swallowed(part, before):
        return _SWALLOWED.slip(at, text=part.text)
    return None


def _unclosed_quote(at: Location, text: str) -> Slip:
    mistake = _CLOSED_BY_ANOTHER if text[-1] in CLOSING_QUOTES else _UNCLOSED_QUOTE
    if _YEAR_AFTER_QUOTE.match(text):
        mistake = _QUOTE_BEFORE_YEAR
    return mistake.slip(at, quote=text[0], text=text, last=text[-1])


def _is_in_smart_quotes(part: Part) -> bool:
    text = part.text
    if text[0] not in OPENING_QUOTES:
        return False
    inside = text[1:-1]
    if len(text) > 1 and text[-1] in CLOSING_QUOTES:
        return text[0] not in inside and text[-1] not in inside
    return bool(part.bracket) and not any(quote in inside for quote in CLOSING_QUOTES)


def _is_swallowed(comment: Part, before: Part) -> bool:
    """Whether what YAML takes for a comment looks like a number: `세부과제 #3`."""
    return (
        before.kind is PartKind.PLAIN
        and before.line == comment.line
        and not before.bracket
        and _NUMBER_SIGN.match(comment.text) is not None
    )


# What is a mistake if a parser gave up on the file.

_NO_COLON = Mistake(
    "yaml-syntax",
    Text("`키: 값` 형식이 아닌 줄입니다", "this line has not the form `name: value`"),
    Text(
        "앞줄의 텍스트가 이어지는 줄이면 앞줄의 키보다 깊이 들여쓰기하세요",
        "if it goes on with the text before, indent it deeper than the key of that text",
    ),
)
_NO_COLON_BEHIND_KEY = _NO_COLON._replace(
    hint=Text("`{written}` 형식으로 `:`을 적으세요", "did you mean `{written}`?")
)
_NO_BLANK = Mistake(
    "yaml-syntax",
    Text("`:` 뒤에 빈칸이 없습니다", "no blank after the `:`"),
    Text("`{written}` 형식으로 빈칸을 두세요", "write `{written}`"),
)
_FORMS = (
    (re.compile(r"(\w[\w-]*):(\S.*)"), _NO_BLANK),
    (re.compile(r"([a-z_]+) +(\S.*)"), _NO_COLON_BEHIND_KEY),
)
_CLOSING = {"[": "]", "{": "}"}
_UNPARSABLE: Mapping[PartKind, tuple[Text, Text]] = {
    PartKind.AFTER_QUOTE: (
        Text("닫는 따옴표 뒤에 텍스트가 더 있습니다", "text after the closing quote"),
        Text(
            "값 전체를 다른 따옴표로 감싸세요: `'\"디지털\" 혁신'`",
            "put the whole value in the other quotes: `'\"Digital\" innovation'`",
        ),
    ),
    PartKind.AFTER_BRACKET: (
        Text("닫는 괄호 뒤에 텍스트가 더 있습니다", "text after the closing bracket"),
        Text(
            '괄호로 시작하는 텍스트는 값 전체를 큰따옴표로 감싸세요: `"[가칭] …"`',
            'quote a whole value that begins with a bracket: `"[tentative] …"`',
        ),
    ),
    PartKind.UNCLOSED_BRACKET: (
        Text(
            "여기서 연 `{text}` 괄호가 닫히지 않았습니다", "the `{text}` opened here is not closed"
        ),
        Text(
            "끝에 `{closing}` 괄호를 적고, 텍스트이면 값 전체를 큰따옴표로 감싸세요(빈칸 뒤의 "
            "`#`부터는 주석입니다)",
            "close it with `{closing}`, or quote the whole value if it is text"
            " (a `#` after a blank begins a comment)",
        ),
    ),
    PartKind.COLON_IN_VALUE: (
        Text("따옴표 없는 값 안에 `: `이 있습니다", "a `: ` within a value without quotes"),
        Text(
            '값 전체를 큰따옴표로 감싸세요: `"디지털 혁신: 국민비서"`',
            'put the whole value in double quotes: `"Innovation: a secretary"`',
        ),
    ),
    PartKind.KEY_IN_VALUE: (
        Text(
            "`{text}` 줄의 들여쓰기가 앞줄의 값보다 깊습니다",
            "`{text}` is indented deeper than the line that it follows",
        ),
        Text(
            "같은 단계의 키는 모두 같은 열에서 시작해야 합니다. 앞줄의 키에 맞추세요",
            "keys of one block begin in the same column: move it under the key before",
        ),
    ),
    PartKind.NO_KEY: (
        Text("`:` 앞에 키가 없습니다", "a `:` without a key before it"),
        Text("`키: 값` 형식으로 적으세요", "write `name: value`"),
    ),
    PartKind.DIRECTIVE: (
        Text("`%`로 시작하는 줄은 쓰지 않습니다", "lines that begin with `%` are not used here"),
        Text(
            "줄을 지우거나, 설명이면 `# `으로 시작하세요", "delete it, or begin a comment with `# `"
        ),
    ),
}


def _unparsable(at: Location, part: Part) -> Slip | None:
    if part.kind is PartKind.NO_COLON:
        return _no_colon(at, part.text.rstrip())
    if part.kind not in _UNPARSABLE:
        return None
    mistake = Mistake("yaml-syntax", *_UNPARSABLE[part.kind])
    return mistake.slip(at, text=part.text, closing=_CLOSING.get(part.text, ""))


def _no_colon(at: Location, text: str) -> Slip:
    for form, mistake in _FORMS:
        if match := form.fullmatch(text):
            return mistake.slip(at, written=f"{match[1]}: {match[2]}")
    return _NO_COLON.slip(at)
