"""A data file in the layout of the house: order of keys, spacing, dates, characters."""

import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple
from unicodedata import is_normalized, normalize

from dnatrack.editing.format_outline import (
    Block,
    Continued,
    Cursor,
    Outline,
    Part,
    UnformattableError,
    Wanted,
    Written,
    calm,
    gap_at,
)
from dnatrack.editing.format_values import (
    FlowText,
    in_order,
    spelling_at,
    with_spellings,
    write_block,
    write_flow,
    write_scalar,
)
from dnatrack.i18n import Text
from dnatrack.model.data_files import DataPath
from dnatrack.model.finding import Location, Problem
from dnatrack.yamltext.characters import decode, scan
from dnatrack.yamltext.nodes import Entry, Item, MappingNode, Node, ScalarNode, Style, read_nodes
from dnatrack.yamltext.nodes import column as column_of
from dnatrack.yamltext.parse import read_yaml

# From an outline to the lines of a text.

_STEP = 2
_DASH = "-"


def text_of(outline: Outline) -> str:
    """The text that an outline stands for, with one line break at its end."""
    return "".join(f"{line}\n" for line in (*outline.header, *_block(outline.root, 0)))


def _block(block: Block, column: int) -> Iterator[str]:
    for part in block.parts:
        yield from _indent(part.above, column)
        yield from _item(part, column) if part.head == _DASH else _entry(part, column)
    yield from _indent(block.below, column)


def _entry(part: Part, column: int) -> Iterator[str]:
    if isinstance(part.value, Block):
        yield f"{' ' * column}{part.head}"
        yield from _block(part.value, column + _STEP)
        return
    first = part.value.first
    yield f"{' ' * column}{part.head}{' ' if first else ''}{first}"
    for offset, text in part.value.rest:
        yield f"{' ' * max(0, column + offset)}{text}" if text else ""


def _item(part: Part, column: int) -> Iterator[str]:
    """An item, of which the first line of a block stands behind the dash."""
    if not isinstance(part.value, Block):
        yield from _entry(part, column)
        return
    first, *rest = _block(part.value, column + _STEP)
    yield f"{' ' * column}{part.head} {first[column + _STEP :]}"
    yield from rest


def _indent(texts: Iterable[str], column: int) -> Iterator[str]:
    for text in texts:
        yield f"{' ' * column}{text}" if text else ""


# From the nodes of a text to its outline.

_KEY_COLON = re.compile(r" *:(?=[ \n]|\Z)")


def outline_of(file: str, text: str, root: Node, wanted: Wanted) -> Outline:
    r"""The outline of a data file whose text, with `\n` as line ends, holds `root`.

    Raises:
        UnformattableError: something is written in a way that is not understood.
    """
    return _OutlineReader(text, wanted).outline(DataPath(file), root)


class _OutlineReader:
    """Goes through a text from value to value."""

    def __init__(self, text: str, wanted: Wanted) -> None:
        self.text = text
        self.wanted = wanted
        self.flow = FlowText(text, wanted)
        self.cursor = Cursor(text)

    def outline(self, at: DataPath, root: Node) -> Outline:
        header = self.cursor.header()
        block = self.block(root, at, around=-1)
        if self.cursor.at != len(self.text):
            raise UnformattableError(self.cursor.at)
        return Outline(header, block)

    def block(self, node: Node, at: DataPath, *, around: int) -> Block:
        """A mapping or list in block style, within one that stands in the column `around`."""
        if node.is_marked or isinstance(node, ScalarNode) or node.is_flow:
            raise UnformattableError(node.start)
        if isinstance(node, MappingNode):
            column = column_of(self.text, node.entries[0].key.start)
            keyed = [(one.key.value, self.entry(one, at, column)) for one in node.entries]
            entries = [one for _, one in keyed]
            parts = in_order(at, keyed) if self.wanted.order else entries
        else:
            column = column_of(self.text, node.items[0].start)
            parts = [self.item(one, at.at(index), column) for index, one in enumerate(node.items)]
        return Block.of(parts, self.cursor.below(column + 1 if column == around else column))

    def entry(self, entry: Entry, at: DataPath, column: int) -> Part:
        """A key and its value."""
        above, key = self.cursor.above(), entry.key
        written = self.text[key.start : key.end]
        colon = _KEY_COLON.match(self.text, key.end)
        if colon is None or key.is_marked or not written or "\n" in written:
            raise UnformattableError(key.start)
        self.cursor.expect(key.start, colon.end())
        head, value = self.value(f"{written}:", entry.value, at.at(key.value), column)
        return Part(above, head, value)

    def item(self, item: Item, at: DataPath, column: int) -> Part:
        """A dash and its value. What stands between the two is put above the dash."""
        above = self.cursor.above()
        self.cursor.expect(item.start, item.start + 1)
        head, value = self.value(_DASH, item.value, at, column)
        comment = (head.removeprefix(_DASH).lstrip(" "),) if head != _DASH else ()
        if not isinstance(value, Block):
            return Part(above, head, value)
        first, *rest = value.parts
        lifted = tuple(calm((*above, *comment, *first.above)))
        return Part(lifted, _DASH, Block((first.without_above(), *rest), value.below))

    def value(
        self, head: str, node: Node, at: DataPath, column: int
    ) -> tuple[str, Written | Block]:
        """The value behind a key or dash, which may get a comment."""
        if isinstance(node, ScalarNode) and node.style is Style.EMPTY:
            return self.with_comment(head), Written("")
        is_below = "\n" in self.text[self.cursor.at : node.start]
        if is_below:
            head = self.with_comment(head)
        if not isinstance(node, ScalarNode) and not node.is_flow:
            return head, self.block(node, at, around=column)
        above = self.cursor.above()
        written = self.written(node, at, column)
        if not is_below or (head == _DASH and not any(above)):
            return head, written
        lines = (*filter(None, above), written.first)
        below = (*(Continued(_STEP, line) for line in lines), *written.rest)
        return head, Written("", below, written.keeps_blanks)

    def written(self, node: Node, at: DataPath, column: int) -> Written:
        """A value that is no block of parts, with the comment behind it."""
        if node.is_marked:
            raise UnformattableError(node.start)
        written, end = self.written_up_to(node, at, column)
        self.cursor.expect(node.start, end)
        return written.with_comment(self.cursor.passed(gap_at(self.text, end)))

    def written_up_to(self, node: Node, at: DataPath, column: int) -> tuple[Written, int]:
        if not isinstance(node, ScalarNode):
            is_short = "\n" not in self.text[node.start : node.end]
            if is_short and (short := self.flow.of(node, at)) is not None:
                return Written(short), node.end
            return write_flow(self.text, node.start, node.end, column=column), node.end
        if node.style in {Style.LITERAL, Style.FOLDED}:
            return write_block(self.text, node, column=column)
        spelling = spelling_at(at, node) if self.wanted.dates else None
        return Written(spelling) if spelling else write_scalar(self.text, node), node.end

    def with_comment(self, head: str) -> str:
        return (
            Written(head).with_comment(self.cursor.passed(gap_at(self.text, self.cursor.at))).first
        )


class Tidied(StrEnum):
    """What was changed of a file."""

    MARK = "byte-order-mark"
    LINE_ENDS = "line-ends"
    CHARACTERS = "characters"
    SPACING = "spacing"
    ORDER = "order"
    DATES = "dates"


class Formatted(NamedTuple):
    """A file as it is to be, and what was changed for that: nothing if it is so already."""

    data: bytes
    tidied: tuple[Tidied, ...] = ()


def format_file(file: str, data: bytes) -> Formatted | Problem:
    """A data file in canonical order, spacing, dates and characters (NFC, UTF-8, LF).

    It says what it said before: both were read and compared. Where the file cannot be
    read, or formatted without a doubt, the problem says so and where.
    """
    raw = decode(data)
    # What is decomposed is put together first, and is no problem then.
    scanned = scan(file, data if raw is None else normalize("NFC", raw).encode())
    if raw is None or scanned.text is None:
        return scanned.defects[0].problem
    text = scanned.text.replace("\r\n", "\n").replace("\r", "\n")
    root = read_nodes(text)
    if root is None:  # it cannot be read, or nothing is in it
        return _defect(file, raw) or Formatted(data)
    try:
        new = _anew(file, text, root, Wanted())
    except UnformattableError as error:
        return _defect(file, raw) or _by_hand(file, text, error.offset)
    if new.encode() == data:
        return Formatted(data)
    if not _is_same(file, raw, new):
        return _defect(file, raw) or _by_hand(file, text, 0)
    return Formatted(new.encode(), tuple(_tidy(file, data, text, root)))


def _anew(file: str, text: str, root: Node, wanted: Wanted) -> str:
    return text_of(outline_of(file, text, root, wanted))


def _defect(file: str, text: str) -> Problem | None:
    """The first thing that keeps a text from being read as a whole."""
    defects = read_yaml(file, text).defects
    return defects[0].problem if defects else None


def _is_same(file: str, before: str, after: str) -> bool:
    """Whether two texts say the same, however they spell their dates."""
    if scan(file, after.encode()).text is None:
        return False
    old, new = read_yaml(file, before), read_yaml(file, after)
    at = DataPath(file)
    is_whole = not old.defects and not new.defects
    return is_whole and with_spellings(at, old.value) == with_spellings(at, new.value)


def _tidy(file: str, data: bytes, text: str, root: Node) -> Iterator[Tidied]:
    r"""What had to be changed, of a text with `\n` as line ends and in NFC."""
    if data.startswith(BOM_UTF8):
        yield Tidied.MARK
    if b"\r" in data:
        yield Tidied.LINE_ENDS
    if not is_normalized("NFC", data.decode()):
        yield Tidied.CHARACTERS
    spaced = _anew(file, text, root, Wanted(order=False, dates=False))
    ordered = _anew(file, text, root, Wanted(order=True, dates=False))
    dated = _anew(file, text, root, Wanted())
    if spaced != text:
        yield Tidied.SPACING
    if ordered != spaced:
        yield Tidied.ORDER
    if dated != ordered:
        yield Tidied.DATES


def _by_hand(file: str, text: str, offset: int) -> Problem:
    line = text.count("\n", 0, offset) + 1
    return Problem(
        Location(file, line),
        Text(
            "안전하게 정리할 수 없는 방식으로 적혀 있습니다",
            "written in a way that cannot be formatted safely",
        ),
        Text(
            "이 줄을 `키: 값` 꼴로 고쳐 쓰세요. 파일은 그대로 두었습니다",
            "write this line as `key: value`; the file was left as it is",
        ),
    )
