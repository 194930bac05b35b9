"""How much of the data an edit has to read."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from dnatrack.cli.opening import read_data
from dnatrack.loading.load import Loaded, load
from dnatrack.loading.snapshot import Snapshot
from dnatrack.model.data_files import SINGLE_FILES, TASK_ENDING, TASK_FOLDER
from dnatrack.storage.data_folder import LABEL, files_named, snapshot_of


def read_for(folder: Path, items: Sequence[str] | None) -> Loaded:
    """The data that an edit of some tasks and milestones looks at.

    Their files, and those that hold no tasks, so that it costs the same however many
    tasks there are: what is wrong because others are missing is wrong before the edit
    and after it. All of the data, where None says so or an id leads to no file.
    """
    if items is not None:
        some = load(Snapshot(LABEL, files_named(folder, _names(items))))
        if all(_is_there(some, item) for item in items):
            return some
    return read_data(folder, snapshot_of(folder))


def _names(items: Sequence[str]) -> Iterator[str]:
    yield from SINGLE_FILES
    for item in items:
        yield f"{TASK_FOLDER}/{item.partition('/')[0]}{TASK_ENDING}"


def _is_there(loaded: Loaded, item: str) -> bool:
    tracker = loaded.tracker
    return item in tracker.owed_by_id or item in tracker.tasks_by_id
