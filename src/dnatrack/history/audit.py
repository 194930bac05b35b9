"""What in a history does not add up: silent moves, promises left without grounds, and more."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from dnatrack.history.changes import COMPLETIONS, DUE_KINDS, Change, ChangeKind, completion_of
from dnatrack.history.facts import ItemFacts
from dnatrack.history.ledger import Commit, DayOf, Event, Ledger, lasting_ids
from dnatrack.history.moves import Leaving, gone_of, left_of, moves_of
from dnatrack.model.period import period_of
from dnatrack.model.words import Lifecycle, SearchResult


class Doubt(StrEnum):
    """What sort of thing does not add up."""

    GONE = "gone"
    UNDECLARED_MOVE = "undeclared-move"
    LEFT_WITHOUT_GROUNDS = "left-without-grounds"
    UNKNOWN_WITHOUT_SEARCH = "unknown-without-search"
    UNSEEN_REVISION = "unseen-revision"
    DONE_IN_FUTURE = "done-in-future"
    BACKDATED = "backdated"
    REUSED_ID = "reused-id"
    EVIDENCE_VANISHED = "evidence-vanished"


class Doubtful(NamedTuple):
    """One thing that does not add up. `commit` is None where git never saw it."""

    doubt: Doubt
    id: str
    commit: Commit | None
    old: str = ""
    new: str = ""
    days: int | None = None


def doubts_about(ledger: Ledger, day_of: DayOf) -> tuple[Doubtful, ...]:
    """Everything that does not add up, by sort, each sort in the order of the history."""
    return (
        *(_of_leaving(Doubt.GONE, one, day_of) for one in gone_of(ledger)),
        *_undeclared_moves(ledger),
        *_left_without_grounds(ledger, day_of),
        *_unseen_revisions(ledger, day_of),
        *_completions(ledger, day_of),
        *_reused_ids(ledger),
        # Evidence that was taken out and nothing put in its place at the same time.
        *(one for one in _lost_evidence(ledger) if not one.new),
    )


def _left_without_grounds(ledger: Ledger, day_of: DayOf) -> Iterator[Doubtful]:
    """What was left and still is, where nobody says on whose decision, or who looked for it."""
    last = {one.item.id: one for one in left_of(ledger) if one.new == one.item.lifecycle}
    for one in last.values():
        is_unknown = one.new == Lifecycle.UNKNOWN
        was_searched = one.item.searched not in {"", SearchResult.NOT_SEARCHED.value}
        if is_unknown and one.was_open and not was_searched:
            yield _of_leaving(Doubt.UNKNOWN_WITHOUT_SEARCH, one, day_of)
        elif not is_unknown and one.due and not _has_grounds(one.item):
            yield _of_leaving(Doubt.LEFT_WITHOUT_GROUNDS, one, day_of)


def _of_leaving(doubt: Doubt, left: Leaving, day_of: DayOf) -> Doubtful:
    late = left.days_late(day_of(left.commit))
    return Doubtful(doubt, left.item.id, left.commit, left.due, left.new, late)


def _has_grounds(item: ItemFacts) -> bool:
    grounds = item.decision
    return grounds is not None and all((grounds.reason, grounds.authority, grounds.source))


def _undeclared_moves(ledger: Ledger) -> Iterator[Doubtful]:
    for moves in moves_of(ledger).values():
        for move in moves:
            if move.commit is not None and not move.is_declared:
                yield Doubtful(
                    Doubt.UNDECLARED_MOVE, move.id, move.commit, move.old, move.new, move.days
                )


def _unseen_revisions(ledger: Ledger, day_of: DayOf) -> Iterator[Doubtful]:
    """Revisions dated after the milestone came into the history, yet not in it."""
    born: dict[str, date] = {}
    for id_, event in zip(lasting_ids(ledger.events), ledger.events, strict=True):
        if event.change.kind is ChangeKind.CREATED:
            born.setdefault(id_, day_of(event.commit))
    for moves in moves_of(ledger).values():
        for move in moves:
            declared = period_of(move.revision.on) if move.revision else None
            since = born.get(move.id)
            if move.commit is None and declared and since and declared.first > since:
                yield Doubtful(Doubt.UNSEEN_REVISION, move.id, None, move.old, move.new, move.days)


def _completions(ledger: Ledger, day_of: DayOf) -> Iterator[Doubtful]:
    dues: dict[str, str] = {}
    born_in: dict[str, str] = {}
    for id_, event in zip(lasting_ids(ledger.events), ledger.events, strict=True):
        change = event.change
        if change.kind is ChangeKind.CREATED:
            born_in[id_] = event.commit.id
        if change.kind is ChangeKind.CREATED or change.kind in DUE_KINDS:
            dues[id_] = change.new
        if change.kind in COMPLETIONS or change.kind is ChangeKind.DONE_ON:
            due, was_tracked = dues.get(id_, ""), born_in.get(id_) != event.commit.id
            yield from _doubtful_completion(
                id_,
                event,
                due,
                said_on=day_of(event.commit),
                was_otherwise=was_tracked and _was_said_otherwise(change, due),
            )


_PENDING = frozenset({Lifecycle.PLANNED.value, Lifecycle.IN_PROGRESS.value})


def _was_said_otherwise(change: Change, due_text: str) -> bool:
    """Whether something else was said before: that it was still to come, or done too late.

    Where nobody knew what came of it, it was found out. A day that was in time before, or
    that is only more precise now, is not dated back.
    """
    if change.kind is not ChangeKind.DONE_ON:
        return change.old in _PENDING
    (was, was_by), (now, _), due = (
        completion_of(change.old),
        completion_of(change.new),
        period_of(due_text),
    )
    if was is None or now is None:
        return True
    is_more_precise = now.last <= was.last and (was_by or was.first <= now.first)
    return not is_more_precise and (due is None or due.last < was.last)


def _doubtful_completion(
    id_: str, event: Event, due_text: str, *, said_on: date, was_otherwise: bool
) -> Iterator[Doubtful]:
    written, due = event.change.new, period_of(due_text)
    done_on, _ = completion_of(written)
    if done_on is None:
        return
    if done_on.first > said_on:
        days = (done_on.first - said_on).days
        yield Doubtful(Doubt.DONE_IN_FUTURE, id_, event.commit, said_on.isoformat(), written, days)
    if due is not None and was_otherwise and done_on.last <= due.last < said_on:
        days = (said_on - due.last).days
        yield Doubtful(Doubt.BACKDATED, id_, event.commit, due_text, written, days)


def _reused_ids(ledger: Ledger) -> Iterator[Doubtful]:
    """Ids under which something else came back: what has the same title is the same."""
    gone: set[str] = set()
    back: dict[str, Commit] = {}
    for event in ledger.events:
        change = event.change
        if change.kind is ChangeKind.DELETED:
            gone.add(change.id)
        elif change.kind is ChangeKind.CREATED and change.id in gone:
            back[change.id] = event.commit
        elif change.kind is ChangeKind.TITLE and back.get(change.id) == event.commit:
            yield Doubtful(Doubt.REUSED_ID, change.id, event.commit, change.old, change.new)


def replaced_evidence(ledger: Ledger) -> tuple[Doubtful, ...]:
    """Evidence that was taken out and other put in its place in the same commit: no doubt."""
    return tuple(one for one in _lost_evidence(ledger) if one.new)


def _lost_evidence(ledger: Ledger) -> Iterator[Doubtful]:
    """Evidence that is none any more, and what came in its place."""
    added = {
        (one.commit.id, one.change.id): one.change.new
        for one in ledger.events
        if one.change.kind is ChangeKind.EVIDENCE_ADDED
    }
    for id_, (commit, change) in zip(lasting_ids(ledger.events), ledger.events, strict=True):
        if change.kind is ChangeKind.EVIDENCE_REMOVED:
            still = ledger.items[id_].evidence if id_ in ledger.items else ()
            lost = " ".join(one for one in change.old.split() if one not in still)
            if lost:
                instead = added.get((commit.id, change.id), "")
                yield Doubtful(Doubt.EVIDENCE_VANISHED, id_, commit, lost, instead)
