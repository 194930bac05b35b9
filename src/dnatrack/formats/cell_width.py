"""How many cells of a terminal a text takes; a Hangul syllable takes two."""

from functools import lru_cache
from unicodedata import combining, east_asian_width


@lru_cache(maxsize=16384)
def cell_width(text: str) -> int:
    """The cells that `text`, which holds no control characters, takes."""
    if text.isascii():
        return len(text)
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if east_asian_width(character) in "WF":
        return 2
    return 0 if combining(character) else 1
