"""What happened in a period: warnings, changed signals, completions, slips."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from dnatrack.history.moves import Move
from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedItem, JudgedMilestone
from dnatrack.judging.schedule import DONE_STATES
from dnatrack.model.words import Signal
from dnatrack.reports import wording
from dnatrack.reports.change_wording import declaration_words
from dnatrack.reports.history_view import (
    days_moved,
    due_text,
    revision_value,
    title_cell,
    when,
    who,
)
from dnatrack.reports.period_parts import (
    Reviewed,
    Side,
    count_title,
    empty_cell,
    item_cells,
    item_name,
    items_by_id,
    items_of,
    milestone_name,
    name_columns,
    none,
    reasons_cell,
)
from dnatrack.reports.report import Align, Cell, Column, Row, Table, Tone, number, text
from dnatrack.reports.view import (
    due_cell,
    late_cell,
    original_due_cell,
    period_cell,
    signal_cell,
    state_cell,
)

_MARKED = 2
_MOST = 3


def attention(reviewed: Reviewed) -> Table:
    """Red tasks, then yellow ones, each with the milestones that make it so below it."""
    found = items_of(reviewed.after.judgement, Signal.RED, Signal.YELLOW)
    columns = (
        *name_columns(),
        Column("kind", tr("종류", "kind"), for_programs=True),
        Column("signal", tr("신호", "signal")),
        Column("in_a_row", tr("연속", "in a row"), rank=3),
        Column("reasons", tr("사유", "why"), can_fold=True),
        Column("original_due", tr("당초기한", "original due"), rank=2),
        Column("due", tr("현재기한", "current due")),
        Column("days_late", tr("지연", "late"), Align.RIGHT),
        Column("days_late_original", tr("당초 대비", "by original"), Align.RIGHT, rank=4),
        Column("slips", tr("연기 횟수", "slips"), Align.RIGHT, rank=1),
    )
    rows = tuple(row for item in found for row in _rows(reviewed, item))
    title = count_title(tr("재검토·관심 필요 과제", "Red and yellow tasks"), len(found))
    return Table("attention", title, columns, rows, none())


def _rows(reviewed: Reviewed, item: JudgedItem) -> Iterator[Row]:
    in_a_row = reviewed.periods_in_a_row(item)
    empty = (empty_cell(),) * 5
    names, said = item_name(reviewed.view, item), _attention_words(item)
    signal = signal_cell(item.signal)
    yield Row((*names, text("task"), signal, _in_a_row(item, in_a_row), said, *empty))
    for one in item.milestones:
        if one.reasons:
            yield _milestone_row(reviewed, one)


def _attention_words(item: JudgedItem) -> Cell:
    """What people say that makes the signal of a task what it is; empty if nobody does."""
    weighed = item.weighed
    if weighed.is_overridden and weighed.override is not None:
        return Cell(
            tr(f"종합 조정: {weighed.override.reason}", f"overridden: {weighed.override.reason}"),
            [{"reason": "overridden", "amount": None}],
        )
    if weighed.declared is not None and weighed.declared.signal is not weighed.computed:
        note = f": {weighed.declared.note}" if weighed.declared.note else ""
        return Cell(
            tr(f"기관이 밝힌 신호{note}", f"declared by the ministry{note}"),
            [{"reason": "declared", "amount": None}],
        )
    return Cell("", [])


def _in_a_row(item: JudgedItem, count: int) -> Cell:
    """In words where a signal stays the same from one report to the next."""
    if count < _MARKED:
        return Cell("", count)
    word = wording.word(item.signal)
    least = count == _MOST
    shown = tr(
        f"{word} {count}회{' 이상' if least else ''} 연속",
        f"{word} {count} times{' or more' if least else ''}",
    )
    return Cell(shown, count, Tone.WARN)


def _named(reviewed: Reviewed, one: JudgedMilestone) -> tuple[Cell, Cell, Cell]:
    """The name of a milestone; who answers for it stands in the row above."""
    id_, title, lead = milestone_name(reviewed.view, one)
    return id_, title, replace(lead, text="")


def _milestone_row(reviewed: Reviewed, one: JudgedMilestone) -> Row:
    current, original = one.current, one.original
    original_late = late_cell(original.days_late, at_least=original.at_least)
    return Row(
        (
            *_named(reviewed, one),
            text("milestone"),
            signal_cell(one.signal),
            empty_cell(),
            reasons_cell(one.reasons),
            original_due_cell(one),
            period_cell(one.due),
            late_cell(current.days_late, at_least=current.at_least),
            original_late if original != current else replace(original_late, tone=Tone.FAINT),
            number(reviewed.slips(one), Tone.BAD),
        ),
        depth=1,
    )


# Which tasks changed their signal, and which of them are green again.

_ORDER = list(Signal)
_BAD = frozenset({Signal.RED, Signal.YELLOW})


class _Change(NamedTuple):
    """A task on both sides; None where it was not there."""

    before: JudgedItem | None
    after: JudgedItem | None

    @property
    def signals(self) -> tuple[Signal | None, Signal | None]:
        was, now = self
        return was.signal if was else None, now.signal if now else None

    @property
    def is_return(self) -> bool:
        was, now = self.signals
        return was in _BAD and now is Signal.GREEN


def transitions(reviewed: Reviewed) -> Table:
    """Every task whose signal is another, the worst first, but for those that are green again."""
    found = [one for one in _changes(reviewed) if not one.is_return]
    found.sort(key=lambda one: [_ORDER.index(s) if s else len(_ORDER) for s in one.signals[::-1]])
    title = count_title(tr("신호가 바뀐 과제", "Changed signals"), len(found))
    why = Column("reason", tr("사유", "why"), can_fold=True, rank=2)
    return _transitions_table(reviewed, "transitions", title, found, why)


def returned_to_green(reviewed: Reviewed) -> Table:
    """The tasks that were red or yellow and are green again, and how far they have come.

    Green may be due to the coordinator, or to what was done while nobody knows the rest.
    """
    found = [one for one in _changes(reviewed) if one.is_return]
    title = count_title(tr("정상추진으로 돌아온 과제", "Green again"), len(found))
    standing = Column("standing", tr("현황", "stands"), can_fold=True, rank=2)
    return _transitions_table(reviewed, "returned", title, found, standing)


def _changes(reviewed: Reviewed) -> Iterator[_Change]:
    before, after = (items_by_id(one.judgement) for one in (reviewed.before, reviewed.after))
    for id_ in dict.fromkeys([*after, *before]):
        change = _Change(before.get(id_), after.get(id_))
        was, now = change.signals
        if was is not now:
            yield change


def _transitions_table(
    reviewed: Reviewed, key: str, title: str, found: list[_Change], last: Column
) -> Table:
    columns = (
        *name_columns(),
        Column("before", tr("지난 보고", "last report")),
        Column("after", tr("이번 보고", "this report")),
        last,
    )
    rows = tuple(_transition_row(reviewed, one) for one in found)
    return Table(key, title, columns, rows, none())


def _transition_row(reviewed: Reviewed, change: _Change) -> Row:
    known = change.after or change.before
    names = item_name(reviewed.view, known) if known else ()
    was, now = change.signals
    return Row(
        (
            *names,
            signal_cell(was) if was else Cell(tr("신규", "new")),
            signal_cell(now) if now else Cell(tr("없어짐", "gone"), None, Tone.WARN),
            _transition_words(change),
        )
    )


def _transition_words(change: _Change) -> Cell:
    """Why a task is what it is now; of one that is green again, how far it has come."""
    item = change.after
    if item is None:
        return empty_cell()
    if change.is_return:
        return _standing(item)
    return reasons_cell(item.reasons if item.signal is not Signal.GREEN else ())


def _standing(item: JudgedItem) -> Cell:
    counts, override = item.tally, item.weighed.override
    said = [tr(f"완료 {counts.done}/{counts.countable}", f"done {counts.done}/{counts.countable}")]
    if counts.unknown:
        said.append(tr(f"결과 미확인 {counts.unknown}", f"unknown {counts.unknown}"))
    if override is not None and item.weighed.is_overridden:
        said.append(tr(f"종합 조정: {override.reason}", f"overridden: {override.reason}"))
    value = {
        "done": counts.done,
        "countable": counts.countable,
        "unknown": counts.unknown,
        "is_overridden": item.weighed.is_overridden,
    }
    return Cell(", ".join(said), value)


# What was completed in the period, and by what that is shown.


def completed_table(reviewed: Reviewed) -> Table:
    """The milestones that are done and were not at the last report, without evidence first."""
    was_done = _done_in(reviewed.before)
    found = [one for id_, one in _done_in(reviewed.after).items() if id_ not in was_done]
    found.sort(key=lambda one: (bool(one.owed.milestone.evidence), one.owed.id))
    title = count_title(tr("완료", "Completed"), len(found))
    return _completed_table(reviewed, "completions", title, found)


def undone(reviewed: Reviewed) -> Table:
    """The milestones that were done at the last report and are not any more."""
    now = _done_in(reviewed.after)
    judged = reviewed.after.judgement.milestones_by_id
    found = [judged[id_] for id_ in _done_in(reviewed.before) if id_ in judged and id_ not in now]
    title = count_title(tr("완료를 취소한 이정표", "No longer done"), len(found))
    return _completed_table(reviewed, "undone", title, found, when_empty="")


def _done_in(side: Side) -> dict[str, JudgedMilestone]:
    known = side.judgement.milestones_by_id
    return {id_: one for id_, one in known.items() if one.state in DONE_STATES}


def _completed_table(
    reviewed: Reviewed,
    key: str,
    title: str,
    found: list[JudgedMilestone],
    *,
    when_empty: str | None = None,
) -> Table:
    columns = (
        *name_columns(),
        Column("due", tr("기한", "due"), rank=3),
        Column("done_on", tr("완료일", "done on")),
        Column("state", tr("기한 준수", "in time")),
        Column("evidence", tr("증빙", "evidence"), can_fold=True, least=8),
        Column("verification", tr("확인", "verified"), rank=2),
    )
    rows = tuple(_completed_row(reviewed, one) for one in found)
    return Table(key, title, columns, rows, none() if when_empty is None else when_empty)


def _completed_row(reviewed: Reviewed, one: JudgedMilestone) -> Row:
    milestone = one.owed.milestone
    return Row(
        (
            *milestone_name(reviewed.view, one),
            due_cell(one),
            period_cell(milestone.done_on),
            state_cell(one),
            _evidence(milestone.evidence),
            Cell(wording.word(milestone.verification), milestone.verification.value),
        )
    )


def _evidence(sources: tuple[str, ...]) -> Cell:
    if not sources:
        return Cell(tr("증빙 없음", "no evidence"), [], Tone.BAD)
    return Cell(", ".join(sources), list(sources))


# The deadlines that slipped in the period, those that nobody declared on top.


def slipped_table(reviewed: Reviewed) -> Table:
    """Every move to a later deadline, or to none, since the last report."""
    slips = [one for moves in reviewed.moves.values() for one in moves if one.is_slip]
    slips.sort(key=lambda one: (one.is_declared, -(one.days or 0), one.id))
    columns = (
        *name_columns(),
        Column("old", tr("전", "from")),
        Column("new", tr("후", "to")),
        Column("days", tr("일수", "days"), Align.RIGHT),
        Column("on", tr("바꾼 날", "on"), rank=2),
        Column("who", tr("누가", "who"), rank=3),
        Column("reason", tr("사유", "why"), can_fold=True),
    )
    undeclared = sum(not one.is_declared for one in slips)
    title = _title(len(slips), undeclared)
    rows = tuple(_slip_row(reviewed, one) for one in slips)
    return Table("slips", title, columns, rows, none(), note=" ".join(_others(reviewed)))


def _title(slips: int, undeclared: int) -> str:
    if not undeclared:
        return count_title(tr("기한 연기", "Slips"), slips)
    return tr(
        f"기한 연기({slips}건, 미신고 {undeclared}건)", f"Slips: {slips}, undeclared: {undeclared}"
    )


def _slip_row(reviewed: Reviewed, move: Move) -> Row:
    past, view = reviewed.past, reviewed.view
    item = past.ledger.items[move.id]
    why = Cell(
        declaration_words(move.revision),
        revision_value(move.revision),
        Tone.PLAIN if move.is_declared else Tone.BAD,
    )
    return Row(
        (
            *item_cells(move.id, title_cell(view, item)),
            view.ministry(item.lead or None),
            due_text(move.old),
            Cell(due_text(move.new).text or tr("없음", "none"), move.new or None),
            days_moved(move.days),
            when(move.commit, past.day_of_move(move)),
            who(move.commit),
            why,
        )
    )


def _others(reviewed: Reviewed) -> Iterator[str]:
    others = sum(not one.is_slip for moves in reviewed.moves.values() for one in moves)
    if others:
        yield tr(
            f"앞당기거나 좁힌 기한 {others}건은 dnatrack slips --all로 확인",
            f"Deadlines brought forward or narrowed: {others} (see dnatrack slips --all).",
        )
