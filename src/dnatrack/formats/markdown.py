"""A report as Markdown, for a document, a page, or a comment on a pull request."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from dnatrack.formats import Page, hidden_rows, stamp
from dnatrack.i18n import Language
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
    if report.closing:
        yield ""
        yield from (f"- {escape(note)}" for note in report.closing)
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


# Text from data in a comment of a pull request: neither markup nor a call to anybody.

MARKER = "<!-- dnatrack-summary -->"
"""By what a comment of ours is found again, so that it is renewed and not written twice."""

LARGEST_COMMENT = 65_000
"""A little less than what GitHub takes."""

_CALL = re.compile("@")
_LONGEST = 300


def comment_text(text: str) -> str:
    """`text` as Markdown that shows just this text, cut where it has no end."""
    shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return _CALL.sub("<span>@</span>", escape(shown))


def size_of(text: str) -> int:
    """How long a comment is, as GitHub counts: a character beyond the first 65,536 twice."""
    return len(text.encode("utf-16-le")) // 2


# A report in both languages as one comment on a pull request, the second one folded.

_ROWS = (1000, 300, 100, 50, 25, 10, 5, 3, 2, 1, 0)
_NAMES = {Language.KO: "한국어", Language.EN: "English"}
_MORE = {Language.KO: "{:,}건이 더 있습니다.", Language.EN: "{:,} more."}


class Spoken(NamedTuple):
    """A report, and the language that it was built in."""

    language: Language
    report: Report


def comment(first: Spoken, second: Spoken) -> str:
    """`first`, and `second` folded below it: with as many rows as a comment holds.

    Rows are left out whole, and it is said how many.
    """
    for rows in _ROWS:
        text = "\n".join(_comment_lines(first, second, rows)) + "\n"
        if size_of(text) <= LARGEST_COMMENT:
            return text
    return f"{MARKER}\n## {comment_text(first.report.title)}\n"


def _comment_lines(first: Spoken, second: Spoken, rows: int) -> Iterator[str]:
    yield MARKER
    yield from _report(first, rows)
    yield ""
    yield f"<details><summary>{_NAMES[second.language]}</summary>"
    yield ""
    yield from _report(second, rows)
    yield ""
    yield "</details>"


def _report(spoken: Spoken, rows: int) -> Iterator[str]:
    report = spoken.report.for_people()
    yield f"## {comment_text(report.title)}"
    if report.facts:
        yield ""
        yield " · ".join(
            f"{comment_text(one.label)} **{comment_text(one.cell.text)}**" for one in report.facts
        )
    for table in report.tables:
        yield ""
        yield f"### {comment_text(table.title)}"
        yield ""
        yield from _comment_table(table, rows, _MORE[spoken.language])
    if report.notes:
        yield ""
        yield from (f"- {comment_text(note)}" for note in report.notes)


def _comment_table(table: Table, most: int, more: str) -> Iterator[str]:
    shown = table.rows[:most]
    if shown:
        yield _comment_row(comment_text(column.heading) for column in table.columns)
        yield _comment_row("---:" if one.align is Align.RIGHT else "---" for one in table.columns)
        for row in shown:
            yield _comment_row(comment_text(cell.labelled) for cell in row.cells)
    elif not table.rows:
        yield comment_text(table.when_empty)
    left = len(table.rows) - len(shown)
    if left:
        yield ""
        yield more.format(left)


def _comment_row(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"
