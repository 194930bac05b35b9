"""Breaking text into lines of so many cells of a terminal."""

from collections.abc import Iterator

from dnatrack.formats.cell_width import cell_width


def wrapped(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` cells, broken at blanks where there are any.

    A word that is longer than a line is broken where the line ends. There is always
    one line at least; a `width` below 2 counts as 2, since some characters are so wide.
    """
    lines = [""]
    for word in text.split(" "):
        for piece in _pieces(word, max(width, 2)):
            joined = f"{lines[-1]} {piece}" if lines[-1] else piece
            if cell_width(joined) <= max(width, 2):
                lines[-1] = joined
            else:
                lines.append(piece)
    return lines


def _pieces(word: str, width: int) -> Iterator[str]:
    """`word`, cut where it is wider than `width`."""
    piece = ""
    for character in word if cell_width(word) > width else ():
        if cell_width(piece + character) > width:
            yield piece
            piece = ""
        piece += character
    yield piece or word if cell_width(word) <= width else piece


def hanging(lines: list[str], indent: int) -> str:
    """`lines` below each other, all but the first moved to the right by `indent` cells."""
    return ("\n" + " " * indent).join(lines)
