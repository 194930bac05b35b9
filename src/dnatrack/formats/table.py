"""A report drawn for a screen."""

from collections.abc import Iterator, Mapping
from io import StringIO

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.style import Style
from rich.table import Table as Grid
from rich.text import Text as Styled

from dnatrack.formats import Page, cut_rows, rows_on
from dnatrack.formats.timeline import STYLES, draw_axis, draw_track, legend
from dnatrack.i18n import tr
from dnatrack.reports.report import Align, Axis, Bar, Cell, Column, Fact, Report, Row, Table, Tone
from dnatrack.terminal_text import cell_width, hang, printable, start_of, wrap

# Which columns of a table fit a screen, and how wide each may be.

MARGIN, GAP = 1, 2
_LEAST_TRACK = 24
_LEAST_WORDS = 8
_LEAST_CELLS = 2
"""The width of one Hangul syllable."""


def fit_columns(
    table: Table, rows: tuple[Row, ...], width: int, *, bar_width: int
) -> Mapping[int, int]:
    """The width in cells of each column that is kept, by the column's index, in order.

    Columns with nothing to say go first, then those of the highest rank, until what
    is left fits, then bars; columns that can fold share the room that the others leave.
    """
    natural = {
        index: _widest(table, rows, index, bar_width)
        for index, column in enumerate(table.columns)
        if column.rank == 0 or any(row.cells[index].text for row in rows)
    }
    room = width - MARGIN
    for index, column in enumerate(table.columns):
        if column.axis is not None:
            others = {one: cells for one, cells in natural.items() if one != index}
            left = room - _least(table, others) - GAP
            natural[index] = max(_LEAST_TRACK, min(room // 2, left))
    while _least(table, natural) > room:
        optional = [index for index in natural if table.columns[index].rank]
        if not optional:
            break
        for index in _given_up_next(table.columns, optional):
            del natural[index]
    if _least(table, natural, is_tight=True) > room:  # at last bars are given up
        with_bars = (one for one in natural if any(row.cells[one].bar for row in rows))
        natural |= {index: _widest(table, rows, index, bar_width=0) for index in with_bars}
    widths = _share_room(table, natural, room)
    left = max(0, room - sum(widths.values()) - GAP * len(widths))
    return {  # tracks take all the room that is left
        index: cells + (left if table.columns[index].axis is not None else 0)
        for index, cells in widths.items()
    }


def _given_up_next(columns: tuple[Column, ...], optional: list[int]) -> list[int]:
    """The column of the highest rank, and with it those that are together with it."""
    last = max(optional, key=lambda index: columns[index].rank)
    like_it = (columns[last].together, columns[last].rank)
    same = [one for one in optional if (columns[one].together, columns[one].rank) == like_it]
    return same if columns[last].together else [last]


def _least(table: Table, natural: Mapping[int, int], *, is_tight: bool = False) -> int:
    """The cells that some columns take at least; the tightest that can be read, if it must be."""
    least = {
        index: _LEAST_WORDS if is_tight else table.columns[index].least
        for index in natural
        if table.columns[index].can_fold
    }
    return sum(GAP + min(cells, least.get(index, cells)) for index, cells in natural.items())


def _share_room(table: Table, natural: Mapping[int, int], room: int) -> Mapping[int, int]:
    """`natural`, less what is too much: of the widest that can fold, then of the widest."""
    widths = dict(natural)
    foldable = [index for index in widths if table.columns[index].can_fold]
    for shared, least in ((foldable, _LEAST_WORDS), (list(widths), _LEAST_CELLS)):
        while (excess := sum(widths.values()) + GAP * len(widths) - room) > 0:
            widest = max(shared, key=lambda index: widths[index], default=-1)
            if widest < 0 or widths[widest] <= least:
                break
            others = [widths[index] for index in shared if index != widest]
            step = max(1, min(excess, widths[widest] - max([least, *others])))
            widths[widest] -= step
    return widths


def _widest(table: Table, rows: tuple[Row, ...], index: int, bar_width: int) -> int:
    heading = cell_width(table.columns[index].heading)
    return max(heading, *(_width(row, index, bar_width) for row in rows))


def _width(row: Row, index: int, bar_width: int) -> int:
    cell = row.cells[index]
    bar = bar_width + 1 if cell.bar and bar_width else 0
    label = cell_width(cell.label) + 1 if cell.label else 0
    return bar + label + cell_width(cell.text) + (2 * row.depth if index == 0 else 0)


# Each part of a bar has a glyph of its own, so that it can be read without colours.
_GLYPHS = {Tone.GOOD: "█", Tone.BAD: "▓", Tone.UNSURE: "░", Tone.PLAIN: "·"}
BAR_WIDTH = 8


def render_table(report: Report, page: Page) -> str:
    """`report` as it looks on a screen of `page.width` cells.

    Columns that do not fit are given up by rank, what is left folds; long tables are
    cut, and so is a report that is longer than the screen, as far as it can spare something;
    both is said.
    """
    drawn = _draw(report, page)
    for shorter, cut in _cut(report, page):
        if not page.height or drawn.count("\n") <= page.height:
            break
        drawn = _draw(shorter, cut)
    return drawn


def _cut(report: Report, page: Page) -> Iterator[tuple[Report, Page]]:
    """Ever less of a report that can spare something, and how it is drawn.

    First go the commands that it names, then what it can spare most, then the ends of what is
    too wide, and at last the rest of what it can spare.
    """
    said = tr("화면 높이에 맞춰 생략(전체: `--limit 0`)", "Cut to the screen (all: `--limit 0`)")
    report = report.replace(advice=(said,))
    left = report.without_the_most_spare()
    if left is None:
        return
    yield report, page
    yield left, page
    while left is not None:
        yield left, page.replace(folds=False)
        left = left.without_the_most_spare()


def _draw(report: Report, page: Page) -> str:
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
    if report.closing:
        yield ""
    yield from map(_faint, report.closing)


def _heading(report: Report, page: Page) -> Iterator[RenderableType]:
    origins = [fact for fact in report.facts if fact.key in {"on", "at", "commit"}]
    title = Styled(printable(report.title), STYLES[Tone.STRONG])
    origin = Styled(" · ".join(f"{one.label} {one.cell.text}" for one in origins))
    origin.stylize(STYLES[Tone.FAINT])
    if title.cell_len + origin.cell_len + 2 * MARGIN + GAP <= page.width:
        line = Grid.grid(expand=True)
        line.add_column()
        line.add_column(justify="right")
        line.add_row(title, origin)
        yield Padding(line, (0, MARGIN))
    else:
        yield Padding(title, (0, MARGIN))
        yield Padding(origin, (0, MARGIN))
    yield Rule(style=STYLES[Tone.FAINT], characters="─")
    counts = [fact for fact in report.facts if fact not in origins]
    if counts:
        yield Padding(Styled("   ").join(map(_count, counts)), (0, MARGIN))


def _count(fact: Fact) -> Styled:
    label = Styled().append(f"{printable(fact.label)} ", STYLES[Tone.FAINT])
    tone = fact.cell.tone if fact.cell.value else Tone.FAINT
    return label.append(printable(fact.cell.text), STYLES[tone] + STYLES[Tone.STRONG])


def _details(details: tuple[Fact, ...]) -> RenderableType:
    grid = Grid.grid(padding=(0, GAP, 0, 0))
    grid.add_column(style=STYLES[Tone.FAINT], no_wrap=True)
    grid.add_column(overflow="fold")
    for fact in details:
        shown = _style_cell(fact.cell, printable(fact.cell.text))
        grid.add_row(Styled(printable(fact.label)), shown)
    return Padding(grid, (0, MARGIN))


def _table(table: Table, page: Page) -> Iterator[RenderableType]:
    title = Styled().append(printable(table.title), STYLES[Tone.STRONG])
    if not table.rows:
        gap = "  " if table.title else ""
        title.append(f"{gap}{printable(table.when_empty)}", STYLES[Tone.FAINT])
    if title:
        yield Padding(title, (0, MARGIN))
    if not table.rows:
        return
    shown = rows_on(page, table)
    widths = fit_columns(table, shown, page.width, bar_width=BAR_WIDTH)
    yield Padding(_grid(table, shown, widths, folds=page.folds), (0, 0, 0, MARGIN))
    yield from map(_faint, cut_rows(table, len(shown)))
    has_bar = any(_has_bar(row, *column) for row in shown for column in widths.items())
    if table.legend and has_bar:
        yield Padding(_legend(table), (0, MARGIN))
    for index, cells in widths.items():
        axis = table.columns[index].axis
        if axis is not None:
            lines = legend(axis, cells, page.width - 2 * MARGIN)
            yield Padding(Styled("\n").join(lines), (1, MARGIN, 0, MARGIN))
    if table.note:
        yield _faint(table.note)


def _legend(table: Table) -> Styled:
    """The glyphs of the bars, each with its word."""
    words = (
        Styled()
        .append(_GLYPHS[tone], STYLES[tone])
        .append(f" {printable(word)}", STYLES[Tone.FAINT])
        for word, tone in table.legend
    )
    return Styled("   ").join(words)


def _grid(table: Table, rows: tuple[Row, ...], widths: Mapping[int, int], *, folds: bool) -> Grid:
    grid = Grid(
        box=None,
        padding=(0, GAP, 0, 0),
        pad_edge=False,
        header_style=STYLES[Tone.FAINT],
        show_header=any(c.heading for c in table.columns),
    )
    for index, cells in widths.items():
        column = table.columns[index]
        axis = column.axis
        heading = printable(column.heading) if axis is None else draw_axis(axis, cells)
        grid.add_column(
            Styled(heading),
            justify="right" if column.align is Align.RIGHT else "left",
            overflow="fold",
            width=cells,
        )
    axes = [column.axis for column in table.columns]
    for row in rows:
        places = widths.items()
        grid.add_row(*(_entry(row, at, cells, axes[at], folds=folds) for at, cells in places))
    return grid


def _entry(row: Row, index: int, width: int, axis: Axis | None, *, folds: bool) -> Styled:
    cell = row.cells[index]
    if axis is not None and cell.track is not None:
        return draw_track(cell.track, axis, width)
    if cell.bar and _has_bar(row, index, width):
        text = _style_cell(cell, printable(cell.text).rjust(width - BAR_WIDTH - 1))
        return _drawn(cell.bar).append(" ").append_text(text)
    start = "  " * row.depth if index == 0 else ""
    label = f"{printable(cell.label)} " if cell.label else ""
    indent = cell_width(start + label)
    lines = wrap(printable(cell.text), width - indent)
    if not folds and len(lines) > 1:
        lines = [start_of(printable(cell.text), width - indent)]
    shown = Styled(start).append(label, STYLES[Tone.FAINT])
    return shown.append_text(_style_cell(cell, hang(lines, indent)))


def _has_bar(row: Row, index: int, width: int) -> bool:
    """Whether an entry has a bar, and the room to draw it."""
    return row.cells[index].bar is not None and _width(row, index, BAR_WIDTH) <= width


def _style_cell(cell: Cell, text: str) -> Styled:
    style = STYLES[cell.tone]
    return Styled(text, style + Style(link=cell.link) if cell.link else style)


def _drawn(bar: Bar) -> Styled:
    """A bar of fixed width; a part that is there at all gets at least one cell."""
    drawn = Styled()
    left = BAR_WIDTH
    for count, tone in bar.parts:
        share = min(left, max(1, round(BAR_WIDTH * count / bar.total))) if count else 0
        drawn.append(_GLYPHS[tone] * share, STYLES[tone])
        left -= share
    return drawn.append(_GLYPHS[Tone.PLAIN] * left, STYLES[Tone.FAINT])


def _faint(text: str) -> RenderableType:
    return Padding(Styled(printable(text), STYLES[Tone.FAINT]), (0, MARGIN))
