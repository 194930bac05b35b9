"""The lines of a file as a person means them, even where YAML gives up.

A YAML parser stops at the first mistake, and often lines after it. This goes through
the text line by line, finds its feet again at every line that looks like `key:` or
`- `, and says what each stretch was meant to be. It judges nothing.
"""

import re
from collections.abc import Iterator

from dnatrack.reading.flow_parts import FlowReader
from dnatrack.reading.odd_characters import WIDE_BLANKS, WIDE_COLON, WIDE_DASHES
from dnatrack.reading.part import WIDE_KEY, WORD, Part, PartKind

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


class _LineReader(FlowReader):
    """Goes through the lines and remembers what is still open.

    Lines indented deeper than `block_above` are text of a block scalar, deeper than
    `plain_above` go on with a plain text, and deeper than `value_above` are the value
    of a key on a line of its own.
    """

    def __init__(self) -> None:
        super().__init__()
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
        if _STRUCTURE.match(line, indent) and indent <= self.open_since():
            yield from self.given_up()
        if self.quote is not None:
            yield from self.rest_of_quote()
        elif self.brackets:
            yield from self.flow()
        else:
            yield from self.statement()

    def open_since(self) -> int:
        """Column of the key whose quote or bracket is open; less than 0 if there is none."""
        opening = self.quote or (self.brackets[0] if self.brackets else None)
        return opening.key_column if opening else -1

    def given_up(self) -> Iterator[Part]:
        """The quote or bracket that is open although it cannot be closed any more."""
        if self.quote is not None:
            yield self.quote.part
        elif self.brackets:
            yield self.brackets[-1].part
        self.quote = None
        self.brackets.clear()

    def rest_of_quote(self) -> Iterator[Part]:
        if not self.is_quote_closed():
            return
        if self.brackets:
            yield from self.flow()
        else:
            yield from self.after(PartKind.AFTER_QUOTE)

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
            yield from self.more_plain()
        else:
            yield from self.items()

    def more_plain(self) -> Iterator[Part]:
        """A line that goes on with the text of the line before, intended or not."""
        if _KEY.match(self.line, self.pos) is None:
            yield from self.plain()
        else:
            yield self.part(PartKind.KEY_IN_VALUE, self.pos, self.comment_start())

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
