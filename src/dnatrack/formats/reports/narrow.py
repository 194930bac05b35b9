"""A report on a screen that is too narrow for columns: everything stands below each other."""

from collections.abc import Iterable, Iterator

from dnatrack.formats.hidden_rows import hidden_rows
from dnatrack.formats.page import Page
from dnatrack.reports.report import Column, Report, Row, Table
from dnatrack.terminal_text import hang, printable, wrap

_INDENT = 2
_GLUE = "\u00a0"
"""A blank where no line is broken."""


def render_narrow(report: Report, page: Page) -> str:
    """`report` as lines of at most `page.width` cells; a row is a paragraph."""
    return "\n".join(_fold(line, page.width) for line in _narrow_lines(report, page)) + "\n"


def _narrow_lines(report: Report, page: Page) -> Iterator[tuple[int, str]]:
    """Every line with its indentation."""
    yield 0, report.title
    yield 0, _beside((fact.label, fact.cell.text) for fact in report.facts)
    for fact in report.details:
        yield 0, f"{fact.label}: {fact.cell.text}"
    for table in report.tables:
        yield 0, ""
        yield from _narrow_table(table, page)
    if report.notes:
        yield 0, ""
        yield from ((0, note) for note in report.notes)


def _narrow_table(table: Table, page: Page) -> Iterator[tuple[int, str]]:
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
    """The entry that names the row, its title, then all that is short, then what is long."""
    yield row.depth * _INDENT, row.cells[0].labelled
    inner = (row.depth + 1) * _INDENT
    said = [(one, cell.text) for one, cell in zip(columns, row.cells, strict=True) if cell.text][1:]
    if said and said[0][0].can_fold:
        yield inner, said.pop(0)[1]
    if short := _beside((one.heading, text) for one, text in said if not one.can_fold):
        yield inner, short
    yield from ((inner, f"{one.heading}: {text}") for one, text in said if one.can_fold)


def _beside(entries: Iterable[tuple[str, str]]) -> str:
    """Entries with their labels on one line, which breaks between them if it can."""
    glued = ((label.replace(" ", _GLUE), text) for label, text in entries)
    return f"{_GLUE}· ".join(f"{label}{_GLUE}{text}" for label, text in glued)


def _fold(line: tuple[int, str], width: int) -> str:
    indent, text = line
    start = " " * indent
    lines = wrap(printable(text), width - indent)
    return (start + hang(lines, indent)).replace(_GLUE, " ").rstrip()
