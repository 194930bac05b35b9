"""A second snapshot, of which most files are those of a first one."""

from dataclasses import replace

from dnatrack.domain.data_files import is_task_file
from dnatrack.domain.task import Task
from dnatrack.reading.loading import Loaded, load, natural_order
from dnatrack.reading.snapshot import Snapshot


def load_beside(snapshot: Snapshot, other: Loaded) -> Loaded:
    """What `load` gives for `snapshot`; tasks whose files are the same are those of `other`.

    The very same: comparing the two costs nothing where nothing changed.
    """
    same = frozenset(_same_tasks(snapshot, other.snapshot))
    rest = {file: data for file, data in snapshot.files.items() if file not in same}
    read = load(Snapshot(snapshot.label, rest, snapshot.faults))
    mine, theirs = read.tracker, other.tracker
    tracker = replace(
        mine,
        tasks=_in_order(*mine.tasks, *(one for one in theirs.tasks if one.place.file in same)),
        unreadable=(
            *mine.unreadable,
            *(one for one in theirs.unreadable if one.place.file in same),
        ),
        partly_read=mine.partly_read | (theirs.partly_read & same),
    )
    shared = (one for one in other.defects if one.problem.at.file in same)
    return Loaded(snapshot, tracker, (*read.defects, *shared))


def _same_tasks(snapshot: Snapshot, other: Snapshot) -> list[str]:
    return [
        file
        for file, data in snapshot.files.items()
        if is_task_file(file) and other.files.get(file) == data
    ]


def _in_order(*tasks: Task) -> tuple[Task, ...]:
    return tuple(sorted(tasks, key=lambda one: natural_order(one.place.file)))
