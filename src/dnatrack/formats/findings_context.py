"""What a format needs to know besides the findings themselves."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dnatrack.reading.finding import Location
from dnatrack.reading.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class FindingsContext:
    """Where the findings come from and where they go.

    `line` gives the text of the line that a location is on. `files` is how many files
    were read. `prefix` leads from where the command runs to the data folder, such as
    `data/`. `width` is that of the terminal, None where there is none.
    """

    line: Callable[[Location], str]
    files: int
    prefix: str = ""
    colour: bool = False
    width: int | None = None


class SourceLines:
    """The lines of the files of a snapshot; those of the file asked for last are at hand."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._file = ""
        self._lines: Sequence[str] = ()

    def line(self, location: Location) -> str:
        """The text of the line that a location is on; empty where there is none."""
        if location.file != self._file:
            from dnatrack.reading.text_scan import decode  # noqa: PLC0415 - slow to import

            text = decode(self._snapshot.files.get(location.file, b"")) or ""
            self._file, self._lines = location.file, re.split(r"\r\n|\r|\n", text)
        return self._lines[location.line - 1] if location.line <= len(self._lines) else ""
