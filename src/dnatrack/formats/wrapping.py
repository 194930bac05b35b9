"""Breaking text into lines of so many cells of a terminal."""

from collections.abc import Iterator

from dnatrack.formats.cell_width import cell_width


def wrap(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` cells, broken at blanks where there are any.

    A word that is longer than a line is broken behind a `/`, else behind a `-`, such as
    those of an id or an address, or else where the line ends. There is always one line at least; a
    `width` below 2 counts as 2, since some characters are so wide.
    """
    room = max(width, 2)
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
