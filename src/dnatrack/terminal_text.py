"""Text on a terminal: what is safe to print, how wide it is, lines, quoted lines with carets."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category, east_asian_width

from dnatrack.model.finding import Location

# Written as numbers: in the source they would do to a reader what they are kept from here.
_CONTROLS = (
    (0x00, 0x1F),
    (0x7F, 0x9F),
    (0x061C, 0x061C),  # a bidi mark
    (0x180E, 0x180E),  # no width
    (0x200B, 0x200B),  # no width
    (0x200E, 0x200F),  # bidi marks
    (0x2028, 0x202E),  # separators of lines and paragraphs; bidi embeddings and overrides
    (0x2060, 0x206F),  # no width; bidi isolates; deprecated format characters
    (0xD800, 0xDFFF),  # halves of a character: no output encoding takes them
    (0xFEFF, 0xFEFF),  # no width
    (0xFFF9, 0xFFFB),  # annotations
    (0xE0000, 0xE0FFF),  # tags, which hide text in text
)
CONTROL = re.compile("[" + "".join(f"{chr(one)}-{chr(last)}" for one, last in _CONTROLS) + "]")
"""One character that controls a terminal, hides, or reorders what stands around it."""

_BREAKS = re.compile(r"\r\n|[\n\t]")


def printable(text: str) -> str:
    r"""`text` on one line, without any character that controls a terminal.

    Line breaks and tabs become a blank each; every other control, bidi, invisible or
    broken character becomes a visible escape such as `\x1b` or `\u202e`.
    """
    if text.isascii() and text.isprintable():  # Python calls hidden tags printable, too
        return text
    return CONTROL.sub(_escape, _BREAKS.sub(" ", text))


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code <= 0xFF:  # noqa: PLR2004 - what two digits can say
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004


# How many cells of a terminal a text takes; a Hangul syllable takes two.

_WITHOUT_WIDTH = frozenset({"Mn", "Me", "Cf"})


@lru_cache(maxsize=16384)
def cell_width(text: str) -> int:
    """The cells that `text`, which holds no control characters, takes."""
    if text.isascii():
        return len(text)
    return sum(map(_width, text))


@lru_cache(maxsize=16384)
def _width(character: str) -> int:
    if east_asian_width(character) in "WF":
        return 2
    if "\u1160" <= character <= "\u11ff":
        return 0  # vowels and finals of decomposed Hangul are drawn into the syllable
    return 0 if category(character) in _WITHOUT_WIDTH else 1


# Breaking text into lines of so many cells of a terminal.


def wrap(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` cells, broken at blanks where there are any.

    A word that is longer than a line is broken behind a `/`, else behind a `-`, such as
    those of an id or an address, or else where the line ends. There is always one line at least; a
    `width` below 2 counts as 2, since some characters are so wide.
    """
    room = max(width, 2)
    if cell_width(text) <= room:
        return [text]
    lines = [""]
    for word in text.split(" "):
        for index, piece in enumerate(_pieces(word, room)):
            joined = f"{lines[-1]} {piece}" if lines[-1] else piece
            if index == 0 and cell_width(joined) <= room:
                lines[-1] = joined
            else:
                lines.append(piece)
    return lines


def _pieces(word: str, width: int) -> Iterator[str]:
    """`word`, cut where it is wider than `width`."""
    piece, cells = "", 0
    for character in word:
        cells += cell_width(character)
        while piece and cells > width:
            cut = piece.rfind("/") + 1 or piece.rfind("-") + 1 or len(piece)
            yield piece[:cut]
            piece = piece[cut:]
            cells = cell_width(piece) + cell_width(character)
        piece += character
    yield piece


def hang(lines: list[str], indent: int) -> str:
    """`lines` below each other, all but the first moved to the right by `indent` cells."""
    return ("\n" + " " * indent).join(lines)


# A line of a file with carets under the stretch that a finding is about.

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
        return before, start_of(marked, room), ""
    return before, marked, start_of(after, room - cell_width(marked))


def start_of(text: str, cells: int) -> str:
    """As much of the beginning of `text` as fits, with `…` where something is cut off."""
    if cell_width(text) <= cells:
        return text
    size = 0
    while cell_width(text[: size + 1]) < cells:
        size += 1
    return f"{text[:size]}…" if cells > 0 else ""


def _end_of(text: str, cells: int) -> str:
    """As much of the end of `text` as fits, with `…` where something is cut off."""
    return start_of(text[::-1], cells)[::-1]


# Values from the data as a message quotes them.

LONGEST = 40


def short(value: object) -> str:
    """`value` as text, cut to 40 characters."""
    text = str(value)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
