"""A report's main table as CSV that a spreadsheet opens as it stands."""

import csv
from collections.abc import Iterator
from io import StringIO

from dnatrack.formats.page import Page
from dnatrack.formats.safe_text import printable
from dnatrack.reports.report import Cell, Report, Table

_BOM = "\ufeff"
_FORMULA_STARTS = tuple("=+-@\t\r＝＋－＠")


def render(report: Report, page: Page) -> str:
    """The tables of `report` below each other as rows of CSV, UTF-8 with a BOM.

    The first column says which table a row belongs to where there is more than one.
    An entry that a spreadsheet would take for a formula begins with an apostrophe.
    """
    del page
    out = StringIO(newline="")
    writer = csv.writer(out)
    tables = [table for table in report.tables if table.rows] or list(report.tables[:1])
    columns = _all_columns(tables)
    writer.writerow(["table", *columns] if len(tables) > 1 else columns)
    for table in tables:
        for entries in _entries(table):
            row = [entries.get(key, "") for key in columns]
            writer.writerow([table.key, *row] if len(tables) > 1 else row)
    return _BOM + out.getvalue()


def _all_columns(tables: list[Table]) -> list[str]:
    """The keys of all columns, each once, in the order in which they come first."""
    return list(dict.fromkeys(column.key for table in tables for column in table.columns))


def _entries(table: Table) -> Iterator[dict[str, str]]:
    for row in table.rows:
        yield {
            column.key: _guarded(_entry(cell))
            for column, cell in zip(table.columns, row.cells, strict=True)
        }


def _entry(cell: Cell) -> str:
    value = cell.value
    if isinstance(value, list | tuple):
        return " ".join(str(one) for one in value)
    return "" if value is None else str(value)


def _guarded(text: str) -> str:
    text = printable(text)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
