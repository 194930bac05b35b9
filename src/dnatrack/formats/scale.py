"""Days as cells of a screen."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

STEPS = ("week", "month", "quarter", "year")
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_FINEST = 4
"""A month takes so many cells at most: about one for each week."""
_LABEL_CELLS = 3
_WEEKS_PER_MONTH = 4.3


@dataclass(frozen=True, slots=True)
class Scale:
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
