"""Two states of the data, item by item: what the rules about a change look at."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from dnatrack.checking.matching import Matched, Owner, compared_title, match
from dnatrack.checking.pairing import Pair
from dnatrack.loading.load import Loaded
from dnatrack.model.finding import Problem
from dnatrack.model.milestone import Milestone
from dnatrack.model.task import Task
from dnatrack.model.tracker import ItemKind, OwedMilestone, Unreadable


class DeletedMilestone(NamedTuple):
    """A milestone that is gone, and what owed it, which is still there."""

    owed: OwedMilestone
    owner: Owner


@dataclass(frozen=True)
class Comparison:
    """The data before and after a change, with what is the same on both sides in pairs.

    What is the very same record on both sides is left out, so that only what changed
    costs anything. `retired` gives the last title of what stood under an id at some
    earlier time and was gone before the change.
    """

    before: Loaded
    after: Loaded
    retired: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def matched(self) -> Matched:
        """What became of everything that the change may have touched."""
        return match(self.before, self.after)

    @cached_property
    def tasks(self) -> tuple[Pair[Task], ...]:
        """The tasks that are on both sides, whatever became of their ids."""
        return (*self.matched.tasks.pairs, *self.matched.renamed_tasks)

    @cached_property
    def owed(self) -> tuple[Pair[OwedMilestone], ...]:
        """The milestones that are on both sides, whatever became of their ids and owners."""
        found = self.matched
        return (*found.milestones.pairs, *found.renamed_milestones, *found.moved_milestones)

    @cached_property
    def milestones(self) -> tuple[Pair[Milestone], ...]:
        """The same, without those who owe them."""
        return tuple(Pair(one.before.milestone, one.after.milestone) for one in self.owed)

    @cached_property
    def deliverables(self) -> tuple[Pair[Task | Milestone], ...]:
        """The milestones and the tasks that are on both sides."""
        return (*self.milestones, *self.tasks)

    def deleted_tasks(self) -> Iterator[Task | Unreadable]:
        """The tasks that are gone, those included that could not be read before."""
        now = self.after.tracker
        for task in self.matched.tasks.gone:
            if task.id not in now.unreadable_ids:
                yield task
        titles = {compared_title(one.title) for one in self.matched.tasks.created}
        for lost in self.before.tracker.unreadable:
            is_renamed = lost.title is not None and compared_title(lost.title) in titles
            if lost.kind is ItemKind.TASK and not is_renamed and not self._is_there(lost):
                yield lost

    def deleted_milestones(self) -> Iterator[DeletedMilestone]:
        """The milestones that are gone, but not those that went with what owed them."""
        for owed in self.matched.milestones.gone:
            owner = self.matched.heir_of(owed.owner)
            if owner is not None:
                yield DeletedMilestone(owed, owner)

    def created(self) -> Iterator[Task | OwedMilestone]:
        """The tasks and milestones that are new."""
        unread = self.before.tracker.unreadable_ids
        made: tuple[Task | OwedMilestone, ...] = (
            *self.matched.tasks.created,
            *self.matched.milestones.created,
        )
        for one in made:
            if one.id not in unread:
                yield one

    def _is_there(self, lost: Unreadable) -> bool:
        now = self.after.tracker
        snapshot = self.after.snapshot
        is_file_there = lost.place.file in snapshot.files or lost.place.file in snapshot.faults
        return is_file_there or lost.id in now.tasks_by_id or lost.id in now.unreadable_ids


ChangeCheck = Callable[[Comparison], Iterator[Problem]]
