"""Tracks along an axis, drawn with one sign for each mark."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from rich.style import Style
from rich.text import Text as Styled

from dnatrack.i18n import tr
from dnatrack.model.frozen import Frozen
from dnatrack.reports.report import Axis, Mark, Tone, Track
from dnatrack.terminal_text import printable

# Days as cells of a screen.

STEPS = ("week", "month", "quarter", "year")
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_FINEST = 4
"""A month takes so many cells at most: about one for each week."""
_LABEL_CELLS = 3
_WEEKS_PER_MONTH = 4.3


class Scale(Frozen):
    """The days from `first` to `last` in cells, by the first day of each.

    The outer cells may reach beyond these days. A `step`, `week` to `year`, takes
    `cells_per_step` cells, or one cell takes `steps_per_cell` of them.
    """

    first: date
    last: date
    starts: tuple[date, ...]
    step: str
    cells_per_step: int
    steps_per_cell: int

    def cells(self, first: date, last: date) -> range:
        """The cells of the days from `first` to `last`; none where they lie outside."""
        first, last = max(first, self.first), min(last, self.last)
        if last < first:
            return range(0)
        return range(bisect_right(self.starts, first) - 1, bisect_right(self.starts, last))

    def years(self) -> Iterator[tuple[int, str]]:
        """The cell in which each year begins, or the axis, with the number of the year."""
        for cell, day in self._month_starts():
            if day.month == 1 or cell == 0:
                yield cell, str(day.year)

    def months(self) -> Iterator[tuple[int, str]]:
        """The cells in which months begin, as many as there is room for, with their numbers."""
        every = next(
            (one for one in (1, 3, 6) if one * self._cells_per_month >= _LABEL_CELLS), None
        )
        for cell, day in self._month_starts():
            if every and (day.month - 1) % every == 0:
                yield cell, str(day.month)

    def _month_starts(self) -> Iterator[tuple[int, date]]:
        day = self.first
        while day <= self.last:
            yield self.cells(day, day).start, day
            day = (day.replace(day=28) + timedelta(days=4)).replace(day=1)

    @property
    def _cells_per_month(self) -> float:
        per_step = self.cells_per_step / self.steps_per_cell
        return per_step * _WEEKS_PER_MONTH if self.step == "week" else per_step / _MONTHS[self.step]


def scale(first: date, last: date, room: int, *, step: str) -> Scale:
    """The scale of the days from `first` to `last`, no finer than `step`, in `room` cells."""
    edges = list(_edges(first, last, step))
    count = len(edges) - 1
    if count <= room:
        each = min(room // count, _FINEST) if step != "week" else 1
        parts = list(_divide(edges, each))
        begin = bisect_right(parts, first) - 1
        starts = tuple(parts[begin : bisect_right(parts, last)])
        return Scale(first, last, starts, step, each, 1)
    if step == STEPS[-1]:
        several = -(-count // room)
        return Scale(first, last, tuple(edges[:-1:several]), step, 1, several)
    return scale(first, last, room, step=STEPS[STEPS.index(step) + 1])


def _divide(edges: Sequence[date], each: int) -> Iterator[date]:
    """The first day of each part, where so many make up a step."""
    for start, end in pairwise(edges):
        for part in range(each):
            yield start + (end - start) * part // each


def _edges(first: date, last: date, step: str) -> Iterator[date]:
    """The first day of each step that takes in some of the days, and of the one after."""
    if step == "week":
        day = first - timedelta(days=first.weekday())
        while day <= last:
            yield day
            day += timedelta(weeks=1)
        yield day
        return
    months = _MONTHS[step]
    at = first.year * 12 + (first.month - 1) // months * months
    while True:
        day = date(at // 12, at % 12 + 1, 1)
        yield day
        if day > last:
            return
        at += months


# How each tone looks on a screen.

STYLES = {
    Tone.PLAIN: Style(),
    Tone.STRONG: Style(bold=True),
    Tone.FAINT: Style(dim=True),
    Tone.GOOD: Style(color="green"),
    Tone.WARN: Style(color="yellow"),
    Tone.BAD: Style(color="red", bold=True),
    # Of the fixed part of the palette: the colour that is called grey is hardly seen on white.
    Tone.UNSURE: Style(color="grey50"),
}


_SIGNS = {
    Mark.ORIGINAL: ("─", Tone.FAINT),
    Mark.LATER: (">", Tone.FAINT),
    Mark.EARLIER: ("<", Tone.FAINT),
    Mark.OPEN: ("━", Tone.PLAIN),
    Mark.LATE: ("▓", Tone.BAD),
    Mark.UNKNOWN: ("░", Tone.UNSURE),
    Mark.PAUSED: ("~", Tone.PLAIN),
    Mark.CLOSED: ("x", Tone.FAINT),
    Mark.DONE: ("█", Tone.GOOD),
    Mark.COMPLETED: ("✓", Tone.GOOD),
    Mark.TODAY: ("│", Tone.STRONG),
}
_GAP = "   "
_SHOWS_THROUGH = frozenset(" ─><")
"""Signs that today may hide; of others there may be only one."""


def scale_of(axis: Axis, room: int) -> Scale:
    """The scale of an axis that is drawn in `room` cells."""
    return scale(axis.first, axis.last, room, step=axis.step)


def draw_axis(along: Scale) -> str:
    """The years over the months of the axis."""
    width = len(along.starts)
    lines = (_place_labels(along.years(), width), _place_labels(along.months(), width))
    return "\n".join(line for line in lines if line.strip())


def draw_track(track: Track, axis: Axis, along: Scale) -> Styled:
    """A track in as many cells as its scale has."""
    cells = [(" ", Style())] * len(along.starts)
    for one in track.stretches:
        for cell in along.cells(one.first, one.last):
            cells[cell] = _sign(one.mark)
    for cell in along.cells(axis.today, axis.today):
        if cells[cell][0] in _SHOWS_THROUGH:
            cells[cell] = _sign(Mark.TODAY)
    return Styled.assemble(*cells)


def legend(axis: Axis, along: Scale, width: int) -> Iterator[Styled]:
    """The signs, each with its word, and how long one cell is, in lines of `width` cells."""
    faint = STYLES[Tone.FAINT]
    words = [
        Styled.assemble(_sign(mark)).append(f" {printable(word)}", faint)
        for mark, word in axis.words
    ]
    line = Styled()
    for one in (*words, Styled(_length_of_cell(along), faint)):
        if line and line.cell_len + len(_GAP) + one.cell_len > width:
            yield line
            line = Styled()
        line = Styled(_GAP).join([line, one]) if line else one
    yield line


def _sign(mark: Mark) -> tuple[str, Style]:
    sign, tone = _SIGNS[mark]
    return sign, STYLES[tone]


def _length_of_cell(along: Scale) -> str:
    if along.steps_per_cell > 1:
        return tr(f"1칸 {along.steps_per_cell}년", f"a cell is {along.steps_per_cell} years")
    if along.cells_per_step == 1:
        words = {
            "week": tr("1칸 1주", "a cell is a week"),
            "month": tr("1칸 1개월", "a cell is a month"),
            "quarter": tr("1칸 1분기", "a cell is a quarter"),
            "year": tr("1칸 1년", "a cell is a year"),
        }
        return words[along.step]
    days = round(((along.last - along.first).days + 1) / len(along.starts))
    return tr(f"1칸 약 {days}일", f"a cell is about {days} d")


def _place_labels(labels: Iterable[tuple[int, str]], width: int) -> str:
    """Labels where they belong, but for those that have no room."""
    line = ""
    for cell, label in _with_room(labels, width):
        line = line.ljust(cell) + label
    return line


def _with_room(labels: Iterable[tuple[int, str]], width: int) -> Iterator[tuple[int, str]]:
    free = 0
    for cell, label in labels:
        if cell >= free and cell + len(label) <= width:
            yield cell, label
            free = cell + len(label) + 1
