"""Which things before a change are which after it, whatever became of their ids."""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from dnatrack.loading.load import Loaded
from dnatrack.loading.snapshot import Snapshot
from dnatrack.model.fields import Name
from dnatrack.model.finding import Severity
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import OwedMilestone, Tracker
from dnatrack.rules.data import rules_by_id


def less_readable_files(before: Loaded, after: Loaded) -> frozenset[str]:
    """The files whose text or schema has errors that were not there before.

    Errors that were there before, under whatever name of the file, hide as much on both sides.
    """
    brought = _errors(after, {}) - _errors(before, moved_files(before.snapshot, after.snapshot))
    return frozenset(file for file, _, _ in brought)


_ID = re.compile(rb"^id:[ \t]*([^\s#]+)", re.MULTILINE)


def moved_files(before: Snapshot, after: Snapshot) -> Mapping[str, str]:
    """The files that have another name after a change: with the same content, or the same id."""
    gone = before.files.keys() - after.files.keys()
    made = after.files.keys() - before.files.keys()
    found: dict[str, str] = {}
    for key_of in (bytes, _id_in) if gone and made else ():
        places = {key_of(after.files[file]): file for file in sorted(made)}
        for file in sorted(gone - found.keys()):
            key = key_of(before.files[file])
            if key and key in places:
                found[file] = places.pop(key)
        made = made - set(found.values())
    return found


def _id_in(data: bytes) -> bytes:
    """The id of the task that a file holds, as far as it can be seen without reading it."""
    match = _ID.search(data)
    return match[1] if match else b""


def _errors(loaded: Loaded, moved: Mapping[str, str]) -> Counter[tuple[str, str, str]]:
    rules = rules_by_id()
    files = (defect.problem.at.file for defect in loaded.defects)
    return Counter(
        (moved.get(file, file), defect.rule, defect.problem.message.en)
        for file, defect in zip(files, loaded.defects, strict=True)
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
    id_of: Callable[[_Thing], Hashable],
    before: Sequence[_Thing],
    after: Sequence[_Thing],
    *,
    former_ids: Callable[[_Thing], Sequence[Hashable]],
) -> Paired[_Thing]:
    """What has the same id is the same, and so is what says that it had it before.

    What repeats an id is left out, but for the first. Who had an id before takes it only
    where it is free now, or where whoever has it now has just come by it the same way.
    """
    old, new = _by_key(id_of, before), _by_key(id_of, after)
    claims: dict[Hashable, _Thing] = {}
    for id_, thing in new.items():
        known = former_ids(old[id_]) if id_ in old else ()
        for former in former_ids(thing):
            if former in old and (former not in new or former not in known):
                claims.setdefault(former, thing)
    moving = {id_of(thing) for thing in claims.values()}
    heirs = {id_: one for id_, one in claims.items() if id_ not in new or id_ in moving}
    heirs |= {id_: one for id_, one in new.items() if id_ in old and id_ not in heirs}
    known_again = {id(one) for one in heirs.values()}
    return Paired(
        tuple(Pair(old[id_], thing) for id_, thing in heirs.items()),
        tuple(thing for id_, thing in old.items() if id_ not in heirs),
        tuple(thing for thing in new.values() if id(thing) not in known_again),
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

    The pairs have the same id, or the later says under `formerly` that it had it. What is
    `renamed` has another id and does not say so, but is alike otherwise, in the same place;
    `moved` are milestones that somebody else owes now, just as quietly. `parts` are new
    and say what they were a part of. `gone` and `created` are left only where nothing
    explains them. `heirs` gives what an owner of before is now.
    """

    taskforces: Paired[Taskforce]
    tasks: Paired[Task]
    renamed: tuple[Pair[Owner], ...]
    milestones: Paired[OwedMilestone]
    renamed_milestones: tuple[Pair[OwedMilestone], ...]
    moved_milestones: tuple[Pair[OwedMilestone], ...]
    parts: tuple[Pair[OwedMilestone], ...]
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
    taskforces = pair_by_id(
        lambda one: one.id, old.taskforces, new.taskforces, former_ids=lambda one: one.formerly
    )
    named_alike = pair_by_likeness(
        lambda one: compared_title(one.name), taskforces.gone, taskforces.created
    )
    tasks = pair_by_id(
        lambda one: one.id, old.tasks, new.tasks, former_ids=lambda one: one.formerly
    )
    moved_in = {pair.before.id: pair.after.id for pair in (*taskforces.pairs, *named_alike.pairs)}
    alike = pair_by_likeness(
        lambda one: (compared_title(one.title), moved_in.get(one.taskforce, one.taskforce)),
        tasks.gone,
        tasks.created,
    )
    renamed: tuple[Pair[Owner], ...] = (*named_alike.pairs, *alike.pairs)
    owners: list[Pair[Owner]] = [*taskforces.pairs, *tasks.pairs, *renamed]
    parts = {one.part_of: one for one in reversed(alike.created)}
    heirs = {
        **{_name(one): parts[one.id] for one in alike.gone if one.id in parts},
        **{_name(pair.before): pair.after for pair in owners},
    }
    gone = tuple(one for one in alike.gone if one.id not in parts)
    return _with_milestones(
        Matched(
            Paired(taskforces.pairs, named_alike.gone, named_alike.created),
            Paired(tasks.pairs, gone, alike.created),
            renamed,
            Paired((), _owed(old), _owed(new)),
            (),
            (),
            (),
            heirs,
        )
    )


def _with_milestones(owners: Matched) -> Matched:
    """`owners`, with what became of their milestones."""
    names = _MilestoneNames(owners.heirs, owners.milestones.gone)
    _, gone, created = owners.milestones
    found = pair_by_id(names.name, gone, created, former_ids=names.former)
    whole = {names.name(one): one for one in gone}
    parts = tuple(
        Pair(whole[name], one) for one in found.created if (name := names.whole(one)) in whole
    )
    split = {id(one) for pair in parts for one in pair}
    renamed = pair_by_likeness(
        lambda one: (names.owner(one), compared_title(one.milestone.title)),
        [one for one in found.gone if id(one) not in split],
        [one for one in found.created if id(one) not in split],
    )
    same_id = pair_by_likeness(
        lambda one: (one.milestone.id, compared_title(one.milestone.title)),
        renamed.gone,
        renamed.created,
    )
    same_title = pair_by_likeness(
        lambda one: (one.milestone.kind, compared_title(one.milestone.title)),
        same_id.gone,
        same_id.created,
    )
    return owners._replace(
        milestones=Paired(found.pairs, same_title.gone, same_title.created),
        renamed_milestones=renamed.pairs,
        moved_milestones=(*same_id.pairs, *same_title.pairs),
        parts=parts,
    )


_MilestoneName = tuple[OwnerName, str]


class _MilestoneNames:
    """What milestones are called on both sides: by their owner of now, and their id."""

    def __init__(self, heirs: Mapping[OwnerName, Owner], before: Sequence[OwedMilestone]) -> None:
        self._heirs = heirs
        self._by_id = {one.id: self.name(one) for one in reversed(before)}

    def owner(self, owed: OwedMilestone) -> OwnerName:
        """Who owes it now."""
        name = _name(owed.owner)
        return _name(self._heirs[name]) if name in self._heirs else name

    def name(self, owed: OwedMilestone) -> _MilestoneName:
        """What it is called."""
        return self.owner(owed), owed.milestone.id

    def former(self, owed: OwedMilestone) -> tuple[_MilestoneName, ...]:
        """What it says that it was called before."""
        return tuple(self._name_of(one, owed) for one in owed.milestone.formerly)

    def whole(self, owed: OwedMilestone) -> _MilestoneName | None:
        """What it says that it was a part of."""
        written = owed.milestone.part_of
        return self._name_of(written, owed) if written is not None else None

    def _name_of(self, written: str, owed: OwedMilestone) -> _MilestoneName:
        """What is called so by `owed`, whose own milestones it may name by their bare id."""
        nobody = self.owner(owed), written
        return self._by_id.get(written, nobody) if "/" in written else nobody


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


def _owed(side: _Side) -> tuple[OwedMilestone, ...]:
    owners: tuple[Owner, ...] = (*side.taskforces, *side.tasks)
    return tuple(OwedMilestone(owner, one) for owner in owners for one in owner.milestones)
