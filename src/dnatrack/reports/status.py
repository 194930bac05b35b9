"""What the coordinator looks at each morning."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dnatrack.domain.taskforce import Taskforce
from dnatrack.domain.tracker import Unreadable
from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedItem, JudgedMilestone, total
from dnatrack.judging.schedule import ScheduleState
from dnatrack.judging.signal import Signal
from dnatrack.judging.tally import Tally
from dnatrack.reports import wording
from dnatrack.reports.report import (
    Align,
    Bar,
    Cell,
    Column,
    Fact,
    Report,
    Row,
    Table,
    Tone,
    number,
    text,
)
from dnatrack.reports.selection import Selection
from dnatrack.reports.view import View, due_cell, late_cell, signal_cell, signals_cell

FORM = "dnatrack-status/1"
WORST_SHOWN = 5
NEXT_SHOWN = 5
UNREADABLE_SHOWN = 5


def build(view: View, selection: Selection, *, title: str | None = None) -> Report:
    """The state of what was selected, on one screen.

    The whole data set is shown by taskforce and priority, a part of it by task.
    """
    items = selection.items(view.judgement)
    by_task = bool(selection.priorities or selection.taskforces or selection.ministries)
    rows = _task_rows(view, items) if by_task else _taskforce_rows(view, items)
    settings = view.judgement.tracker.settings
    return Report(
        FORM,
        title or wording.name(settings.title),
        (*view.facts(), *_summary(items)),
        tables=(
            _overview(tuple(rows), by_task=by_task),
            _worst(view, items),
            _next(view, items),
            *_unreadable(view, items),
        ),
        notes=tuple(_notes(view, items)),
    )


def _summary(items: Sequence[JudgedItem]) -> Iterator[Fact]:
    counts = total(items)
    tasks = sum(not isinstance(item.subject, Taskforce) for item in items)
    yield Fact("tasks", tr("과제", "tasks"), number(tasks))
    yield Fact("milestones", tr("이정표", "milestones"), number(counts.total))
    yield Fact("done", tr("완료", "done"), number(counts.done, Tone.GOOD))
    yield Fact("overdue", tr("지연", "overdue"), number(counts.overdue, Tone.BAD))
    yield Fact("due_soon", tr("임박", "due soon"), number(counts.due_soon, Tone.WARN))
    yield Fact("unknown", tr("결과 미확인", "unknown"), number(counts.unknown, Tone.UNSURE))
    if counts.unreadable:
        yield Fact("unreadable", tr("읽을 수 없음", "unreadable"),
                   number(counts.unreadable, Tone.BAD))


def _overview(rows: tuple[Row, ...], *, by_task: bool) -> Table:
    of = Column("lead", tr("주관", "lead"), rank=3)
    if not by_task:
        of = Column("tasks", tr("과제", "tasks"), Align.RIGHT, rank=3)
    columns = (
        Column("id", "", can_fold=True, least=31),
        of,
        Column("milestones", tr("이정표", "miles."), Align.RIGHT, rank=4),
        Column("done", tr("완료", "done"), Align.RIGHT),
        Column("overdue", tr("지연", "late"), Align.RIGHT),
        Column("due_soon", tr("임박", "soon"), Align.RIGHT, rank=2),
        Column("unknown", tr("미확인", "unkn."), Align.RIGHT, rank=1),
        Column("signal", tr("신호", "signal")),
    )
    empty = tr("고른 조건에 맞는 과제가 없습니다.", "No task fits what was asked for.")
    return Table("tasks" if by_task else "overview", "", columns, rows, empty)


def _taskforce_rows(view: View, items: Sequence[JudgedItem]) -> Iterator[Row]:
    for taskforce in view.judgement.taskforces:
        inside = [one for one in items if one.taskforce == taskforce.id]
        if not inside:
            continue
        yield _group_row(view.title(taskforce.subject), taskforce.id, inside)
        if isinstance(taskforce.subject, Taskforce):
            yield from _priority_rows(taskforce.subject, inside)
    known = {one.id for one in view.judgement.taskforces}
    strays = [one for one in items if one.taskforce not in known]
    if strays:
        name = Cell(tr("TF를 알 수 없는 과제", "tasks of no known taskforce"), None, Tone.UNSURE)
        yield _group_row(name, None, strays)


def _priority_rows(taskforce: Taskforce, inside: Sequence[JudgedItem]) -> Iterator[Row]:
    for priority in taskforce.priorities:
        below = [one for one in inside if one.priority == priority.id]
        name = Cell(wording.name(priority.name), priority.id, label=priority.id)
        if below:
            yield replace(_group_row(name, priority.id, below), depth=1)


def _task_rows(view: View, items: Sequence[JudgedItem]) -> Iterator[Row]:
    for item in items:
        title = replace(view.title(item.subject), value=item.id, label=item.id)
        lead = view.ministry(None if isinstance(item.subject, Taskforce) else item.subject.lead)
        yield _counted_row(title, lead, item.tally, signal_cell(item.signal))


def _group_row(name: Cell, id_: str | None, items: Sequence[JudgedItem]) -> Row:
    tasks = sum(not item.is_taskforce for item in items)
    signals = [item.signal for item in items if not _has_nothing(item)]
    return _counted_row(
        replace(name, value=id_), number(tasks), total(items), signals_cell(signals)
    )


def _counted_row(name: Cell, of: Cell, counts: Tally, signal: Cell) -> Row:
    return Row((
        name,
        of,
        number(counts.total),
        _done(counts),
        number(counts.overdue, Tone.BAD),
        number(counts.due_soon, Tone.WARN),
        number(counts.unknown, Tone.UNSURE),
        signal,
    ))


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


def _worst(view: View, items: Iterable[JudgedItem]) -> Table:
    late = [one for one in _milestones(items) if one.state is ScheduleState.OVERDUE]
    late.sort(key=lambda one: (-(one.current.days_late or 0), one.owed.id))
    title = tr("가장 늦은 것", "Latest")
    empty = tr("기한을 넘긴 이정표가 없습니다.", "Nothing is overdue.")
    return _short_list(view, late[:WORST_SHOWN], len(late), ("overdue", title, empty))


def _next(view: View, items: Iterable[JudgedItem]) -> Table:
    ahead = [
        one
        for one in _milestones(items)
        if one.due is not None and one.current.days_left is not None
    ]
    ahead.sort(key=lambda one: (one.current.days_left or 0, one.owed.id))
    title = tr("다음 기한", "Due next")
    empty = tr("앞으로 기한이 올 이정표가 없습니다.", "No deadline lies ahead.")
    return _short_list(view, ahead[:NEXT_SHOWN], len(ahead), ("next", title, empty))


def _short_list(
    view: View, shown: Sequence[JudgedMilestone], of: int, words: tuple[str, str, str]
) -> Table:
    key, title, empty = words
    columns = (
        Column("id", tr("이정표", "milestone")),
        Column("title", tr("제목", "title"), can_fold=True, rank=2),
        Column("lead", tr("주관", "lead"), rank=1),
        Column("due", tr("기한", "due")),
        Column("days", tr("지연", "late") if key == "overdue" else tr("남은 날", "left"),
               Align.RIGHT),
    )
    rows = tuple(
        Row((
            text(one.owed.id),
            view.title(one.owed),
            view.ministry(one.owed.lead),
            due_cell(one),
            late_cell(one.current.days_late) if key == "overdue" else _left(one),
        ))
        for one in shown
    )
    return Table(key, title, columns, rows, empty, hidden=of - len(shown))


def _left(judged: JudgedMilestone) -> Cell:
    left = judged.current.days_left or 0
    tone = Tone.WARN if judged.state is ScheduleState.DUE_SOON else Tone.PLAIN
    return Cell(wording.days(left), left, tone)


def _milestones(items: Iterable[JudgedItem]) -> Iterator[JudgedMilestone]:
    for item in items:
        yield from item.milestones


def _unreadable(view: View, items: Sequence[JudgedItem]) -> Iterator[Table]:
    lost = [
        one
        for item in items
        for one in (*((item.subject,) if isinstance(item.subject, Unreadable) else ()), *item.lost)
    ]
    if not lost:
        return
    columns = (
        Column("id", tr("무엇", "what")),
        Column("title", tr("제목", "title"), can_fold=True),
        Column("file", tr("파일", "file")),
    )
    rows = tuple(
        Row((
            text(f"{one.owner}/{one.id}" if one.owner else one.id, Tone.BAD),
            view.title(one),
            text(one.place.file),
        ))
        for one in lost[:UNREADABLE_SHOWN]
    )
    note = tr("`dnatrack validate`가 줄과 고칠 방법을 보여 줍니다.",
              "`dnatrack validate` shows the line and the cure.")
    title = tr("읽을 수 없음", "Unreadable")
    yield Table("unreadable", title, columns, rows, hidden=len(lost) - len(rows), note=note)


def _notes(view: View, items: Sequence[JudgedItem]) -> Iterator[str]:
    unknown = total(items).unknown
    if unknown:
        yield tr(f"결과를 알 수 없는 이정표 {unknown}건: `dnatrack overdue`",
                 f"milestones with an unknown outcome: {unknown} (`dnatrack overdue`)")
    grey = sum(not one.is_taskforce and one.signal is Signal.GREY for one in items)
    if grey:
        yield tr(f"판정할 수 없는 과제 {grey}건: `dnatrack list --signal grey`",
                 f"tasks that cannot be judged: {grey} (`dnatrack list --signal grey`)")
    yield tr(f"신호: {wording.signal_legend()}", f"signals: {wording.signal_legend()}")
    thresholds = view.judgement.tracker.settings.thresholds
    yield tr(
        f"적색: {thresholds.red_after_days}일 넘게 지연 또는 "
        f"{thresholds.red_after_slips}회 이상 연기 · 임박: {thresholds.due_soon_days}일 이내",
        f"red: more than {thresholds.red_after_days} d late, or {thresholds.red_after_slips} "
        f"slips or more · due soon: within {thresholds.due_soon_days} d",
    )
