"""Tasks or milestones as a list: every one that was asked for, in the order asked for."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum

from dnatrack.domain.task import Task
from dnatrack.domain.taskforce import Taskforce
from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text, tr
from dnatrack.judging.judgement import JudgedItem, JudgedMilestone
from dnatrack.judging.signal import Signal
from dnatrack.judging.tally import Tally
from dnatrack.reports import wording
from dnatrack.reports.report import Align, Cell, Column, Report, Row, Table, Tone, number, text
from dnatrack.reports.selection import Selection
from dnatrack.reports.view import (
    View,
    due_cell,
    late_cell,
    original_due_cell,
    signal_cell,
    state_cell,
)

TASKS_FORM = "dnatrack-tasks/1"
MILESTONES_FORM = "dnatrack-milestones/1"


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


def build_tasks(view: View, selection: Selection, *, order: Order = Order.ID) -> Report:
    """Every selected task with its counts and signal; also those that cannot be read.

    A task is in the list when it fits, and has a milestone that fits where the
    selection restricts milestones.
    """
    items = [one for one in selection.items(view.judgement) if not one.is_taskforce]
    chosen = [one for one in items if _fits(one, selection)]
    chosen.sort(key=_task_key(view, order))
    columns = (
        Column("id", "id"),
        Column("title", tr("제목", "title"), can_fold=True),
        Column("lead", tr("주관", "lead")),
        Column("partners", tr("협조", "partners"), rank=4, can_fold=True),
        Column("lifecycle", tr("진행", "lifecycle"), rank=3),
        Column("done", tr("완료", "done"), Align.RIGHT),
        Column("overdue", tr("지연", "late"), Align.RIGHT),
        Column("unknown", tr("미확인", "unknown"), Align.RIGHT, rank=2),
        Column("signal", tr("신호", "signal")),
    )
    rows = tuple(_task_row(view, one) for one in chosen)
    title = tr(f"과제 {len(rows):,}건", f"{len(rows):,} tasks")
    table = Table("tasks", "", columns, rows, _none())
    return Report(TASKS_FORM, title, view.facts(), tables=(table,))


def build_milestones(view: View, selection: Selection, *, order: Order = Order.ID) -> Report:
    """Every selected milestone; those that cannot be read are in a table of their own."""
    items = selection.items(view.judgement)
    chosen = list(selection.milestones(items))
    if order is not Order.ID:
        chosen.sort(key=_milestone_key(view, order))
    columns = (
        Column("id", tr("이정표", "milestone")),
        Column("title", tr("제목", "title"), can_fold=True),
        Column("lead", tr("주관", "lead"), rank=1),
        Column("kind", tr("종류", "kind"), rank=4),
        Column("due", tr("현재기한", "current due")),
        Column("original_due", tr("당초기한", "original due"), rank=5),
        Column("done_on", tr("완료일", "done on"), rank=2),
        Column("state", tr("상태", "state")),
        Column("days_late", tr("지연", "late"), Align.RIGHT, rank=3),
    )
    rows = tuple(_milestone_row(view, one) for one in chosen)
    title = tr(f"이정표 {len(rows):,}건", f"{len(rows):,} milestones")
    tables = (Table("milestones", "", columns, rows, _none()), *_lost(view, items))
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
    return Row((
        text(item.id),
        view.title(subject),
        view.ministry(lead),
        partners,
        lifecycle,
        progress_cell(counts),
        number(counts.overdue, Tone.BAD),
        number(counts.unknown, Tone.UNSURE),
        signal_cell(item.signal),
    ))


def progress_cell(counts: Tally) -> Cell:
    """Done milestones over countable ones."""
    tone = Tone.GOOD if counts.done else Tone.FAINT
    return Cell(f"{counts.done}/{counts.countable}", counts.done, tone)


def _milestone_row(view: View, one: JudgedMilestone) -> Row:
    milestone = one.owed.milestone
    done_on = milestone.done_on
    return Row((
        text(one.owed.id),
        view.title(one.owed),
        view.ministry(one.owed.lead),
        Cell(wording.word(milestone.kind), milestone.kind.value),
        due_cell(one),
        original_due_cell(one),
        Cell(wording.period(done_on), done_on.text if done_on else None),
        state_cell(one),
        late_cell(one.current.days_late, at_least=one.current.at_least),
    ))


def _lost(view: View, items: Iterable[JudgedItem]) -> Iterator[Table]:
    lost = [one for item in items for one in item.lost]
    if not lost:
        return
    columns = (
        Column("id", tr("이정표", "milestone")),
        Column("title", tr("제목", "title"), can_fold=True),
        Column("file", tr("파일", "file")),
    )
    rows = tuple(
        Row((text(f"{one.owner}/{one.id}", Tone.BAD), view.title(one), text(one.place.file)))
        for one in lost
    )
    yield Table("unreadable", tr("읽을 수 없음", "Unreadable"), columns, rows)


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
        Text(f"`{word}`(으)로는 정렬할 수 없습니다", f"cannot sort by `{word}`"),
        Text(f"쓸 수 있는 기준: {known}", f"sort by one of: {known}"),
    )


_SIGNALS = list(Signal)
_Key = tuple[int | str, ...]


def _task_key(view: View, order: Order) -> Callable[[JudgedItem], _Key]:
    """What tasks are sorted by; equal ones stay in the order of the data."""

    def lead(item: JudgedItem) -> _Key:
        subject = item.subject
        return (view.ministry(subject.lead).text if not isinstance(subject, Taskforce) else "",)

    keys: dict[Order, Callable[[JudgedItem], _Key]] = {
        Order.ID: lambda _: (),
        Order.DUE: lambda item: (min(map(_last_day, item.milestones), default=_NEVER),),
        Order.LATE: lambda item: (-max(map(_days_late, item.milestones), default=0),),
        Order.SIGNAL: lambda item: (_SIGNALS.index(item.signal),),
        Order.LEAD: lead,
        Order.TITLE: lambda item: (view.title(item.subject).text,),
    }
    return keys[order]


def _milestone_key(view: View, order: Order) -> Callable[[JudgedMilestone], _Key]:
    """What milestones are sorted by; equal ones stay in the order of the data."""
    keys: dict[Order, Callable[[JudgedMilestone], _Key]] = {
        Order.ID: lambda _: (),
        Order.DUE: lambda one: (_last_day(one),),
        Order.LATE: lambda one: (-_days_late(one),),
        Order.SIGNAL: lambda one: (_SIGNALS.index(one.signal),),
        Order.LEAD: lambda one: (view.ministry(one.owed.lead).text,),
        Order.TITLE: lambda one: (view.title(one.owed).text,),
    }
    return keys[order]


_NEVER = date.max.toordinal()


def _last_day(one: JudgedMilestone) -> int:
    return one.due.last.toordinal() if one.due else _NEVER


def _days_late(one: JudgedMilestone) -> int:
    return one.current.days_late or 0
