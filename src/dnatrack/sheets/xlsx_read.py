"""The cells of an Excel workbook, whichever program saved it, and its hidden sheet.

Read with the parser of the standard library, once and in small pieces: how much there is shows
while it is read, and what is shown as a month and what as a day is known for every cell.
"""

import re
from base64 import b64decode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, time, timedelta
from functools import cache
from io import BytesIO
from json import loads
from zipfile import ZipFile
from zlib import decompressobj

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.sheets.columns import Kind
from dnatrack.sheets.grid import (
    EMPTY,
    MAX_COLUMNS,
    MAX_ROWS,
    Book,
    Cell,
    CellValue,
    Grid,
    Oddity,
    TooLargeError,
)
from dnatrack.sheets.row_texts import FORM, RECORD_FORM, Texts
from dnatrack.sheets.xlsx_parts import (
    MOST_TOGETHER,
    Attributes,
    Part,
    Room,
    StringsPart,
    Tag,
    Tags,
    formats_in,
    links_in,
    sheets_in,
    unescape,
)
from dnatrack.terminal_text import short

# The sheet that nobody sees, read back: what a workbook was made from.

_MOST_RECORDED = 256 * 1024 * 1024


def _recorded(grids: Iterable[Grid]) -> tuple[Grid | None, Mapping[Kind, Texts]]:
    """The sheet that says what every row said, and that by kind and id; nothing without it."""
    for grid in grids:
        lines = [["" if one.value is None else str(one.value) for one in row] for row in grid.rows]
        first = lines[0][:2] if lines else []
        if first == ["format", RECORD_FORM]:
            return grid, _packed_rows(lines)
        if first == ["format", FORM]:
            return grid, {Kind.MILESTONES: _plain_rows(lines)}
    return None, {}


def _packed_rows(lines: list[list[str]]) -> Mapping[Kind, Texts]:
    """The rows as `dnatrack export` packs them: all below the first empty line."""
    packed = "".join(line[0] for line in lines[lines.index([]) :] if line)
    try:
        unpacked = decompressobj().decompress(b64decode(packed), _MOST_RECORDED)
        tables = loads(unpacked)
        return {
            Kind(kind): {row[0]: dict(zip(keys, row, strict=True)) for row in rows}
            for kind, (keys, rows) in tables.items()
        }
    except Exception:  # noqa: BLE001 - whoever changed it, the marks of the rows are left
        return {}


def _plain_rows(lines: list[list[str]]) -> Texts:
    """The rows as they were written before they were packed: keys, and a line for each row."""
    top = next((index for index, line in enumerate(lines) if not any(line)), len(lines)) + 1
    if len(lines) <= top:
        return {}
    keys = lines[top]
    return {line[0]: dict(zip(keys, line, strict=False)) for line in lines[top + 1 :] if line[0:1]}


# One sheet.

_Style = tuple[str, bool]
"""How numbers are shown, and whether as a date or a time."""
_PLAIN = "", False


class _Sheet(Part):
    """A sheet: its rows, each up to the last cell that is not empty."""

    UNITS = frozenset({"row"})

    def __init__(
        self, room: Room, strings: Sequence[str], styles: Mapping[str, _Style], *, is_of_1904: bool
    ) -> None:
        super().__init__(room)
        self._strings, self._styles, self._is_of_1904 = strings, styles, is_of_1904
        self.rows: list[tuple[Cell, ...]] = []
        self.merged: list[str] = []
        self._cells: list[Cell] = []
        self._number = self._column = 0
        self._attributes: Attributes = {}
        self._value = self._inline = ""
        self._formula: str | None = None
        self.starts = {
            "row": self._begin_row,
            "c": self._begin_cell,
            "v": self.listen,
            "t": self.listen,
            "f": self.listen,
            "mergeCell": self._merge,
        }
        self.ends = {
            "v": self._take_value,
            "t": self._take_inline,
            "f": self._take_formula,
            "c": self._end_cell,
            "row": self._end_row,
        }

    def _begin_row(self, attributes: Attributes) -> None:
        number = int(attributes.get("r", self._number + 1))
        if number > MAX_ROWS:
            raise TooLargeError
        self.room.cells -= max(1, number - self._number)
        self._number, self._column, self._cells = number, 0, []

    def _begin_cell(self, attributes: Attributes) -> None:
        self.room.cells -= 1
        self._attributes = attributes
        self._value = self._inline = ""
        self._formula = None
        at = attributes.get("r")
        self._column = self._column + 1 if at is None else _column_in(at)

    def _take_value(self) -> None:
        self._value = self.heard()

    def _take_inline(self) -> None:
        self._inline += self.heard()

    def _take_formula(self) -> None:
        self._formula = self.heard()

    def _end_cell(self) -> None:
        column = self._column
        if column > MAX_COLUMNS:
            return
        cell = self._cell()
        if cell is EMPTY:
            return
        gap = column - 1 - len(self._cells)
        if gap > 0:
            self.room.cells -= gap
            self._cells += [EMPTY] * gap
        if column > len(self._cells):
            self._cells.append(cell)

    def _cell(self) -> Cell:
        sort = self._attributes.get("t", "n")
        if self._formula is not None:
            return Cell(f"={self._formula}", oddity=Oddity.FORMULA)
        shown, is_dated = self._styles.get(self._attributes.get("s", "0"), _PLAIN)
        if sort == "inlineStr":
            return Cell(unescape(self._inline), shown) if self._inline else EMPTY
        if not self._value:
            return EMPTY
        if sort == "e":
            return Cell(self._value, oddity=Oddity.ERROR)
        return Cell(self._read(sort, self._value, is_dated=is_dated), shown)

    def _read(self, sort: str, text: str, *, is_dated: bool) -> CellValue:
        match sort:
            case "s":
                return self._strings[int(text)]
            case "str":
                return unescape(text)
            case "b":
                return text == "1"
            case "d":
                return datetime.fromisoformat(text)
            case _:
                is_whole = text.lstrip("-").isdecimal() and len(text) < _MOST_DIGITS
                number = int(text) if is_whole else float(text)
                return _moment(number, is_of_1904=self._is_of_1904) if is_dated else number

    def _end_row(self) -> None:
        while len(self.rows) < self._number - 1:
            self.rows.append(())
        self.rows[self._number - 1 :] = [tuple(self._cells)]

    def _merge(self, attributes: Attributes) -> None:
        self.merged.append(attributes.get("ref", ""))


# What a cell holds.

_LETTERS = re.compile("[A-Z]{1,3}")
_NOT_SHOWN = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.')
_DATED = re.compile("[dmyhs]", re.IGNORECASE)
_DAY_ZERO, _DAY_ZERO_OF_MACS = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - a cell knows no zone
_MOST_DIGITS = 400
_NO_LEAP_DAY = 60
"""Excel has a 29 February 1900, so that days before it are counted from one day later."""


def _column_in(at: str) -> int:
    """The number of the column of a cell, from 1."""
    return _column_called(at.rstrip("0123456789"))


@cache
def _column_called(letters: str) -> int:
    if _LETTERS.fullmatch(letters) is None:
        raise ValueError(letters)
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _is_dated(number_format: str) -> bool:
    first = number_format.partition(";")[0]
    return _DATED.search(_NOT_SHOWN.sub("", first)) is not None and "General" not in first


def _moment(number: float, *, is_of_1904: bool) -> CellValue:
    """The day, or the time of the day, that a number stands for; itself where it is none."""
    if 0 <= number < 1:
        return _time(number)
    start = _DAY_ZERO_OF_MACS if is_of_1904 else _DAY_ZERO
    if not is_of_1904 and 0 < number < _NO_LEAP_DAY:
        number += 1
    try:
        found = start + timedelta(days=number)
    except OverflowError:
        return number
    return (found + timedelta(microseconds=500)).replace(microsecond=0)


def _time(number: float) -> time:
    seconds = round(number * 86_400) % 86_400
    return time(seconds // 3600, seconds // 60 % 60, seconds % 60)


# The book.

_WORKBOOK, _LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"


def read_xlsx(content: bytes, name: str) -> Book:
    """The cells of the workbook `name`, and what it says of its export.

    Raises:
        DnatrackError: it cannot be read.
        TooLargeError: there is more in it than can be read.
    """
    try:
        with ZipFile(BytesIO(content)) as archive:
            grids = list(_grids(archive))
    except TooLargeError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever is wrong with it, it is no workbook
        why = short(error)
        raise DnatrackError(
            Text(f"`{name}` 파일을 읽을 수 없습니다: {why}", f"`{name}` cannot be read: {why}"),
            Text(
                "엑셀이나 LibreOffice에서 열어 `xlsx`로 다시 저장하세요",
                "open it in Excel or LibreOffice and save it as `xlsx` again",
            ),
        ) from None
    record, exported = _recorded(grids)
    return Book(tuple(one for one in grids if one is not record), exported)


def _grids(archive: ZipFile) -> Iterator[Grid]:
    room = Room()
    contents = _tags(archive, _WORKBOOK, room)
    links = [*links_in(_tags(archive, _LINKS, room))]
    paths = {sort: path for _, sort, path in links}
    strings = StringsPart(room)
    if "sharedStrings" in paths:
        _read(archive, paths["sharedStrings"], strings)
    formats = formats_in(_tags(archive, paths["styles"], room)) if "styles" in paths else ()
    styles = {str(number): (one, _is_dated(one)) for number, one in enumerate(formats)}
    is_of_1904 = any(one.get("date1904") in {"1", "true"} for _, one in contents)
    targets = {id_: path for id_, _, path in links}
    for name, link in sheets_in(contents):
        sheet = _Sheet(room, strings.strings, styles, is_of_1904=is_of_1904)
        _read(archive, targets[link], sheet)
        yield Grid(name, _with_merged(sheet))


def _tags(archive: ZipFile, name: str, room: Room) -> list[Tag]:
    tags = Tags(room)
    _read(archive, name, tags)
    return tags.found


def _read(archive: ZipFile, name: str, part: Part) -> None:
    with archive.open(name) as stream:
        part.read(stream)


def _with_merged(sheet: _Sheet) -> tuple[tuple[Cell, ...], ...]:
    """The rows, in which cells that are merged into others say so."""
    rows = sheet.rows
    for row, column in _covered(sheet.merged, len(rows)):
        cells = rows[row - 1]
        filled = (*cells, *[EMPTY] * (column - len(cells)))
        merged = Cell(None, oddity=Oddity.MERGED)
        rows[row - 1] = (*filled[: column - 1], merged, *filled[column:])
    return tuple(rows)


_RANGE = re.compile(r"\$?([A-Z]+)\$?([0-9]+)(?::\$?([A-Z]+)\$?([0-9]+))?")


def _covered(ranges: Iterable[str], height: int) -> Iterator[tuple[int, int]]:
    """The cells, but for the first of each range, that are merged into another.

    Raises:
        TooLargeError: there are too many.
    """
    left = MOST_TOGETHER
    for one in ranges:
        match = _RANGE.fullmatch(one)
        if match is None:
            continue
        first = int(match[2]), _column_in(match[1])
        last = int(match[4] or match[2]), _column_in(match[3] or match[1])
        rows = range(first[0], min(last[0], height) + 1)
        columns = range(first[1], min(last[1], MAX_COLUMNS) + 1)
        left -= len(rows) * len(columns)
        if left < 0:
            raise TooLargeError
        yield from ((row, column) for row in rows for column in columns if (row, column) != first)
