"""The cells of an Excel workbook, whichever program saved it, and its hidden sheet."""

import warnings
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell as XlsxCell
from openpyxl.cell.cell import MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.sheets.columns import FORM, Texts
from dnatrack.sheets.grid import EMPTY, Book, Cell, CellValue, Grid, Oddity

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


_MAX_ROWS, _MAX_COLUMNS = 100_000, 200
_FORMULA, _ERROR = "f", "e"


def read_xlsx(content: bytes, name: str) -> Book:
    """The cells of the workbook `name`, and what it says of its export.

    Raises:
        DnatrackError: it cannot be read.
    """
    book = _loaded(content, name)
    grids = [_grid(page, name) for page in book.worksheets]
    record = next((one for one in grids if is_record(one)), None)
    sheets = tuple(one for one in grids if one is not record)
    return Book(sheets, rows_in(record), facts_in(record)) if record else Book(sheets, {}, {})


def _loaded(content: bytes, name: str) -> Workbook:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of drawings and styles that are not looked at
            return load_workbook(BytesIO(content), keep_links=False)
    except Exception as error:  # noqa: BLE001 - openpyxl raises whatever its parsers raise
        raise DnatrackError(
            Text(f"`{name}`을(를) 읽을 수 없습니다: {error}", f"`{name}` cannot be read: {error}"),
            Text(
                "엑셀이나 LibreOffice에서 열어 `xlsx`로 다시 저장하세요",
                "open it in Excel or LibreOffice and save it as `xlsx` again",
            ),
        ) from None


def _grid(page: Worksheet, name: str) -> Grid:
    if page.max_row > _MAX_ROWS:
        raise DnatrackError(
            Text(
                f"`{name}`의 `{page.title}` 시트에 줄이 너무 많습니다({page.max_row:,})",
                f"sheet `{page.title}` of `{name}` has too many rows ({page.max_row:,})",
            ),
            Text("이정표가 있는 줄만 남기세요", "leave only the rows with milestones"),
        )
    width = min(page.max_column, _MAX_COLUMNS)
    rows = page.iter_rows(max_col=width)
    return Grid(page.title, tuple(tuple(_cell(one) for one in row) for row in rows))


def _cell(cell: XlsxCell | MergedCell) -> Cell:
    if isinstance(cell, MergedCell):
        return Cell(None, oddity=Oddity.MERGED)
    if cell.data_type == _FORMULA:
        return Cell(str(cell.value), oddity=Oddity.FORMULA)
    if cell.data_type == _ERROR:
        return Cell(str(cell.value), oddity=Oddity.ERROR)
    if cell.value is None:
        return EMPTY
    return Cell(_value(cell.value), cell.number_format)


def _value(value: object) -> CellValue:
    if isinstance(value, (str, bool, int, float, datetime, date, time)):
        return value
    return str(value)
