"""The page of a milestone: its life, from the promise to what became of it."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from dnatrack.history.moves import Move
from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedMilestone
from dnatrack.judging.schedule import DONE_STATES, ScheduleState, completed
from dnatrack.model.period import Period, period_of
from dnatrack.model.words import Lifecycle
from dnatrack.reports import columns, show_milestone, wording
from dnatrack.reports.columns import Columns, table
from dnatrack.reports.history_view import days_moved, due_text, reason_text, who
from dnatrack.reports.report import (
    Axis,
    Cell,
    Kind,
    Mark,
    Stretch,
    Table,
    Target,
    Tone,
    Track,
)
from dnatrack.reports.show_task import promise_cell
from dnatrack.reports.view import (
    completion_cell,
    is_partial,
)
from dnatrack.site.documents import documents, with_documents
from dnatrack.site.page import Crumb, Page, in_full, path_of
from dnatrack.site.published import Published

# Its life, a line for each thing that happened to the deadline.


class Event(NamedTuple):
    """A line of the life: what it is, when, what is said of it, and where it is drawn."""

    what: str
    when: str
    said: Cell
    track: Track


def _life_of(published: Published, one: JudgedMilestone) -> Iterator[Event]:
    """The first deadline, each move, and the day it was done, or today."""
    moves = [move for move in published.moves.get(one.owed.id, ()) if move.is_slip or move.days]
    first = one.original_due or one.due
    if first is not None:
        label = tr("당초기한", "first deadline") if moves else tr("기한", "deadline")
        mark = Mark.ORIGINAL if moves else _mark(one)
        said = Cell("" if moves else one.owed.milestone.due_stated or "")
        yield Event(label, wording.period(first), said, _track(mark, first))
    for move in moves:
        due = period_of(move.new)
        mark = _mark(one) if move is moves[-1] else Mark.ORIGINAL
        track = _track(mark, due) if due else Track(())
        yield Event(tr("변경기한", "moved to"), due_text(move.new).text, _why(move), track)
    today = published.view.judgement.today
    if one.state in DONE_STATES:
        yield _done(one)
    elif one.state is not ScheduleState.CLOSED:
        day = Track((*_late_days(one, today), Stretch(Mark.TODAY, today, today)))
        yield Event(tr("기준일", "today"), wording.day(today), Cell(""), day)


def _late_days(one: JudgedMilestone, until: date) -> Iterator[Stretch]:
    """The days from a deadline that was not kept until a day."""
    is_late = one.state in {ScheduleState.OVERDUE, ScheduleState.DONE_LATE}
    if is_late and one.due is not None and one.due.last < until:
        yield Stretch(Mark.LATER, one.due.last + timedelta(days=1), until)


def _mark(one: JudgedMilestone) -> Mark:
    if one.state in DONE_STATES:
        return Mark.DONE
    return {
        ScheduleState.OVERDUE: Mark.LATE,
        ScheduleState.OUTCOME_UNKNOWN: Mark.UNKNOWN,
        ScheduleState.PAUSED: Mark.PAUSED,
        ScheduleState.CLOSED: Mark.CLOSED,
    }.get(one.state, Mark.OPEN)


def _track(mark: Mark, period: Period) -> Track:
    return Track((Stretch(mark, period.first, period.last),))


def _why(move: Move) -> Cell:
    days = days_moved(move.days).text
    if move.revision is None:
        undeclared = tr("사유 미기재", "no reason given")
        return in_full(Cell(", ".join(filter(None, (days, undeclared))), tone=Tone.BAD))
    said = (days, reason_text(move.revision.reason), move.revision.authority)
    return in_full(Cell(", ".join(one for one in said if one)))


def _done(one: JudgedMilestone) -> Event:
    when = completed(one.owed.milestone)
    late = _late_words(one)
    said = tr(f"기한보다 {late} 늦음", f"{late} late") if late else ""
    track = Track(())
    if when is not None:
        day = Stretch(Mark.COMPLETED, when.last, when.last)
        track = Track((*_late_days(one, when.last), day))
    words = completion_cell(one.owed.milestone).text
    return Event(
        tr("완료", "done"), words, Cell(said, tone=Tone.BAD if said else Tone.PLAIN), track
    )


def _late_words(one: JudgedMilestone) -> str:
    """How late it was or is, as a sentence says it; empty where it is not."""
    if (days := one.current.days_late) is None:
        return ""
    return wording.days_in_full(days, at_least=one.current.at_least)


def axis_around(days: Collection[date], today: date) -> Axis:
    """Some days, with some room around them."""
    first, last = min(days), max(days)
    room = timedelta(days=max(31, (last - first).days // 12))
    return Axis(first - room, last + room, today, "year", ())


# How it stands, in one sentence.


def summary_of(one: JudgedMilestone) -> str:
    """What was promised until when, and what became of it."""
    due = wording.period(one.due)
    first = wording.period(one.original_due) if one.has_moved else ""
    until = tr(f"{due}까지 하기로 했", f"It was promised for {due}")
    if first:
        until = tr(
            f"당초 {first}까지였던 기한이 {due}까지로 변경되었",
            f"It was promised for {first} at first, now for {due}",
        )
    if one.due is None:
        until = tr("기한을 정하지 않고 약속했", "It was promised without a deadline")
    if one.state in DONE_STATES:
        return _done_words(one, until)
    return _open_words(one, until)


def _done_words(one: JudgedMilestone, until: str) -> str:
    late = _late_words(one)
    korean, english = {
        ScheduleState.DONE_ON_TIME: ("기한 안에 완료했습니다", "done in time"),
        ScheduleState.DONE_LATE: (f"기한보다 {late} 늦게 완료했습니다", f"done {late} late"),
        ScheduleState.DONE_UNCLEAR: (
            "완료했으나 기한을 지켰는지는 확인되지 않았습니다",
            "done; whether in time is not clear",
        ),
    }.get(one.state, ("완료했습니다", "done"))
    part = tr("일부", "in part") if is_partial(one) else ""
    more = ", ".join(filter(None, (part, completion_cell(one.owed.milestone).text)))
    return tr(f"{until}고, {korean}({more}).", f"{until} and {english} ({more}).")


def _open_words(one: JudgedMilestone, until: str) -> str:
    match one.state:
        case ScheduleState.OVERDUE:
            late = _late_words(one)
            return tr(
                f"{until}으나 완료되지 않았고, {late}이 지났습니다.",
                f"{until}, is not done and is {late} late.",
            )
        case ScheduleState.OUTCOME_UNKNOWN:
            return _unknown(one, until)
        case ScheduleState.CLOSED:
            return tr(f"{until}으나 {_ended(one)}.", f"{until}; {_ended(one)}.")
        case ScheduleState.PAUSED:
            return tr(f"{until}으나 보류되었습니다.", f"{until}, and is on hold.")
        case _:
            left = one.current.days_left
            if left is None:
                return tr(f"{until}고, 진행 중입니다.", f"{until}, and is still open.")
            days, are = wording.days_in_full(left), "is" if left == 1 else "are"
            return tr(f"{until}고, {days}이 남았습니다.", f"{until}; {days} {are} left.")


def _unknown(one: JudgedMilestone, until: str) -> str:
    looked = one.owed.milestone.looked_for
    if looked is None:
        return tr(
            f"{until}으나 결과를 확인하지 못했습니다.",
            f"{until}, and what became of it is not known.",
        )
    day = wording.day(looked.on)
    return tr(
        f"{until}으나 결과를 확인하지 못했습니다(마지막 확인 {day}).",
        f"{until}, and what became of it is not known (last looked for on {day}).",
    )


def _ended(one: JudgedMilestone) -> str:
    if one.lifecycle is Lifecycle.SUPERSEDED:
        return tr("다른 약속으로 대체되었습니다", "another promise took its place")
    return tr("중단되었습니다", "it was given up")


# The page.


def build(published: Published, one: JudgedMilestone, crumbs: tuple[Crumb, ...]) -> Page:
    """The page of a milestone."""
    view, owed = published.view, one.owed
    report = show_milestone.build_milestone(view, one)
    life = tuple(_life_of(published, one))
    days = [day for of in life for each in of.track.stretches for day in (each.first, each.last)]
    evidence = documents(view, "evidence", tr("증빙", "Evidence"), owed.milestone.evidence)
    own = (evidence, _moves(published, one))
    others = (of for of in report.tables if of.key != "revisions" or not own[1].rows)
    return Page(
        path_of(Target(Kind.MILESTONE, owed.id)),
        wording.name(owed.milestone.title),
        "milestone.html",
        summary=summary_of(one),
        label=owed.id,
        crumbs=crumbs,
        facts=tuple(fact for fact in report.for_people().details if fact.key not in _ELSEWHERE),
        tables=with_documents(view, (*own, *others)),
        notes=report.notes,
        own={
            "life": life,
            "axis": axis_around(days, view.judgement.today) if days else None,
            "id": owed.id,
            "is_unknown": one.state is ScheduleState.OUTCOME_UNKNOWN,
            "promise": promise_cell(owed.task.promise if owed.task else None),
        },
    )


_ELSEWHERE = frozenset({"id", "owner", "evidence", "file", "due_stated", "lifecycle"})


def _moves(published: Published, one: JudgedMilestone) -> Table:
    """Who moved the deadline, when, how far, why, and on whose authority."""
    past, moves = published.past, published.moves.get(one.owed.id, ())
    found = moves if past is not None else ()
    shown: Columns[Move] = (
        columns.of("on", lambda move: _moved_on(published, move), heading=tr("변경일", "on")),
        columns.of("from", lambda move: due_text(move.old), heading=tr("변경 전", "from")),
        columns.of("to", lambda move: due_text(move.new), heading=tr("변경 후", "to")),
        columns.right("days", lambda move: days_moved(move.days), heading=tr("일수", "days")),
        columns.of("reason", _reason, heading=tr("사유", "why"), can_fold=True),
        columns.text(
            "authority",
            lambda move: (move.revision and move.revision.authority) or None,
            can_fold=True,
            rank=2,
        ),
        columns.of(
            "who", lambda move: who(move.commit), heading=tr("기재자", "entered by"), rank=3
        ),
        columns.source(
            "source",
            lambda move: (move.revision and move.revision.source) or None,
            heading=tr("출처", "source"),
        ),
    )
    return table("moves", tr("기한 변경", "How the deadline moved"), found, shown)


def _moved_on(published: Published, move: Move) -> Cell:
    if published.past is None:
        return Cell("")
    declared = period_of(move.revision.on) if move.revision else None
    day = declared.first if declared else published.past.day_of_move(move)
    return Cell(wording.day(day) if day else "", day.isoformat() if day else None)


def _reason(move: Move) -> Cell:
    if move.revision is None:
        return Cell(tr("사유 미기재", "no reason given"), None, Tone.BAD)
    said = (reason_text(move.revision.reason), move.revision.note)
    return Cell(": ".join(one for one in said if one), move.revision.reason)
