"""A report as aligned lines: for pipes, files and long lists. Nothing is cut or wrapped."""

from collections.abc import Iterator

from dnatrack.formats.hidden_rows import hidden_rows
from dnatrack.formats.page import Page
from dnatrack.reports.report import Align, Report, Row, Table
from dnatrack.terminal_text import cell_width, printable

_GAP = "  "


def render_lines(report: Report, page: Page) -> str:
    """`report` as plain text, one line for each row, columns aligned by their width."""
    del page
    return "\n".join(_aligned_lines(report)) + "\n"


def _aligned_lines(report: Report) -> Iterator[str]:
    yield printable(report.title)
    yield printable("  ".join(f"{fact.label} {fact.cell.text}" for fact in report.facts))
    width = max((cell_width(one.label) for one in report.details), default=0)
    for one in report.details:
        blanks = " " * (width - cell_width(one.label))
        yield printable(f"{one.label}{blanks}{_GAP}{one.cell.text}")
    for table in report.tables:
        yield ""
        yield from _aligned_table(table)
    if report.notes:
        yield ""
        yield from map(printable, report.notes)


def _aligned_table(table: Table) -> Iterator[str]:
    if table.title:
        yield f"[{printable(table.title)}]"
    if not table.rows:
        yield printable(table.when_empty)
        return
    texts = [[column.heading for column in table.columns], *map(_texts, table.rows)]
    widths = [max(map(cell_width, column)) for column in zip(*texts, strict=True)]
    is_right = [column.align is Align.RIGHT for column in table.columns]
    for row in texts:
        yield _align(row, widths, is_right)
    yield from hidden_rows(table, len(table.rows))
    if table.note:
        yield printable(table.note)


def _texts(row: Row) -> list[str]:
    texts = [printable(cell.labelled) for cell in row.cells]
    texts[0] = "  " * row.depth + texts[0]
    return texts


def _align(texts: list[str], widths: list[int], is_right: list[bool]) -> str:
    entries = []
    for text, width, right in zip(texts, widths, is_right, strict=True):
        blanks = " " * (width - cell_width(text))
        entries.append(blanks + text if right else text + blanks)
    return _GAP.join(entries).rstrip()
