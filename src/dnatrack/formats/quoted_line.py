"""A line of a file with carets under the stretch that a finding is about."""

from typing import NamedTuple

from dnatrack.formats.cell_width import cell_width
from dnatrack.formats.safe_text import printable
from dnatrack.reading.finding import Location

_FEWEST_CELLS = 20
_BEFORE = 3
"""Of a line that is cut, at least a third of the room shows what stands before the carets."""


class QuotedLine(NamedTuple):
    """A line, and for the line below it the blanks and carets that point into it."""

    text: str
    carets: str


def quote(line: str, location: Location, cells: int) -> QuotedLine:
    """The part of `line` around a location, at most `cells` wide.

    Wide characters count two cells, as a terminal draws them.
    """
    cells = max(cells, _FEWEST_CELLS)
    before, marked, after = map(printable, _parts(line, location, cells + 1))
    if cell_width(before + marked + after) > cells:
        before, marked, after = _cut(before, marked, after, cells)
    blanks = " " * cell_width(before)
    return QuotedLine(f"{before}{marked}{after}", blanks + "^" * max(cell_width(marked), 1))


def _parts(line: str, location: Location, reach: int) -> tuple[str, str, str]:
    """What stands before, in and after the stretch; of each only what could be shown."""
    start = min(max(location.column - 1, 0), len(line))
    end = min(max(location.end_column - 1, start), len(line))
    before = line[max(start - reach, 0) : start]
    return before, line[start : min(end, start + reach)], line[end : end + reach].rstrip()


def _cut(before: str, marked: str, after: str, cells: int) -> tuple[str, str, str]:
    room_before = max(cells // _BEFORE, cells - cell_width(marked + after))
    before = _end_of(before, room_before)
    room = cells - cell_width(before)
    if cell_width(marked) > room:
        return before, _start_of(marked, room), ""
    return before, marked, _start_of(after, room - cell_width(marked))


def _start_of(text: str, cells: int) -> str:
    """As much of the beginning of `text` as fits, with `…` where something is cut off."""
    if cell_width(text) <= cells:
        return text
    size = 0
    while cell_width(text[: size + 1]) < cells:
        size += 1
    return f"{text[:size]}…" if cells > 0 else ""


def _end_of(text: str, cells: int) -> str:
    """As much of the end of `text` as fits, with `…` where something is cut off."""
    return _start_of(text[::-1], cells)[::-1]
