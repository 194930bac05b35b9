"""The cells of an Excel workbook, whichever program saved it, and its hidden sheet."""

import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, time
from io import BytesIO
from typing import IO
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell as XlsxCell
from openpyxl.cell.cell import MergedCell
from openpyxl.utils.cell import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.sheets.columns import FORM, Texts
from dnatrack.sheets.grid import (
    EMPTY,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    Book,
    Cell,
    CellValue,
    Grid,
    Oddity,
    TooLargeError,
)

# The sheet that nobody sees, read back: what a workbook was made from.

_HEAD = ("format", FORM)


def is_record(grid: Grid) -> bool:
    """Whether this is the sheet that says what the workbook was made from."""
    return bool(grid.rows) and _lines(grid)[0][:2] == list(_HEAD)


def facts_in(grid: Grid) -> dict[str, str]:
    """What the export noted, by key."""
    return {line[0]: line[1] for line in _above(_lines(grid)) if len(line) > 1}


def rows_in(grid: Grid) -> Texts:
    """What every row said, by full id and the key of the column."""
    lines = _lines(grid)
    top = len(list(_above(lines))) + 1
    if len(lines) <= top:
        return {}
    keys = lines[top]
    return {line[0]: dict(zip(keys, line, strict=False)) for line in lines[top + 1 :] if line[0]}


def _above(lines: list[list[str]]) -> Iterator[list[str]]:
    """The lines up to the first empty one."""
    for line in lines:
        if not any(line):
            return
        yield line


def _lines(grid: Grid) -> list[list[str]]:
    return [["" if one.value is None else str(one.value) for one in row] for row in grid.rows]


# What a workbook holds, counted before any of it is loaded: a few kilobytes can unpack to more
# rows, merged cells, texts or styles than a machine has room for.

_MAX_ELEMENTS = 10_000_000
_MAX_OTHERS = 250_000
"""Elements that are in no row and no text: styles, merged cells, properties."""
_MAX_TOGETHER = 100_000
"""Elements in one row, or in one text."""
_MAX_TEXT = 1_000_000
_CHUNK = 65_536
_UNITS = frozenset({"row", "si"})


class _Weight:
    """The weight of a workbook, part by part; `merged` is what is merged in which part."""

    def __init__(self) -> None:
        self.merged: dict[str, list[str]] = {}
        self._cells = self._texts = self._elements = self._others = 0
        self._row = self._together = self._text = 0
        self._part = ""

    def add(self, part: str, stream: IO[bytes]) -> None:
        """Count what is in a part, if that is XML.

        Raises:
            TooLargeError: there is too much of something.
        """
        self._part, self._row, self._together = part, 0, 0
        parser = ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._read
        with suppress(ExpatError):
            fed = 0
            while chunk := stream.read(_CHUNK):
                parser.Parse(chunk)
                fed += len(chunk)
                if fed - parser.CurrentByteIndex > _MAX_TEXT + _CHUNK:
                    raise TooLargeError  # one tag or entity, which is gone through again each time

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        name = name.rpartition(" ")[2]
        self._elements += 1
        self._text = 0
        if name in _UNITS:
            self._together = 1
            if name == "row":
                self._begin_row(attributes)
            self._texts += name == "si"
        elif self._together:
            self._together += 1
            self._cells += name == "c"
        else:
            self._others += 1
            if name == "mergeCell":
                self.merged.setdefault(self._part, []).append(attributes.get("ref", ""))
        self._refuse_too_much()

    def _begin_row(self, attributes: Mapping[str, str]) -> None:
        row = int(attributes.get("r", self._row + 1))
        if row > MAX_ROWS:
            raise TooLargeError
        self._cells += max(1, row - self._row)
        self._row = row

    def _refuse_too_much(self) -> None:
        if (
            max(self._cells, self._texts) > MAX_CELLS
            or self._elements > _MAX_ELEMENTS
            or self._others > _MAX_OTHERS
            or self._together > _MAX_TOGETHER
        ):
            raise TooLargeError

    def _end(self, name: str) -> None:
        if name.rpartition(" ")[2] in _UNITS:
            self._together = 0

    def _read(self, text: str) -> None:
        self._text += len(text)
        if self._text > _MAX_TEXT:
            raise TooLargeError


def read_xlsx(content: bytes, name: str) -> Book:
    """The cells of the workbook `name`, and what it says of its export.

    Raises:
        DnatrackError: it cannot be read.
        TooLargeError: there is more in it than can be read.
    """
    try:
        grids = _grids(content)
    except TooLargeError:
        raise
    except Exception as error:  # noqa: BLE001 - openpyxl raises whatever its parsers raise
        raise DnatrackError(
            Text(f"`{name}`을(를) 읽을 수 없습니다: {error}", f"`{name}` cannot be read: {error}"),
            Text(
                "엑셀이나 LibreOffice에서 열어 `xlsx`로 다시 저장하세요",
                "open it in Excel or LibreOffice and save it as `xlsx` again",
            ),
        ) from None
    record = next((one for one in grids if is_record(one)), None)
    sheets = tuple(one for one in grids if one is not record)
    return Book(sheets, rows_in(record), facts_in(record)) if record else Book(sheets, {}, {})


def _grids(content: bytes) -> list[Grid]:
    weight = _Weight()
    with ZipFile(BytesIO(content)) as archive:
        for part in archive.namelist():
            with archive.open(part) as stream:
                weight.add(part, stream)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of drawings and styles that are not looked at
        book: Workbook = load_workbook(BytesIO(content), read_only=True, keep_links=False)
        try:
            return [*_within_bounds(_grid(page, weight.merged) for page in book.worksheets)]
        finally:
            book.close()


def _within_bounds(grids: Iterable[Grid]) -> Iterator[Grid]:
    """The grids; several pages may be of one part, which was counted once."""
    found = 0
    for grid in grids:
        found += sum(1 + len(row) for row in grid.rows)
        if found > MAX_CELLS:
            raise TooLargeError
        yield grid


def _grid(page: Worksheet, merged: Mapping[str, list[str]]) -> Grid:
    rows = [_row(row) for row in page.iter_rows(max_row=MAX_ROWS, max_col=MAX_COLUMNS)]
    # Nothing else tells which part a page is, and the types know of pages that are loaded only.
    part: str = page._worksheet_path  # type: ignore[attr-defined]  # noqa: SLF001
    for row, column in _covered(merged.get(part, ()), len(rows)):
        cells = rows[row - 1]
        filled = (*cells, *[EMPTY] * (column - len(cells)))
        rows[row - 1] = (
            *filled[: column - 1],
            Cell(None, oddity=Oddity.MERGED),
            *filled[column:],
        )
    return Grid(page.title, tuple(rows))


def _covered(ranges: Iterable[str], height: int) -> Iterator[tuple[int, int]]:
    """The cells, but for the first of each range, that are merged into another.

    Raises:
        TooLargeError: there are too many.
    """
    left = _MAX_TOGETHER
    for one in ranges:
        first_column, first_row, last_column, last_row = (at or 1 for at in range_boundaries(one))
        rows = range(first_row, min(last_row, height) + 1)
        columns = range(first_column, min(last_column, MAX_COLUMNS) + 1)
        left -= len(rows) * len(columns)
        if left < 0:
            raise TooLargeError
        first = (first_row, first_column)
        yield from ((row, column) for row in rows for column in columns if (row, column) != first)


def _row(cells: Sequence[XlsxCell | MergedCell]) -> tuple[Cell, ...]:
    """The cells up to the last that is not empty."""
    end = len(cells)
    while end and cells[end - 1].value is None:
        end -= 1
    return tuple(map(_cell, cells[:end]))


def _cell(cell: XlsxCell | MergedCell) -> Cell:
    if cell.value is None:
        return EMPTY
    if cell.data_type == _FORMULA:
        return Cell(str(cell.value), oddity=Oddity.FORMULA)
    if cell.data_type == _ERROR:
        return Cell(str(cell.value), oddity=Oddity.ERROR)
    return Cell(_value(cell.value), cell.number_format)


_FORMULA, _ERROR = "f", "e"


def _value(value: object) -> CellValue:
    if isinstance(value, (str, bool, int, float, datetime, date, time)):
        return value
    return str(value)
