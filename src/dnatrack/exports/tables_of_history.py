"""What git tells: every change that was committed, every move of a deadline, what was left."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date
from typing import NamedTuple

from dnatrack.exports.table import Get, Table, build_table, day, number, period, text, yes_no
from dnatrack.exports.tables_of_milestones import owed_with
from dnatrack.history.changes import ChangeKind, move_between
from dnatrack.history.facts import RevisionFacts
from dnatrack.history.ledger import Commit, Event, Ledger
from dnatrack.history.moves import Leaving, Move, corrections_of, gone_of, left_of, moves_of
from dnatrack.i18n import Text
from dnatrack.model.period import period_of
from dnatrack.reports.history_view import Past
from dnatrack.reports.view import View

_ITEM = Text("그때의 id: 과제, TF, 또는 이정표의 전체 id", "Its id then")
_MILESTONE = Text(
    "지금의 이정표. 지금 자료에 없으면 빈칸",
    "The milestone as it is called now; none where it is not there now",
)
_COMMIT = Text("커밋. 커밋 전이면 빈칸", "The commit; none where it is not committed yet")


def history_tables(view: View, past: Past | None) -> Iterator[Table]:
    """The tables of the history; where it is not known, of moves that the files declare."""
    seen = past or Past(Ledger(), UTC)
    ledger = seen.ledger
    names = _Names(seen, frozenset(view.judgement.milestones_by_id))
    moves = _known_moves(ledger) if past is not None else _written_moves(view)
    events = [_Numbered(*one) for one in enumerate(ledger.events, 1)]
    yield _commits(seen, _committed(ledger))
    yield _events(names, events)
    yield _moves(names, moves)
    yield _leavings(names, [*left_of(ledger), *gone_of(ledger)])


class _Names(NamedTuple):
    """The past, and the milestones that are there now."""

    past: Past
    known: frozenset[str]

    def now(self, id_: str) -> str | None:
        """The milestone that something goes on as; None where it is not there."""
        heir = self.past.heir_of(id_)
        return heir if heir in self.known else None


def _id_of(commit: Commit | None) -> str | None:
    return (commit.id or None) if commit is not None else None


def _committed(ledger: Ledger) -> Iterable[Commit]:
    """The commits that changed something in meaning, each once, oldest first."""
    found = {one.commit.id: one.commit for one in ledger.events if one.commit.id}
    return found.values()


def _commits(past: Past, commits: Iterable[Commit]) -> Table:
    columns = (
        text("id", Text("커밋", "The commit"), lambda one: one.id),
        day("day", Text("커밋한 날", "The day of the commit"), past.day_of),
        text(
            "moment",
            Text("커밋한 시각", "The moment of the commit, with its time zone"),
            lambda one: one.when.isoformat(),
        ),
        text("author", Text("변경자", "Who made it"), lambda one: one.author),
        text("subject", Text("커밋 제목", "What its author says of it"), lambda one: one.subject),
        number(
            "pull_request",
            Text("변경 요청 번호", "The number of its pull request"),
            lambda one: one.pull_request,
        ),
    )
    meaning = Text("내용을 변경한 커밋", "Commits that changed something in meaning")
    return build_table("commits", meaning, commits, columns)


class _Numbered(NamedTuple):
    """An event by its place in the history, from 1."""

    position: int
    event: Event


def _events(names: _Names, events: Iterable[_Numbered]) -> Table:
    columns = (
        number(
            "position", Text("이력의 순서, 1부터", "Its place in the history"), lambda one: one[0]
        ),
        text("commit_id", _COMMIT, lambda one: _id_of(one.event.commit), leads_to="commits"),
        day(
            "day",
            Text("변경한 날", "The day of the commit"),
            lambda one: names.past.day_of(one.event.commit),
        ),
        text("item", _ITEM, lambda one: one.event.change.id),
        text(
            "milestone",
            _MILESTONE,
            lambda one: names.now(one.event.change.id),
            leads_to="milestones",
        ),
        text(
            "kind",
            Text("변경 종류", "What sort of change"),
            lambda one: one.event.change.kind.value,
        ),
        text(
            "old", Text("변경 전", "What it was before"), lambda one: one.event.change.old or None
        ),
        text("new", Text("변경 후", "What it is then"), lambda one: one.event.change.new or None),
        number(
            "days",
            Text("기한 변경 일수", "How many days the deadline moved"),
            lambda one: one.event.change.days,
        ),
        yes_no(
            "is_slip",
            Text("연기 여부", "Whether the deadline now ends later, or is gone"),
            lambda one: one.event.change.is_slip,
        ),
    )
    meaning = Text("이력의 모든 변경", "Every change in meaning, oldest first")
    return build_table("events", meaning, events, columns, key=("position",))


class _Moved(NamedTuple):
    """A move, and the ministry that answers for what moved."""

    move: Move
    lead: str | None


def _known_moves(ledger: Ledger) -> Iterator[_Moved]:
    for moves in (moves_of(ledger), corrections_of(ledger)):
        for id_ in sorted(moves):
            lead = ledger.items[id_].lead or None
            yield from (_Moved(one, lead) for one in moves[id_])


def _written_moves(view: View) -> Iterator[_Moved]:
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
                yield _Moved(Move(owed.id, kind, old, new, days, None, revision), owed.lead)


def _moves(names: _Names, found: Iterable[_Moved]) -> Table:
    past = names.past
    columns = (
        text("item", Text("지금의 id", "Its id now"), lambda one: one.move.id),
        text("milestone", _MILESTONE, lambda one: names.now(one.move.id), leads_to="milestones"),
        text(
            "lead",
            Text("주관기관", "The ministry that answers for it"),
            lambda one: one.lead,
            leads_to="ministries",
        ),
        text("kind", Text("변경 종류", "How it moved"), lambda one: one.move.kind.value),
        period(
            "old_due",
            Text("변경 전 기한", "The deadline before"),
            lambda one: period_of(one.move.old),
        ),
        period(
            "new_due", Text("변경기한", "The deadline after"), lambda one: period_of(one.move.new)
        ),
        number("days", Text("변경 일수", "How many days it moved"), lambda one: one.move.days),
        yes_no(
            "is_slip",
            Text("연기 여부", "Whether it now ends later, or is gone"),
            lambda one: one.move.is_slip,
        ),
        yes_no(
            "is_declared",
            Text("사유 기재 여부", "Whether a revision says why"),
            lambda one: one.move.is_declared,
        ),
        day(
            "day",
            Text(
                "변경한 날: 커밋일, 없으면 적힌 날",
                "The day: of the commit, else as it was declared",
            ),
            lambda one: past.day_of_move(one.move),
        ),
        day(
            "declared_on",
            Text("적힌 변경일", "The day of the change, as it was declared"),
            _declared_day,
        ),
        text("commit_id", _COMMIT, lambda one: _id_of(one.move.commit), leads_to="commits"),
        *(
            text(name, meaning, _declared(name))
            for name, meaning in (
                ("reason", Text("사유", "The declared reason")),
                ("note", Text("설명", "The explanation")),
                ("authority", Text("변경 결정 주체", "Who decided it")),
                ("source", Text("출처", "The source")),
            )
        ),
    )
    meaning = Text(
        "기한 변경: git에 남은 것과 자료에 적힌 것. 기록 정정은 kind가 corrected",
        "Every move of a deadline, seen by git or declared; a record mended is `corrected`",
    )
    return build_table("moves", meaning, found, columns)


def _declared(name: str) -> Get:
    """What a revision says, where there is one."""
    return lambda one: getattr(one.move.revision, name, None) or None


def _declared_day(one: _Moved) -> date | None:
    revision = one.move.revision
    on = period_of(revision.on) if revision is not None else None
    return on.first if on is not None else None


def _leavings(names: _Names, found: Iterable[Leaving]) -> Table:
    past = names.past
    columns = (
        text("item", Text("지금의 id", "Its id now, or its last"), lambda one: one.item.id),
        text("milestone", _MILESTONE, lambda one: names.now(one.item.id), leads_to="milestones"),
        text("title", Text("제목", "Its title"), lambda one: one.item.title or None),
        text("kind", Text("변경 종류", "In what way it was left"), lambda one: one.kind.value),
        period(
            "due", Text("마지막 기한", "The deadline that it had"), lambda one: period_of(one.due)
        ),
        text("old", Text("변경 전 진행 상태", "How far it had come"), lambda one: one.old or None),
        text("new", Text("변경 후 진행 상태", "What it was then"), lambda one: one.new or None),
        number(
            "days_late",
            Text("그날의 지연 일수", "How late it was on that day"),
            lambda one: one.days_late(past.day_of(one.commit)),
        ),
        day("day", Text("변경한 날", "The day"), lambda one: past.day_of(one.commit)),
        text("commit_id", _COMMIT, lambda one: _id_of(one.commit), leads_to="commits"),
    )
    meaning = Text(
        "중단·보류·대체·결과 미확인으로 바뀌거나 삭제된 약속",
        "Promises that were cancelled, put on hold, superseded, called unknown or removed",
    )
    return build_table("leavings", meaning, found, columns)
