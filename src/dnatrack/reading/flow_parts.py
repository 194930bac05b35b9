"""The parts of lines within `[ ]` and `{ }`."""

import re
from collections.abc import Iterator

from dnatrack.reading.odd_characters import BLANKS, WIDE_BLANKS, WIDE_COLON, WIDE_COMMA
from dnatrack.reading.part import WIDE_KEY, WORD, Opening, Part, PartKind, PartReader

_WIDE_KEY = re.compile(WIDE_KEY)
_WIDE_COMMA_BEFORE_KEY = re.compile(rf"{WIDE_COMMA}[ {WIDE_BLANKS}]*{WORD} *(?={WIDE_COLON}|$)")
_MOST_BRACKETS = 50
"""Deeper than any honest file; more of them are not remembered."""
_END_OF_PLAIN = re.compile(r"[,\[\]{}]|(?<=[ \t])#|:(?=[ \t,\[\]{}]|$)")


class FlowReader(PartReader):
    """Reads on while a bracket is open."""

    def __init__(self) -> None:
        super().__init__()
        self.entry_begins = False

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
