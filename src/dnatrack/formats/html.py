"""A report as one page of HTML that needs nothing else: no script, no network, fit to print."""

from collections.abc import Iterator
from html import escape

from dnatrack.formats import Page, hidden_rows, stamp
from dnatrack.i18n import language
from dnatrack.reports.report import Align, Cell, Column, Fact, Report, Row, Table, Tone
from dnatrack.terminal_text import printable

_STYLE = """\
:root { color-scheme: light; }
body { margin: 2rem auto; padding: 0 1.5rem; max-width: 72rem; background: #fff; color: #1a1a1a;
  font: 16px/1.6 "Noto Sans KR", "Noto Sans CJK KR", "Apple SD Gothic Neo", "Malgun Gothic",
  system-ui, sans-serif; word-break: keep-all; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.3; margin: 0 0 .75rem; }
h2 { font-size: 1.15rem; margin: 2.25rem 0 .5rem; padding-left: .6rem;
  border-left: .3rem solid #1f4e9c; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 0 0 1rem; }
dt { color: #555; }
dd { margin: 0; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem;
  border-top: 2px solid #1f4e9c; }
th, td { padding: .35rem .6rem; border-bottom: 1px solid #d5d9e0; text-align: left;
  vertical-align: top; font-weight: normal; }
thead th { background: #eef2f8; font-weight: 600; white-space: nowrap; }
.right { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.short { white-space: nowrap; }
.below > :first-child { padding-left: 1.8rem; }
.label { color: #555; }
.strong { font-weight: 600; }
.faint { color: #666; }
.good { color: #17622b; }
.warn { color: #7a4b00; }
.bad { color: #a31515; font-weight: 600; }
.unsure { color: #6a2a86; }
.note { color: #555; font-size: .9rem; }
@page { size: A4 landscape; margin: 14mm; }
@media print {
  body { margin: 0; padding: 0; max-width: none; font-size: 10pt; }
  h2 { break-after: avoid; }
  tr { break-inside: avoid; }
  thead { display: table-header-group; }
  .wide { overflow: visible; }
}
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_SAFE_LINKS = ("https://", "http://")


def render_html(report: Report, page: Page) -> str:
    """`report` as a page in the language in force; what text from data says stays text."""
    del page
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    title = _text(report.title)
    yield "<!doctype html>"
    yield f'<html lang="{language()}">'
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title>"
    yield f"<style>\n{_STYLE}</style>"
    yield f"<h1>{title}</h1>"
    yield from _said((*report.facts, *report.details))
    for table in report.tables:
        yield from _table(table)
    yield from (f'<p class="note">{_text(note)}</p>' for note in report.notes)
    yield "</html>"
    if last := stamp(report):
        yield last


def _said(facts: tuple[Fact, ...]) -> Iterator[str]:
    if not facts:
        return
    yield "<dl>"
    yield from (f"<dt>{_text(one.label)}</dt><dd>{_entry(one.cell)}</dd>" for one in facts)
    yield "</dl>"


def _table(table: Table) -> Iterator[str]:
    if table.title:
        yield f"<h2>{_text(table.title)}</h2>"
    if table.rows:
        yield '<div class="wide"><table>'
        yield f"<thead><tr>{''.join(map(_heading, table.columns))}</tr></thead>"
        yield "<tbody>"
        yield from (_row(table.columns, row) for row in table.rows)
        yield "</tbody></table></div>"
    else:
        yield f"<p>{_text(table.when_empty)}</p>"
    for line in (*hidden_rows(table, len(table.rows)), *([table.note] if table.note else [])):
        yield f'<p class="note">{_text(line)}</p>'


def _heading(column: Column) -> str:
    side = ' class="right"' if column.align is Align.RIGHT else ""
    return f'<th scope="col"{side}>{_text(column.heading)}</th>'


def _row(columns: tuple[Column, ...], row: Row) -> str:
    first, *others = zip(columns, row.cells, strict=True)
    below = ' class="below"' if row.depth else ""
    name = f'<th scope="row">{_entry(first[1])}</th>'
    return f"<tr{below}>{name}{''.join(_cell(*one) for one in others)}</tr>"


def _cell(column: Column, cell: Cell) -> str:
    sort = "right" if column.align is Align.RIGHT else "" if column.can_fold else "short"
    return f'<td class="{sort}">{_entry(cell)}</td>' if sort else f"<td>{_entry(cell)}</td>"


def _entry(cell: Cell) -> str:
    """An entry; its tone is a colour beside the words, which say it all."""
    shown = _text(cell.text)
    if cell.link and cell.link.startswith(_SAFE_LINKS):
        shown = f'<a href="{_text(cell.link)}">{shown}</a>'
    if cell.tone is not Tone.PLAIN and shown:
        shown = f'<span class="{cell.tone}">{shown}</span>'
    return f'<span class="label">{_text(cell.label)}</span> {shown}' if cell.label else shown


def _text(of: str) -> str:
    return escape(printable(of))
