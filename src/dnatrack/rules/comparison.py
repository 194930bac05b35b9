"""Two states of the data, item by item: what the rules about a change look at."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from dnatrack.history.facts import DecisionFacts, ItemFacts, RevisionFacts, facts_of, has_items
from dnatrack.loading.load import Loaded, NoMemory, parse
from dnatrack.model.data_files import TASK_FOLDER, DataPath
from dnatrack.model.fields import Name
from dnatrack.model.finding import Problem
from dnatrack.model.milestone import Grounds, LookedFor, Milestone, Revision, full_reference
from dnatrack.model.period import Period, period_of
from dnatrack.model.task import Task
from dnatrack.model.tracker import ItemKind, OwedMilestone, Unreadable
from dnatrack.model.words import Lifecycle, MilestoneKind, RevisionReason, SearchResult
from dnatrack.rules.pairs import Matched, Owner, Pair, compared_title, less_readable_files, match


def _readable_facts(file: str, data: bytes) -> Sequence[ItemFacts]:
    """What a file says of items, also where some of it is wrong, or it is no YAML."""
    value = parse(file, data, NoMemory()).value
    if value is None:
        # Needed where a file was broken before a change, and nowhere else.
        from dnatrack.yamltext.characters import decode  # noqa: PLC0415 - slow to import
        from dnatrack.yamltext.parse import salvage  # noqa: PLC0415 - slow to import

        value = salvage(decode(data) or "")
    return facts_of(file, value) or ()


class DeletedMilestone(NamedTuple):
    """A milestone that is gone, by its full id, and what owed it, which is still there."""

    id: str
    owner: Owner


def _milestone_of(facts: ItemFacts) -> Milestone:
    """The milestone that a text tells of, which could not be read as one."""
    return Milestone(
        id=facts.id.rpartition("/")[2],
        title=Name(korean=facts.title),
        kind=MilestoneKind.PLAN,
        due=Period.parse(facts.due) if facts.due else None,
        lifecycle=next((one for one in Lifecycle if one == facts.lifecycle), Lifecycle.PLANNED),
        revisions=tuple(_revisions_of(facts.revisions)),
        reason=facts.reason or None,
        decision=_grounds_of(facts.decision) if facts.decision is not None else None,
        looked_for=_search_of(facts.searched),
        sources=(),
    )


def _grounds_of(facts: DecisionFacts) -> Grounds:
    _, reason, authority, source = (one or None for one in facts)
    on = period_of(facts.on)
    day = on.first if on is not None else date.min
    return Grounds(on=day, reason=reason or "", authority=authority, source=source)


def _search_of(result: str) -> LookedFor | None:
    found = next((one for one in SearchResult if one == result), None)
    return LookedFor(on=date.min, result=found) if found is not None else None


def _revisions_of(facts: Sequence[RevisionFacts]) -> Iterator[Revision]:
    for one in facts:
        on, since, to = map(period_of, (one.on, one.since, one.to))
        if since is not None and to is not None:
            yield Revision(
                on=on.first if on is not None else date.min,
                since=since,
                to=to,
                reason=next(
                    (r for r in RevisionReason if r == one.reason), RevisionReason.EXTERNAL
                ),
                note=one.note or None,
                authority=one.authority or None,
                source=one.source or None,
            )


@dataclass(frozen=True)
class Comparison:
    """The data before and after a change, with what is the same on both sides in pairs.

    What is the very same record on both sides is left out, so that only what changed
    costs anything. `retired` gives what was last said under an id of what was gone before
    the change. `day` is the one on which the change was made; without it nothing is said
    of days that lie ahead of it, or far behind.
    """

    before: Loaded
    after: Loaded
    retired: Mapping[str, ItemFacts] = field(default_factory=dict)
    day: date | None = None

    @cached_property
    def matched(self) -> Matched:
        """What became of everything that the change may have touched."""
        return match(self.before, self.after)

    @cached_property
    def tasks(self) -> tuple[Pair[Task], ...]:
        """The tasks that are on both sides, whatever became of their ids."""
        renamed = (
            Pair(before, after)
            for before, after in self.matched.renamed
            if isinstance(before, Task) and isinstance(after, Task)
        )
        return (*self.matched.tasks.pairs, *renamed)

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
    def promised_before(self) -> tuple[Pair[Milestone], ...]:
        """Milestones that are new as records, but were promised before.

        Each part of what was one is there with the whole, what came back with what it was
        before it was gone, and what cannot be read on one side with what anybody can make
        out of it: what was due, and how it went.
        """
        parts = self.matched.parts
        whole = (Pair(one.before.milestone, one.after.milestone) for one in parts)
        heirs = ((one, self._named.get(one.id)) for one in self._unread)
        unread = (Pair(_milestone_of(one), heir) for one, heir in heirs if heir is not None)
        return (*whole, *unread, *self._come_back, *self._blurred)

    @cached_property
    def promised(self) -> tuple[Pair[Milestone], ...]:
        """The milestones that were promised before and are still there, as whatever record."""
        return (*self.milestones, *self.promised_before)

    @cached_property
    def deliverables(self) -> tuple[Pair[Task | Milestone], ...]:
        """The milestones and the tasks that are on both sides."""
        return (*self.milestones, *self.tasks)

    @cached_property
    def _unread(self) -> tuple[ItemFacts, ...]:
        """The milestones that could not be read before, as far as their texts tell of them."""
        known = self.before.tracker.owed_by_id
        files = filter(self._is_changed, sorted(self.before.tracker.partly_read))
        return tuple(
            one
            for file in files
            for one in _readable_facts(file, self.before.snapshot.files.get(file, b""))
            if one.is_milestone and one.id not in known
        )

    def sought(self) -> Mapping[str, OwedMilestone | Task]:
        """The ids under which something may have been promised that was gone before the change.

        What is new may have had its id then, and any milestone what it names only now.
        """
        known = {*self.before.tracker.owed_by_id, *self.before.tracker.unreadable_ids}
        found: dict[str, OwedMilestone | Task] = {one.id: one for one in self.created()}
        named = [(frozenset[str](), one) for one in self.matched.milestones.created]
        named += [(names_of(one.before), one.after) for one in self.owed]
        for before, one in named:
            found |= {id_: one for id_ in sorted(names_of(one) - before) if id_ not in known}
        return found

    @cached_property
    def _come_back(self) -> tuple[Pair[Milestone], ...]:
        """The milestones that were gone before the change, each with what it was."""
        sought = self.sought() if self.retired else {}
        return tuple(
            Pair(_milestone_of(self.retired[id_]), one.milestone)
            for id_, one in sought.items()
            if isinstance(one, OwedMilestone) and id_ in self.retired
            if id_ != one.id or is_like(self.retired[id_], one.milestone.title)
        )

    @cached_property
    def _blurred(self) -> tuple[Pair[Milestone], ...]:
        """The milestones in files of which the change made something unreadable."""
        old, new = self.before.tracker.owed_by_id, self.after.tracker.owed_by_id
        found = []
        for file, (was, now) in self._less_readable.items():
            for facts in now.values():
                id_ = next((one for one in (facts.id, *facts.formerly) if one in was), None)
                after = new[facts.id].milestone if facts.id in new else self._placed(file, facts)
                if id_ is not None:
                    before = old[id_].milestone if id_ in old else _milestone_of(was[id_])
                    found.append(Pair(before, self._as_far_as_read(before, after)))
        return tuple(found)

    @cached_property
    def _less_readable(self) -> Mapping[str, tuple[Mapping[str, ItemFacts], ...]]:
        """What the texts tell of milestones, before and after, where the change hid something."""
        sides = (self.before.snapshot.files, self.after.snapshot.files)
        less_readable = sorted(less_readable_files(self.before, self.after) & sides[1].keys())
        hidden = filter(self._is_changed, less_readable)
        return {
            file: tuple(
                {one.id: one for one in _readable_facts(file, side[file]) if one.is_milestone}
                for side in sides
            )
            for file in hidden
        }

    def _as_far_as_read(self, before: Milestone, after: Milestone) -> Milestone:
        """`after`, as `before` in what cannot be read there: that is told already."""
        defects = (one.problem.at for one in self.after.defects)
        inside, depth = after.place, len(after.place.keys)
        bad = {
            at.keys[depth]
            for at in defects
            if isinstance(at, DataPath) and at.file == inside.file
            if len(at.keys) > depth and at.keys[:depth] == inside.keys
        }
        if bad & {"lifecycle", "decision", "looked_for"}:
            after = after.replace(lifecycle=before.lifecycle)
        return after.replace(due=after.due or before.due) if "due" in bad else after

    def _placed(self, file: str, facts: ItemFacts) -> Milestone:
        """What a text tells of a milestone that cannot be read, where that stands."""
        lost = (one.place for one in self.after.tracker.unreadable if one.full_id == facts.id)
        record = _milestone_of(facts)
        record.put_at(next(lost, DataPath(file)))
        return record

    @cached_property
    def _named(self) -> Mapping[str, Milestone]:
        """The milestones of now by all the full ids that they have and had."""
        found: dict[str, Milestone] = {}
        for owed in reversed(self.after.tracker.owed):
            found |= dict.fromkeys((*names_of(owed), owed.id), owed.milestone)
        return found

    def _is_changed(self, file: str) -> bool:
        old, new = (one.snapshot.files.get(file) for one in (self.before, self.after))
        return has_items(file) and old is not None and old != new

    def deleted_tasks(self) -> Iterator[Task | Unreadable]:
        """The tasks that are gone, those included that could not be read before.

        None where their folder cannot be read: then nothing is known of them.
        """
        if TASK_FOLDER in self.after.snapshot.faults:
            return
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
                yield DeletedMilestone(owed.id, owner)
        now = self.after.tracker
        titles = {compared_title(one.milestone.title) for one in self.matched.milestones.created}
        for one in self._unread:
            lost_to = self._owner(one.owner)
            is_there = one.id in self._named or one.title in titles
            if lost_to and not is_there and lost_to.place.file not in now.partly_read:
                yield DeletedMilestone(one.id, lost_to)
        for was, still in self._less_readable.values():
            for id_, one in was.items():
                # Without an owner the text is no YAML, and nobody can tell what it left out.
                lost_to = self._owner(one.owner)
                if lost_to and id_ not in still and id_ not in self._named:
                    yield DeletedMilestone(id_, lost_to)

    def _owner(self, id_: str) -> Owner | None:
        now = self.after.tracker
        return now.tasks_by_id.get(id_) or now.taskforces_by_id.get(id_)

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

    def is_same_taskforce(self, before: Task, after: Task) -> bool:
        """Whether a task belongs to the taskforce that it did, by whatever id."""
        home = self.before.tracker.taskforces_by_id.get(before.taskforce)
        heir = self.matched.heir_of(home) if home is not None else None
        return after.taskforce in {before.taskforce, heir.id if heir is not None else ""}

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


def is_undeclared(old: Period, after: Milestone) -> bool:
    """Whether the deadline is another one now, and no revision says how it came to that."""
    return after.due not in {None, old} and not declared_moves(after, old, after.due)


def keeps_revisions(before: Milestone, after: Milestone) -> bool:
    """Whether every revision is still there, in its place; what it left out may be there now."""
    kept = after.revisions[: len(before.revisions)]
    return len(kept) == len(before.revisions) and all(map(_is_kept, before.revisions, kept))


def _is_kept(old: Revision, new: Revision) -> bool:
    same = (old.on, old.since, old.to, old.reason) == (new.on, new.since, new.to, new.reason)
    return same and old.authority in {None, new.authority} and old.source in {None, new.source}


def new_revisions(before: Milestone, after: Milestone) -> Iterator[tuple[int, Revision]]:
    """The revisions that were added behind those of before, each with its index."""
    yield from enumerate(after.revisions[len(before.revisions) :], start=len(before.revisions))


# What is said of a promise that somebody leaves.


def is_searched(before: Task | Milestone, after: Task | Milestone) -> bool:
    """Whether somebody has looked for the outcome since."""
    search = after.looked_for
    has_looked = search is not None and search.result is not SearchResult.NOT_SEARCHED
    return has_looked and search != before.looked_for


# What is the same as something else, by what it is called.


def is_like(facts: ItemFacts, title: Name) -> bool:
    """Whether what was gone had the same title."""
    return " ".join(facts.title.split()) == compared_title(title)


def names_of(owed: OwedMilestone) -> frozenset[str]:
    """The full ids under which a milestone says that it was promised before."""
    own, owner = owed.milestone, owed.owner
    written = (*own.formerly, *((own.part_of,) if own.part_of else ()))
    return frozenset(
        (
            *(full_reference(one, owner.id) for one in written),
            *(f"{one}/{own.id}" for one in owner.formerly),
        )
    )
