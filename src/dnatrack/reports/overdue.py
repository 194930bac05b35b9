"""Milestones past their deadline, worst first, and those whose outcome is unknown."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedMilestone
from dnatrack.judging.schedule import ScheduleState
from dnatrack.reports import wording
from dnatrack.reports.report import Align, Cell, Column, Report, Row, Table, text
from dnatrack.reports.selection import Selection
from dnatrack.reports.view import (
    View,
    due_cell,
    late_cell,
    left_cell,
    original_due_cell,
)

FORM = "dnatrack-overdue/1"


def build(view: View, selection: Selection, *, within: timedelta | None = None) -> Report:
    """What is late by its current due, worst first; what falls due `within`; what is unknown."""
    judgement = view.judgement
    chosen = list(selection.milestones(selection.items(judgement)))
    tables = [_late(view, chosen)]
    if within is not None:
        tables.append(_ahead(view, chosen, within))
    tables.append(_unknown(view, chosen))
    title = tr("지연 현황", "Overdue")
    return Report(FORM, title, view.facts(), tables=tuple(tables))


def _columns(shown: Iterable[JudgedMilestone], days: str, label: str) -> tuple[Column, ...]:
    """The columns; those of the original due matter where it is not the current one."""
    has_moved = any(one.due != one.original_due for one in shown)
    return (
        Column("id", tr("이정표", "milestone"), can_fold=True, least=18),
        Column("title", tr("제목", "title"), can_fold=True, least=12),
        Column("lead", tr("주관", "lead"), rank=1),
        Column("due", tr("현재기한", "current due")),
        Column(days, label, Align.RIGHT),
        Column("original_due", tr("당초기한", "original due"), rank=0 if has_moved else 6),
        Column(
            "days_late_original",
            tr("당초 대비", "by original"),
            Align.RIGHT,
            rank=3 if has_moved else 5,
        ),
        Column("partners", tr("협조", "partners"), rank=4, can_fold=True, least=16),
    )


def _row(view: View, one: JudgedMilestone, days: Cell) -> Row:
    return Row(
        (
            text(one.owed.id),
            view.title(one.owed),
            view.ministry(one.owed.lead),
            due_cell(one),
            days,
            original_due_cell(one),
            late_cell(one.original.days_late),
            view.partners(one.owed),
        )
    )


def _late(view: View, chosen: Iterable[JudgedMilestone]) -> Table:
    late = [one for one in chosen if one.state is ScheduleState.OVERDUE]
    late.sort(key=lambda one: (-(one.current.days_late or 0), one.owed.id))
    rows = tuple(_row(view, one, late_cell(one.current.days_late)) for one in late)
    return Table(
        "overdue",
        tr("기한을 넘긴 이정표", "Overdue") + _counted(rows),
        _columns(late, "days_late", tr("지연", "late")),
        rows,
        tr("없습니다.", "None."),
    )


def _counted(rows: Sequence[Row]) -> str:
    """How many rows there are, behind a title; nothing where `when_empty` says it."""
    return tr(f" {len(rows):,}건", f": {len(rows):,}") if rows else ""


def _ahead(view: View, chosen: Iterable[JudgedMilestone], within: timedelta) -> Table:
    ahead = [
        one
        for one in chosen
        if one.current.days_left is not None and one.current.days_left <= within.days
    ]
    ahead.sort(key=lambda one: (one.current.days_left or 0, one.owed.id))
    rows = tuple(_row(view, one, left_cell(one)) for one in ahead)
    span = wording.days(within.days)
    return Table(
        "due_within",
        tr(f"{span} 안에 기한이 오는 이정표", f"Due within {span}") + _counted(rows),
        _columns(ahead, "days_left", tr("남은 날", "left")),
        rows,
        tr("없습니다.", "None."),
    )


def _unknown(view: View, chosen: Sequence[JudgedMilestone]) -> Table:
    unknown = [one for one in chosen if one.state is ScheduleState.OUTCOME_UNKNOWN]
    unknown.sort(key=lambda one: (one.due.last if one.due else view.judgement.today, one.owed.id))
    columns = (
        Column("id", tr("이정표", "milestone"), can_fold=True),
        Column("title", tr("제목", "title"), can_fold=True),
        Column("lead", tr("주관", "lead")),
        Column("due", tr("현재기한", "current due")),
        Column("looked_for", tr("찾아본 결과", "search"), rank=2),
        Column("looked_on", tr("찾아본 날", "searched on"), rank=3),
    )
    rows = tuple(_unknown_row(view, one) for one in unknown)
    return Table(
        "outcome_unknown",
        tr("기한이 지났으나 결과를 알 수 없는 이정표", "Past the deadline, outcome unknown")
        + _counted(rows),
        columns,
        rows,
        tr("없습니다.", "None."),
    )


def _unknown_row(view: View, one: JudgedMilestone) -> Row:
    looked_for = one.owed.milestone.looked_for
    result = Cell("")
    on = Cell("")
    if looked_for is not None:
        result = Cell(wording.word(looked_for.result), looked_for.result.value)
        on = Cell(wording.day(looked_for.on), looked_for.on.isoformat())
    return Row(
        (
            text(one.owed.id),
            view.title(one.owed),
            view.ministry(one.owed.lead),
            due_cell(one),
            result,
            on,
        )
    )
