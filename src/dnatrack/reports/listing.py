"""Tasks or milestones as a list: every one that was asked for, in the order asked for."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from operator import attrgetter

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text, counted, tr
from dnatrack.judging.judgement import JudgedItem, JudgedMilestone, tasks_among
from dnatrack.judging.schedule import OPEN_STATES, ScheduleState
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.words import Signal
from dnatrack.reports import columns
from dnatrack.reports.columns import Columns, table, within
from dnatrack.reports.overview import overrides
from dnatrack.reports.report import Align, Cell, Report, Tone
from dnatrack.reports.selection import Selection
from dnatrack.reports.unreadable import with_unreadable
from dnatrack.reports.view import View, shown_signal_cell

# What a list can be sorted by.

_NEVER = date.max.toordinal()


class Order(StrEnum):
    """What a list can be sorted by."""

    ID = "id"
    DUE = "due"
    LATE = "late"
    SIGNAL = "signal"
    LEAD = "lead"
    TITLE = "title"


ORDER_WORDS = {
    Order.ID: Text("id", "id"),
    Order.DUE: Text("기한", "due"),
    Order.LATE: Text("지연", "late"),
    Order.SIGNAL: Text("신호", "signal"),
    Order.LEAD: Text("주관", "lead"),
    Order.TITLE: Text("제목", "title"),
}
_SIGNALS = list(Signal)
_Key = tuple[int | str, ...]


def order_named(word: str) -> Order:
    """The order that a person means.

    Raises:
        DnatrackError: there is none of that name.
    """
    for order, words in ORDER_WORDS.items():
        if word.casefold() in {order.value, *words}:
            return order
    known = ", ".join(Order)
    raise DnatrackError(
        Text(f"`{word}` 기준으로는 정렬할 수 없습니다", f"cannot sort by `{word}`"),
        Text(f"사용할 수 있는 기준: {known}", f"sort by one of: {known}"),
    )


def task_key(view: View, order: Order) -> Callable[[JudgedItem], _Key]:
    """What tasks are sorted by; equal ones stay in the order of the data."""
    keys: dict[Order, Callable[[JudgedItem], _Key]] = {
        Order.ID: lambda _: (),
        Order.DUE: lambda item: (min(map(_last_open_day, item.milestones), default=_NEVER),),
        Order.LATE: lambda item: (-max(map(_days_overdue, item.milestones), default=0),),
        Order.SIGNAL: lambda item: (_SIGNALS.index(item.signal),),
        Order.LEAD: lambda item: (_lead(view, item).text,),
        Order.TITLE: lambda item: (view.title(item.subject).text,),
    }
    return keys[order]


def milestone_key(view: View, order: Order) -> Callable[[JudgedMilestone], _Key]:
    """What milestones are sorted by; equal ones stay in the order of the data."""
    keys: dict[Order, Callable[[JudgedMilestone], _Key]] = {
        Order.ID: lambda _: (),
        Order.DUE: lambda one: (_last_day(one),),
        Order.LATE: lambda one: (-(one.current.days_late or 0),),
        Order.SIGNAL: lambda one: (_SIGNALS.index(one.signal),),
        Order.LEAD: lambda one: (view.ministry(one.owed.lead).text,),
        Order.TITLE: lambda one: (view.title(one.owed).text,),
    }
    return keys[order]


def _last_day(one: JudgedMilestone) -> int:
    return one.due.last.toordinal() if one.due else _NEVER


def _last_open_day(one: JudgedMilestone) -> int:
    """The last day of a deadline that is still to be met."""
    return _last_day(one) if one.state in OPEN_STATES else _NEVER


def _days_overdue(one: JudgedMilestone) -> int:
    return (one.current.days_late or 0) if one.state is ScheduleState.OVERDUE else 0


# The lists.


def build_tasks(view: View, selection: Selection, *, order: Order = Order.ID) -> Report:
    """Every selected task with its counts and signal; also those that cannot be read.

    A task is in the list when it fits, and has a milestone that fits where the
    selection restricts milestones.
    """
    items = selection.items(view.judgement)
    chosen = [one for one in tasks_among(items) if _fits(one, selection)]
    chosen.sort(key=task_key(view, order))
    listed = table("tasks", "", chosen, _task_columns(view), _none())
    title = tr(f"과제 {len(chosen):,}건", counted(len(chosen), "task"))
    tables = (listed, overrides(view, chosen))
    return with_unreadable(
        Report("dnatrack-tasks/2", title, view.facts(), tables=tables), view, items
    )


def build_milestones(view: View, selection: Selection, *, order: Order = Order.ID) -> Report:
    """Every selected milestone; what cannot be read is in a table of its own."""
    items = selection.items(view.judgement)
    chosen = list(selection.milestones(items))
    if order is not Order.ID:
        chosen.sort(key=milestone_key(view, order))
    listed = table("milestones", "", chosen, _milestone_columns(view), _none())
    title = tr(f"이정표 {len(chosen):,}건", counted(len(chosen), "milestone"))
    report = Report("dnatrack-milestones/2", title, view.facts(), tables=(listed,))
    return with_unreadable(report, view, items)


def _none() -> str:
    return tr("조건에 해당하는 항목이 없습니다.", "Nothing fits what was asked for.")


def _fits(item: JudgedItem, selection: Selection) -> bool:
    if selection.signals and item.signal not in selection.signals:
        return False
    if selection.lifecycles and item.lifecycle not in selection.lifecycles:
        return False
    if selection.states or selection.kinds:
        narrowed = Selection(states=selection.states, kinds=selection.kinds)
        return any(narrowed.milestones([item]))
    return True


def _task_columns(view: View) -> Columns[JudgedItem]:
    is_multi = tr("다부처 과제", "multi-ministry")
    unknown = tr("미확인", "unknown")
    return (
        columns.of("id", lambda one: view.item(one.id), heading="id"),
        columns.of("title", lambda one: view.title(one.subject), can_fold=True),
        columns.text("taskforce", lambda one: one.taskforce, for_programs=True),
        columns.text("priority", lambda one: one.priority, for_programs=True),
        columns.value("multi_ministry", _is_multi_ministry, heading=is_multi),
        columns.of("lead", lambda one: _lead(view, one)),
        columns.of("partners", lambda one: _partners(view, one), rank=4, can_fold=True),
        columns.word("lifecycle", lambda one: one.lifecycle, rank=3),
        columns.count("milestones", lambda one: one.tally.total, for_programs=True),
        *within(attrgetter("tally"), *columns.progress()),
        columns.count("overdue", lambda one: one.tally.overdue, Tone.BAD),
        columns.count(
            "unknown", lambda one: one.tally.unknown, Tone.UNSURE, heading=unknown, rank=2
        ),
        columns.of("signal", shown_signal_cell),
    )


def _is_multi_ministry(item: JudgedItem) -> bool | None:
    return not isinstance(item.subject, Taskforce) and item.subject.multi_ministry


def _lead(view: View, item: JudgedItem) -> Cell:
    return view.ministry(None if isinstance(item.subject, Taskforce) else item.subject.lead)


def _partners(view: View, item: JudgedItem) -> Cell:
    task = item.subject
    if not isinstance(task, Task):
        return Cell("")
    return view.ministries(task.partners, task.unnamed_partners)


def _milestone_columns(view: View) -> Columns[JudgedMilestone]:
    state, late = tr("당초기한 기준", "by original due"), tr("당초 대비", "late by original")
    outcome = tr("이행 결과", "outcome")

    def original_state(one: JudgedMilestone) -> str | None:
        return one.original.state.value if one.knows_original_due else None

    return (
        columns.milestone_id(can_fold=True),
        columns.title(view, can_fold=True),
        columns.text("taskforce", lambda one: one.owed.taskforce, for_programs=True),
        columns.lead(view, rank=1),
        columns.word("kind", lambda one: one.owed.milestone.kind, rank=4),
        columns.due(),
        columns.original_due(rank=5),
        columns.done_on(rank=2),
        columns.done_by(),
        columns.state(),
        columns.days_late(for_programs=True),
        columns.value("days_left", lambda one: one.current.days_left, align=Align.RIGHT),
        columns.value("original_state", original_state, heading=state),
        columns.value("original_days_late", lambda one: one.original.days_late, heading=late),
        columns.value("lifecycle", lambda one: one.lifecycle.value),
        columns.value("outcome", lambda one: one.outcome.value, heading=outcome),
        columns.value("signal", lambda one: one.signal.value),
        columns.value("evidence", lambda one: list(one.owed.milestone.evidence)),
        columns.value("verification", lambda one: one.owed.milestone.verification.value),
    )
