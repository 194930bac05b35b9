"""What one ministry still owes, worst first, and what became of nobody knows what."""

from collections.abc import Iterable, Sequence

from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedMilestone
from dnatrack.judging.schedule import OPEN_STATES, ScheduleState
from dnatrack.reports.report import Align, Column, Row, Table, Tone, number, text
from dnatrack.reports.view import (
    View,
    due_cell,
    late_cell,
    left_cell,
    original_due_cell,
    state_cell,
)

_OWED = OPEN_STATES | {ScheduleState.PAUSED}
_NEVER = 10**6


def owed_table(view: View, found: Iterable[JudgedMilestone]) -> Table:
    """The milestones that are open or paused, worst first, against both deadlines."""
    chosen = sorted((one for one in found if one.state in _OWED), key=_urgency)
    title = tr("해야 할 이정표", "Owes") + _counted(chosen)
    rows = tuple(_row(view, one) for one in chosen)
    return Table("owed", title, _columns(chosen), rows, tr("없습니다.", "Nothing is open."))


def outcome_unknown(view: View, found: Iterable[JudgedMilestone]) -> Table:
    """The milestones past their deadline of which nobody knows what became, oldest first."""
    chosen = [one for one in found if one.state is ScheduleState.OUTCOME_UNKNOWN]
    chosen.sort(key=lambda one: (one.due.last if one.due else view.judgement.today, one.owed.id))
    title = tr("결과 미확인", "Outcome unknown") + _counted(chosen)
    rows = tuple(_row(view, one) for one in chosen)
    return Table("outcome_unknown", title, _columns(chosen), rows)


def _counted(chosen: Sequence[JudgedMilestone]) -> str:
    return tr(f" {len(chosen):,}건", f": {len(chosen):,}") if chosen else ""


def _urgency(one: JudgedMilestone) -> tuple[int, int, str]:
    """Late before everything, the latest first; then by the days that are left."""
    if one.state is ScheduleState.OVERDUE:
        return (0, -(one.current.days_late or 0), one.owed.id)
    if one.state is ScheduleState.PAUSED:
        return (2, 0, one.owed.id)
    left = one.current.days_left
    return (1, _NEVER if left is None else left, one.owed.id)


def _columns(chosen: Sequence[JudgedMilestone]) -> tuple[Column, ...]:
    """Those of the original due and of slips matter where a deadline moved."""
    has_moved = any(one.due != one.original_due for one in chosen)
    has_left = any(one.current.days_left is not None for one in chosen)
    has_slipped = any(one.slips for one in chosen)
    right = Align.RIGHT
    return (
        Column("id", tr("이정표", "milestone"), can_fold=True, least=16),
        Column("title", tr("제목", "title"), can_fold=True, least=14),
        Column("state", tr("상태", "state")),
        Column("due", tr("현재기한", "current due")),
        Column("days_late", tr("지연", "late"), right, for_programs=True),
        Column("days_left", tr("남은 날", "left"), right, rank=2, for_programs=not has_left),
        Column("original_due", tr("당초기한", "original due"), rank=0 if has_moved else 6),
        Column(
            "days_late_original",
            tr("당초 대비", "by original"),
            right,
            rank=3 if has_moved else 5,
        ),
        Column("slips", tr("연기", "slips"), right, rank=2, for_programs=not has_slipped),
        Column("lead", tr("주관", "lead"), rank=7),
        Column("partners", tr("협조", "partners"), rank=4, can_fold=True, least=14),
    )


def _row(view: View, one: JudgedMilestone) -> Row:
    return Row(
        (
            text(one.owed.id),
            view.title(one.owed),
            state_cell(one),
            due_cell(one),
            late_cell(one.current.days_late),
            left_cell(one),
            original_due_cell(one),
            late_cell(one.original.days_late),
            number(one.slips, Tone.WARN),
            view.ministry(one.owed.lead),
            view.partners(one.owed),
        )
    )
