"""Items that have the id of another one."""

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from dnatrack.model.data_files import stem
from dnatrack.model.task import Task
from dnatrack.model.tracker import Tracker


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


_Item = TypeVar("_Item", bound=_Identified)


def repeated_items(items: Iterable[_Item]) -> Iterator[tuple[int, _Item]]:
    """Every item that has the id of one before it, and its index."""
    seen: set[str] = set()
    for index, item in enumerate(items):
        if item.id in seen:
            yield index, item
        seen.add(item.id)


def task_with_right_to(id_: str, tracker: Tracker) -> Task:
    """The task that may keep an id that tasks have: the one whose file has its name.

    Where there is none, the first.
    """
    holders = [task for task in tracker.tasks if task.id == id_]
    return next((task for task in holders if stem(task.place.file) == id_), holders[0])
