"""A text in the layout of the house: its values, comments and gaps, from its nodes."""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from dnatrack.editing.format_values import (
    STEP,
    Line,
    UnformattableError,
    Written,
    spelling_at,
    write_block,
    write_flow,
    write_scalar,
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
    text, which is empty where the line is blank.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self._remarks: deque[tuple[int, str]] = deque()
        self._read_remarks()
        if (start := _START_LINE.match(text, self.at)) is not None:
            self._remarks.append((0, f"{_START}{_behind(start['comment'])}"))
            self.at = start.end()
            self._read_remarks()

    def _read_remarks(self) -> None:
        while self.at < len(self.text) and (line := _REST_OF_LINE.match(self.text, self.at)):
            column = max(line.start("comment") - self.at, 0)
            self._remarks.append((column, (line["comment"] or "").rstrip()))
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
        return self._take(len(self._remarks)) if self._remarks else []

    def take_below(self, least: int) -> list[str]:
        """The comments at the end of a block: in the column `least`, or further right."""
        count = 0
        for index, (column, text) in enumerate(self._remarks, start=1):
            if text and column < least:
                break
            count = index if text else count
        return self._take(count)

    def _take(self, count: int) -> list[str]:
        return list(_calm(self._remarks.popleft()[1] for _ in range(count)))


def _behind(comment: str | None) -> str:
    """A comment as it stands behind a value."""
    return f"  {comment.rstrip()}" if comment else ""


def _calm(texts: Iterable[str]) -> Iterator[str]:
    """`texts`, of several blank ones in a row only the first."""
    before = None
    for one in texts:
        if one or before != "":
            yield one
        before = one


def _without_blank_start(texts: list[str]) -> list[str]:
    return texts[next((index for index, one in enumerate(texts) if one), len(texts)) :]


class _Part(NamedTuple):
    """An entry of a mapping or an item of a list.

    `above`: the comments above it, and blank lines as empty texts, free of their column.
    `keeps_blanks`: a blank line below it would be a part of its value.
    """

    above: list[str]
    lines: list[str]
    keeps_blanks: bool = False


class _Block(NamedTuple):
    """A mapping or list in block style, with the comments below its last part."""

    parts: list[_Part]
    below: list[str]

    @staticmethod
    def of(parts: Iterable[_Part], below: list[str]) -> "_Block":
        """A block without blank lines where it begins, or where they would say something."""
        settled: list[_Part] = []
        for part in parts:
            if not settled or settled[-1].keeps_blanks:
                settled.append(part._replace(above=_without_blank_start(part.above)))
            else:
                settled.append(part)
        return _Block(settled, _without_blank_start(below) if settled[-1].keeps_blanks else below)

    def lines(self, to: int) -> Iterator[str]:
        """The lines of the block in the column `to`."""
        for part in self.parts:
            yield from _indent(part.above, to)
            yield from part.lines
        yield from _indent(self.below, to)

    @property
    def keeps_blanks(self) -> bool:
        """Whether a blank line below the block would be a part of its last value."""
        return not self.below and self.parts[-1].keeps_blanks


def _indent(texts: Iterable[str], to: int) -> Iterator[str]:
    for text in texts:
        yield f"{' ' * to}{text}" if text else ""


_Any = TypeVar("_Any")
_OPENING, _BETWEEN = re.compile(r"[{\[] *"), re.compile(" *, *")
_COLON, _CLOSING = re.compile(" *: *"), re.compile(r" *,? *[}\]]")
_EMPTY_FLOW = re.compile(r"[{\[] *[}\]]")


class Layout:
    r"""Writes a data file anew whose text has `\n` as line ends.

    Besides spacing it puts keys in order and spells dates, where that `is_wanted`, and
    tells whether there was anything to do: `has_order`, `has_dates`.
    """

    def __init__(self, file: str, text: str, *, order: bool = True, dates: bool = True) -> None:
        self.file = file
        self.text = text
        self.order, self.dates = order, dates
        self.has_order = self.has_dates = False
        self.cursor = _Cursor(text)

    def write(self, root: Node) -> str:
        """The text of a file that holds `root`, with one line break at its end.

        Raises:
            UnformattableError: something is written in a way that is not understood.
        """
        header = self.cursor.take_header()
        block = self.block(root, DataPath(self.file), around=-1, to=0)
        if self.cursor.at != len(self.text):
            raise UnformattableError(self.cursor.at)
        return "".join(f"{line}\n" for line in (*header, *block.lines(0)))

    def block(self, node: Node, at: DataPath, *, around: int, to: int) -> _Block:
        """A mapping or list in block style, within one that stands in the column `around`.

        It is to stand in the column `to`.
        """
        if node.is_marked or isinstance(node, ScalarNode) or node.is_flow:
            raise UnformattableError(node.start)
        if isinstance(node, MappingNode):
            column = column_of(self.text, node.entries[0].key.start)
            entries = [(one.key.value, self.entry(one, at, column, to)) for one in node.entries]
            parts = self.in_order(at, entries)
        else:
            column = column_of(self.text, node.items[0].start)
            parts = [
                self.item(one, at.at(index), column, to) for index, one in enumerate(node.items)
            ]
        return _Block.of(parts, self.cursor.take_below(column + (column == around)))

    def entry(self, entry: Entry, at: DataPath, column: int, to: int) -> _Part:
        """A key and its value."""
        above, key = self.cursor.take_above(), entry.key
        written = self.text[key.start : key.end]
        colon = _KEY_COLON.match(self.text, key.end)
        if colon is None or key.is_marked or not written or "\n" in written:
            raise UnformattableError(key.start)
        self.cursor.expect(key.start, colon.end())
        return self.part(_Part(above, [f"{written}:"]), entry.value, at.at(key.value), column, to)

    def item(self, item: Item, at: DataPath, column: int, to: int) -> _Part:
        """A dash and its value."""
        above = self.cursor.take_above()
        self.cursor.expect(item.start, item.start + 1)
        return self.part(_Part(above, [_DASH]), item.value, at, column, to)

    def part(self, head: _Part, node: Node, at: DataPath, column: int, to: int) -> _Part:
        """What begins with `head`, a key or dash, with the value behind it."""
        margin, word = " " * to, head.lines[0]
        is_below = "\n" in self.text[self.cursor.at : node.start]
        is_empty = isinstance(node, ScalarNode) and node.style is Style.EMPTY
        comment = self.cursor.pass_line(self.cursor.at) if is_below or is_empty else ""
        if is_empty:
            return _Part(head.above, [f"{margin}{word}{comment}"])
        if not isinstance(node, ScalarNode) and not node.is_flow:
            block = self.block(node, at, around=column, to=to + STEP)
            if word == _DASH:
                return _behind_dash(head.above, comment, block, to)
            first = f"{margin}{word}{comment}"
            return _Part(head.above, [first, *block.lines(to + STEP)], block.keeps_blanks)
        above = [one for one in self.cursor.take_above() if one]
        (_, first), *rest = (value := self.written(node, at, column)).lines
        if is_below and (word != _DASH or comment or above):
            rest = [*(Line(STEP, one) for one in (*above, first)), *rest]
            first = ""
        more = (f"{' ' * max(0, to + by)}{one}" if one else "" for by, one in rest)
        lines = [f"{margin}{word}{comment}{' ' if first else ''}{first}", *more]
        return _Part(head.above, lines, value.keeps_blanks)

    def written(self, node: Node, at: DataPath, column: int) -> Written:
        """A value that is no block of parts, with the comment behind it."""
        if node.is_marked:
            raise UnformattableError(node.start)
        value = self.value(node, at, column)
        self.cursor.expect(node.start, value.end)
        comment = self.cursor.pass_line(value.end)
        if not comment:
            return value
        last = value.lines[-1]
        lines = (*value.lines[:-1], last._replace(text=f"{last.text}{comment}"))
        return value._replace(lines=lines)

    def value(self, node: Node, at: DataPath, column: int) -> Written:
        """A text or what stands in brackets, behind a key or dash in `column`."""
        if isinstance(node, ScalarNode):
            if node.style in {Style.LITERAL, Style.FOLDED}:
                return write_block(self.text, node, column=column)
            spelling = self.spelling(node, at)
            return (
                Written((Line(0, spelling),), node.end)
                if spelling
                else write_scalar(self.text, node)
            )
        if "\n" not in self.text[node.start : node.end] and (short := self.flow(node, at)):
            return Written((Line(0, short),), node.end)
        return write_flow(self.text, node.start, node.end, column=column)

    def spelling(self, node: ScalarNode, at: DataPath) -> str | None:
        """A period as it is to be written, where that is another way."""
        is_quoted = node.style in {Style.SINGLE, Style.DOUBLE}
        if not (is_quoted or node.style is Style.PLAIN):
            return None
        spelling = spelling_at(at, node.value, is_quoted=is_quoted)
        self.has_dates = self.has_dates or spelling is not None
        return spelling if self.dates else None

    def flow(self, node: Node, at: DataPath) -> str | None:
        """What stands in brackets as it is to be written; None if something unusual does."""
        if node.is_marked:
            return None
        if isinstance(node, ScalarNode):
            if node.style in {Style.EMPTY, Style.ALIAS}:
                return None
            return self.spelling(node, at) or self.text[node.start : node.end]
        opening, closing = "[]" if isinstance(node, SequenceNode) else "{}"
        inside = list(self.flow_parts(node, at))
        if None in inside or not self.is_closed(node):
            return None
        keyed = [one for one in inside if one is not None]
        written = self.in_order(at, keyed) if opening == "{" else [text for _, text in keyed]
        return f"{opening}{', '.join(written)}{closing}"

    def flow_parts(
        self, node: MappingNode | SequenceNode, at: DataPath
    ) -> Iterator[tuple[str, str] | None]:
        """Each thing in brackets with its key; None for one that is unusual."""
        end = node.start
        for index, (key, value) in enumerate(_keyed(node)):
            inside = self.flow(value, at.at(index if key is None else key.value))
            start, head = value.start, ""
            is_plain = inside is not None
            if key is not None:
                start, head = key.start, f"{self.text[key.start : key.end]}: "
                is_plain = (
                    is_plain and _COLON.fullmatch(self.text, key.end, value.start) is not None
                )
            gap = _BETWEEN if index else _OPENING
            is_plain = is_plain and gap.fullmatch(self.text, end, start) is not None
            yield (key.value if key is not None else "", f"{head}{inside}") if is_plain else None
            end = value.end

    def is_closed(self, node: MappingNode | SequenceNode) -> bool:
        """Whether nothing but a bracket ends it, or two stand around nothing."""
        values = [value for _, value in _keyed(node)]
        if not values:
            return _EMPTY_FLOW.fullmatch(self.text, node.start, node.end) is not None
        return _CLOSING.fullmatch(self.text, values[-1].end, node.end) is not None

    def in_order(self, at: DataPath, keyed: Sequence[tuple[str, _Any]]) -> list[_Any]:
        """The values of the mapping at a place, each given with its key, in canonical order.

        It is the one in which the data format describes them. A key that the format does
        not know stays behind the one it followed. Where any key may stand, as in `basis`,
        nothing moves.
        """
        ranks = ranks_of(at, [key for key, _ in keyed])
        places = sorted(range(len(keyed)), key=ranks.__getitem__)
        self.has_order = self.has_order or places != list(range(len(keyed)))
        return [keyed[place][1] for place in places] if self.order else [one for _, one in keyed]


def _behind_dash(above: list[str], comment: str, block: _Block, to: int) -> _Part:
    """An item whose block begins behind the dash; what stood between is put above the dash."""
    first, *rest = block.parts
    lifted = list(_calm((*above, *([comment.lstrip(" ")] if comment else ()), *first.above)))
    lines = _Block([first._replace(above=[]), *rest], block.below).lines(to + STEP)
    return _Part(
        lifted, [f"{' ' * to}{_DASH} {next(lines)[to + STEP :]}", *lines], block.keeps_blanks
    )


def _keyed(node: MappingNode | SequenceNode) -> list[tuple[ScalarNode | None, Node]]:
    if isinstance(node, SequenceNode):
        return [(None, one.value) for one in node.items]
    return [(one.key, one.value) for one in node.entries]


def ranks_of(at: DataPath, keys: Iterable[str]) -> list[int]:
    """Where each of the keys of the mapping at a place belongs."""
    known = {key: index for index, key in enumerate(known_keys(at))}
    ranks, rank = [], -1
    for key in keys:
        rank = known.get(key, rank)
        ranks.append(rank)
    return ranks
