"""Signals in a period: the red and yellow ones, and those that changed."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import NamedTuple

from dnatrack.history.moves import Leaving
from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedItem, JudgedMilestone
from dnatrack.judging.schedule import DONE_STATES
from dnatrack.model.words import Signal
from dnatrack.reports import columns, wording
from dnatrack.reports.change_wording import state_text
from dnatrack.reports.columns import CellColumn, Columns, indent, nothing, table, within
from dnatrack.reports.period_parts import (
    Named,
    Reviewed,
    count_items,
    item_columns,
    item_name,
    milestone_name,
    name_columns,
    past_name,
    reasons_cell,
)
from dnatrack.reports.report import Cell, JsonValue, Table, Tone, number
from dnatrack.reports.view import due_cell, late_cell, original_due_cell, shown_signal_cell

_MOST_REPORTS = 3


class _Attention(NamedTuple):
    """A red or yellow task, or one of the milestones that make it so."""

    item: JudgedItem
    milestone: JudgedMilestone | None


def attention(reviewed: Reviewed) -> Table:
    """Red tasks, then yellow ones, each with the milestones that make it so below it."""
    found = reviewed.items_of(Signal.RED, Signal.YELLOW)
    title = count_items(tr("재검토필요·관심필요 과제", "Red and yellow tasks"), found)
    rows = [row for item in found for row in _rows(item)]
    told = table("attention", title, rows, _attention_columns(reviewed), nothing())
    return indent(told, (int(one.milestone is not None) for one in rows))


def _rows(item: JudgedItem) -> Iterator[_Attention]:
    yield _Attention(item, None)
    yield from (_Attention(item, one) for one in item.milestones if one.reasons)


def _attention_columns(reviewed: Reviewed) -> Columns[_Attention]:
    view, slips = reviewed.view, tr("연기 횟수", "slips")

    def name(one: _Attention) -> Named:
        """Who answers for a milestone stands in the row above."""
        if one.milestone is None:
            return item_name(view, one.item)
        named = milestone_name(view, one.milestone)
        return named._replace(lead=named.lead._replace(text=""))

    def told(cell: Callable[[JudgedMilestone], Cell]) -> Callable[[_Attention], Cell]:
        return lambda one: Cell("") if one.milestone is None else cell(one.milestone)

    def reasons(one: _Attention) -> Cell:
        if one.milestone is None:
            return _said_by_people(one.item)
        return reasons_cell(view, one.milestone.reasons)

    def slipped(one: JudgedMilestone) -> Cell:
        return number(reviewed.slips(one), Tone.BAD)

    return (
        *name_columns(name),
        columns.value("kind", lambda one: "milestone" if one.milestone else "task"),
        columns.of("signal", lambda one: shown_signal_cell(one.milestone or one.item)),
        columns.of("in_a_row", lambda one: _in_a_row(reviewed, one), rank=3),
        columns.of("reasons", reasons, can_fold=True),
        columns.of("original_due", told(original_due_cell), rank=2),
        columns.of("due", told(due_cell)),
        columns.right("days_late", told(columns.late_now_cell)),
        columns.right("days_late_original", told(_late_by_original), rank=4),
        columns.right("slips", told(slipped), heading=slips, rank=1),
    )


def _late_by_original(one: JudgedMilestone) -> Cell:
    cell = late_cell(one.original.days_late, at_least=one.original.at_least)
    return cell if one.original != one.current else cell._replace(tone=Tone.FAINT)


def _said_by_people(item: JudgedItem) -> Cell:
    """What people say that makes the signal of a task what it is; empty if nobody does."""
    weighed = item.weighed
    if weighed.is_overridden and weighed.override is not None:
        said = _override_words(weighed.override.reason)
        return Cell(said, [{"reason": "overridden", "amount": None}])
    if weighed.declared is not None and Signal(weighed.declared.signal) is not weighed.computed:
        note = f": {weighed.declared.note}" if weighed.declared.note else ""
        said = tr(f"기관 자체 판정{note}", f"declared by the ministry{note}")
        return Cell(said, [{"reason": "declared", "amount": None}])
    return Cell("", [])


def _override_words(reason: str) -> str:
    return tr(f"조정 신호: {reason}", f"overridden: {reason}")


def _in_a_row(reviewed: Reviewed, one: _Attention) -> Cell:
    """In words where the signal of a task stays the same from one report to the next."""
    if one.milestone is not None:
        return Cell("")
    count = reviewed.periods_in_a_row(one.item)
    words = in_a_row_words(count)
    shown = f"{wording.word(one.item.signal)} {words}" if words else ""
    return Cell(shown, count, Tone.WARN if words else Tone.PLAIN)


def in_a_row_words(count: int) -> str:
    """At how many reports on end; nothing where it is the first one."""
    if count == 1:
        return ""
    korean, english = (" 이상", " or more") if count == _MOST_REPORTS else ("", "")
    return tr(f"{count}회{korean} 연속", f"{count} times{english}")


# Which tasks changed their signal, and which of them are green again.

_ORDER = list(Signal)
_BAD = frozenset({Signal.RED, Signal.YELLOW})


class _Change(NamedTuple):
    """A task on both sides, None where it was not there; `known` is the later one."""

    before: JudgedItem | None
    after: JudgedItem | None
    known: JudgedItem

    @property
    def signals(self) -> tuple[Signal | None, Signal | None]:
        was, now = self.before, self.after
        return was.signal if was else None, now.signal if now else None

    @property
    def is_return(self) -> bool:
        """Whether it was red or yellow and neither is so now, nor grey."""
        was, now = self.signals
        return was in _BAD and now is not None and now not in {*_BAD, Signal.GREY}


def transitions(reviewed: Reviewed) -> Table:
    """Every task whose signal is another, the worst first, but for those that are green again."""
    found = [one for one in _changes(reviewed) if not _is_earned(reviewed, one)]
    found.sort(key=lambda one: [_ORDER.index(s) if s else len(_ORDER) for s in one.signals[::-1]])
    reason: CellColumn[_Change] = columns.of(
        "reason", lambda one: _transition_words(reviewed, one), can_fold=True, rank=2
    )
    title = tr("신호 변동 과제", "Changed signals")
    return _transitions_table(reviewed, "transitions", title, found, reason)


def returned_to_green(reviewed: Reviewed) -> Table:
    """The tasks that were red or yellow and are not so any more, by what was done or declared.

    What is green because something was given up or is unknown now is among the other
    transitions, with that.
    """
    found = [one for one in _changes(reviewed) if _is_earned(reviewed, one)]
    standing = columns.of("standing", _standing, can_fold=True, rank=2)
    title = tr("정상추진 복귀 과제", "Green again")
    return _transitions_table(reviewed, "returned", title, found, standing)


class _Cause(StrEnum):
    """What became of a milestone that made a task red or yellow."""

    DONE = "done"
    DECLARED = "declared"
    UNDECLARED = "undeclared"
    GONE = "gone"
    LEFT = "left"
    OTHER = "other"


_EARNED = frozenset({_Cause.DONE, _Cause.DECLARED})


def _is_earned(reviewed: Reviewed, change: _Change) -> bool:
    """Whether a task is green again because of completions and declared deadlines alone."""
    if not change.is_return or change.after is None or change.after.weighed.is_overridden:
        return False
    causes = {cause for _, cause in _causes(reviewed, change)}
    return bool(causes) and causes <= _EARNED


def _causes(reviewed: Reviewed, change: _Change) -> Iterator[tuple[str, _Cause]]:
    """What became of each milestone that made a task what it was."""
    now = {one.owed.id: one for one in change.after.milestones} if change.after else {}
    for was in change.before.milestones if change.before else ():
        heir = reviewed.past.heir_of(was.owed.id)
        if was.reasons:
            yield heir, _cause(reviewed, was, now.get(heir))


def _cause(reviewed: Reviewed, was: JudgedMilestone, now: JudgedMilestone | None) -> _Cause:
    if now is None:
        return _Cause.GONE
    if now.state in DONE_STATES:
        return _Cause.DONE
    if now.owed.id in _left_by_id(reviewed):
        return _Cause.LEFT
    moves = reviewed.moves.get(now.owed.id, ())
    if moves and now.due != was.due:
        return _Cause.DECLARED if all(one.is_declared for one in moves) else _Cause.UNDECLARED
    return _Cause.OTHER


def _left_by_id(reviewed: Reviewed) -> dict[str, Leaving]:
    return {one.item.id: one for one in reviewed.left}


def _changes(reviewed: Reviewed) -> Iterator[_Change]:
    after = reviewed.after.judgement.owing_items_by_id
    items = reviewed.before.judgement.owing_items_by_id.items()
    before = {reviewed.past.heir_of(id_): one for id_, one in items}
    for id_, known in {**after, **before, **after}.items():
        change = _Change(before.get(id_), after.get(id_), known)
        was, now = change.signals
        if was is not now:
            yield change


def _transitions_table(
    reviewed: Reviewed, key: str, title: str, found: list[_Change], last: CellColumn[_Change]
) -> Table:
    new, gone = Cell(tr("신규", "new")), Cell(tr("삭제", "gone"), None, Tone.WARN)

    def known(one: _Change) -> JudgedItem:
        return one.known

    def before(one: _Change) -> Cell:
        return shown_signal_cell(one.before) if one.before else new

    def after(one: _Change) -> Cell:
        return shown_signal_cell(one.after) if one.after else gone

    shown: Columns[_Change] = (
        *within(known, *item_columns(reviewed.view)),
        columns.of("before", before, heading=tr("직전 보고", "last report")),
        columns.of("after", after, heading=tr("이번 보고", "this report")),
        last,
    )
    counted = count_items(title, list(map(known, found)))
    return table(key, counted, found, shown, nothing())


def _transition_words(reviewed: Reviewed, change: _Change) -> Cell:
    """Why a task is what it is now; where it only looks better, what really happened."""
    item = change.after
    if item is None:
        return Cell("")
    if not change.is_return:
        reasons = item.reasons if item.signal is not Signal.GREEN else ()
        return reasons_cell(reviewed.view, reasons)
    override = item.weighed.override if item.weighed.is_overridden else None
    untold = _EARNED | {_Cause.OTHER} if override else _EARNED
    causes = [one for one in _causes(reviewed, change) if one[1] not in untold]
    said = [_cause_words(reviewed, id_, cause) for id_, cause in causes]
    value: list[JsonValue] = [{"reason": cause.value, "amount": id_} for id_, cause in causes]
    if override:
        said.append(_override_words(override.reason))
        value.append({"reason": "overridden", "amount": None})
    return Cell(", ".join(said), value)


def _cause_words(reviewed: Reviewed, id_: str, cause: _Cause) -> str:
    match cause:
        case _Cause.LEFT:
            what = state_text(_left_by_id(reviewed)[id_].new)
        case _Cause.GONE:
            what = tr("삭제", "gone")
        case _Cause.UNDECLARED:
            what = tr("사유 기재 없이 기한 변경", "deadline moved undeclared")
        case _:
            what = tr("완료 또는 사유를 기재한 기한 변경 없음", "neither done nor declared")
    known = reviewed.past.ledger.items
    name = past_name(reviewed, id_).title.text if id_ in known else id_
    return f"{name}: {what}"


def _standing(change: _Change) -> Cell:
    """How far a task has come."""
    tally = change.known.tally
    done, countable, unknown = tally.done, tally.countable, tally.unknown
    said = tr(f"완료 {done}/{countable}", f"done {done}/{countable}")
    if unknown:
        said += tr(f", 결과 미확인 {unknown}", f", unknown {unknown}")
    return Cell(said, {"done": done, "countable": countable, "unknown": unknown})
