"""Which tasks changed their signal, and which of them are green again."""

from collections.abc import Iterator
from typing import NamedTuple

from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedItem
from dnatrack.model.words import Signal
from dnatrack.reports.period.entries import (
    count_title,
    empty_cell,
    item_name,
    name_columns,
    none,
    reasons_cell,
)
from dnatrack.reports.period.reviewed import Reviewed, items_by_id
from dnatrack.reports.report import Cell, Column, Row, Table, Tone
from dnatrack.reports.view import signal_cell

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
