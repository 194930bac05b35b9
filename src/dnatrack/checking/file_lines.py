"""The lines of the files of a snapshot, however they are indented."""

import re

from dnatrack.loading.snapshot import Snapshot
from dnatrack.model.finding import Location

_BREAK = re.compile(r"\r\n|\r|\n")


class FileLines:
    """The lines of a snapshot; a file is gone through when it is first asked for."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._lines: dict[str, list[str]] = {}
        self._sets: dict[str, frozenset[str]] = {}

    def at(self, location: Location) -> str:
        """The line that a location is on; empty where there is none."""
        lines = self._of(location.file)
        return lines[location.line - 1] if location.line <= len(lines) else ""

    def has(self, file: str, line: str) -> bool:
        """Whether one of the lines of a file is this."""
        if file not in self._sets:
            self._sets[file] = frozenset(self._of(file))
        return line in self._sets[file]

    def _of(self, file: str) -> list[str]:
        if file not in self._lines:
            from dnatrack.yamltext.characters import decode  # noqa: PLC0415 - slow to import

            text = decode(self._snapshot.files.get(file, b"")) or ""
            self._lines[file] = [line.strip() for line in _BREAK.split(text)]
        return self._lines[file]
