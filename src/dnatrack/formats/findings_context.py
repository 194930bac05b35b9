"""What a format needs to know besides the findings themselves."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dnatrack.loading.snapshot import Snapshot
from dnatrack.model.finding import Finding, Location


@dataclass(frozen=True, slots=True)
class Older:
    """What was there before a change: how many findings, and how many the change resolved.

    `listed` are those of them that are listed among the findings of the change.
    """

    found: int
    resolved: int
    listed: frozenset[Finding] = frozenset()


@dataclass(frozen=True, slots=True)
class FindingsContext:
    """Where the findings come from and where they go.

    `line` gives the text of the line that a location is on. `files` is how many files
    were read. `prefix` leads from where the command runs to the data folder, such as
    `data/`; `home` does so from the top of the repository. `width` is that of the
    terminal, None where there is none. `room` is how many characters a comment or summary
    may have. `older` is None where no change was looked at.
    """

    line: Callable[[Location], str]
    files: int
    prefix: str = ""
    colour: bool = False
    width: int | None = None
    home: str = ""
    room: int = 65_000
    older: Older | None = None

    def is_older(self, finding: Finding) -> bool:
        """Whether a finding was there before the change that was looked at."""
        return self.older is not None and finding in self.older.listed


class SourceLines:
    """The lines of the files of a snapshot; those of the file asked for last are at hand."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._file = ""
        self._lines: Sequence[str] = ()

    def line(self, location: Location) -> str:
        """The text of the line that a location is on; empty where there is none."""
        if location.file != self._file:
            from dnatrack.yamltext.characters import decode  # noqa: PLC0415 - slow to import

            text = decode(self._snapshot.files.get(location.file, b"")) or ""
            self._file, self._lines = location.file, re.split(r"\r\n|\r|\n", text)
        return self._lines[location.line - 1] if location.line <= len(self._lines) else ""
