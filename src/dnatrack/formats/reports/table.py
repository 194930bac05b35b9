"""A report drawn for a screen."""

from collections.abc import Iterator
from io import StringIO

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.style import Style
from rich.table import Table as Grid
from rich.text import Text as Styled

from dnatrack.formats.page import Page
from dnatrack.formats.cell_width import cell_width
from dnatrack.formats.safe_text import printable
from dnatrack.i18n import tr
from dnatrack.reports.report import Align, Bar, Cell, Fact, Report, Row, Table, Tone

_STYLES = {
    Tone.PLAIN: Style(),
    Tone.STRONG: Style(bold=True),
    Tone.FAINT: Style(dim=True),
    Tone.GOOD: Style(color="green"),
    Tone.WARN: Style(color="yellow"),
    Tone.BAD: Style(color="red", bold=True),
    Tone.UNSURE: Style(color="magenta"),
}
_BAR_WIDTH = 10
_FULL, _EMPTY = "━", "─"
_MARGIN = 1
_FOLDED_WIDTH = 26


def render(report: Report, page: Page) -> str:
    """`report` as it looks on a screen of `page.width` cells.

    Columns that do not fit are given up by rank, what is left folds; long tables are
    cut after `page.max_rows` rows, and say so.
    """
    out = StringIO()
    console = Console(
        file=out,
        width=page.width,
        force_terminal=page.has_colour,
        no_color=not page.has_colour,
        color_system="256" if page.has_colour else None,
        legacy_windows=False,
        emoji=False,
        markup=False,
        highlight=False,
    )
    for part in _parts(report, page):
        console.print(part)
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def _parts(report: Report, page: Page) -> Iterator[RenderableType]:
    yield from _heading(report, page)
    if report.details:
        yield _details(report.details)
    for table in report.tables:
        yield ""
        yield from _table(table, page)
    if report.notes:
        yield ""
        for note in report.notes:
            yield Padding(Styled(printable(note), _STYLES[Tone.FAINT]), (0, _MARGIN))


def _heading(report: Report, page: Page) -> Iterator[RenderableType]:
    labels = [fact for fact in report.facts if fact.key in {"on", "commit"}]
    title = Styled(f" {printable(report.title)}", _STYLES[Tone.STRONG])
    origin = Styled(" · ".join(f"{one.label} {one.cell.text}" for one in labels) + " ")
    origin.stylize(_STYLES[Tone.FAINT])
    if title.cell_len + origin.cell_len + 2 <= page.width:
        line = Grid.grid(expand=True)
        line.add_column()
        line.add_column(justify="right")
        line.add_row(title, origin)
        yield line
    else:
        yield title
        yield Styled(f" {origin.plain.strip()}", _STYLES[Tone.FAINT])
    yield Rule(style=_STYLES[Tone.FAINT], characters=_EMPTY)
    counts = [fact for fact in report.facts if fact not in labels]
    if counts:
        yield Padding(Styled("   ").join(map(_count, counts)), (0, _MARGIN))


def _details(details: tuple[Fact, ...]) -> RenderableType:
    grid = Grid.grid(padding=(0, 2, 0, 0))
    grid.add_column(style=_STYLES[Tone.FAINT], no_wrap=True)
    grid.add_column(overflow="fold")
    for fact in details:
        grid.add_row(Styled(printable(fact.label)), _styled(fact.cell))
    return Padding(grid, (0, 0, 0, _MARGIN))


def _styled(cell: Cell) -> Styled:
    style = _STYLES[cell.tone]
    return Styled(printable(cell.text), style + Style(link=cell.link) if cell.link else style)


def _count(fact: Fact) -> Styled:
    label = Styled(f"{printable(fact.label)} ", _STYLES[Tone.FAINT])
    tone = fact.cell.tone if fact.cell.value else Tone.FAINT
    return label.append(printable(fact.cell.text), _STYLES[tone] + _STYLES[Tone.STRONG])


def _table(table: Table, page: Page) -> Iterator[RenderableType]:
    if table.title:
        yield Styled(f" {printable(table.title)}", _STYLES[Tone.STRONG])
    if not table.rows:
        yield Styled(f" {printable(table.when_empty)}", _STYLES[Tone.FAINT])
        return
    shown = table.rows[: page.max_rows] if page.max_rows else table.rows
    kept = _kept_columns(table, shown, page.width)
    grid = Grid(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style=_STYLES[Tone.FAINT])
    for column in (table.columns[index] for index in kept):
        right = column.align is Align.RIGHT
        grid.add_column(
            Styled(printable(column.heading)),
            justify="right" if right else "left",
            overflow="fold",
            no_wrap=not column.can_fold,
        )
    for row in shown:
        grid.add_row(*(_entry(row, index) for index in kept))
    yield Padding(grid, (0, 0, 0, _MARGIN))
    hidden = table.hidden + len(table.rows) - len(shown)
    if hidden:
        yield Styled(f" {_more(hidden)}", _STYLES[Tone.FAINT])
    if table.note:
        yield Styled(f" {printable(table.note)}", _STYLES[Tone.FAINT])


def _more(hidden: int) -> str:
    return tr(f"… 외 {hidden:,}건", f"… and {hidden:,} more")


def _entry(row: Row, index: int) -> Styled:
    cell = row.cells[index]
    shown = _styled(cell)
    if index == 0 and row.depth:
        shown = Styled("  " * row.depth).append_text(shown)
    if cell.bar:
        shown = _drawn(cell.bar).append(" ").append_text(shown)
    return shown


def _drawn(bar: Bar) -> Styled:
    """A bar of fixed width; a part that is there at all gets at least one cell."""
    drawn = Styled()
    left = _BAR_WIDTH
    for count, tone in bar.parts:
        share = min(left, max(1, round(_BAR_WIDTH * count / bar.total))) if count else 0
        drawn.append(_FULL * share, _STYLES[tone])
        left -= share
    return drawn.append(_EMPTY * left, _STYLES[Tone.FAINT])


def _kept_columns(table: Table, rows: tuple[Row, ...], width: int) -> list[int]:
    """The columns that have something to say and fit, those of the highest rank left out first."""
    kept = [
        index
        for index, column in enumerate(table.columns)
        if column.rank == 0 or any(row.cells[index].text for row in rows)
    ]
    while _least_width(table, rows, kept) > width:
        optional = [index for index in kept if table.columns[index].rank]
        if not optional:
            break
        kept.remove(max(optional, key=lambda index: table.columns[index].rank))
    return kept


def _least_width(table: Table, rows: tuple[Row, ...], kept: list[int]) -> int:
    """The cells that the kept columns need; a column that can fold needs only some."""
    return _MARGIN + sum(2 + _column_width(table, rows, index) for index in kept)


def _column_width(table: Table, rows: tuple[Row, ...], index: int) -> int:
    column = table.columns[index]
    widest = max((_entry_width(row, index) for row in rows), default=0)
    widest = max(widest, cell_width(column.heading))
    return min(widest, _FOLDED_WIDTH) if column.can_fold else widest


def _entry_width(row: Row, index: int) -> int:
    cell = row.cells[index]
    bar = _BAR_WIDTH + 1 if cell.bar else 0
    return bar + cell_width(cell.text) + (2 * row.depth if index == 0 else 0)
