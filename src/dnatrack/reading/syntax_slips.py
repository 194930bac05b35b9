"""Mistakes that show in the lines of a file, each with its cure.

A YAML parser would take some of them for text, and report others badly.
"""

import re
from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.reading.conflict_markers import conflicts
from dnatrack.reading.finding import Location
from dnatrack.reading.line_parts import line_parts
from dnatrack.reading.odd_characters import CLOSING_QUOTES, OPENING_QUOTES
from dnatrack.reading.part import Part, PartKind
from dnatrack.reading.quoting import short
from dnatrack.reading.slip import Slip, slip_at
from dnatrack.reading.unparsable_lines import unparsable

_YEAR_AFTER_QUOTE = re.compile(r"'\d\d")
_NUMBER_SIGN = re.compile(r"#\d{1,3}(?!\d)(?!\s*[년월일./-])")
_WIDE_SIGNS = {PartKind.WIDE_COLON: ":", PartKind.WIDE_COMMA: ",", PartKind.WIDE_DASH: "-"}


def syntax_slips(file: str, text: str) -> Iterator[Slip]:
    """What was meant as YAML and is not, or would be read as something else.

    Rules: conflict-marker, alone where there is one, since it explains all the rest;
    full-width-syntax, smart-quotes, unclosed-quote, swallowed-comment; and yaml-syntax
    for what is a mistake only if a parser says so, too.
    """
    settled = True
    for conflict in conflicts(file, text):
        settled = False
        yield conflict
    if settled:
        yield from _mistakes(file, text)


def _mistakes(file: str, text: str) -> Iterator[Slip]:
    before: Part | None = None
    for part in line_parts(text):
        if (found := _mistake(file, part, before) or unparsable(file, part)) is not None:
            yield found
        before = part


def _mistake(file: str, part: Part, before: Part | None) -> Slip | None:
    at = Location(file, part.line, part.start, part.end)
    if part.kind in _WIDE_SIGNS:
        return _wide_sign(at, part)
    if part.kind is PartKind.WIDE_BLANK:
        return None if before and before.kind in _WIDE_SIGNS else _wide_blank(at)
    if part.kind is PartKind.UNCLOSED_QUOTE:
        return _unclosed_quote(at, part.text)
    if part.kind is PartKind.PLAIN and _is_in_smart_quotes(part):
        return _smart_quotes(at, part.text)
    return _mistake_after(before, at, part) if before else None


def _mistake_after(before: Part, at: Location, part: Part) -> Slip | None:
    """What is a mistake because of the part before it."""
    if part.kind is PartKind.AFTER_QUOTE and _YEAR_AFTER_QUOTE.match(before.text):
        return _unclosed_quote(at._replace(column=before.start), before.text + part.text)
    if part.kind is PartKind.COMMENT and _is_swallowed(part, before):
        return _swallowed(at, part.text)
    return None


def _wide_sign(at: Location, part: Part) -> Slip:
    sign = _WIDE_SIGNS[part.kind]
    message = Text(
        f"`{sign}` 대신 `{part.text}`이(가) 적혀 있습니다",
        f"`{part.text}` stands where `{sign}` is meant",
    )
    hint = Text(
        f"`{sign}`와 빈칸으로 바꾸고, 글의 일부라면 값 전체를 큰따옴표로 감싸세요",
        f"write `{sign}` and a space; quote the whole value if the sign belongs to the text",
    )
    return slip_at("full-width-syntax", at, message, hint=hint)


def _wide_blank(at: Location) -> Slip:
    message = Text(
        "보통 빈칸이 아닌 빈칸(전각 빈칸 등)이 있습니다",
        "a blank that is no ordinary space (full-width or unbreakable)",
    )
    hint = Text(
        "보통 빈칸(스페이스)으로 바꾸고, 값의 끝이라면 지우세요",
        "put ordinary spaces in its place, or delete it at the end of a value",
    )
    return slip_at("full-width-syntax", at, message, hint=hint)


def _unclosed_quote(at: Location, text: str) -> Slip:
    quote = text[0]
    message = Text(
        f"여기서 연 따옴표(`{quote}`)가 닫히지 않았습니다",
        f"the quote (`{quote}`) opened here is not closed",
    )
    hint = Text(
        f"값의 끝에 같은 따옴표(`{quote}`)를 적으세요", f"end the value with the same `{quote}`"
    )
    if _YEAR_AFTER_QUOTE.match(text):
        whole = short(text)
        hint = Text(
            f'값 전체를 큰따옴표로 감싸세요: `"{whole}"`',
            f'put the whole value in double quotes: `"{whole}"`',
        )
    elif text[-1] in CLOSING_QUOTES:
        hint = Text(
            f"끝의 `{text[-1]}`을(를) `{quote}`(으)로 바꾸세요",
            f"write `{quote}` for the `{text[-1]}` at its end",
        )
    return slip_at("unclosed-quote", at, message, hint=hint)


def _is_in_smart_quotes(part: Part) -> bool:
    text = part.text
    if text[0] not in OPENING_QUOTES:
        return False
    inside = text[1:-1]
    if len(text) > 1 and text[-1] in CLOSING_QUOTES:
        return text[0] not in inside and text[-1] not in inside
    return bool(part.bracket) and not any(quote in inside for quote in CLOSING_QUOTES)


def _smart_quotes(at: Location, text: str) -> Slip:
    message = Text(
        f"값을 둘러싼 `{text[0]}`은(는) YAML의 따옴표가 아니어서 값의 일부가 됩니다",
        f"`{text[0]}` around a value is no quote to YAML: it becomes part of the value",
    )
    hint = Text('곧은 따옴표(`"`)로 바꾸거나 지우세요', 'use straight quotes (`"`) or none')
    is_whole = text[-1] in CLOSING_QUOTES and ": " not in text
    return slip_at("smart-quotes", at, message, hint=hint, stops=not is_whole)


def _is_swallowed(comment: Part, before: Part) -> bool:
    """Whether what YAML takes for a comment looks like a number: `세부과제 #3`."""
    return (
        before.kind is PartKind.PLAIN
        and before.line == comment.line
        and not before.bracket
        and _NUMBER_SIGN.match(comment.text) is not None
    )


def _swallowed(at: Location, text: str) -> Slip:
    message = Text(
        f"빈칸 뒤의 `#`부터는 주석이라 `{short(text)}`이(가) 값에서 빠집니다",
        f"a `#` after a blank begins a comment: `{short(text)}` is not in the value",
    )
    hint = Text(
        "값이면 전체를 큰따옴표로 감싸고, 설명이면 `#` 뒤에 빈칸을 두세요",
        "quote the whole value, or put a blank after the `#` of a comment",
    )
    return slip_at("swallowed-comment", at, message, hint=hint, stops=False)
