"""A report as lines of text: aligned for pipes, or one below the other where it is narrow."""

from collections.abc import Iterable, Iterator

from dnatrack.formats import Page, cut_rows, hidden_rows, rows_on
from dnatrack.reports.report import Align, Column, Report, Row, Table
from dnatrack.terminal_text import cell_width, hang, printable, wrap

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
    if report.closing:
        yield ""
        yield from map(printable, report.closing)


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


# A report on a screen that is too narrow for columns: everything stands below each other.

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
    if report.closing:
        yield 0, ""
        yield from ((0, note) for note in report.closing)


def _narrow_table(table: Table, page: Page) -> Iterator[tuple[int, str]]:
    if table.title:
        yield 0, f"[{table.title}]"
    if not table.rows:
        yield 0, table.when_empty
    shown = rows_on(page, table)
    for row in shown:
        yield from _row(table.columns, row)
    yield from ((0, line) for line in cut_rows(table, len(shown)))
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
