"""How a text is laid out: its lines and line endings."""

import re
from typing import NamedTuple

_BREAK = re.compile(r"\r\n|\r|\n")


class Splice(NamedTuple):
    """A stretch of a text, by its offsets, and what is to stand there instead."""

    start: int
    end: int
    text: str

    def made_in(self, text: str) -> str:
        """`text` with this one change."""
        return text[: self.start] + self.text + text[self.end :]


def line_start(text: str, at: int) -> int:
    """Where the line begins that holds `at`."""
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def line_end(text: str, at: int) -> int:
    """Where the line ends that holds `at`, before its line break."""
    found = _BREAK.search(text, at)
    return found.start() if found else len(text)


def next_line(text: str, at: int) -> int:
    """Where the line begins that follows the one that holds `at`; the end if none does."""
    found = _BREAK.search(text, at)
    return found.end() if found else len(text)


def newline_of(text: str, at: int) -> str:
    """The line break that the line of `at` ends with, else the first one of the text."""
    found = _BREAK.search(text, at) or _BREAK.search(text)
    return found[0] if found else "\n"


def column(text: str, at: int) -> int:
    """How many characters stand before `at` on its line."""
    return at - line_start(text, at)
