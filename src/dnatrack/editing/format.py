"""A data file in the layout of the house: whether it is, and what it would be."""

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple
from unicodedata import is_normalized, normalize

from dnatrack.editing.format_layout import Layout, ranks_of
from dnatrack.editing.format_values import STEP, UnformattableError, spelling_at, with_spellings
from dnatrack.i18n import Text
from dnatrack.model.data_files import DataPath
from dnatrack.model.finding import Location, Problem
from dnatrack.yamltext.characters import decode, scan
from dnatrack.yamltext.nodes import Node, read_nodes
from dnatrack.yamltext.parse import read_yaml
from dnatrack.yamltext.refusals import MAX_NODES

# Whether a file is in the layout of the house, told from its lines where they are plain.

# A plain text begins with a letter, digit or the like, and nothing in it is a comment or `: `;
# inside of brackets, nothing in it is a bracket or comma either.
_FIRST = r"[\w(<+.~/]"
_PLAIN = rf"{_FIRST}[^:#]*(?:(?::(?=[^ ])|(?<=[^ ])#)[^:#]*)*(?<! )"
_QUOTED = r"'(?:[^']|'')*+'|\"[^\"\\]*+\""
_KEY = r"[A-Za-z0-9_][A-Za-z0-9_-]{0,60}+"
_INSIDE = (
    rf"(?:{_FIRST}[^:#,\[\]{{}}]*(?:(?::(?=[^ ,\[\]{{}}])|(?<=[^ ])#)[^:#,\[\]{{}}]*)*(?<! )"
    rf"|{_QUOTED})"
)
_LIST = rf"\[(?:{_INSIDE}(?:, {_INSIDE})*)?\]"
_ENTRY = rf"{_KEY}: (?:{_INSIDE}|{_LIST})"
_MAPPING = rf"\{{(?:{_ENTRY}(?:, {_ENTRY})*)?\}}"
_OUTER_ENTRY = rf"{_KEY}: (?:{_INSIDE}|{_LIST}|{_MAPPING})"
_OUTER_MAPPING = rf"\{{(?:{_OUTER_ENTRY}(?:, {_OUTER_ENTRY})*)?\}}"
_HEAD = re.compile(rf"(?P<margin>(?:  ){{0,8}}+)(?P<dash>- )?(?:(?P<key>{_KEY}):(?= |\Z))?")
_VALUE = re.compile(
    rf"(?: (?:(?P<value>{_PLAIN}|{_QUOTED}|{_LIST}|{_OUTER_MAPPING})|(?P<block>[|>]-?)))?"
    r"(?:  #.*(?<! ))?"
)
_REMARK = re.compile(r" *(#.*(?<! ))?")
_FLOW_ITEM = re.compile(rf"({_INSIDE})(?:, |\])")
_FLOW_ENTRY = re.compile(rf"({_KEY}): ({_INSIDE}|{_LIST}|{_MAPPING})(?:, |\}})")


def is_formatted(file: str, text: str) -> bool:
    r"""Whether a data file is as it is to be; only sure of a yes.

    `text` is NFC and holds no tab and no `\r`. It takes a fraction of the time of reading. A
    no means that the lines do not tell: the file may be YAML of a rarer sort, or none.
    """
    most_values = 2 * sum(map(text.count, "\n,:"))
    if most_values > MAX_NODES or not text.endswith("\n"):
        return False
    try:
        _Lines(file, text[:-1].split("\n")).read()
    except _NotPlainError:
        return False
    return True


class _NotPlainError(Exception):
    """The lines do not tell."""


class _Block:
    """A mapping or list that the lines are in: its column, place and keys so far."""

    def __init__(self, column: int, at: DataPath, *, is_list: bool) -> None:
        self.column, self.at, self.is_list = column, at, is_list
        self.keys: list[str] = []


def _expect_order(at: DataPath, keys: list[str]) -> None:
    """Raise an error if the keys of the mapping at a place are in another order."""
    ranks = ranks_of(at, keys)
    if ranks != sorted(ranks):
        raise _NotPlainError


def _expect_value(at: DataPath, value: str) -> None:
    """Raise an error if a text, or what stands in brackets, is to be written in another way."""
    if value[0] == "[":
        for inside in _FLOW_ITEM.findall(value, 1):
            _expect_value(at.at(0), inside)
    elif value[0] == "{":
        entries = _FLOW_ENTRY.findall(value, 1)
        for key, inside in entries:
            _expect_value(at.at(key), inside)
        _expect_order(at, [key for key, _ in entries])
    elif spelling_at(at, value.strip("'\""), is_quoted=value[0] in "'\"") is not None:
        raise _NotPlainError


class _Lines:
    """Goes through the lines of a file, as long as each is plainly as it is to be."""

    def __init__(self, file: str, lines: list[str]) -> None:
        self.lines = lines
        self.number = 0
        self.blocks = [_Block(0, DataPath(file), is_list=False)]
        # A key without a value on its line: its column, and what it leads to.
        self.opened: tuple[int, DataPath] | None = None

    def read(self) -> None:
        """Go through all lines.

        Raises:
            _NotPlainError: one may have to change.
        """
        while self.number < len(self.lines):
            column = self.pass_remarks()
            line = self.lines[self.number]
            head = _HEAD.match(line)
            if head is None or column not in {-1, head.end("margin")}:
                raise _NotPlainError
            self.number += 1
            value = _VALUE.fullmatch(line, head.end() - (head["key"] is None))
            if value is None or (head["dash"] is None and head["key"] is None):
                raise _NotPlainError
            self.pass_value(value, *self.place(head))
        self.close_above(-1)

    def close_above(self, column: int) -> None:
        """Leave the blocks that stand further right than `column`."""
        while self.blocks and self.blocks[-1].column > column:
            block = self.blocks.pop()
            _expect_order(block.at, block.keys)

    def pass_remarks(self) -> int:
        """Go past comments and blank lines; the column of the comments, -1 without one."""
        column, is_first, before = -1, not self.number, None
        while not (line := self.lines[self.number]) or line.lstrip(" ").startswith("#"):
            found = _REMARK.fullmatch(line)
            # A blank line says nothing behind another one, at the beginning of a block or
            # at the end.
            is_idle = not line and (before == "" or (is_first and before is None) or self.opened)
            self.number += 1
            if found is None or is_idle or self.number == len(self.lines):
                raise _NotPlainError
            if line and column not in {-1, found.start(1)}:
                raise _NotPlainError
            column, before = found.start(1) if line else column, line
        return column

    def place(self, head: re.Match[str]) -> tuple[int, DataPath]:
        """The column of the key or dash of a line, and the place of its value."""
        column, is_item, key = head.end("margin"), head["dash"] is not None, head["key"]
        if self.opened is not None and column > self.opened[0]:
            above, at = self.opened
            if column != above + STEP:
                raise _NotPlainError
            self.blocks.append(_Block(column, at, is_list=is_item))
        self.close_above(column)
        block = self.blocks[-1]
        if (block.column, block.is_list) != (column, is_item):
            raise _NotPlainError
        self.opened = None
        if is_item and key is not None:
            column += STEP
            block = _Block(column, block.at.at(0), is_list=False)
            self.blocks.append(block)
        if key is None:
            return column, block.at.at(0)
        block.keys.append(key)
        return column, block.at.at(key)

    def pass_value(self, value: re.Match[str], column: int, at: DataPath) -> None:
        """Go past a value, which stands at the place `at` behind a key in `column`."""
        if value["value"] is not None:
            _expect_value(at, value["value"])
        elif value["block"] is not None:
            self.pass_block_scalar(" " * (column + STEP))
        else:
            self.opened = (column, at)

    def pass_block_scalar(self, margin: str) -> None:
        """Go past its lines, up to the first that is blank or not indented by `margin`."""
        first = self.number
        while self.number < len(self.lines) and self.lines[self.number].startswith(margin):
            line = self.lines[self.number].removeprefix(margin)
            if not line.strip(" ") or (self.number == first and line[0] == " "):
                raise _NotPlainError
            self.number += 1
        if self.number == first:
            raise _NotPlainError


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
    if not scanned.defects and text.encode() == data and is_formatted(file, text):
        return Formatted(data)
    return format_by_nodes(file, data, text)


def format_by_nodes(file: str, data: bytes, text: str) -> Formatted | Problem:
    r"""The same of a file with `text`, in NFC and with `\n` as line ends, however it is written."""
    root = read_nodes(text)
    if root is None:  # it cannot be read, or nothing is in it
        return _defect(file, data) or Formatted(data)
    layout = Layout(file, text)
    try:
        new = layout.write(root).encode()
    except UnformattableError as error:
        return _defect(file, data) or _by_hand(file, text, error.offset)
    if new == data:
        return Formatted(data)
    if not _is_same(file, data, new):
        return _defect(file, data) or _by_hand(file, text, 0)
    return Formatted(new, tuple(_tidy(data, layout, root, new.decode())))


def _defect(file: str, data: bytes) -> Problem | None:
    """The first thing that keeps a file from being read as a whole."""
    defects = read_yaml(file, data.decode("utf-8-sig")).defects
    return defects[0].problem if defects else None


def _is_same(file: str, before: bytes, after: bytes) -> bool:
    """Whether two files say the same, however they spell their dates."""
    if scan(file, after).text is None:
        return False
    old, new = (read_yaml(file, one.decode("utf-8-sig")) for one in (before, after))
    at = DataPath(file)
    is_whole = not old.defects and not new.defects
    return is_whole and with_spellings(at, old.value) == with_spellings(at, new.value)


def _tidy(data: bytes, layout: Layout, root: Node, new: str) -> Iterator[Tidied]:
    """What had to be changed of a file for what `layout` wrote."""
    if data.startswith(BOM_UTF8):
        yield Tidied.MARK
    if b"\r" in data:
        yield Tidied.LINE_ENDS
    if not is_normalized("NFC", data.decode()):
        yield Tidied.CHARACTERS
    file, text = layout.file, layout.text
    spaced = ordered = new
    if layout.has_dates:
        spaced = ordered = Layout(file, text, dates=False).write(root)
    if layout.has_order:
        spaced = Layout(file, text, order=False, dates=False).write(root)
    if spaced != text:
        yield Tidied.SPACING
    if ordered != spaced:
        yield Tidied.ORDER
    if new != ordered:
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
