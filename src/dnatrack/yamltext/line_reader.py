"""A line of a file taken apart as YAML would, however broken the rest is."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from dnatrack.yamltext.odd_characters import (
    BLANKS,
    WIDE_BLANKS,
    WIDE_COLON,
    WIDE_COMMA,
    WIDE_DASHES,
)


class PartKind(StrEnum):
    """What a stretch of a line is."""

    PLAIN = "plain"
    QUOTED = "quoted"
    BLOCK = "block"
    COMMENT = "comment"
    WIDE_BLANK = "wide-blank"
    WIDE_COLON = "wide-colon"
    WIDE_COMMA = "wide-comma"
    WIDE_DASH = "wide-dash"
    UNCLOSED_QUOTE = "unclosed-quote"
    UNCLOSED_BRACKET = "unclosed-bracket"
    AFTER_QUOTE = "after-quote"
    AFTER_BRACKET = "after-bracket"
    COLON_IN_VALUE = "colon-in-value"
    KEY_IN_VALUE = "key-in-value"
    NO_COLON = "no-colon"
    NO_KEY = "no-key"
    DIRECTIVE = "directive"


class Part(NamedTuple):
    """A stretch of one line. Lines and columns count from 1; `end` is the column after it.

    `bracket` is the innermost open one, empty outside of all brackets.
    """

    kind: PartKind
    line: int
    start: int
    end: int
    text: str
    bracket: str = ""


class Opening(NamedTuple):
    """A quote or bracket that is open, and the column of the key that it belongs to."""

    part: Part
    key_column: int


WORD = r"[A-Za-z_][A-Za-z0-9_-]*"
WIDE_KEY = rf"{WORD}[ {WIDE_BLANKS}]*{WIDE_COLON}"

_COMMENT = re.compile(rf"(?<=[ \t])#|(?<=[{WIDE_BLANKS}])#(?= )")
_BLANKS = re.compile(rf"[ \t{WIDE_BLANKS}]*")
_CLOSED = {
    "'": re.compile(r"(?:[^']|'')*+'"),
    '"': re.compile(r'(?:[^"\\]|\\.)*+"'),
}
_WIDE_KEY = re.compile(WIDE_KEY)
_WIDE_COMMA_BEFORE_KEY = re.compile(rf"{WIDE_COMMA}[ {WIDE_BLANKS}]*{WORD} *(?={WIDE_COLON}|$)")
_MOST_BRACKETS = 50
"""Deeper than any honest file; more of them are not remembered."""
_END_OF_PLAIN = re.compile(r"[,\[\]{}]|(?<=[ \t])#|:(?=[ \t,\[\]{}]|$)")
LINE_BREAK = re.compile(r"\r\n|\r|\n")

_DASH = re.compile(rf"[-{WIDE_DASHES}](?=[ \t{WIDE_BLANKS}]|$)")
_KEY = re.compile(rf"{WIDE_KEY}|(?:{WORD}|\"[^\"\\]*\"|'[^']*') *:(?=[ \t{WIDE_BLANKS}]|$)")
_COLON = re.compile(r":(?=[ \t]|$)")
_BLOCK_HEADER = re.compile(r"(?:[!&][^ \t]*[ \t]+)*[|>][-+0-9]{0,2}[ \t]*(?:#.*)?$")
_STRUCTURE = re.compile(rf"- |-$|{WORD}(?::(?: |$)|{WIDE_COLON})")
_DOCUMENT = re.compile(r"(?:---|\.\.\.)(?=[ \t]|$)")


def line_parts(text: str) -> Iterator[Part]:
    """The parts of every line of `text`, in order, keys and blanks left out.

    An unclosed quote or bracket comes when it is certain, before the parts of the line
    that makes it so.
    """
    reader = _LineReader()
    for number, line in enumerate(LINE_BREAK.split(text), 1):
        yield from reader.parts(number, line)
    yield from reader.given_up()


class _LineReader:
    """Goes through the lines and remembers what is still open. Columns count from 0 in here.

    `key_column` is where the key or dash stands whose value is being read. Lines indented
    deeper than `block_above` are text of a block scalar, deeper than `plain_above` go on with
    a plain text, and deeper than `value_above` are the value of a key on a line of its own.
    """

    def __init__(self) -> None:
        self.number = 0
        self.line = ""
        self.pos = 0
        self.key_column = -1
        self.quote: Opening | None = None
        self.brackets: list[Opening] = []
        self.entry_begins = False
        self.block_above: int | None = None
        self.plain_above: int | None = None
        self.value_above: int | None = None

    def parts(self, number: int, line: str) -> Iterator[Part]:
        self.number, self.line, self.pos = number, line, 0
        indent = len(line) - len(line.lstrip(" "))
        if indent == len(line):
            return
        if self.block_above is not None and indent > self.block_above:
            yield self.part(PartKind.BLOCK, indent, len(line))
            return
        self.block_above = None
        opening = self.quote or next(iter(self.brackets), None)
        if opening and indent <= opening.key_column and _STRUCTURE.match(line, indent):
            yield from self.given_up()
        if self.quote is not None:
            yield from self.rest_of_quote(self.quote.part.text[0])
        elif self.brackets:
            yield from self.flow()
        else:
            yield from self.statement()

    def given_up(self) -> Iterator[Part]:
        """The quote or bracket that is open although it cannot be closed any more."""
        if self.quote is not None:
            yield self.quote.part
        elif self.brackets:
            yield self.brackets[-1].part
        self.quote = None
        self.brackets.clear()

    def rest_of_quote(self, quote: str) -> Iterator[Part]:
        match = _CLOSED[quote].match(self.line)
        if match is None:
            return
        self.quote, self.pos = None, match.end()
        yield from self.flow() if self.brackets else self.after(PartKind.AFTER_QUOTE)

    def statement(self) -> Iterator[Part]:
        """A line outside of all quotes and brackets."""
        yield from self.skip_blanks(0)
        if self.sign() in {"#", ""}:
            yield from self.comment()
        elif _DOCUMENT.match(self.line):
            self.plain_above = self.value_above = None
        elif self.line[0] == "%":
            yield self.part(PartKind.DIRECTIVE, 0, len(self.line))
        elif self.plain_above is not None and self.pos > self.plain_above:
            if _KEY.match(self.line, self.pos) is None:
                yield from self.plain()
            else:
                yield self.part(PartKind.KEY_IN_VALUE, self.pos, self.comment_start())
        else:
            yield from self.items()

    def items(self) -> Iterator[Part]:
        """Dashes, as many as there are, and what follows them."""
        awaited = self.value_above is not None and self.pos > self.value_above
        self.plain_above = self.value_above = None
        self.key_column = self.pos - 1
        while match := _DASH.match(self.line, self.pos):
            awaited = True
            self.key_column = self.pos
            if match[0] != "-":
                yield self.part(PartKind.WIDE_DASH, self.pos, match.end())
            yield from self.skip_blanks(match.end())
        yield from self.entry(awaited=awaited)

    def entry(self, *, awaited: bool) -> Iterator[Part]:
        """`key: value`, or a value alone where one is awaited."""
        match = _KEY.match(self.line, self.pos)
        if match is None and self.sign() not in {"#", "'", '"', "[", "{", ""}:
            match = _COLON.search(self.line, self.pos, self.comment_start())
        if match is not None:
            if match.start() == self.pos and match[0] == ":":
                yield self.part(PartKind.NO_KEY, self.pos, match.end())
            self.key_column = self.pos
            if match[0][-1] == WIDE_COLON:
                yield self.part(PartKind.WIDE_COLON, match.end() - 1, match.end())
            yield from self.skip_blanks(match.end())
            yield from self.value()
        elif awaited or not self.sign().isalnum():
            yield from self.value()
        else:
            yield self.part(PartKind.NO_COLON, self.pos, self.comment_start())

    def value(self) -> Iterator[Part]:
        """What stands after a key or dash, up to the end of the line."""
        sign = self.sign()
        if sign in {"#", ""}:
            self.value_above = self.key_column
            yield from self.comment()
        elif sign in "'\"":
            yield from self.quoted()
            yield from self.after(PartKind.AFTER_QUOTE)
        elif sign in "[{":
            yield from self.flow()
        elif _BLOCK_HEADER.match(self.line, self.pos):
            self.block_above = self.key_column
        else:
            self.plain_above = self.key_column
            yield from self.plain()

    def plain(self) -> Iterator[Part]:
        """An unquoted text outside of brackets, up to a comment or the end of the line."""
        end = self.comment_start()
        start = self.pos
        yield from self.plain_text(end)
        if match := _COLON.search(self.line, start, end):
            yield self.part(PartKind.COLON_IN_VALUE, match.start(), match.end())
        self.pos = end
        yield from self.comment()

    # What stands in brackets.

    def flow(self) -> Iterator[Part]:
        """What stands in brackets, up to the last closing one or the end of the line."""
        yield from self.skip_blanks(self.pos)
        while (sign := self.sign()) not in {"#", ""}:
            if sign in "[{]},:":
                self.indicator(sign)
            elif sign in "'\"":
                yield from self.quoted_in_flow()
            else:
                yield from self.plain_in_flow()
            if not self.brackets:
                yield from self.after(PartKind.AFTER_BRACKET)
                return
            yield from self.skip_blanks(self.pos)
        yield from self.comment()

    def indicator(self, sign: str) -> None:
        """Open or close a bracket, or go past a `,` or `:`."""
        if sign in "[{" and len(self.brackets) < _MOST_BRACKETS:
            opening = self.part(PartKind.UNCLOSED_BRACKET, self.pos, self.pos + 1)
            self.brackets.append(Opening(opening, self.key_column))
        elif sign in "]}":
            self.brackets.pop()
        self.entry_begins = sign in "{,"
        self.pos += 1

    def quoted_in_flow(self) -> Iterator[Part]:
        """A quoted key, value or item, and what wrongly follows it."""
        self.entry_begins = False
        yield from self.quoted()
        yield from self.skip_blanks(self.pos)
        if self.sign() not in {"#", ",", "]", "}", ":", ""}:
            end = self.end_of_plain()
            yield self.part(PartKind.AFTER_QUOTE, self.pos, end)
            self.pos = end

    def plain_in_flow(self) -> Iterator[Part]:
        """An unquoted key, value or item."""
        match = _WIDE_KEY.match(self.line, self.pos) if self.entry_begins else None
        self.entry_begins = False
        if match and self.bracket() == "{":
            yield self.part(PartKind.WIDE_COLON, match.end() - 1, match.end())
            self.pos = match.end()
            return
        end = max(self.end_of_plain(), self.pos + 1)
        yield from self.wide_comma(end)
        yield from self.plain_text(end)
        self.pos = end

    def end_of_plain(self) -> int:
        """Column where an unquoted text that stands here ends."""
        match = _END_OF_PLAIN.search(self.line, self.pos)
        return match.start() if match else len(self.line)

    def wide_comma(self, end: int) -> Iterator[Part]:
        """A full-width comma that separates: any in a list, one before a key elsewhere."""
        text = self.line[self.pos : end]
        at = text.find(WIDE_COMMA)
        if self.bracket() == "{":
            match = _WIDE_COMMA_BEFORE_KEY.search(text.rstrip(BLANKS))
            at = match.start() if match else -1
        if at >= 0:
            yield self.part(PartKind.WIDE_COMMA, self.pos + at, self.pos + at + 1)

    # What lines in and outside of brackets have in common.

    def part(self, kind: PartKind, start: int, end: int) -> Part:
        """The stretch of this line from `start` up to `end`."""
        return Part(kind, self.number, start + 1, end + 1, self.line[start:end], self.bracket())

    def bracket(self) -> str:
        """The innermost open bracket, empty outside of all brackets."""
        return self.brackets[-1].part.text if self.brackets else ""

    def sign(self) -> str:
        """The character to be read next; empty at the end of the line."""
        return self.line[self.pos : self.pos + 1]

    def skip_blanks(self, start: int) -> Iterator[Part]:
        """Go on after the blanks at `start`; those that are no spaces are a part."""
        blanks = _BLANKS.match(self.line, start)
        self.pos = blanks.end() if blanks else start
        yield from self.wide_blanks(start, self.pos)

    def wide_blanks(self, start: int, end: int) -> Iterator[Part]:
        """What is no space among the blanks from `start` up to `end`."""
        text = self.line[start:end]
        if wide := text.strip(" \t"):
            first = start + text.index(wide)
            yield self.part(PartKind.WIDE_BLANK, first, first + len(wide))

    def comment_start(self) -> int:
        """Column of the comment that ends the line from here; of its end, without one."""
        match = _COMMENT.search(self.line, self.pos)
        return match.start() if match else len(self.line)

    def comment(self) -> Iterator[Part]:
        """The comment that begins here, if one does."""
        if self.pos < len(self.line):
            yield self.part(PartKind.COMMENT, self.pos, len(self.line))
        self.pos = len(self.line)

    def plain_text(self, end: int) -> Iterator[Part]:
        """An unquoted text from here up to `end`, and the wide blanks at its end."""
        text = self.line[self.pos : end]
        text_end = self.pos + len(text.rstrip(BLANKS))
        yield self.part(PartKind.PLAIN, self.pos, text_end)
        yield from self.wide_blanks(text_end, end)

    def quoted(self) -> Iterator[Part]:
        """A quoted text, or nothing as yet where it does not end on this line."""
        start = self.pos
        if match := _CLOSED[self.line[start]].match(self.line, start + 1):
            yield self.part(PartKind.QUOTED, start, match.end())
            self.pos = match.end()
        else:
            opening = self.part(PartKind.UNCLOSED_QUOTE, start, len(self.line.rstrip(BLANKS)))
            self.quote = Opening(opening, self.key_column)
            self.pos = len(self.line)

    def after(self, kind: PartKind) -> Iterator[Part]:
        """What follows a closed quote or bracket, where nothing may follow."""
        yield from self.skip_blanks(self.pos)
        if self.sign() in {"#", ""}:
            yield from self.comment()
        else:
            yield self.part(kind, self.pos, self.comment_start())
