"""Tasks or milestones as a list: every one that was asked for, in the order asked for."""

from collections.abc import Iterable

from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedItem, JudgedMilestone, Tally
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import Unreadable
from dnatrack.reports import wording
from dnatrack.reports.overview import overrides
from dnatrack.reports.report import Align, Cell, Column, Report, Row, Table, Tone, number, text
from dnatrack.reports.selection import Selection
from dnatrack.reports.view import (
    Order,
    View,
    due_cell,
    late_cell,
    milestone_key,
    original_due_cell,
    period_cell,
    signal_cell,
    state_cell,
    task_key,
)

TASKS_FORM = "dnatrack-tasks/1"
MILESTONES_FORM = "dnatrack-milestones/1"


def build_tasks(view: View, selection: Selection, *, order: Order = Order.ID) -> Report:
    """Every selected task with its counts and signal; also those that cannot be read.

    A task is in the list when it fits, and has a milestone that fits where the
    selection restricts milestones.
    """
    items = [one for one in selection.items(view.judgement) if not one.is_taskforce]
    chosen = [one for one in items if _fits(one, selection)]
    chosen.sort(key=task_key(view, order))
    columns = (
        Column("id", "id"),
        Column("title", tr("제목", "title"), can_fold=True),
        Column("taskforce", tr("범정부 TF", "taskforce"), for_programs=True),
        Column("priority", tr("우선 추진과제", "priority"), for_programs=True),
        Column("multi_ministry", tr("다부처 과제", "multi-ministry"), for_programs=True),
        Column("lead", tr("주관", "lead")),
        Column("partners", tr("협조", "partners"), rank=4, can_fold=True),
        Column("lifecycle", tr("진행", "lifecycle"), rank=3),
        Column("milestones", tr("이정표", "miles."), Align.RIGHT, for_programs=True),
        Column("done", tr("완료", "done"), Align.RIGHT),
        Column("countable", tr("대상", "of"), Align.RIGHT, for_programs=True),
        Column("overdue", tr("지연", "late"), Align.RIGHT),
        Column("unknown", tr("미확인", "unknown"), Align.RIGHT, rank=2),
        Column("signal", tr("신호", "signal")),
    )
    rows = tuple(_task_row(view, one) for one in chosen)
    title = tr(f"과제 {len(rows):,}건", f"{len(rows):,} tasks")
    table = Table("tasks", "", columns, rows, _none())
    return Report(TASKS_FORM, title, view.facts(), tables=(table, overrides(view, chosen)))


def build_milestones(view: View, selection: Selection, *, order: Order = Order.ID) -> Report:
    """Every selected milestone; those that cannot be read are in a table of their own."""
    items = selection.items(view.judgement)
    chosen = list(selection.milestones(items))
    if order is not Order.ID:
        chosen.sort(key=milestone_key(view, order))
    columns = (
        Column("id", tr("이정표", "milestone"), can_fold=True),
        Column("title", tr("제목", "title"), can_fold=True),
        Column("taskforce", tr("범정부 TF", "taskforce"), for_programs=True),
        Column("lead", tr("주관", "lead"), rank=1),
        Column("kind", tr("종류", "kind"), rank=4),
        Column("due", tr("현재기한", "current due")),
        Column("original_due", tr("당초기한", "original due"), rank=5),
        Column("done_on", tr("완료일", "done on"), rank=2),
        Column("state", tr("상태", "state")),
        Column("days_late", tr("지연", "late"), Align.RIGHT, for_programs=True),
        Column("days_left", tr("남은 날", "left"), Align.RIGHT, for_programs=True),
        Column("original_state", tr("당초기한 기준", "by original due"), for_programs=True),
        Column("original_days_late", tr("당초 대비", "late by original"), for_programs=True),
        Column("lifecycle", tr("진행", "lifecycle"), for_programs=True),
        Column("signal", tr("신호", "signal"), for_programs=True),
        Column("evidence", tr("증빙", "evidence"), for_programs=True),
        Column("verification", tr("확인 정도", "verification"), for_programs=True),
    )
    rows = tuple(_milestone_row(view, one) for one in chosen)
    title = tr(f"이정표 {len(rows):,}건", f"{len(rows):,} milestones")
    lost = unreadable_milestones(view, (one for item in items for one in item.lost))
    tables = (Table("milestones", "", columns, rows, _none()), lost)
    return Report(MILESTONES_FORM, title, view.facts(), tables=tables)


def _none() -> str:
    return tr("고른 조건에 맞는 것이 없습니다.", "Nothing fits what was asked for.")


def _fits(item: JudgedItem, selection: Selection) -> bool:
    if selection.signals and item.signal not in selection.signals:
        return False
    if selection.lifecycles:
        subject = item.subject
        if not isinstance(subject, Task) or subject.lifecycle not in selection.lifecycles:
            return False
    if selection.states or selection.kinds:
        narrowed = Selection(states=selection.states, kinds=selection.kinds)
        return any(narrowed.milestones([item]))
    return True


def _task_row(view: View, item: JudgedItem) -> Row:
    subject, counts = item.subject, item.tally
    lifecycle, partners = Cell(""), Cell("")
    if isinstance(subject, Task):
        lifecycle = Cell(wording.word(subject.lifecycle), subject.lifecycle.value)
        partners = view.ministries(subject.partners, subject.unnamed_partners)
    lead = None if isinstance(subject, Taskforce) else subject.lead
    return Row(
        (
            text(item.id),
            view.title(subject),
            text(item.taskforce),
            text(item.priority),
            Cell("", not isinstance(subject, Taskforce) and subject.multi_ministry),
            view.ministry(lead),
            partners,
            lifecycle,
            number(counts.total),
            progress_cell(counts),
            number(counts.countable),
            number(counts.overdue, Tone.BAD),
            number(counts.unknown, Tone.UNSURE),
            signal_cell(item.signal),
        )
    )


def progress_cell(counts: Tally) -> Cell:
    """Done milestones over countable ones."""
    tone = Tone.GOOD if counts.done else Tone.FAINT
    return Cell(f"{counts.done}/{counts.countable}", counts.done, tone)


def _milestone_row(view: View, one: JudgedMilestone) -> Row:
    milestone = one.owed.milestone
    done_on = milestone.done_on
    return Row(
        (
            text(one.owed.id),
            view.title(one.owed),
            text(one.owed.taskforce),
            view.ministry(one.owed.lead),
            Cell(wording.word(milestone.kind), milestone.kind.value),
            due_cell(one),
            original_due_cell(one),
            period_cell(done_on),
            state_cell(one),
            late_cell(one.current.days_late, at_least=one.current.at_least),
            Cell("", one.current.days_left),
            Cell("", one.original.state.value),
            Cell("", one.original.days_late),
            Cell("", milestone.lifecycle.value),
            Cell("", one.signal.value),
            Cell("", list(milestone.evidence)),
            Cell("", milestone.verification.value),
        )
    )


def unreadable_milestones(view: View, lost: Iterable[Unreadable]) -> Table:
    """The table of milestones that stand in the data but could not be read."""
    columns = (
        Column("id", tr("이정표", "milestone")),
        Column("title", tr("제목", "title"), can_fold=True),
        Column("file", tr("파일", "file")),
    )
    rows = tuple(
        Row((text(one.full_id, Tone.BAD), view.title(one), text(one.place.file))) for one in lost
    )
    return Table("unreadable", tr("읽을 수 없음", "Unreadable"), columns, rows)
