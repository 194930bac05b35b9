"""What changed in meaning between two states of an item or of a folder."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from dnatrack.history.facts import ItemFacts, RevisionFacts, news_changes
from dnatrack.history.former_ids import former_ids
from dnatrack.model.period import Period, period_of
from dnatrack.model.words import Completion, Lifecycle, RevisionReason


class ChangeKind(StrEnum):
    """What sort of change it is, in the order in which reports list them."""

    POSTPONED = "postponed"
    WIDENED = "widened"
    DUE_REMOVED = "due-removed"
    BROUGHT_FORWARD = "brought-forward"
    NARROWED = "narrowed"
    DUE_ADDED = "due-added"
    CORRECTED = "corrected"
    DELETED = "deleted"
    CANCELLED = "cancelled"
    ON_HOLD = "on-hold"
    UNKNOWN = "unknown"
    UNDONE = "undone"
    DONE = "done"
    OUTCOME_FOUND = "outcome-found"
    LIFECYCLE = "lifecycle"
    DONE_ON = "done-on"
    CREATED = "created"
    RENAMED = "renamed"
    MOVED = "moved"
    LEAD = "lead"
    PARTNERS = "partners"
    EVIDENCE_ADDED = "evidence-added"
    EVIDENCE_REMOVED = "evidence-removed"
    UPDATE = "update"
    STAGE = "stage"
    ISSUE = "issue"
    SIGNAL = "signal"
    OVERRIDE = "override"
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
        ChangeKind.CORRECTED,
    }
)
"""The kinds that say something of the deadline itself."""

COMPLETIONS = frozenset({ChangeKind.DONE, ChangeKind.OUTCOME_FOUND})
"""The kinds that say that something is done which was not said to be done before."""

LIFECYCLE_KINDS = frozenset(
    {
        ChangeKind.CANCELLED,
        ChangeKind.ON_HOLD,
        ChangeKind.UNKNOWN,
        ChangeKind.UNDONE,
        ChangeKind.LIFECYCLE,
    }
)
"""The kinds that give a lifecycle other than done; `new` is what it is then."""

WITHDRAWN = frozenset({Lifecycle.CANCELLED.value, Lifecycle.SUPERSEDED.value})


class Change(NamedTuple):
    """One change of one item, with its value before and after.

    `id` is the item's full id. Of a completion `new` is its day or period, or the day
    before which it was behind `../`, `old` the lifecycle before, `is_partial` whether not
    all was done that was promised; of one that is undone it
    is the other way round. Of what has another id `old` is the one before. A revision gives
    its own two deadlines, whether it is declared or removed. For everything else the two
    values are of the same field. `days` is how many days the last day of the deadline
    moved, later is positive. `revision` is the declared revision that explains a move,
    the last where several lead from one deadline to the other; None is undeclared.
    """

    kind: ChangeKind
    id: str
    old: str = ""
    new: str = ""
    days: int | None = None
    revision: RevisionFacts | None = None
    is_partial: bool = False

    @property
    def is_slip(self) -> bool:
        """Whether the deadline now ends on a later day, or is gone."""
        return is_slip(self.kind, self.days)


def is_slip(kind: ChangeKind, days: int | None) -> bool:
    """Whether a deadline that moved in this way, so many days, ends later or is gone."""
    if kind is ChangeKind.DUE_REMOVED:
        return True
    return days is not None and days > 0 and kind in DUE_KINDS - {ChangeKind.CORRECTED}


def changes_of(old: ItemFacts | None, new: ItemFacts | None) -> Iterator[Change]:
    """What happened to an item between two states; nothing where only its form changed."""
    if old == new:
        return
    if old is None:
        if new is not None:
            yield Change(ChangeKind.CREATED, new.id, new=new.due)
    elif new is None:
        yield Change(ChangeKind.DELETED, old.id, old=old.due)
    else:
        yield from due_changes(old, new)
        yield from _lifecycle_changes(old, new)
        yield from _other_changes(old, new)


_UNBORN = ItemFacts(id="", owner="", lifecycle=Lifecycle.PLANNED.value)


def changes_at_birth(new: ItemFacts) -> Iterator[Change]:
    """How far an item had come when it was first written, where it was not merely planned."""
    yield from _lifecycle_changes(_UNBORN, new)


def due_changes(old: ItemFacts, new: ItemFacts) -> Iterator[Change]:
    """What happened to the deadline of an item; nothing, or one change."""
    if old.due == new.due:
        return
    explanation = _explanation(old, new)
    revision = next(reversed(explanation), None)
    if not new.due:
        yield Change(ChangeKind.DUE_REMOVED, new.id, old.due, "", None, revision)
    elif not old.due:
        yield Change(ChangeKind.DUE_ADDED, new.id, "", new.due, None, revision)
    else:
        kind, days = move_between(old.due, new.due)
        if kind is not None:
            kind = ChangeKind.CORRECTED if is_correction(explanation) else kind
            yield Change(kind, new.id, old.due, new.due, days, revision)


def is_correction(explanation: Sequence[RevisionFacts]) -> bool:
    """Whether revisions that lead from one deadline to another only mend the record."""
    return bool(explanation) and all(one.reason == RevisionReason.CORRECTION for one in explanation)


def _explanation(old: ItemFacts, new: ItemFacts) -> tuple[RevisionFacts, ...]:
    """The revisions, new ones, that explain the move from one state to the other."""
    if old.due == new.due or not new.revisions:
        return ()
    added = tuple(one for one in new.revisions if one not in old.revisions)
    step_by_step = revisions_between(added, old.due, new.due)
    at_once = tuple(one for one in added if (one.since, one.to) == (old.due, new.due))
    return step_by_step or at_once


def revisions_between(
    revisions: tuple[RevisionFacts, ...], old: str, new: str
) -> tuple[RevisionFacts, ...]:
    """The last of some revisions that lead from `old` to `new` step by step; else none."""
    for first in range(len(revisions) - 1, -1, -1):
        chain = revisions[first:]
        is_unbroken = all(one.to == then.since for one, then in pairwise(chain))
        if not is_unbroken or chain[-1].to != new:
            return ()
        if chain[0].since == old:
            return chain
    return ()


def move_between(old: str, new: str) -> tuple[ChangeKind | None, int | None]:
    """How a deadline moved, and by how many days; None where one of the two is no period."""
    before, after = period_of(old), period_of(new)
    if before is None or after is None:
        return None, None
    days = (after.last - before.last).days
    if before.first <= after.first and after.last <= before.last:
        return ChangeKind.NARROWED, days
    if after.first <= before.first and before.last <= after.last:
        return ChangeKind.WIDENED, days
    return (ChangeKind.POSTPONED if days > 0 else ChangeKind.BROUGHT_FORWARD), days


def _lifecycle_changes(old: ItemFacts, new: ItemFacts) -> Iterator[Change]:
    planned = Lifecycle.PLANNED.value
    before, after = old.lifecycle or planned, new.lifecycle or planned
    was_done, is_done = (one == Lifecycle.DONE for one in (before, after))
    if before != after:
        said_before = completion_text(old) if was_done else before
        said_now = completion_text(new) if is_done else after
        is_partial = is_done and new.completion == Completion.PARTIAL
        kind = _lifecycle_kind(before, after)
        yield Change(kind, new.id, said_before, said_now, is_partial=is_partial)
    elif is_done:
        yield from _differing(ChangeKind.DONE_ON, new, completion_text(old), completion_text(new))


_KIND_OF_LIFECYCLE = {
    Lifecycle.CANCELLED.value: ChangeKind.CANCELLED,
    Lifecycle.SUPERSEDED.value: ChangeKind.CANCELLED,
    Lifecycle.ON_HOLD.value: ChangeKind.ON_HOLD,
    Lifecycle.UNKNOWN.value: ChangeKind.UNKNOWN,
}


def _lifecycle_kind(before: str, after: str) -> ChangeKind:
    if after == Lifecycle.DONE:
        is_found = before == Lifecycle.UNKNOWN
        return ChangeKind.OUTCOME_FOUND if is_found else ChangeKind.DONE
    if before == Lifecycle.DONE:
        return ChangeKind.UNDONE
    return _KIND_OF_LIFECYCLE.get(after, ChangeKind.LIFECYCLE)


# When something was done, in one text: a day or period, or a day by which it was.

_BY = "../"


def completion_text(item: ItemFacts) -> str:
    """When an item was done: `done_on`, else `done_by` behind `../`, as an open interval."""
    return item.done_on or (f"{_BY}{item.done_by}" if item.done_by else "")


def completion_of(written: str) -> tuple[Period | None, bool]:
    """The period that such a text gives, and whether it is only known to be done by then."""
    return period_of(written.removeprefix(_BY)), written.startswith(_BY)


def _other_changes(old: ItemFacts, new: ItemFacts) -> Iterator[Change]:
    if not new.is_milestone:
        yield from _differing(ChangeKind.MOVED, new, old.taskforce, new.taskforce)
        yield from _differing(ChangeKind.LEAD, new, old.lead, new.lead)
        yield from _differing(ChangeKind.PROMISE, new, old.promise, new.promise)
        if set(old.partners) != set(new.partners):
            before, after = " ".join(old.partners), " ".join(new.partners)
            yield Change(ChangeKind.PARTNERS, new.id, before, after)
    yield from title_changes(old, new)
    added = [one for one in new.evidence if one not in old.evidence]
    removed = [one for one in old.evidence if one not in new.evidence]
    if added:
        yield Change(ChangeKind.EVIDENCE_ADDED, new.id, new=" ".join(added))
    if removed:
        yield Change(ChangeKind.EVIDENCE_REMOVED, new.id, old=" ".join(removed))
    for sort, before, after in news_changes(old.news, new.news):
        yield Change(ChangeKind(sort.value), new.id, before, after)
    yield from _revision_changes(old, new)


def title_changes(old: ItemFacts, new: ItemFacts) -> Iterator[Change]:
    """A new wording in either language; in Korean, if it changed in both."""
    if old.title != new.title:
        yield Change(ChangeKind.TITLE, new.id, old.title, new.title)
    else:
        yield from _differing(ChangeKind.TITLE, new, old.title_en, new.title_en)


def _revision_changes(old: ItemFacts, new: ItemFacts) -> Iterator[Change]:
    """Revisions that were declared without a move in the same step, or that vanished.

    Those that vanish with the move that they explained, which is taken back, are not
    worth another word.
    """
    if old.revisions == new.revisions:
        return
    moved_now, taken_back = _explanation(old, new), _explanation(new, old)
    for one in new.revisions:
        if one not in old.revisions and one not in moved_now:
            yield _of_revision(ChangeKind.REVISION_DECLARED, new, one)
    for one in old.revisions:
        if one not in new.revisions and one not in taken_back:
            yield _of_revision(ChangeKind.REVISION_REMOVED, new, one)


def _of_revision(kind: ChangeKind, item: ItemFacts, revision: RevisionFacts) -> Change:
    return Change(kind, item.id, revision.since, revision.to, None, revision)


def _differing(kind: ChangeKind, item: ItemFacts, old: str, new: str) -> Iterator[Change]:
    if old != new:
        yield Change(kind, item.id, old, new)


# What changed in meaning between two states of a data folder.


def facts_by_id(found: Iterable[ItemFacts]) -> dict[str, ItemFacts]:
    """Each item by its full id; of a repeated id the first."""
    facts: dict[str, ItemFacts] = {}
    for one in found:
        facts.setdefault(one.id, one)
    return facts


def differences(old: Mapping[str, ItemFacts], new: Mapping[str, ItemFacts]) -> tuple[Change, ...]:
    """Every change that leads from `old` to `new`, item by item.

    What has another id now is the same item, and is told under its new id.
    """
    former = former_ids(old, new)
    left = {one for ids in former.values() for one in ids}
    ids = dict.fromkeys([*old, *new])
    return tuple(
        change
        for id_ in ids
        for change in (
            _renaming(old, new[id_], former[id_], is_free=id_ not in old or id_ in left)
            if id_ in former
            else changes_of(None if id_ in left else old.get(id_), new.get(id_))
        )
    )


def _renaming(
    old: Mapping[str, ItemFacts], item: ItemFacts, before: Sequence[str], *, is_free: bool
) -> Iterator[Change]:
    """That an item had other ids, and what changed against what it was under the first.

    What had its id until then, where that was not free, is gone.
    """
    if not is_free:
        yield from changes_of(old[item.id], None)
    for id_ in before:
        yield Change(ChangeKind.RENAMED, item.id, id_, item.id)
    yield from changes_of(old[before[0]], item)
