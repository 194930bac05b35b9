"""What in a history does not add up: silent moves, late news of completions, lost evidence."""

from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from dnatrack.history.changes import DUE_KINDS, ChangeKind
from dnatrack.history.ledger import Commit, Event, Ledger
from dnatrack.history.moves import moves_of
from dnatrack.model.period import period_of

DayOf = Callable[[Commit], date]


class Doubt(StrEnum):
    """What sort of thing does not add up."""

    UNDECLARED_MOVE = "undeclared-move"
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
        *_undeclared_moves(ledger),
        *_unseen_revisions(ledger, day_of),
        *_completions(ledger, day_of),
        *_reused_ids(ledger),
        *_vanished_evidence(ledger),
    )


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
    for event in ledger.events:
        if event.change.kind is ChangeKind.CREATED:
            born.setdefault(event.change.id, day_of(event.commit))
    for moves in moves_of(ledger).values():
        for move in moves:
            declared = period_of(move.revision.on) if move.revision else None
            since = born.get(move.id)
            if move.commit is None and declared and since and declared.first > since:
                yield Doubtful(Doubt.UNSEEN_REVISION, move.id, None, move.old, move.new, move.days)


def _completions(ledger: Ledger, day_of: DayOf) -> Iterator[Doubtful]:
    dues: dict[str, str] = {}
    born_in: dict[str, str] = {}
    for event in ledger.events:
        change = event.change
        if change.kind is ChangeKind.CREATED:
            born_in[change.id] = event.commit.id
        if change.kind is ChangeKind.CREATED or change.kind in DUE_KINDS:
            dues[change.id] = change.new
        if change.kind in {ChangeKind.DONE, ChangeKind.DONE_ON}:
            was_tracked = born_in.get(change.id) != event.commit.id
            yield from _doubtful_completion(
                event, dues.get(change.id, ""), day_of(event.commit), was_tracked=was_tracked
            )


def _doubtful_completion(
    event: Event, due_text: str, said_on: date, *, was_tracked: bool
) -> Iterator[Doubtful]:
    done_on, due = period_of(event.change.new), period_of(due_text)
    if done_on is None:
        return
    id_, written = event.change.id, event.change.new
    if done_on.first > said_on:
        days = (done_on.first - said_on).days
        yield Doubtful(Doubt.DONE_IN_FUTURE, id_, event.commit, said_on.isoformat(), written, days)
    if due is not None and was_tracked and done_on.last <= due.last < said_on:
        days = (said_on - due.last).days
        yield Doubtful(Doubt.BACKDATED, id_, event.commit, due_text, written, days)


def _reused_ids(ledger: Ledger) -> Iterator[Doubtful]:
    gone: set[str] = set()
    for event in ledger.events:
        change = event.change
        if change.kind is ChangeKind.DELETED:
            gone.add(change.id)
        elif change.kind is ChangeKind.CREATED and change.id in gone:
            yield Doubtful(Doubt.REUSED_ID, change.id, event.commit)


def _vanished_evidence(ledger: Ledger) -> Iterator[Doubtful]:
    for event in ledger.events:
        if event.change.kind is ChangeKind.EVIDENCE_REMOVED:
            still = ledger.items[event.change.id].evidence
            lost = [one for one in event.change.old.split() if one not in still]
            if lost:
                id_ = event.change.id
                yield Doubtful(Doubt.EVIDENCE_VANISHED, id_, event.commit, " ".join(lost))
