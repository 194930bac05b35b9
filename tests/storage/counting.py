"""Counts in two files at once, so often, against others: `python -m tests.storage.counting`."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from dnatrack.errors import DnatrackError
from dnatrack.storage.write import ChangedMeanwhileError, FileEdit, write_edits

FILES = ("a.yaml", "tasks/b.yaml")
NOW = datetime(2020, 3, 31, tzinfo=UTC)


def count_once(folder: Path) -> None:
    """Add one to both numbers, unless somebody else did since they were read."""
    old = {path: (folder / path).read_bytes() for path in FILES}
    edits = [FileEdit(path, text, b"%d\n" % (int(text) + 1)) for path, text in old.items()]
    write_edits(folder, edits, doing="count", now=NOW)


def main(folder: Path, times: int) -> None:
    left = times
    while left:
        try:
            count_once(folder)
        except ChangedMeanwhileError:
            continue
        except DnatrackError as error:
            # On a busy machine the others may hold the lock for longer than anybody waits.
            if "is being edited right now" not in error.message.en:
                raise
        else:
            left -= 1


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
