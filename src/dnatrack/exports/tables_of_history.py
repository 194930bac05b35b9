"""What git tells: every change that was committed, every move of a deadline, what was left."""

from collections.abc import Callable, Iterator
from datetime import UTC, date
from typing import Any

from dnatrack.exports.table import Outline, Table, day, number, period, text, yes_no
from dnatrack.exports.tables_of_promises import owed_with
from dnatrack.history.changes import ChangeKind, move_between
from dnatrack.history.facts import RevisionFacts
from dnatrack.history.ledger import Commit, Ledger
from dnatrack.history.moves import Move, corrections_of, gone_of, left_of, moves_of
from dnatrack.i18n import Text
from dnatrack.model.period import period_of
from dnatrack.reports.history_view import Past
from dnatrack.reports.view import View

_ITEM_NOW = Text("지금의 id", "Its id now")
_MILESTONE = text(
    "milestone",
    "지금의 이정표. 지금 자료에 없으면 빈칸",
    "The milestone as it is called now; none where it is not there now",
    leads_to="milestones",
)
_COMMIT = text(
    "commit_id",
    "커밋. 커밋 전이면 빈칸",
    "The commit; none where it is not committed yet",
    leads_to="commits",
)
_COMMITS = Outline(
    "commits",
    Text("내용을 변경한 커밋", "Commits that changed something in meaning"),
    (
        text("id", "커밋", "The commit"),
        day("day", "커밋한 날", "The day of the commit"),
        text("moment", "커밋한 시각", "The moment of the commit, with its time zone"),
        text("author", "변경자", "Who made it"),
        text("subject", "커밋 제목", "What its author says of it"),
        number("pull_request", "변경 요청 번호", "The number of its pull request"),
    ),
)
_EVENTS = Outline(
    "events",
    Text("이력의 모든 변경", "Every change in meaning, oldest first"),
    (
        number("position", "이력의 순서, 1부터", "Its place in the history"),
        _COMMIT,
        day("day", "변경한 날", "The day of the commit"),
        text("item", "그때의 id: 과제, TF, 또는 이정표의 전체 id", "Its id then"),
        _MILESTONE,
        text("kind", "변경 종류", "What sort of change"),
        text("old", "변경 전", "What it was before"),
        text("new", "변경 후", "What it is then"),
        number("days", "기한 변경 일수", "How many days the deadline moved"),
        yes_no("is_slip", "연기 여부", "Whether the deadline now ends later, or is gone"),
    ),
    key=("position",),
)
_MOVES = Outline(
    "moves",
    Text(
        "기한 변경: git에 남은 것과 자료에 적힌 것. 기록 정정은 kind가 corrected",
        "Every move of a deadline, seen by git or declared; a record mended is `corrected`",
    ),
    (
        text("item", *_ITEM_NOW),
        _MILESTONE,
        text("lead", "주관기관", "The ministry that answers for it", leads_to="ministries"),
        text("kind", "변경 종류", "How it moved"),
        period("old_due", "변경 전 기한", "The deadline before"),
        period("new_due", "변경기한", "The deadline after"),
        number("days", "변경 일수", "How many days it moved"),
        yes_no("is_slip", "연기 여부", "Whether it now ends later, or is gone"),
        yes_no("is_declared", "사유 기재 여부", "Whether a revision says why"),
        day(
            "day",
            "변경한 날: 커밋일, 없으면 적힌 날",
            "The day: of the commit, else as it was declared",
        ),
        day("declared_on", "적힌 변경일", "The day of the change, as it was declared"),
        _COMMIT,
        text("reason", "사유", "The declared reason"),
        text("note", "설명", "The explanation"),
        text("authority", "변경 결정 주체", "Who decided it"),
        text("source", "출처", "The source"),
    ),
)
_LEAVINGS = Outline(
    "leavings",
    Text(
        "중단·보류·대체·결과 미확인으로 바뀌거나 삭제된 약속",
        "Promises that were cancelled, put on hold, superseded, called unknown or removed",
    ),
    (
        text("item", _ITEM_NOW.ko, f"{_ITEM_NOW.en}, or its last"),
        _MILESTONE,
        text("title", "제목", "Its title"),
        text("kind", "변경 종류", "In what way it was left"),
        period("due", "마지막 기한", "The deadline that it had"),
        text("old", "변경 전 진행 상태", "How far it had come"),
        text("new", "변경 후 진행 상태", "What it was then"),
        number("days_late", "그날의 지연 일수", "How late it was on that day"),
        day("day", "변경한 날", "The day"),
        _COMMIT,
    ),
)


def history_tables(view: View, past: Past | None) -> Iterator[Table]:
    """The tables of the history; where it is not known, of moves that the files declare."""
    seen = past or Past(Ledger(), UTC)
    known = view.judgement.milestones_by_id

    def now(id_: str) -> str | None:
        """The milestone that something goes on as; None where it is not there."""
        heir = seen.heir_of(id_)
        return heir if heir in known else None

    moves = _known_moves(seen.ledger) if past is not None else _written_moves(view)
    yield _COMMITS.fill(_commits(seen))
    yield _EVENTS.fill(_events(seen, now))
    yield _MOVES.fill(_move(seen, now, *one) for one in moves)
    yield _LEAVINGS.fill(_leavings(seen, now))


_Now = Callable[[str], str | None]
_Row = tuple[Any, ...]


def _id_of(commit: Commit | None) -> str | None:
    return (commit.id or None) if commit is not None else None


def _commits(past: Past) -> Iterator[_Row]:
    """The commits that changed something in meaning, each once, oldest first."""
    found = {one.commit.id: one.commit for one in past.ledger.events if one.commit.id}
    for one in found.values():
        moment = one.when.isoformat()
        yield one.id, past.day_of(one), moment, one.author, one.subject, one.pull_request


def _events(past: Past, now: _Now) -> Iterator[_Row]:
    for position, event in enumerate(past.ledger.events, 1):
        one = event.change
        yield (
            *(position, _id_of(event.commit), past.day_of(event.commit), one.id, now(one.id)),
            *(one.kind.value, one.old or None, one.new or None, one.days, one.is_slip),
        )


def _known_moves(ledger: Ledger) -> Iterator[tuple[Move, str | None]]:
    """Each move, and the ministry that answers for what moved."""
    for moves in (moves_of(ledger), corrections_of(ledger)):
        for id_ in sorted(moves):
            lead = ledger.items[id_].lead or None
            yield from ((one, lead) for one in moves[id_])


def _written_moves(view: View) -> Iterator[tuple[Move, str | None]]:
    """The moves that files declare, of which nobody saw any."""
    for owed in owed_with(view.judgement.tracker.owed, "revisions"):
        for one in owed.milestone.revisions:
            old, new = one.since.text, one.to.text
            kind, days = move_between(old, new)
            if kind is not None:
                kind = ChangeKind.CORRECTED if one.is_correction else kind
                revision = RevisionFacts(
                    on=one.on.isoformat(),
                    since=old,
                    to=new,
                    reason=one.reason.value,
                    authority=one.authority or "",
                    source=one.source or "",
                    note=one.note or "",
                )
                yield Move(owed.id, kind, old, new, days, None, revision), owed.lead


def _move(past: Past, now: _Now, one: Move, lead: str | None) -> _Row:
    declared = (
        (getattr(one.revision, name, None) or None)
        for name in ("reason", "note", "authority", "source")
    )
    return (
        *(one.id, now(one.id), lead, one.kind.value, period_of(one.old), period_of(one.new)),
        *(one.days, one.is_slip, one.is_declared, past.day_of_move(one), _declared_day(one)),
        *(_id_of(one.commit), *declared),
    )


def _declared_day(one: Move) -> date | None:
    on = period_of(one.revision.on) if one.revision is not None else None
    return on.first if on is not None else None


def _leavings(past: Past, now: _Now) -> Iterator[_Row]:
    for one in (*left_of(past.ledger), *gone_of(past.ledger)):
        item, on = one.item, past.day_of(one.commit)
        yield (
            *(item.id, now(item.id), item.title or None, one.kind.value, period_of(one.due)),
            *(one.old or None, one.new or None, one.days_late(on), on, _id_of(one.commit)),
        )
