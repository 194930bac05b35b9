"""Tracks along an axis, drawn with one sign for each mark."""

from collections.abc import Iterable, Iterator

from rich.style import Style
from rich.text import Text as Styled

from dnatrack.formats.reports.styles import STYLES
from dnatrack.formats.scale import Scale, scale
from dnatrack.i18n import tr
from dnatrack.reports.report import Tone
from dnatrack.reports.track import Axis, Mark, Track
from dnatrack.terminal_text import printable

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
        return tr(f"한 칸 {along.steps_per_cell}년", f"a cell is {along.steps_per_cell} years")
    if along.cells_per_step == 1:
        words = {
            "week": tr("한 칸 1주", "a cell is a week"),
            "month": tr("한 칸 1개월", "a cell is a month"),
            "quarter": tr("한 칸 1분기", "a cell is a quarter"),
            "year": tr("한 칸 1년", "a cell is a year"),
        }
        return words[along.step]
    days = round(((along.last - along.first).days + 1) / len(along.starts))
    return tr(f"한 칸 약 {days}일", f"a cell is about {days} d")


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
