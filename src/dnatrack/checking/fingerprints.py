"""What makes two findings the same although lines moved and lists were reordered."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from dnatrack.model.data_files import DataPath, Key
from dnatrack.model.finding import Problem
from dnatrack.model.tracker import Tracker

if TYPE_CHECKING:
    from dnatrack.model.task import Task
    from dnatrack.model.taskforce import Taskforce


class Fingerprint(NamedTuple):
    """What breaks a rule: the file, the item by its id and the field in it, the words."""

    rule: str
    file: str
    keys: tuple[Key, ...]
    words: str

    @property
    def spot(self) -> tuple[str, str, tuple[Key, ...]]:
        """The same without the words, which may count or quote what others wrote."""
        return self.rule, self.file, self.keys


class Names:
    """What the things in `files` of a tracker are called, wherever in a list they stand.

    `moved` gives the path on the other side of a file that has another there.
    """

    def __init__(self, tracker: Tracker, files: frozenset[str], moved: Mapping[str, str]) -> None:
        self._ids = dict(_ids(tracker, files))
        self._moved = moved

    def fingerprint(self, rule: str, problem: Problem) -> Fingerprint:
        """What makes a problem the same on both sides."""
        at = problem.at
        keys = tuple(self._named(at)) if isinstance(at, DataPath) else ()
        return Fingerprint(rule, self._moved.get(at.file, at.file), keys, problem.message.en)

    def _named(self, at: DataPath) -> Iterator[Key]:
        """The keys of a place, with ids for numbers; empty for numbers of what has none."""
        for index, key in enumerate(at.keys, start=1):
            if isinstance(key, int):
                yield self._ids.get(DataPath(at.file, at.keys[:index]), "")
            else:
                yield key


def _ids(tracker: Tracker, files: frozenset[str]) -> Iterator[tuple[DataPath, str]]:
    owners: tuple[Task | Taskforce, ...] = (*tracker.taskforces, *tracker.tasks)
    for owner in owners:
        if owner.place.file in files:
            yield owner.place, owner.id
            yield from ((one.place, one.id) for one in owner.milestones)
    yield from ((one.place, one.id) for one in tracker.ministries)
    yield from ((one.place, one.id) for one in tracker.meetings)
    yield from ((lost.place, lost.id) for lost in tracker.unreadable)
