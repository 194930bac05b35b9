"""Which tasks and milestones before a change are which after it."""

from collections.abc import Mapping
from typing import NamedTuple

from dnatrack.checking.obscuring import less_readable_files
from dnatrack.checking.pairing import Pair, Paired, pair_by_id, pair_by_likeness
from dnatrack.loading.load import Loaded
from dnatrack.model.fields import Name
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import OwedMilestone, Tracker

Owner = Task | Taskforce
OwnerName = tuple[type[Owner], str]
"""A task and a taskforce may have the same id."""


class Matched(NamedTuple):
    """What became of every task, taskforce and milestone that is not the very same record.

    `renamed` have another id but are alike otherwise, in the same place; `moved` are
    milestones that somebody else owes now. `gone` and `created` are left in `taskforces`,
    `tasks` and `milestones` only where nothing explains them. `heirs` gives what an owner
    of before is now.
    """

    taskforces: Paired[Taskforce]
    tasks: Paired[Task]
    renamed_tasks: tuple[Pair[Task], ...]
    milestones: Paired[OwedMilestone]
    renamed_milestones: tuple[Pair[OwedMilestone], ...]
    moved_milestones: tuple[Pair[OwedMilestone], ...]
    heirs: Mapping[OwnerName, Owner]

    def heir_of(self, owner: Owner) -> Owner | None:
        """What an owner of before is now; None where it is gone."""
        return self.heirs.get(_name(owner))


def match(before: Loaded, after: Loaded) -> Matched:
    """What became of everything that a change may have touched.

    A file that the change made unreadable, in part or whole, is left out: that is a
    finding already, and what is missing there was not taken out.
    """
    old, new = _sides(before, after)
    taskforces = pair_by_id(lambda one: one.id, old.taskforces, new.taskforces)
    tasks = pair_by_id(lambda one: one.id, old.tasks, new.tasks)
    alike = pair_by_likeness(_likeness, tasks.gone, tasks.created)
    owners: list[Pair[Owner]] = [*taskforces.pairs, *tasks.pairs, *alike.pairs]
    heirs = {_name(pair.before): pair.after for pair in owners}

    def owner_of(owed: OwedMilestone) -> OwnerName:
        """Who owes it now."""
        name = _name(owed.owner)
        return _name(heirs[name]) if name in heirs else name

    milestones = pair_by_id(lambda one: (owner_of(one), one.milestone.id), _owed(old), _owed(new))
    renamed = pair_by_likeness(
        lambda one: (owner_of(one), compared_title(one.milestone.title)),
        milestones.gone,
        milestones.created,
    )
    moved = pair_by_likeness(
        lambda one: (one.milestone.id, compared_title(one.milestone.title)),
        renamed.gone,
        renamed.created,
    )
    return Matched(
        taskforces,
        Paired(tasks.pairs, alike.gone, alike.created),
        alike.pairs,
        Paired(milestones.pairs, moved.gone, moved.created),
        renamed.pairs,
        moved.pairs,
        heirs,
    )


def compared_title(name: Name) -> str:
    """A title as it is compared: in Korean, however it was wrapped."""
    return " ".join(name.ko.split())


def _name(owner: Owner) -> OwnerName:
    return type(owner), owner.id


class _Side(NamedTuple):
    """What stands on one side and is not the very same record on the other."""

    taskforces: tuple[Taskforce, ...]
    tasks: tuple[Task, ...]


def _sides(before: Loaded, after: Loaded) -> tuple[_Side, _Side]:
    left_out = less_readable_files(before, after)
    return (
        _side(before.tracker, after.tracker, left_out),
        _side(after.tracker, before.tracker, left_out),
    )


def _side(tracker: Tracker, other: Tracker, left_out: frozenset[str]) -> _Side:
    same = {id(one) for one in (*other.tasks, *other.taskforces)}

    def is_touched(owner: Owner) -> bool:
        return id(owner) not in same and owner.place.file not in left_out

    return _Side(
        tuple(filter(is_touched, tracker.taskforces)), tuple(filter(is_touched, tracker.tasks))
    )


def _likeness(task: Task) -> tuple[str, str]:
    return compared_title(task.title), task.taskforce


def _owed(side: _Side) -> tuple[OwedMilestone, ...]:
    owners: tuple[Owner, ...] = (*side.taskforces, *side.tasks)
    return tuple(OwedMilestone(owner, one) for owner in owners for one in owner.milestones)
