"""How far everything has come, and the signals that people set beside or over it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedItem, Tally, total
from dnatrack.judging.signal import WeighedSignal
from dnatrack.model.taskforce import Priority, Taskforce
from dnatrack.reports import wording
from dnatrack.reports.report import Align, Bar, Cell, Column, Row, Table, Tone, number, text
from dnatrack.reports.view import View, name_cell, signal_cell, signals_cell


def by_group(view: View, items: Sequence[JudgedItem]) -> Table:
    """A row for each taskforce and priority that any of `items` belongs to."""
    tasks = Column("tasks", tr("과제", "tasks"), Align.RIGHT, rank=3)
    return _table(tasks, _taskforce_rows(view, items))


def by_task(view: View, items: Sequence[JudgedItem]) -> Table:
    """A row for each of `items`, but for taskforces that owe nothing themselves."""
    lead = Column("lead", tr("주관", "lead"), rank=3)
    rows = (_task_row(view, item) for item in items if not _has_nothing(item))
    return _table(lead, rows)


def _table(of: Column, rows: Iterator[Row]) -> Table:
    columns = (
        Column("id", "", can_fold=True, least=31),
        Column("kind", tr("종류", "kind"), for_programs=True),
        Column("title", tr("이름", "title"), for_programs=True),
        of,
        Column("milestones", tr("이정표", "miles."), Align.RIGHT, rank=4),
        Column("done", tr("완료", "done"), Align.RIGHT),
        Column("countable", tr("대상", "of"), Align.RIGHT, for_programs=True),
        Column("overdue", tr("지연", "late"), Align.RIGHT),
        Column("due_soon", tr("임박", "soon"), Align.RIGHT, rank=2),
        Column("unknown", tr("미확인", "unkn."), Align.RIGHT, rank=1),
        Column("signal", tr("신호", "signal")),
    )
    empty = tr("고른 조건에 맞는 과제가 없습니다.", "No task fits what was asked for.")
    return Table("overview", "", columns, tuple(rows), empty, legend=wording.bar_legend())


def _taskforce_rows(view: View, items: Sequence[JudgedItem]) -> Iterator[Row]:
    for taskforce in view.judgement.taskforces:
        inside = [one for one in items if one.taskforce == taskforce.id]
        if not inside:
            continue
        name = view.title(taskforce.subject)
        yield _group_row("taskforce", taskforce.id, name, inside)
        if isinstance(taskforce.subject, Taskforce):
            yield from _priority_rows(taskforce.subject.priorities, inside)
    known = {one.id for one in view.judgement.taskforces}
    strays = [one for one in items if one.taskforce not in known]
    if strays:
        shown = tr("TF를 알 수 없는 과제", "tasks of no known taskforce")
        name = replace(name_cell(None), text=shown, tone=Tone.UNSURE)
        yield _group_row("unknown", None, name, strays)


def _priority_rows(priorities: Sequence[Priority], inside: Sequence[JudgedItem]) -> Iterator[Row]:
    for priority in priorities:
        below = [one for one in inside if one.priority == priority.id]
        name = replace(name_cell(priority.name), label=priority.id)
        if below:
            yield replace(_group_row("priority", priority.id, name, below), depth=1)


def _group_row(kind: str, id_: str | None, name: Cell, items: Sequence[JudgedItem]) -> Row:
    tasks = sum(not item.is_taskforce for item in items)
    signals = [item.signal for item in items if not _has_nothing(item)]
    return _overview_row((kind, id_, name), number(tasks), total(items), signals_cell(signals))


def _task_row(view: View, item: JudgedItem) -> Row:
    subject = item.subject
    is_taskforce = isinstance(subject, Taskforce)
    name = view.title(subject)
    if not is_taskforce:
        name = replace(name, label=item.id)
    lead = subject.chair.ministry if isinstance(subject, Taskforce) else subject.lead
    kind = "taskforce" if item.is_taskforce else "task"
    return _overview_row(
        (kind, item.id, name), view.ministry(lead), item.tally, signal_cell(item.signal)
    )


def _overview_row(what: tuple[str, str | None, Cell], of: Cell, counts: Tally, signal: Cell) -> Row:
    kind, id_, name = what
    return Row(
        (
            replace(name, value=id_),
            text(kind),
            replace(name, label=""),
            of,
            number(counts.total),
            _done(counts),
            number(counts.countable),
            number(counts.overdue, Tone.BAD),
            number(counts.due_soon, Tone.WARN),
            number(counts.unknown, Tone.UNSURE),
            signal,
        )
    )


def _has_nothing(item: JudgedItem) -> bool:
    """Whether a taskforce owes nothing itself, and so says nothing about a signal."""
    return item.is_taskforce and not item.milestones and not item.lost


def _done(counts: Tally) -> Cell:
    bar = Bar(
        (
            (counts.done, Tone.GOOD),
            (counts.overdue, Tone.BAD),
            (counts.unknown + counts.unreadable, Tone.UNSURE),
        ),
        counts.countable,
    )
    tone = Tone.GOOD if counts.done else Tone.FAINT
    return Cell(f"{counts.done}/{counts.countable}", counts.done, tone, bar=bar)


# Signals that people set beside or over what was worked out: told wherever signals are.


def overrides(view: View, items: Iterable[JudgedItem]) -> Table:
    """The overrides that make a task look better, and those that are past their day.

    Nothing to be seen where there are none.
    """
    columns = (
        Column("id", tr("과제", "task")),
        Column("title", tr("제목", "title"), can_fold=True, rank=2),
        Column("kind", tr("무엇이", "what")),
        Column("computed", tr("산출", "worked out"), rank=1),
        Column("shown", tr("표시", "shown")),
        Column("until", tr("까지", "until")),
        Column("by", tr("정한 사람", "by"), can_fold=True),
        Column("reason", tr("사유", "why"), can_fold=True),
    )
    rows = tuple(_rows(view, items))
    title = tr(f"조정한 신호 {len(rows)}", f"Signals overridden: {len(rows)}")
    return Table("overrides", title, columns, rows)


def _rows(view: View, items: Iterable[JudgedItem]) -> Iterator[Row]:
    for item in items:
        if item.weighed.is_raised or item.weighed.is_expired:
            yield _override_row(view, item, item.weighed)


def _override_row(view: View, item: JudgedItem, weighed: WeighedSignal) -> Row:
    override = weighed.override
    until = override.until if override is not None else None
    kind = "expired" if weighed.is_expired else "raised"
    words = tr("시한 지남", "expired") if weighed.is_expired else tr("높임", "raised")
    return Row(
        (
            text(item.id),
            view.title(item.subject),
            Cell(words, kind, Tone.WARN),
            signal_cell(weighed.unadorned),
            signal_cell(weighed.shown),
            Cell(wording.day(until) if until else "", until.isoformat() if until else None),
            text(override.by if override else None),
            text(override.reason if override else None),
        )
    )
