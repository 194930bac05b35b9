"""Counts in two files at once, so often, against others: `python -m tests.storage.counting`."""

import sys
from pathlib import Path

from dnatrack.errors import DnatrackError
from dnatrack.storage.write import ChangedMeanwhileError, FileEdit
from tests.storage.folders import write

FILES = ("a.yaml", "tasks/b.yaml")


def main(folder: Path, times: int) -> None:
    """Add one to both numbers, as often as nobody else did since they were read."""
    while times:
        old = {path: (folder / path).read_bytes() for path in FILES}
        edits = [FileEdit(path, text, b"%d\n" % (int(text) + 1)) for path, text in old.items()]
        try:
            write(folder, *edits)
        except ChangedMeanwhileError:
            continue
        except DnatrackError as error:
            # On a busy machine the others may hold the lock for longer than anybody waits.
            if "is being edited right now" not in error.message.en:
                raise
        else:
            times -= 1


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
