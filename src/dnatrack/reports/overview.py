"""How far everything has come, and the signals that people set beside or over it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedItem, tasks_among, total
from dnatrack.judging.tally import Tally
from dnatrack.model.task import SignalOverride
from dnatrack.model.taskforce import Taskforce
from dnatrack.reports import columns, wording
from dnatrack.reports.columns import CellColumn, Columns, indent, table, within
from dnatrack.reports.report import Bar, Cell, Kind, Table, Target, Tone, number
from dnatrack.reports.view import (
    View,
    name_cell,
    progress_cell,
    shown_signal_cell,
    signal_cell,
    signals_cell,
)


class _Line(NamedTuple):
    """A line of the overview: of a taskforce, a priority or a task."""

    kind: str
    id: str | None
    name: Cell
    of: Cell
    counts: Tally
    signal: Cell
    own: Cell = Cell("")


def by_group(view: View, items: Sequence[JudgedItem]) -> Table:
    """A row for each taskforce and priority that any of `items` belongs to."""
    shown: Columns[_Line] = (
        columns.right("tasks", lambda line: line.of, heading=tr("과제", "tasks"), rank=3),
        columns.of("own", lambda line: line.own, heading=tr("TF 자체", "TF's own"), rank=2),
    )
    empty = tr("등록된 범정부 TF가 없습니다.", "No taskforce is registered yet.")
    lines = (_group(one) for one in groups(view, items) if one.items)
    return _table(lines, empty, *shown)


def by_task(view: View, items: Sequence[JudgedItem]) -> Table:
    """A row for each of `items`, but for taskforces that owe nothing themselves."""
    lead: CellColumn[_Line] = columns.of("lead", lambda line: line.of, rank=3)
    empty = tr("조건에 맞는 과제가 없습니다.", "No task fits what was asked for.")
    return _table((_task(view, item) for item in items if not item.owes_nothing), empty, lead)


def _table(
    lines: Iterable[_Line], empty: str, of: CellColumn[_Line], *more: CellColumn[_Line]
) -> Table:
    found, name = tuple(lines), tr("이름", "title")

    def id_(line: _Line) -> Cell:
        return line.name._replace(value=line.id)

    def title(line: _Line) -> Cell:
        return line.name._replace(label="")

    shown: Columns[_Line] = (
        columns.of("id", id_, heading="", can_fold=True, least=31),
        columns.text("kind", lambda line: line.kind, for_programs=True),
        columns.of("title", title, heading=name, for_programs=True),
        of,
        columns.count("milestones", lambda line: line.counts.total, rank=4),
        columns.right("done", lambda line: _done(line.counts)),
        columns.count("countable", lambda line: line.counts.countable, for_programs=True),
        columns.count("overdue", lambda line: line.counts.overdue, Tone.BAD),
        columns.count("due_soon", lambda line: line.counts.due_soon, Tone.WARN, rank=2),
        columns.count("unknown", lambda line: line.counts.unknown, Tone.UNSURE, rank=1),
        columns.of("signal", lambda line: line.signal),
        *more,
    )
    told = table("overview", "", found, shown, empty, legend=wording.bar_legend(), spare=1)
    return indent(told, (int(line.kind == "priority") for line in found))


class Group(NamedTuple):
    """What belongs to a taskforce, to one of its priorities, or to no known taskforce."""

    kind: str
    id: str | None
    name: Cell
    items: Sequence[JudgedItem]


def groups(view: View, items: Sequence[JudgedItem]) -> Iterator[Group]:
    """Each taskforce that any of `items` belongs to, before all its priorities; then the strays."""
    for taskforce in view.judgement.taskforces:
        inside = [one for one in items if one.taskforce == taskforce.id]
        if not inside:
            continue
        yield Group("taskforce", taskforce.id, view.title(taskforce.subject), inside)
        if isinstance(taskforce.subject, Taskforce):
            yield from priorities(taskforce.subject, inside)
    known = {one.id for one in view.judgement.taskforces}
    strays = [one for one in items if one.taskforce not in known]
    if strays:
        shown = tr("소속 TF 미확인 과제", "tasks of no known taskforce")
        yield Group("unknown", None, name_cell(None)._replace(text=shown, tone=Tone.UNSURE), strays)


def priorities(taskforce: Taskforce, items: Iterable[JudgedItem]) -> Iterator[Group]:
    """The priorities of a taskforce, of which `items` are the tasks."""
    found: defaultdict[str | None, list[JudgedItem]] = defaultdict(list)
    for item in items:
        found[item.priority].append(item)
    for one in taskforce.priorities:
        name = name_cell(one.name, Target(Kind.PRIORITY, one.id))._replace(label=one.id)
        yield Group("priority", one.id, name, found[one.id])


def _group(of: Group) -> _Line:
    items, own = of.items, Cell("")
    for one in items:
        if of.kind == "taskforce" and one.id == of.id:
            own = _own_signal(one)
    tasks = number(len(tasks_among(items)))
    return _Line(of.kind, of.id, of.name, tasks, total(items), signals_cell(items), own)


def _own_signal(taskforce: JudgedItem) -> Cell:
    """The signal of what a taskforce owes itself, in one letter: it is no task."""
    if taskforce.owes_nothing:
        return Cell("")
    cell = signal_cell(taskforce.signal)
    return cell._replace(text=f"● {wording.short_signal(taskforce.signal)}")


def _task(view: View, item: JudgedItem) -> _Line:
    subject, name = item.subject, view.title(item.subject)
    if not isinstance(subject, Taskforce):
        name = name._replace(label=item.id)
    kind = "taskforce" if item.is_taskforce else "task"
    return _Line(kind, item.id, name, view.ministry(item.lead), item.tally, shown_signal_cell(item))


def _done(counts: Tally) -> Cell:
    parts = (
        (counts.done, Tone.GOOD),
        (counts.overdue, Tone.BAD),
        (counts.unknown + counts.unreadable, Tone.UNSURE),
    )
    return progress_cell(counts)._replace(bar=Bar(parts, counts.countable))


def overrides(view: View, items: Iterable[JudgedItem]) -> Table:
    """The overrides that make a task look better, and those that are past their day.

    Nothing to be seen where there are none.
    """
    found = [one for one in items if one.weighed.is_raised or one.weighed.is_expired]

    def kind(one: JudgedItem) -> Cell:
        if one.weighed.is_expired:
            return Cell(tr("적용기간 만료", "expired"), "expired", Tone.WARN)
        return Cell(tr("상향", "raised"), "raised", Tone.WARN)

    def override(one: JudgedItem) -> SignalOverride | None:
        return one.weighed.override

    by, applied = tr("결정자", "by"), tr("적용 신호", "shown")
    of_override: Columns[SignalOverride | None] = (
        columns.day("until", lambda one: one.until if one else None),
        columns.text("by", lambda one: one.by if one else None, heading=by, can_fold=True),
        columns.text("reason", lambda one: one.reason if one else None, can_fold=True),
    )
    shown: Columns[JudgedItem] = (
        columns.of("id", lambda one: view.item(one.id), heading=tr("과제", "task")),
        columns.of("title", lambda one: view.title(one.subject), can_fold=True, rank=2),
        columns.of("kind", kind, heading=tr("구분", "what")),
        columns.of("computed", lambda one: signal_cell(one.weighed.unadorned), rank=1),
        columns.of("shown", lambda one: signal_cell(one.weighed.shown), heading=applied),
        *within(override, *of_override),
    )
    title = tr(f"조정 신호 {len(found)}건", f"Signals overridden: {len(found)}")
    return table("overrides", title, found, shown)
