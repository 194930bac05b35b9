"""Tasks or milestones as a list: every one that was asked for, in the order asked for."""

from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedItem, JudgedMilestone, Tally
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.words import Lifecycle
from dnatrack.reports import columns
from dnatrack.reports.columns import Columns, table, within
from dnatrack.reports.overview import overrides
from dnatrack.reports.report import Align, Cell, Report, Tone
from dnatrack.reports.selection import Selection
from dnatrack.reports.unreadable import with_unreadable
from dnatrack.reports.view import Order, View, milestone_key, signal_cell, task_key

TASKS_FORM = "dnatrack-tasks/2"
MILESTONES_FORM = "dnatrack-milestones/2"


def build_tasks(view: View, selection: Selection, *, order: Order = Order.ID) -> Report:
    """Every selected task with its counts and signal; also those that cannot be read.

    A task is in the list when it fits, and has a milestone that fits where the
    selection restricts milestones.
    """
    items = [one for one in selection.items(view.judgement) if not one.is_taskforce]
    chosen = [one for one in items if _fits(one, selection)]
    chosen.sort(key=task_key(view, order))
    listed = table("tasks", "", chosen, _task_columns(view), _none())
    title = tr(f"과제 {len(chosen):,}건", f"{len(chosen):,} tasks")
    tables = (listed, overrides(view, chosen))
    return with_unreadable(Report(TASKS_FORM, title, view.facts(), tables=tables), view, items)


def build_milestones(view: View, selection: Selection, *, order: Order = Order.ID) -> Report:
    """Every selected milestone; what cannot be read is in a table of its own."""
    items = selection.items(view.judgement)
    chosen = list(selection.milestones(items))
    if order is not Order.ID:
        chosen.sort(key=milestone_key(view, order))
    listed = table("milestones", "", chosen, _milestone_columns(view), _none())
    title = tr(f"이정표 {len(chosen):,}건", f"{len(chosen):,} milestones")
    report = Report(MILESTONES_FORM, title, view.facts(), tables=(listed,))
    return with_unreadable(report, view, items)


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


def _task_columns(view: View) -> Columns[JudgedItem]:
    is_multi = tr("다부처 과제", "multi-ministry")
    unknown = tr("미확인", "unknown")
    return (
        columns.text("id", lambda one: one.id, heading="id"),
        columns.of("title", lambda one: view.title(one.subject), can_fold=True),
        columns.text("taskforce", lambda one: one.taskforce, for_programs=True),
        columns.text("priority", lambda one: one.priority, for_programs=True),
        columns.value("multi_ministry", _is_multi_ministry, heading=is_multi),
        columns.of("lead", lambda one: view.ministry(_lead(one))),
        columns.of("partners", lambda one: _partners(view, one), rank=4, can_fold=True),
        columns.word("lifecycle", _lifecycle, rank=3),
        columns.count("milestones", lambda one: one.tally.total, for_programs=True),
        *within(_tally, *columns.progress()),
        columns.count("overdue", lambda one: one.tally.overdue, Tone.BAD),
        columns.count(
            "unknown", lambda one: one.tally.unknown, Tone.UNSURE, heading=unknown, rank=2
        ),
        columns.of("signal", lambda one: signal_cell(one.signal)),
    )


def _is_multi_ministry(item: JudgedItem) -> bool | None:
    return not isinstance(item.subject, Taskforce) and item.subject.multi_ministry


def _lead(item: JudgedItem) -> str | None:
    return None if isinstance(item.subject, Taskforce) else item.subject.lead


def _partners(view: View, item: JudgedItem) -> Cell:
    task = item.subject
    if not isinstance(task, Task):
        return Cell("")
    return view.ministries(task.partners, task.unnamed_partners)


def _lifecycle(item: JudgedItem) -> Lifecycle | None:
    return item.subject.lifecycle if isinstance(item.subject, Task) else None


def _tally(item: JudgedItem) -> Tally:
    return item.tally


def _milestone_columns(view: View) -> Columns[JudgedMilestone]:
    state, late = tr("당초기한 기준", "by original due"), tr("당초 대비", "late by original")
    return (
        columns.milestone_id(can_fold=True),
        columns.title(view, can_fold=True),
        columns.text("taskforce", lambda one: one.owed.taskforce, for_programs=True),
        columns.lead(view, rank=1),
        columns.word("kind", lambda one: one.owed.milestone.kind, rank=4),
        columns.due(),
        columns.original_due(rank=5),
        columns.done_on(rank=2),
        columns.state(),
        columns.days_late(for_programs=True),
        columns.value("days_left", lambda one: one.current.days_left, align=Align.RIGHT),
        columns.value("original_state", lambda one: one.original.state.value, heading=state),
        columns.value("original_days_late", lambda one: one.original.days_late, heading=late),
        columns.value("lifecycle", lambda one: one.owed.milestone.lifecycle.value),
        columns.value("signal", lambda one: one.signal.value),
        columns.value("evidence", lambda one: list(one.owed.milestone.evidence)),
        columns.value("verification", lambda one: one.owed.milestone.verification.value),
    )
