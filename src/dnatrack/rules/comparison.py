"""Two states of the data, item by item: what the rules about a change look at."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import zip_longest
from typing import NamedTuple
from unicodedata import normalize

from dnatrack.history.facts import ItemFacts, facts_of, has_items
from dnatrack.loading.load import Loaded, NoMemory, parse
from dnatrack.model.data_files import TASK_FOLDER
from dnatrack.model.fields import Name
from dnatrack.model.finding import Problem
from dnatrack.model.milestone import Milestone, Revision, full_reference
from dnatrack.model.period import Period
from dnatrack.model.task import Task
from dnatrack.model.tracker import ItemKind, OwedMilestone, Unreadable
from dnatrack.model.words import Lifecycle, MilestoneKind, SearchResult
from dnatrack.rules.pairs import Matched, Owner, Pair, compared_title, match


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
        title=Name(ko=facts.title),
        kind=MilestoneKind.PLAN,
        due=Period.parse(facts.due) if facts.due else None,
        lifecycle=next((one for one in Lifecycle if one == facts.lifecycle), Lifecycle.PLANNED),
        sources=(),
    )


@dataclass(frozen=True)
class Comparison:
    """The data before and after a change, with what is the same on both sides in pairs.

    What is the very same record on both sides is left out, so that only what changed
    costs anything. `retired` gives the last title of what stood under an id at some
    earlier time and was gone before the change. `day` is the one on which the change was
    made; without it nothing is said of days that lie ahead of it, or far behind.
    """

    before: Loaded
    after: Loaded
    retired: Mapping[str, str] = field(default_factory=dict)
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

        Each part of what was one is there with the whole, and what could not be read
        with what anybody could make out of it: what was due, and how it went.
        """
        parts = self.matched.parts
        whole = (Pair(one.before.milestone, one.after.milestone) for one in parts)
        heirs = ((one, self._named.get(one.id)) for one in self._unread)
        unread = (Pair(_milestone_of(one), heir) for one, heir in heirs if heir is not None)
        return (*whole, *unread)

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

    @cached_property
    def _named(self) -> Mapping[str, Milestone]:
        """The milestones of now by all the full ids that they have and had."""
        found: dict[str, Milestone] = {}
        for owed in reversed(self.after.tracker.owed):
            one = owed.milestone
            former = (*one.formerly, *((one.part_of,) if one.part_of else ()), one.id)
            found |= {full_reference(id_, owed.owner.id): one for id_ in former}
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
            lost_to = now.tasks_by_id.get(one.owner) or now.taskforces_by_id.get(one.owner)
            is_there = one.id in self._named or one.title in titles
            if lost_to and not is_there and lost_to.place.file not in now.partly_read:
                yield DeletedMilestone(one.id, lost_to)

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


# What a promise counts.

# Not a year, a month or what counts things through: those say when and which, not how much.
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?(?![\d,.]*\s*(?:년|월|일|차|단계|호|st|nd|rd|th))")
_YEAR = re.compile(r"(?:19|20)\d\d")


def fewer_in_title(before: Task | Milestone, after: Task | Milestone) -> str:
    """The figures of a title that became smaller, as `11 → 1`; empty where none did."""
    old, new = before.title, after.title
    return fewer(old.ko, new.ko) or (fewer(old.en, new.en) if old.en and new.en else "")


def fewer(old: str, new: str) -> str:
    """The figures of one text that are smaller in another, as `11 → 1`; empty for none."""
    was, now = _figures(old), _figures(new)
    lost = sorted((was - now).elements(), reverse=True)
    come = sorted((now - was).elements(), reverse=True)
    pairs = zip_longest(lost, come[: len(lost)])
    return ", ".join(
        f"{one:,g} → {other:,g}" if other is not None else f"{one:,g} → –"
        for one, other in pairs
        if one is not None and (other is None or other < one)
    )


def _figures(text: str) -> Counter[float]:
    found = (one[0] for one in _FIGURE.finditer(normalize("NFKC", text)))
    return Counter(float(one.replace(",", "")) for one in found if not _YEAR.fullmatch(one))
