"""A report as Markdown, for a document, a comment or a page."""

import re
from collections.abc import Iterator

from dnatrack.formats.hidden_rows import hidden_rows
from dnatrack.formats.page import Page
from dnatrack.formats.stamp import stamp
from dnatrack.reports.report import Align, Cell, Report, Row, Table
from dnatrack.terminal_text import printable

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&])")


def render_markdown(report: Report, page: Page) -> str:
    """`report` as GitHub-flavoured Markdown; text from data is never taken for markup."""
    del page
    return "\n".join(_lines(report)) + "\n"


def escape(text: str) -> str:
    """`text` as Markdown that shows just this text."""
    return _SPECIAL.sub(r"\\\1", printable(text))


def _lines(report: Report) -> Iterator[str]:
    yield f"## {escape(report.title)}"
    yield ""
    yield " · ".join(f"{escape(one.label)} **{escape(one.cell.text)}**" for one in report.facts)
    if report.details:
        yield ""
    for one in report.details:
        yield f"- {escape(one.label)}: {_link(one.cell)}"
    for table in report.tables:
        yield ""
        yield from _table(table)
    if report.notes:
        yield ""
        yield from (f"- {escape(note)}" for note in report.notes)
    if last := stamp(report):
        yield ""
        yield last


def _table(table: Table) -> Iterator[str]:
    if table.title:
        yield f"### {escape(table.title)}"
        yield ""
    if not table.rows:
        yield escape(table.when_empty)
        return
    yield _row([escape(column.heading) for column in table.columns])
    yield _row(["---:" if one.align is Align.RIGHT else "---" for one in table.columns])
    for row in table.rows:
        yield _row(list(_cells(row)))
    for line in hidden_rows(table, len(table.rows)):
        yield ""
        yield escape(line)
    if table.note:
        yield ""
        yield escape(table.note)


def _cells(row: Row) -> Iterator[str]:
    indent = "&nbsp;&nbsp;" * row.depth
    for index, cell in enumerate(row.cells):
        yield (indent if index == 0 else "") + _link(cell)


def _link(cell: Cell) -> str:
    shown = escape(cell.labelled)
    return f"[{shown}](<{cell.link}>)" if cell.link else shown


def _row(entries: list[str]) -> str:
    return f"| {' | '.join(entries)} |"
