"""What changed in meaning between two states of one item."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from dnatrack.domain.period import Period, PeriodError
from dnatrack.domain.words import Lifecycle
from dnatrack.history.facts import ItemFacts, RevisionFacts


class ChangeKind(StrEnum):
    """What sort of change it is, in the order in which reports list them."""

    POSTPONED = "postponed"
    WIDENED = "widened"
    DUE_REMOVED = "due-removed"
    BROUGHT_FORWARD = "brought-forward"
    NARROWED = "narrowed"
    DUE_ADDED = "due-added"
    DONE = "done"
    UNDONE = "undone"
    CANCELLED = "cancelled"
    LIFECYCLE = "lifecycle"
    DONE_ON = "done-on"
    CREATED = "created"
    DELETED = "deleted"
    MOVED = "moved"
    LEAD = "lead"
    PARTNERS = "partners"
    EVIDENCE_ADDED = "evidence-added"
    EVIDENCE_REMOVED = "evidence-removed"
    PROMISE = "promise"
    TITLE = "title"
    REVISION_DECLARED = "revision-declared"
    REVISION_REMOVED = "revision-removed"


DUE_KINDS = frozenset(
    {
        ChangeKind.POSTPONED,
        ChangeKind.WIDENED,
        ChangeKind.DUE_REMOVED,
        ChangeKind.BROUGHT_FORWARD,
        ChangeKind.NARROWED,
        ChangeKind.DUE_ADDED,
    }
)
"""The kinds that say something of the deadline itself."""

WITHDRAWN = frozenset({Lifecycle.CANCELLED.value, Lifecycle.SUPERSEDED.value})


class Change(NamedTuple):
    """One change of one item, with its value before and after.

    `id` is the item's full id. For a completion `new` is the day or period of it, for
    everything else the two values are of the same field. `days` is how many days the
    last day of the deadline moved, later is positive. `revision` is the declared
    revision that explains a move; None is undeclared.
    """

    kind: ChangeKind
    id: str
    old: str = ""
    new: str = ""
    days: int | None = None
    revision: RevisionFacts | None = None

    @property
    def is_slip(self) -> bool:
        """Whether the deadline now ends on a later day, or is gone."""
        if self.kind is ChangeKind.DUE_REMOVED:
            return True
        return self.kind in DUE_KINDS and (self.days or 0) > 0


def changes_of(old: ItemFacts | None, new: ItemFacts | None) -> Iterator[Change]:
    """What happened to an item between two states; nothing where only its form changed."""
    if old == new:
        return
    if old is None:
        if new is not None:
            yield Change(ChangeKind.CREATED, new.id, new=new.due)
            yield from _lifecycle_changes(_UNBORN, new)
    elif new is None:
        yield Change(ChangeKind.DELETED, old.id, old=old.due)
    else:
        yield from _due_changes(old, new)
        yield from _lifecycle_changes(old, new)
        yield from _other_changes(old, new)


_UNBORN = ItemFacts(id="", owner="", lifecycle=Lifecycle.PLANNED.value)
"""What is compared with what is new: whatever is not merely planned is an event, too."""


def _due_changes(old: ItemFacts, new: ItemFacts) -> Iterator[Change]:
    if old.due == new.due:
        return
    revision = explaining(new.revisions, old.due, new.due)
    if not new.due:
        yield Change(ChangeKind.DUE_REMOVED, new.id, old.due, "", None, revision)
    elif not old.due:
        yield Change(ChangeKind.DUE_ADDED, new.id, "", new.due, None, revision)
    else:
        kind, days = move_between(old.due, new.due)
        if kind is not None:
            yield Change(kind, new.id, old.due, new.due, days, revision)


def explaining(
    revisions: tuple[RevisionFacts, ...], old: str, new: str
) -> RevisionFacts | None:
    """The last declared revision from `old` to `new`, if there is one."""
    for revision in reversed(revisions):
        if revision.since == old and revision.to == new:
            return revision
    return None


def move_between(old: str, new: str) -> tuple[ChangeKind | None, int | None]:
    """How a deadline moved, and by how many days; None where one of the two is no period."""
    before, after = _period(old), _period(new)
    if before is None or after is None:
        return None, None
    days = (after.last - before.last).days
    if before.first <= after.first and after.last <= before.last:
        return ChangeKind.NARROWED, days
    if after.first <= before.first and before.last <= after.last:
        return ChangeKind.WIDENED, days
    return (ChangeKind.POSTPONED if days > 0 else ChangeKind.BROUGHT_FORWARD), days


def _period(text: str) -> Period | None:
    try:
        return Period.parse(text)
    except PeriodError:
        return None


def _lifecycle_changes(old: ItemFacts, new: ItemFacts) -> Iterator[Change]:
    planned = Lifecycle.PLANNED.value
    before, after = old.lifecycle or planned, new.lifecycle or planned
    done = Lifecycle.DONE.value
    if before != after:
        if after == done:
            yield Change(ChangeKind.DONE, new.id, before, new.done_on)
        else:
            yield Change(_lifecycle_kind(before, after), new.id, before, after)
    elif old.done_on != new.done_on and after == done:
        yield Change(ChangeKind.DONE_ON, new.id, old.done_on, new.done_on)


def _lifecycle_kind(before: str, after: str) -> ChangeKind:
    if before == Lifecycle.DONE:
        return ChangeKind.UNDONE
    return ChangeKind.CANCELLED if after in WITHDRAWN else ChangeKind.LIFECYCLE


def _other_changes(old: ItemFacts, new: ItemFacts) -> Iterator[Change]:
    if not new.is_milestone:
        yield from _differing(ChangeKind.MOVED, new, old.taskforce, new.taskforce)
        yield from _differing(ChangeKind.LEAD, new, old.lead, new.lead)
        yield from _differing(ChangeKind.PROMISE, new, old.promise, new.promise)
        if set(old.partners) != set(new.partners):
            before, after = " ".join(old.partners), " ".join(new.partners)
            yield Change(ChangeKind.PARTNERS, new.id, before, after)
    yield from _differing(ChangeKind.TITLE, new, old.title, new.title)
    added = [one for one in new.evidence if one not in old.evidence]
    removed = [one for one in old.evidence if one not in new.evidence]
    if added:
        yield Change(ChangeKind.EVIDENCE_ADDED, new.id, new=" ".join(added))
    if removed:
        yield Change(ChangeKind.EVIDENCE_REMOVED, new.id, old=" ".join(removed))
    yield from _revision_changes(old, new)


def _revision_changes(old: ItemFacts, new: ItemFacts) -> Iterator[Change]:
    """Revisions that were declared without a move in the same step, or that vanished."""
    for revision in new.revisions:
        moved_now = revision.since == old.due and revision.to == new.due
        if revision not in old.revisions and not moved_now:
            yield Change(
                ChangeKind.REVISION_DECLARED, new.id, revision.since, revision.to, None, revision
            )
    for revision in old.revisions:
        if revision not in new.revisions:
            yield Change(
                ChangeKind.REVISION_REMOVED, new.id, revision.since, revision.to, None, revision
            )


def _differing(kind: ChangeKind, item: ItemFacts, old: str, new: str) -> Iterator[Change]:
    if old != new:
        yield Change(kind, item.id, old, new)
