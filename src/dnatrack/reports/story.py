"""The life of one task or milestone, as a story a person can read."""

from collections.abc import Iterator

from dnatrack.checking.suggesting import did_you_mean
from dnatrack.errors import DnatrackError
from dnatrack.history.changes import Change, ChangeKind
from dnatrack.history.ledger import Event, events_of
from dnatrack.history.moves import Move, moves_of
from dnatrack.i18n import Text, tr
from dnatrack.reports import wording
from dnatrack.reports.change_wording import sentence
from dnatrack.reports.history_view import Past, who
from dnatrack.reports.report import Cell, Column, Report, Row, Table, Tone, text
from dnatrack.reports.slips import unread_notes
from dnatrack.reports.view import View

FORM = "dnatrack-log/1"
_BAD = frozenset(
    {
        ChangeKind.POSTPONED,
        ChangeKind.WIDENED,
        ChangeKind.DUE_REMOVED,
        ChangeKind.UNDONE,
        ChangeKind.DELETED,
        ChangeKind.EVIDENCE_REMOVED,
        ChangeKind.PROMISE,
        ChangeKind.REVISION_REMOVED,
    }
)


def build(view: View, past: Past, id_: str) -> Report:
    """What happened to a task, taskforce or milestone, oldest first.

    Raises:
        DnatrackError: the history knows nothing of that id.
    """
    item = past.ledger.items.get(id_)
    if item is None:
        raise DnatrackError(
            Text(f"이력에 `{id_}`이라는 것이 없습니다", f"the history knows nothing of `{id_}`"),
            did_you_mean(id_, past.ledger.items),
        )
    columns = (
        Column("on", tr("날", "day")),
        Column("item", tr("무엇", "what"), rank=1),
        Column("text", tr("일어난 일", "what happened"), can_fold=True, least=30),
        Column("who", tr("누가", "who"), rank=2),
        Column("commit", tr("커밋", "commit"), rank=3),
        Column("subject", tr("제목", "subject"), rank=4, can_fold=True),
    )
    seen = (_row(past, one) for one in events_of(past.ledger, id_))
    rows = (*_declared(past, id_), *seen)
    table = Table("events", "", columns, rows, tr("기록이 없습니다.", "Nothing is recorded."))
    title = f"{id_} {item.title}"
    return Report(FORM, title, view.facts(), tables=(table,), notes=tuple(unread_notes(past)))


def _declared(past: Past, id_: str) -> Iterator[Row]:
    """Moves that were declared but that git never saw; they come first."""
    for key, moves in moves_of(past.ledger).items():
        if key == id_ or key.startswith(f"{id_}/"):
            yield from (_declared_row(past, one) for one in moves if one.commit is None)


def _declared_row(past: Past, move: Move) -> Row:
    day = past.day_of_move(move)
    change = Change(move.kind, move.id, move.old, move.new, move.days, move.revision)
    return Row((
        Cell(wording.day(day) if day else "", day.isoformat() if day else None),
        text(move.id),
        _said(change),
        who(None),
        Cell(""),
        Cell(""),
    ))


def _row(past: Past, event: Event) -> Row:
    commit = event.commit
    day = past.day_of(commit)
    return Row((
        Cell(wording.day(day), day.isoformat()),
        text(event.change.id),
        _said(event.change),
        who(commit),
        Cell(commit.short_id, commit.id or None, Tone.FAINT),
        text(commit.subject, Tone.FAINT),
    ))


def _said(change: Change) -> Cell:
    value = {"kind": change.kind.value, "old": change.old, "new": change.new, "days": change.days}
    tone = Tone.BAD if change.kind in _BAD else Tone.PLAIN
    tone = Tone.GOOD if change.kind is ChangeKind.DONE else tone
    return Cell(sentence(change), value, tone)
