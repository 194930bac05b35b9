"""A report on a screen that is too narrow for columns: everything stands below each other."""

from collections.abc import Iterator

from dnatrack.formats.hidden_rows import hidden_rows
from dnatrack.formats.page import Page
from dnatrack.formats.safe_text import printable
from dnatrack.formats.wrapping import hanging, wrapped
from dnatrack.reports.report import Column, Report, Row, Table

_INDENT = 2


def render(report: Report, page: Page) -> str:
    """`report` as lines of at most `page.width` cells; a row is a line for each entry."""
    return "\n".join(_folded(line, page.width) for line in _lines(report, page)) + "\n"


def _lines(report: Report, page: Page) -> Iterator[tuple[int, str]]:
    """Every line with its indentation."""
    yield 0, report.title
    for fact in (*report.facts, *report.details):
        yield 0, f"{fact.label}: {fact.cell.text}"
    for table in report.tables:
        yield 0, ""
        yield from _table(table, page)
    if report.notes:
        yield 0, ""
        yield from ((0, note) for note in report.notes)


def _table(table: Table, page: Page) -> Iterator[tuple[int, str]]:
    if table.title:
        yield 0, f"[{table.title}]"
    if not table.rows:
        yield 0, table.when_empty
    shown = table.rows[: page.max_rows] if page.max_rows else table.rows
    for row in shown:
        yield from _row(table.columns, row)
    yield from ((0, line) for line in hidden_rows(table, len(shown)))
    if table.note:
        yield 0, table.note


def _row(columns: tuple[Column, ...], row: Row) -> Iterator[tuple[int, str]]:
    yield row.depth * _INDENT, row.cells[0].labelled
    for column, cell in zip(columns[1:], row.cells[1:], strict=True):
        if cell.text:
            yield (row.depth + 1) * _INDENT, f"{column.heading}: {cell.text}"


def _folded(line: tuple[int, str], width: int) -> str:
    indent, text = line
    start = " " * indent
    return (start + hanging(wrapped(printable(text), width - indent), indent)).rstrip()
