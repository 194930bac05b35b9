"""How many cells of a terminal a text takes; a Hangul syllable takes two."""

from functools import lru_cache
from unicodedata import category, east_asian_width

_WITHOUT_WIDTH = frozenset({"Mn", "Me", "Cf"})


@lru_cache(maxsize=16384)
def cell_width(text: str) -> int:
    """The cells that `text`, which holds no control characters, takes."""
    if text.isascii():
        return len(text)
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if east_asian_width(character) in "WF":
        return 2
    if "\u1160" <= character <= "\u11ff":
        return 0  # vowels and finals of decomposed Hangul are drawn into the syllable
    return 0 if category(character) in _WITHOUT_WIDTH else 1
