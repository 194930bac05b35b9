"""Two states of the data, item by item: what the rules about a change look at."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from dnatrack.loading.load import Loaded
from dnatrack.model.fields import Name
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.milestone import Milestone, Revision
from dnatrack.model.period import Period
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import ItemKind, OwedMilestone, Tracker, Unreadable
from dnatrack.rules.data import rules_by_id


def less_readable_files(before: Loaded, after: Loaded) -> frozenset[str]:
    """The files whose text or schema has errors that were not there before.

    Errors that were there before hide as much on both sides.
    """
    brought = _errors(after) - _errors(before)
    return frozenset(file for file, _, _ in brought)


def _errors(loaded: Loaded) -> Counter[tuple[str, str, str]]:
    rules = rules_by_id()
    return Counter(
        (defect.problem.at.file, defect.rule, defect.problem.message.en)
        for defect in loaded.defects
        if rules[defect.rule].severity is Severity.ERROR
    )


# Which things before a change are the same as which after it.

_Thing = TypeVar("_Thing")
_Kept = TypeVar("_Kept", covariant=True)  # noqa: PLC0105 - a suffix would say nothing more


class Pair(NamedTuple, Generic[_Kept]):
    """One thing before and after a change."""

    before: _Kept
    after: _Kept


class Paired(NamedTuple, Generic[_Kept]):
    """The things of both sides: those that are the same, those that are gone, those new."""

    pairs: tuple[Pair[_Kept], ...]
    gone: tuple[_Kept, ...]
    created: tuple[_Kept, ...]


def pair_by_id(
    id_of: Callable[[_Thing], Hashable], before: Sequence[_Thing], after: Sequence[_Thing]
) -> Paired[_Thing]:
    """What has the same id is the same; what repeats an id is left out, but for the first."""
    old, new = _by_key(id_of, before), _by_key(id_of, after)
    return Paired(
        tuple(Pair(old[id_], thing) for id_, thing in new.items() if id_ in old),
        tuple(thing for id_, thing in old.items() if id_ not in new),
        tuple(thing for id_, thing in new.items() if id_ not in old),
    )


def pair_by_likeness(
    likeness: Callable[[_Thing], Hashable], before: Sequence[_Thing], after: Sequence[_Thing]
) -> Paired[_Thing]:
    """What is alike is the same, where either side has only one thing that is like it."""
    often = {
        key
        for side in (before, after)
        for key, count in Counter(map(likeness, side)).items()
        if count > 1
    }
    old, new = _by_key(likeness, before), _by_key(likeness, after)
    same = [key for key in new if key in old and key not in often]
    return Paired(
        tuple(Pair(old[key], new[key]) for key in same),
        tuple(thing for thing in before if likeness(thing) not in same),
        tuple(thing for thing in after if likeness(thing) not in same),
    )


def _by_key(
    key_of: Callable[[_Thing], Hashable], things: Sequence[_Thing]
) -> dict[Hashable, _Thing]:
    found: dict[Hashable, _Thing] = {}
    for thing in things:
        found.setdefault(key_of(thing), thing)
    return found


# Which tasks and milestones before a change are which after it.

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


# The sources that show a completion, before and after a change.


def lost_evidence(
    comparison: Comparison, before: Task | Milestone, after: Task | Milestone
) -> tuple[str, ...]:
    """The evidence of before that is gone; a source that only has a new id is not."""
    was, now = comparison.before.tracker.sources, comparison.after.tracker.sources
    kept = [now[one] for one in after.evidence if one in now]
    return tuple(
        one
        for one in before.evidence
        if one not in after.evidence and (one not in was or was[one] not in kept)
    )


def new_evidence(before: Task | Milestone, after: Task | Milestone) -> tuple[str, ...]:
    """The evidence of after that was not there before."""
    return tuple(one for one in after.evidence if one not in before.evidence)


# What declared changes of a deadline say of the way from one state to the next.


def declared_moves(milestone: Milestone, old: Period, new: Period) -> tuple[Revision, ...]:
    """The last revisions of a milestone, if they lead from `old` to `new`; else none."""
    revisions = milestone.revisions
    if revisions and revisions[-1].to == new:
        for index in reversed(range(len(revisions))):
            if revisions[index].since == old:
                return revisions[index:]
    return ()


def is_undeclared(before: Milestone, after: Milestone) -> bool:
    """Whether the deadline is another one now, and no revision says how it came to that."""
    if before.due is None or after.due is None or before.due == after.due:
        return False
    return not declared_moves(after, before.due, after.due)


def keeps_revisions(before: Milestone, after: Milestone) -> bool:
    """Whether every revision is still there, in the same order.

    Others may have come between them, and what was left out may have been filled in.
    """
    rest = iter(after.revisions)
    return all(any(_is_kept(old, new) for new in rest) for old in before.revisions)


def _is_kept(old: Revision, new: Revision) -> bool:
    same = (old.on, old.since, old.to, old.reason) == (new.on, new.since, new.to, new.reason)
    return same and old.authority in {None, new.authority} and old.source in {None, new.source}


def original_due(milestone: Milestone) -> Period | None:
    """The first deadline that the milestone admits to."""
    return milestone.revisions[0].since if milestone.revisions else milestone.due
