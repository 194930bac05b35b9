"""What happened in a period: warnings, changed signals, completions, slips."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from dnatrack.history.moves import Move
from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedItem, JudgedMilestone
from dnatrack.judging.schedule import DONE_STATES
from dnatrack.model.words import Signal
from dnatrack.reports import columns, wording
from dnatrack.reports.change_wording import declaration_words
from dnatrack.reports.columns import CellColumn, Columns, indent, table, within
from dnatrack.reports.history_view import days_moved, due_text, revision_value, when, who
from dnatrack.reports.period_parts import (
    Named,
    Reviewed,
    Side,
    count_items,
    count_title,
    item_columns,
    item_name,
    items_by_id,
    items_of,
    milestone_columns,
    milestone_name,
    name_columns,
    none,
    past_name,
    reasons_cell,
)
from dnatrack.reports.report import Cell, Table, Tone, number
from dnatrack.reports.view import (
    due_cell,
    late_cell,
    list_cell,
    original_due_cell,
    shown_signal_cell,
)

_MARKED = 2
_MOST = 3


class _Attention(NamedTuple):
    """A red or yellow task, or one of the milestones that make it so."""

    item: JudgedItem
    milestone: JudgedMilestone | None


def attention(reviewed: Reviewed) -> Table:
    """Red tasks, then yellow ones, each with the milestones that make it so below it."""
    found = items_of(reviewed.after.judgement, Signal.RED, Signal.YELLOW)
    title = count_items(tr("재검토·관심 필요 과제", "Red and yellow tasks"), found)
    rows = [row for item in found for row in _rows(item)]
    told = table("attention", title, rows, _attention_columns(reviewed), none())
    return indent(told, (0 if one.milestone is None else 1 for one in rows))


def _rows(item: JudgedItem) -> Iterator[_Attention]:
    yield _Attention(item, None)
    for one in item.milestones:
        if one.reasons:
            yield _Attention(item, one)


def _attention_columns(reviewed: Reviewed) -> Columns[_Attention]:
    view, slips = reviewed.view, tr("연기 횟수", "slips")

    def name(one: _Attention) -> Named:
        """Who answers for a milestone stands in the row above."""
        if one.milestone is None:
            return item_name(view, one.item)
        named = milestone_name(view, one.milestone)
        return named._replace(lead=named.lead.replace(text=""))

    def told(cell: Callable[[JudgedMilestone], Cell]) -> Callable[[_Attention], Cell]:
        return lambda one: Cell("") if one.milestone is None else cell(one.milestone)

    return (
        *name_columns(name),
        columns.text(
            "kind", lambda one: "milestone" if one.milestone else "task", for_programs=True
        ),
        columns.of("signal", lambda one: shown_signal_cell(one.milestone or one.item)),
        columns.of("in_a_row", lambda one: _in_a_row(reviewed, one), rank=3),
        columns.of("reasons", _reasons, can_fold=True),
        columns.of("original_due", told(original_due_cell), rank=2),
        columns.of("due", told(due_cell)),
        columns.right("days_late", told(_late)),
        columns.right("days_late_original", told(_late_by_original), rank=4),
        columns.right(
            "slips", told(lambda one: number(reviewed.slips(one), Tone.BAD)), heading=slips, rank=1
        ),
    )


def _reasons(one: _Attention) -> Cell:
    return reasons_cell(one.milestone.reasons) if one.milestone else _attention_words(one.item)


def _late(one: JudgedMilestone) -> Cell:
    return late_cell(one.current.days_late, at_least=one.current.at_least)


def _late_by_original(one: JudgedMilestone) -> Cell:
    cell = late_cell(one.original.days_late, at_least=one.original.at_least)
    return cell if one.original != one.current else cell.replace(tone=Tone.FAINT)


def _attention_words(item: JudgedItem) -> Cell:
    """What people say that makes the signal of a task what it is; empty if nobody does."""
    weighed = item.weighed
    if weighed.is_overridden and weighed.override is not None:
        return Cell(
            tr(f"종합 조정: {weighed.override.reason}", f"overridden: {weighed.override.reason}"),
            [{"reason": "overridden", "amount": None}],
        )
    if weighed.declared is not None and Signal(weighed.declared.signal) is not weighed.computed:
        note = f": {weighed.declared.note}" if weighed.declared.note else ""
        return Cell(
            tr(f"기관이 밝힌 신호{note}", f"declared by the ministry{note}"),
            [{"reason": "declared", "amount": None}],
        )
    return Cell("", [])


def _in_a_row(reviewed: Reviewed, one: _Attention) -> Cell:
    """In words where the signal of a task stays the same from one report to the next."""
    if one.milestone is not None:
        return Cell("")
    count = reviewed.periods_in_a_row(one.item)
    if count < _MARKED:
        return Cell("", count)
    word = wording.word(one.item.signal)
    least = count == _MOST
    shown = tr(
        f"{word} {count}회{' 이상' if least else ''} 연속",
        f"{word} {count} times{' or more' if least else ''}",
    )
    return Cell(shown, count, Tone.WARN)


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
        was, now = self.signals
        return was in _BAD and now is Signal.GREEN


def transitions(reviewed: Reviewed) -> Table:
    """Every task whose signal is another, the worst first, but for those that are green again."""
    found = [one for one in _changes(reviewed) if not one.is_return]
    found.sort(key=lambda one: [_ORDER.index(s) if s else len(_ORDER) for s in one.signals[::-1]])
    known = [one.known for one in found]
    title = count_items(tr("신호가 바뀐 과제", "Changed signals"), known)
    why = columns.of("reason", _transition_words, can_fold=True, rank=2)
    return _transitions_table(reviewed, "transitions", title, found, why)


def returned_to_green(reviewed: Reviewed) -> Table:
    """The tasks that were red or yellow and are green again, and how far they have come.

    Green may be due to the coordinator, or to what was done while nobody knows the rest.
    """
    found = [one for one in _changes(reviewed) if one.is_return]
    known = [one.known for one in found]
    title = count_items(tr("정상추진으로 돌아온 과제", "Green again"), known)
    standing = columns.of("standing", _transition_words, can_fold=True, rank=2)
    return _transitions_table(reviewed, "returned", title, found, standing)


def _changes(reviewed: Reviewed) -> Iterator[_Change]:
    before, after = (items_by_id(one.judgement) for one in (reviewed.before, reviewed.after))
    for id_, known in {**after, **before, **after}.items():
        change = _Change(before.get(id_), after.get(id_), known)
        was, now = change.signals
        if was is not now:
            yield change


def _transitions_table(
    reviewed: Reviewed, key: str, title: str, found: list[_Change], last: CellColumn[_Change]
) -> Table:
    before, after = tr("지난 보고", "last report"), tr("이번 보고", "this report")
    new, gone = Cell(tr("신규", "new")), Cell(tr("없어짐", "gone"), None, Tone.WARN)
    shown: Columns[_Change] = (
        *within(_known, *item_columns(reviewed.view)),
        columns.of(
            "before",
            lambda one: shown_signal_cell(one.before) if one.before else new,
            heading=before,
        ),
        columns.of(
            "after", lambda one: shown_signal_cell(one.after) if one.after else gone, heading=after
        ),
        last,
    )
    return table(key, title, found, shown, none())


def _known(change: _Change) -> JudgedItem:
    return change.known


def _transition_words(change: _Change) -> Cell:
    """Why a task is what it is now; of one that is green again, how far it has come."""
    item = change.after
    if item is None:
        return Cell("")
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
    shown: Columns[JudgedMilestone] = (
        *milestone_columns(reviewed.view),
        columns.due(heading=tr("기한", "due"), rank=3),
        columns.done_on(),
        columns.done_by(),
        columns.state(heading=tr("기한 준수", "in time")),
        columns.of(
            "evidence", lambda one: _evidence(one.owed.milestone.evidence), can_fold=True, least=8
        ),
        columns.word(
            "verification",
            lambda one: one.owed.milestone.verification,
            heading=tr("확인", "verified"),
            rank=2,
        ),
    )
    return table(key, title, found, shown, none() if when_empty is None else when_empty)


def _evidence(sources: tuple[str, ...]) -> Cell:
    if not sources:
        return Cell(tr("증빙 없음", "no evidence"), [], Tone.BAD)
    return list_cell(sources)


# The deadlines that slipped in the period, those that nobody declared on top.


def slipped_table(reviewed: Reviewed) -> Table:
    """Every move to a later deadline, or to none, since the last report."""
    slips = [one for moves in reviewed.moves.values() for one in moves if one.is_slip]
    slips.sort(key=lambda one: (one.is_declared, -(one.days or 0), one.id))
    undeclared = sum(not one.is_declared for one in slips)
    title = _title(len(slips), undeclared)

    def name(move: Move) -> Named:
        return past_name(reviewed, move.id)

    shown: Columns[Move] = (
        *name_columns(name),
        columns.of("old", lambda one: due_text(one.old), heading=tr("전", "from")),
        columns.of("new", _new_due, heading=tr("후", "to")),
        columns.right("days", lambda one: days_moved(one.days)),
        columns.of(
            "on",
            lambda one: when(one.commit, reviewed.past.day_of_move(one)),
            heading=tr("바꾼 날", "on"),
            rank=2,
        ),
        columns.of("who", lambda one: who(one.commit), rank=3),
        columns.of("reason", _declaration, can_fold=True),
    )
    return table("slips", title, slips, shown, none(), note=" ".join(_others(reviewed)))


def _title(slips: int, undeclared: int) -> str:
    if not undeclared:
        return count_title(tr("기한 연기", "Slips"), slips)
    return tr(
        f"기한 연기({slips}건, 미신고 {undeclared}건)", f"Slips: {slips}, undeclared: {undeclared}"
    )


def _new_due(move: Move) -> Cell:
    return Cell(due_text(move.new).text or tr("없음", "none"), move.new or None)


def _declaration(move: Move) -> Cell:
    tone = Tone.PLAIN if move.is_declared else Tone.BAD
    return Cell(declaration_words(move.revision), revision_value(move.revision), tone)


def _others(reviewed: Reviewed) -> Iterator[str]:
    others = sum(not one.is_slip for moves in reviewed.moves.values() for one in moves)
    if others:
        yield tr(
            f"앞당기거나 좁힌 기한 {others}건은 dnatrack slips --all로 확인",
            f"Deadlines brought forward or narrowed: {others} (see dnatrack slips --all).",
        )
