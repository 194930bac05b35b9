"""A report in both languages as one comment on a pull request, the second one folded."""

from collections.abc import Iterator
from typing import NamedTuple

from dnatrack.formats.comment_text import LARGEST_COMMENT, MARKER, comment_text, size_of
from dnatrack.i18n import Language
from dnatrack.reports.report import Align, Report, Table

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
