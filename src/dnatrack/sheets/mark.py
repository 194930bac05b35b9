"""What stands in every row of a sheet so that it can be compared with what it was.

The commit alone does not say it: files may have been changed and not committed. So a
fingerprint of what the row said goes with it. It is in every row, and not once in a file,
because rows are sorted, deleted, and copied from many sheets into one.
"""

import re
from typing import NamedTuple

from dnatrack.sheets.columns import FORM
from dnatrack.sheets.texts import Fields, fingerprint

_SHAPE = re.compile(
    rf"{re.escape(FORM)} (?P<commit>[0-9a-f]{{40}}|[0-9a-f]{{64}}|none) "
    r"(?P<print>[0-9a-f]{16})"
)
_NONE = "none"


class Mark(NamedTuple):
    """The commit that was checked out at the export, if any, and what the row said."""

    commit: str | None
    fingerprint: str

    def fits(self, fields: Fields) -> bool:
        """Whether the row said exactly this."""
        return fingerprint(fields) == self.fingerprint


def mark_text(commit: str | None, fields: Fields) -> str:
    """The mark of a row; no program takes it for a number, a date or a formula."""
    return f"{FORM} {commit or _NONE} {fingerprint(fields)}"


def read_mark(text: str) -> Mark | None:
    """The mark that a cell holds; None where it holds something else."""
    match = _SHAPE.fullmatch(text.strip())
    if match is None:
        return None
    commit = match["commit"]
    return Mark(None if commit == _NONE else commit, match["print"])
