"""The tables of a report as CSV that a spreadsheet opens as it stands."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO

from dnatrack.formats.page import Page
from dnatrack.reports.report import JsonValue, Report, Row, Table
from dnatrack.terminal_text import printable

_BOM = "\ufeff"
_FORMULA_STARTS = tuple("=+-@＝＋－＠")


def render_csv(report: Report, page: Page) -> str:
    """The tables of `report` below each other as rows of CSV, UTF-8 with a BOM.

    Details are a table of keys and values. The first column says which table a row
    belongs to where there is more than one. What has parts gets a column for each:
    `title.ko`, `title.en`. An entry that a spreadsheet would take for a formula begins
    with an apostrophe.
    """
    del page
    tables = list(_tables(report))
    columns = list(dict.fromkeys(key for _, rows in tables for row in rows for key in row))
    columns = columns or [column.key for column in report.tables[0].columns]
    out = StringIO(newline="")
    writer = csv.writer(out)
    is_mixed = len(tables) > 1
    writer.writerow(["table", *columns] if is_mixed else columns)
    for name, rows in tables:
        for row in rows:
            entries = [row.get(key, "") for key in columns]
            writer.writerow([name, *entries] if is_mixed else entries)
    return _BOM + out.getvalue()


def _tables(report: Report) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """Every table that has rows, by its key; the first one even without."""
    if report.details:
        details = {one.key: one.cell.value for one in report.details}
        yield "details", [{"key": key, "value": text} for key, text in _parts(details)]
    found = [table for table in report.tables if table.rows]
    for table in found or report.tables[:1]:
        yield table.key, [dict(_entries(table, row)) for row in table.rows]


def _entries(table: Table, row: Row) -> Iterator[tuple[str, str]]:
    for column, cell in zip(table.columns, row.cells, strict=True):
        yield from _parts({column.key: cell.value})


def _parts(values: Mapping[str, JsonValue]) -> Iterator[tuple[str, str]]:
    """Each value that has no parts, by its path: `title.ko`."""
    for key, value in values.items():
        if isinstance(value, Mapping):
            yield from _parts({f"{key}.{part}": of for part, of in value.items()})
        else:
            yield key, _entry(value)


def _entry(value: JsonValue) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return _guard(value)
        case Sequence():
            return _guard(" ".join(map(str, value)))
        case _:
            return str(value)


def _guard(text: str) -> str:
    shown = printable(text)
    return f"'{shown}" if shown.lstrip().startswith(_FORMULA_STARTS) else shown
