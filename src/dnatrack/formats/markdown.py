"""A report as Markdown, for a document, a page, or a comment on a pull request."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from dnatrack.formats import Page, hidden_rows, stamp
from dnatrack.i18n import Language
from dnatrack.reports.report import Align, Cell, Report, Table
from dnatrack.terminal_text import printable

_Shown = Callable[[str], str]
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&])")


def render_markdown(report: Report, page: Page) -> str:
    """`report` as GitHub-flavoured Markdown; text from data is never taken for markup."""
    del page
    last = stamp(report)
    return "\n".join([*_lines(report, escape), *(["", last] if last else [])]) + "\n"


def escape(text: str) -> str:
    """`text` as Markdown that shows just this text."""
    return _SPECIAL.sub(r"\\\1", printable(text))


def _lines(report: Report, shown: _Shown) -> Iterator[str]:
    yield f"## {shown(report.title)}"
    yield ""
    yield " · ".join(f"{shown(one.label)} **{shown(one.cell.text)}**" for one in report.facts)
    if report.details:
        yield ""
    for one in report.details:
        yield f"- {shown(one.label)}: {_link(one.cell, shown)}"
    for table in report.tables:
        yield ""
        yield from _table(table, shown)
    if report.closing:
        yield ""
        yield from (f"- {shown(note)}" for note in report.closing)


def _table(table: Table, shown: _Shown) -> Iterator[str]:
    if table.title:
        yield f"### {shown(table.title)}"
        yield ""
    if not table.rows:
        yield shown(table.when_empty)
        return
    yield row_of(shown(column.heading) for column in table.columns)
    yield row_of("---:" if one.align is Align.RIGHT else "---" for one in table.columns)
    for row in table.rows:
        indent = "&nbsp;&nbsp;" * row.depth
        yield row_of(
            [indent + _link(row.cells[0], shown), *(_link(one, shown) for one in row.cells[1:])]
        )
    for line in (*hidden_rows(table, len(table.rows)), *filter(None, [table.note])):
        yield ""
        yield shown(line)


def _link(cell: Cell, shown: _Shown) -> str:
    said = shown(cell.labelled)
    return f"[{said}](<{cell.link}>)" if cell.link else said


def row_of(entries: Iterable[str]) -> str:
    """A row of a table, of entries that are Markdown already."""
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
    yield from _part(first, rows)
    yield ""
    yield f"<details><summary>{_NAMES[second.language]}</summary>"
    yield ""
    yield from _part(second, rows)
    yield ""
    yield "</details>"


def _part(spoken: Spoken, rows: int) -> Iterator[str]:
    report = spoken.report.for_people()
    cut = tuple(_cut(table, rows, _MORE[spoken.language]) for table in report.tables)
    return _lines(report.replace(tables=cut, advice=()), comment_text)


def _cut(table: Table, most: int, more: str) -> Table:
    """The first rows of a table, and how many there are besides."""
    left = len(table.rows) - most
    if left <= 0:
        return table
    said = more.format(left)
    return table.replace(rows=table.rows[:most], note=said, when_empty=said)
