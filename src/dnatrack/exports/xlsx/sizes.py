"""How much room a text takes in a cell, in Excel's units."""

from collections.abc import Sequence

from dnatrack.sheets.columns import Column, Role, Shape
from dnatrack.yamltext.write import cells_of

LINE_HEIGHT = 15
"""Points for a line of the font of the workbook."""
_TALLEST = 20
_NARROWEST = 8
_BUTTON = 3
"""The button of a filter covers so many cells."""


def lines_of(text: str, width: int) -> int:
    """How many lines `text` takes in a column of `width`; no row gets taller than a screen.

    Lines break at blanks, and within a word that is wider than the column.
    """
    lines, filled = 1, 0
    for word in text.split(" "):
        cells = cells_of(word)
        if filled and filled + 1 + cells > width:
            lines, filled = lines + 1, 0
        filled += cells + (1 if filled else 0)
        lines, filled = lines + max(0, filled - 1) // width, (filled - 1) % width + 1
    return min(_TALLEST, lines)


def width_of(column: Column, heading: str, texts: Sequence[str]) -> int:
    """As wide as the widest entry, up to the width of the column; a heading may wrap once."""
    needed = max((cells_of(one) for one in texts), default=0) + 2
    if column.role is Role.MOVE or (column.role is Role.FIELD and not any(texts)):
        needed = column.width
    longest_word = max(cells_of(one) for one in heading.split())
    least = max(longest_word, -(-cells_of(heading) // 2)) + _BUTTON
    return max(_NARROWEST, least, min(column.width, needed))


def height_of(entries: Sequence[tuple[Column, str, int]]) -> int:
    """The height of a row of `entries`, each with the width of its column."""
    wrapped = (
        lines_of(text, width)
        for column, text, width in entries
        if column.shape is Shape.TEXT and column.role is not Role.MARK
    )
    return LINE_HEIGHT * max(wrapped, default=1)
