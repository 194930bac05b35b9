"""Everything that is red or yellow, with what makes it so."""

from collections.abc import Iterator
from dataclasses import replace

from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedItem, JudgedMilestone
from dnatrack.model.words import Signal
from dnatrack.reports import wording
from dnatrack.reports.period.entries import (
    count_title,
    empty_cell,
    item_name,
    milestone_name,
    name_columns,
    none,
    reasons_cell,
)
from dnatrack.reports.period.reviewed import Reviewed, items_of
from dnatrack.reports.report import Align, Cell, Column, Row, Table, Tone, number, text
from dnatrack.reports.view import late_cell, original_due_cell, period_cell, signal_cell

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
