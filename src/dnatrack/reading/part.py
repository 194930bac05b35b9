"""A stretch of a line and what it was meant to be, and what finds such stretches."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from dnatrack.reading.odd_characters import BLANKS, WIDE_BLANKS, WIDE_COLON


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


class PartReader:
    """What the parts of all lines have in common. Columns count from 0 in here.

    `key_column` is where the key or dash stands whose value is being read.
    """

    def __init__(self) -> None:
        self.number = 0
        self.line = ""
        self.pos = 0
        self.key_column = -1
        self.quote: Opening | None = None
        self.brackets: list[Opening] = []

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

    def is_quote_closed(self) -> bool:
        """Whether the quote of an earlier line ends on this one; reading goes on after it."""
        match = _CLOSED[self.quote.part.text[0]].match(self.line) if self.quote else None
        if match is None:
            return False
        self.quote = None
        self.pos = match.end()
        return True

    def after(self, kind: PartKind) -> Iterator[Part]:
        """What follows a closed quote or bracket, where nothing may follow."""
        yield from self.skip_blanks(self.pos)
        if self.sign() in {"#", ""}:
            yield from self.comment()
        else:
            yield self.part(kind, self.pos, self.comment_start())
