"""Tracks along an axis, drawn with one sign for each mark."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import count, pairwise

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
        return ((at, str(day.year)) for at, day in self._month_starts() if day.month == 1 or not at)

    def months(self) -> Iterator[tuple[int, str]]:
        """The cells in which months begin, as many as there is room for, with their numbers."""
        per_step = self.cells_per_step / self.steps_per_cell
        is_week = self.step == "week"
        per_month = per_step * _WEEKS_PER_MONTH if is_week else per_step / _MONTHS[self.step]
        every = next((one for one in (1, 3, 6) if one * per_month >= _LABEL_CELLS), 0)
        for cell, day in self._month_starts():
            if every and (day.month - 1) % every == 0:
                yield cell, str(day.month)

    def _month_starts(self) -> Iterator[tuple[int, date]]:
        day = self.first
        while day <= self.last:
            yield self.cells(day, day).start, day
            day = (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def scale(first: date, last: date, room: int, *, step: str) -> Scale:
    """The scale of the days from `first` to `last`, no finer than `step`, in `room` cells."""
    edges = list(_edges(first, last, step))
    steps = len(edges) - 1
    if steps <= room:
        each = min(room // steps, _FINEST) if step != "week" else 1
        parts = list(_divide(edges, each))
        begin = bisect_right(parts, first) - 1
        starts = tuple(parts[begin : bisect_right(parts, last)])
        return Scale(first, last, starts, step, each, 1)
    if step == STEPS[-1]:
        several = -(-steps // room)
        return Scale(first, last, tuple(edges[:-1:several]), step, 1, several)
    return scale(first, last, room, step=STEPS[STEPS.index(step) + 1])


def _divide(edges: Sequence[date], each: int) -> Iterator[date]:
    """The first day of each part, where so many make up a step."""
    for start, end in pairwise(edges):
        yield from (start + (end - start) * part // each for part in range(each))


def _edges(first: date, last: date, step: str) -> Iterator[date]:
    """The first day of each step that takes in some of the days, and of the one after."""
    if step == "week":
        day = first - timedelta(days=first.weekday())
        yield day
        while day <= last:
            day += timedelta(weeks=1)
            yield day
        return
    months = _MONTHS[step]
    for at in count(first.year * 12 + (first.month - 1) // months * months, months):
        day = date(at // 12, at % 12 + 1, 1)
        yield day
        if day > last:
            return


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


def draw_axis(axis: Axis, room: int) -> str:
    """The years over the months of the axis, in `room` cells."""
    along = _scale_of(axis, room)
    width = len(along.starts)
    lines = (_place_labels(along.years(), width), _place_labels(along.months(), width))
    return "\n".join(line for line in lines if line.strip())


def draw_track(track: Track, axis: Axis, room: int) -> Styled:
    """A track along an axis in `room` cells."""
    along = _scale_of(axis, room)
    cells = [(" ", Style())] * len(along.starts)
    for one in track.stretches:
        for cell in along.cells(one.first, one.last):
            cells[cell] = _sign(one.mark)
    for cell in along.cells(axis.today, axis.today):
        if cells[cell][0] in _SHOWS_THROUGH:
            cells[cell] = _sign(Mark.TODAY)
    return Styled.assemble(*cells)


def legend(axis: Axis, room: int, width: int) -> Iterator[Styled]:
    """The signs, each with its word, and how long one of `room` cells is, in lines of `width`."""
    faint = STYLES[Tone.FAINT]
    words = [
        Styled.assemble(_sign(mark)).append(f" {printable(word)}", faint)
        for mark, word in axis.words
    ]
    line = Styled()
    for one in (*words, Styled(_length_of_cell(_scale_of(axis, room)), faint)):
        if line and line.cell_len + len(_GAP) + one.cell_len > width:
            yield line
            line = Styled()
        line = Styled(_GAP).join([line, one]) if line else one
    yield line


@lru_cache(maxsize=4)
def _scale_of(axis: Axis, room: int) -> Scale:
    return scale(axis.first, axis.last, room, step=axis.step)


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
    for cell, label in labels:
        if cell >= len(line) + bool(line) and cell + len(label) <= width:
            line = line.ljust(cell) + label
    return line
