"""A text in the layout of the house: its values, comments and gaps, from its nodes."""

import re
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple, TypeVar

from dnatrack.editing.format_values import (
    STEP,
    Line,
    UnformattableError,
    Written,
    spelling_at,
    write_block,
    write_lines,
)
from dnatrack.model.data_files import DataPath
from dnatrack.model.data_format import known_keys
from dnatrack.yamltext.nodes import Entry, Item, MappingNode, Node, ScalarNode, SequenceNode, Style
from dnatrack.yamltext.nodes import column as column_of

_DASH, _START = "-", "---"
_REST_OF_LINE = re.compile(r" *(?P<comment>#[^\n]*)?(?:\n|\Z)")
_START_LINE = re.compile(rf"{_START}(?: +(?P<comment>#[^\n]*)?)?\n")
_KEY_COLON = re.compile(r" *:(?=[ \n]|\Z)")


class _Cursor:
    """Stands between two values of `text`, at the offset `at`, behind their gap.

    It holds the lines of comments that belong to nothing yet: each with its column and
    text, which is empty where the line is blank. Of several blank ones it holds the first.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self._remarks: list[tuple[int, str]] = []
        self._read_remarks()
        if (start := _START_LINE.match(text, self.at)) is not None:
            self._remarks.append((0, f"{_START}{_behind(start['comment'])}"))
            self.at = start.end()
            self._read_remarks()

    def _read_remarks(self) -> None:
        while self.at < len(self.text) and (line := _REST_OF_LINE.match(self.text, self.at)):
            column = max(line.start("comment") - self.at, 0)
            comment = (line["comment"] or "").rstrip()
            if comment or not self._remarks or self._remarks[-1][1]:
                self._remarks.append((column, comment))
            self.at = line.end()

    def pass_line(self, at: int) -> str:
        """Go on to the next value from `at`, behind one; the comment between, with its blanks.

        Raises:
            UnformattableError: something else stands on the line of the value.
        """
        rest = _REST_OF_LINE.match(self.text, at)
        if rest is None:
            raise UnformattableError(at)
        self.at = rest.end()
        self._read_remarks()
        return _behind(rest["comment"])

    def expect(self, start: int, end: int) -> None:
        """Go on to `end`, if what stands at `start` is the next thing after blanks."""
        if self.text[self.at : start].strip(" "):
            raise UnformattableError(self.at)
        self.at = end

    def take_header(self) -> list[str]:
        """The comments at the top: all, or all but those right above the first part."""
        texts = [text for _, text in self._remarks]
        ends = [index for index, one in enumerate(texts) if not one or one.startswith(_START)]
        count = ends[-1] + 1 if any(texts[: max(ends, default=0)]) else len(texts)
        return _without_blank_start(self._take(count))

    def take_above(self) -> list[str]:
        """The comments that belong to what follows."""
        return self._take(len(self._remarks))

    def take_below(self, least: int) -> list[str]:
        """The comments at the end of a block: in the column `least`, or further right."""
        count = 0
        for index, (column, text) in enumerate(self._remarks, start=1):
            if text and column < least:
                break
            count = index if text else count
        return self._take(count)

    def _take(self, count: int) -> list[str]:
        taken, self._remarks = self._remarks[:count], self._remarks[count:]
        return [text for _, text in taken]


def _behind(comment: str | None) -> str:
    """A comment as it stands behind a value."""
    return f"  {comment.rstrip()}" if comment else ""


def _without_blank_start(texts: list[str]) -> list[str]:
    return texts[1:] if texts[:1] == [""] else texts


class _Part(NamedTuple):
    """An entry of a mapping, an item of a list, or, without lines, what stands below the last.

    `above`: the comments above it, and blank lines as empty texts. `keeps_blanks`: a blank
    line below it would be a part of its value.
    """

    above: list[str]
    lines: Sequence[Line] = ()
    keeps_blanks: bool = False


def _settled(parts: Iterable[_Part]) -> Iterator[_Part]:
    """The parts of a block, without blank lines at its start, or where they would say something."""
    is_open = False
    for part in parts:
        yield part if is_open else part._replace(above=_without_blank_start(part.above))
        is_open = not part.keeps_blanks


def _lines(parts: Iterable[_Part], by: int = 0) -> Iterator[Line]:
    """The lines of a block, so far right of where it stands."""
    for part in parts:
        yield from (Line(by, text) for text in part.above)
        yield from (Line(offset + by, text) for offset, text in part.lines)


_Any = TypeVar("_Any")
_BESIDES_VALUES = re.compile(r" +|,(?= *[}\]])")
"""Of what stands in brackets on one line: blanks, and a comma at the end."""


class Layout:
    r"""Writes a data file anew whose text has `\n` as line ends.

    Besides spacing it puts keys in `order` and spells `dates`, where that is wanted.
    """

    def __init__(self, file: str, text: str, *, order: bool = True, dates: bool = True) -> None:
        self.file = file
        self.text = text
        self.order, self.dates = order, dates
        self.cursor = _Cursor(text)

    def write(self, root: Node) -> str:
        """The text of a file that holds `root`, with one line break at its end.

        Raises:
            UnformattableError: something is written in a way that is not understood.
        """
        header = self.cursor.take_header()
        block = self.block(root, DataPath(self.file), around=-1)
        if self.cursor.at != len(self.text):
            raise UnformattableError(self.cursor.at)
        lines = (f"{' ' * offset}{text}" if text else "" for offset, text in _lines(block))
        return "".join(f"{line}\n" for line in (*header, *lines))

    def block(self, node: Node, at: DataPath, *, around: int) -> list[_Part]:
        """A mapping or list in block style, within one that stands in the column `around`."""
        if node.is_marked or isinstance(node, ScalarNode) or node.is_flow:
            raise UnformattableError(node.start)
        if isinstance(node, MappingNode):
            column = column_of(self.text, node.entries[0].key.start)
            parts = self.in_order(at, node, [self.entry(one, at, column) for one in node.entries])
        else:
            column = column_of(self.text, node.items[0].start)
            parts = [self.item(one, at.at(0), column) for one in node.items]
        below = self.cursor.take_below(column + (column == around))
        return list(_settled([*parts, _Part(below)] if below else parts))

    def entry(self, entry: Entry, at: DataPath, column: int) -> _Part:
        """A key and its value."""
        above, key = self.cursor.take_above(), entry.key
        written = self.text[key.start : key.end]
        colon = _KEY_COLON.match(self.text, key.end)
        if colon is None or key.is_marked or not written or "\n" in written:
            raise UnformattableError(key.start)
        self.cursor.expect(key.start, colon.end())
        return self.part(above, f"{written}:", entry.value, at.at(key.value), column)

    def item(self, item: Item, at: DataPath, column: int) -> _Part:
        """A dash and its value."""
        above = self.cursor.take_above()
        self.cursor.expect(item.start, item.start + 1)
        return self.part(above, _DASH, item.value, at, column)

    def part(self, above: list[str], word: str, node: Node, at: DataPath, column: int) -> _Part:
        """What begins with `word`, a key or dash, with the value behind it."""
        is_below = "\n" in self.text[self.cursor.at : node.start]
        is_empty = isinstance(node, ScalarNode) and node.style is Style.EMPTY
        comment = self.cursor.pass_line(self.cursor.at) if is_below or is_empty else ""
        first = f"{word}{comment}"
        if is_empty:
            return _Part(above, [Line(0, first)])
        if not isinstance(node, ScalarNode) and not node.is_flow:
            block = self.block(node, at, around=column)
            if word == _DASH:
                return _behind_dash([*above, *filter(None, [comment.lstrip(" ")])], block)
            return _Part(above, [Line(0, first), *_lines(block, STEP)], block[-1].keeps_blanks)
        between = [Line(STEP, one) for one in self.cursor.take_above() if one]
        lines, keeps_blanks = self.written(node, at, column)
        if is_below and (word != _DASH or comment or between):
            lines = [*between, lines[0]._replace(offset=STEP), *lines[1:]]
        else:
            first = f"{first} {lines.pop(0).text}"
        return _Part(above, [Line(0, first), *lines], keeps_blanks)

    def written(self, node: Node, at: DataPath, column: int) -> tuple[list[Line], bool]:
        """The lines of a value that is no block of parts, with the comment behind it.

        And whether a blank line below them would be a part of it.
        """
        if node.is_marked:
            raise UnformattableError(node.start)
        value = self.value(node, at, column)
        self.cursor.expect(node.start, value.end)
        *lines, last = value.lines
        comment = self.cursor.pass_line(value.end)
        return [*lines, last._replace(text=f"{last.text}{comment}")], value.keeps_blanks

    def value(self, node: Node, at: DataPath, column: int) -> Written:
        """A text or what stands in brackets, behind a key or dash in `column`."""
        if isinstance(node, ScalarNode):
            if node.style in {Style.LITERAL, Style.FOLDED}:
                return write_block(self.text, node, column=column)
            short = self.spelling(node, at)
        else:
            short = self.in_brackets(node, at)
        if short is not None:
            return Written((Line(0, short),), node.end)
        return write_lines(self.text, node, column=column)

    def spelling(self, node: ScalarNode, at: DataPath) -> str | None:
        """A period as it is to be written, where that is another way."""
        is_quoted = node.style in {Style.SINGLE, Style.DOUBLE}
        if not self.dates or not (is_quoted or node.style is Style.PLAIN):
            return None
        return spelling_at(at, node.value, is_quoted=is_quoted)

    def in_brackets(self, node: Node, at: DataPath) -> str | None:
        """What stands in brackets as it is to be written; None if something unusual does."""
        before, bare = self.text[node.start : node.end], self.flow(node, at, is_bare=True)
        is_usual = _BESIDES_VALUES.sub("", bare) == _BESIDES_VALUES.sub("", before)
        return self.flow(node, at) if is_usual and "\n" not in before else None

    def flow(self, node: Node, at: DataPath, *, is_bare: bool = False) -> str:
        """The same of anything, with a line break for what is unusual.

        `is_bare`: keys keep their order, and dates their spelling.
        """
        if node.is_marked or (isinstance(node, ScalarNode) and node.style is Style.EMPTY):
            return "\n"
        if isinstance(node, ScalarNode):
            spelling = None if is_bare else self.spelling(node, at)
            return spelling or self.text[node.start : node.end]
        if isinstance(node, SequenceNode):
            items = (self.flow(one.value, at.at(0), is_bare=is_bare) for one in node.items)
            return f"[{', '.join(items)}]"
        entries = []
        for one in node.entries:
            inside = self.flow(one.value, at.at(one.key.value), is_bare=is_bare)
            entries.append(f"{self.text[one.key.start : one.key.end]}: {inside}")
        return f"{{{', '.join(entries if is_bare else self.in_order(at, node, entries))}}}"

    def in_order(self, at: DataPath, node: MappingNode, parts: Iterable[_Any]) -> list[_Any]:
        """What is written for each entry of the mapping at a place, in canonical order.

        It is the one in which the data format describes them. A key that the format does
        not know stays behind the one it followed. Where any key may stand, as in `basis`,
        nothing moves.
        """
        if not self.order:
            return list(parts)
        ranks = ranks_of(at, (one.key.value for one in node.entries))
        return [part for _, part in sorted(zip(ranks, parts, strict=True), key=itemgetter(0))]


def _behind_dash(above: list[str], block: list[_Part]) -> _Part:
    """An item whose block begins behind the dash; what stood between is put above the dash."""
    head, *rest = block
    first, *lines = _lines([head._replace(above=[]), *rest], STEP)
    item = Line(0, f"{_DASH} {first.text}")
    return _Part([*above, *head.above], [item, *lines], block[-1].keeps_blanks)


def ranks_of(at: DataPath, keys: Iterable[str]) -> list[int]:
    """Where each of the keys of the mapping at a place belongs."""
    known = {key: index for index, key in enumerate(known_keys(at))}
    ranks, rank = [], -1
    for key in keys:
        rank = known.get(key, rank)
        ranks.append(rank)
    return ranks
