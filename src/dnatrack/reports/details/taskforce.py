"""Everything about one taskforce."""

from collections.abc import Iterator
from dataclasses import replace

from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedItem, total
from dnatrack.model.taskforce import Post, Priority, Taskforce
from dnatrack.reports import wording
from dnatrack.reports.details import pieces
from dnatrack.reports.listing import build_tasks, progress_cell, unreadable_milestones
from dnatrack.reports.report import (
    Align,
    Cell,
    Column,
    Fact,
    Report,
    Row,
    Table,
    name_value,
    number,
    text,
)
from dnatrack.reports.selection import Selection
from dnatrack.reports.view import View, name_cell, signals_cell

TASKFORCE_FORM = "dnatrack-taskforce/1"


def build_taskforce(view: View, item: JudgedItem, taskforce: Taskforce) -> Report:
    """A taskforce: who is in it, how it is organised, and what it owes itself."""
    return Report(
        TASKFORCE_FORM,
        wording.name(taskforce.name),
        view.facts(),
        tuple(_taskforce_details(view, taskforce)),
        (
            _groups(taskforce),
            _priorities(view, taskforce),
            _tasks(view, taskforce),
            _own(view, item),
            unreadable_milestones(view, item.lost),
            pieces.reasons(item),
            pieces.bases(taskforce.basis),
            pieces.sources(view, pieces.cited_sources(view, taskforce, *taskforce.milestones)),
        ),
    )


def _tasks(view: View, taskforce: Taskforce) -> Table:
    selection = Selection(taskforces=frozenset({taskforce.id}))
    return replace(build_tasks(view, selection).tables[0], title=tr("과제", "Tasks"))


def _own(view: View, item: JudgedItem) -> Table:
    """What the taskforce owes itself; what its tasks owe is counted with them."""
    own = pieces.milestones(view, item.milestones, full_id=True)
    return replace(own, title=tr("TF 자체의 이정표", "Milestones of its own"))


def _taskforce_details(view: View, taskforce: Taskforce) -> Iterator[Fact]:
    inside = [one for one in view.judgement.items if one.taskforce == taskforce.id]
    yield pieces.fact("id", "id", taskforce.id)
    yield pieces.hidden_fact("name", name_value(taskforce.name))
    yield pieces.fact("signal", tr("신호", "signal"), signals_cell(one.signal for one in inside))
    yield from pieces.progress(total(inside))
    yield pieces.period("launched", tr("출범", "launched"), taskforce.launched)
    yield pieces.fact("chair", tr("단장", "chair"), _post(taskforce.chair))
    yield pieces.fact("co_chair", tr("공동지원단장", "co-chair"), _post(taskforce.co_chair))
    hidden = taskforce.undisclosed_ministries
    unnamed = tr(f"그 밖에 비공개 {hidden}개", f"{hidden} undisclosed") if hidden else None
    members = view.ministries(taskforce.ministries, unnamed)
    count = len(taskforce.ministries) + hidden
    yield pieces.fact("ministries", tr(f"참여 기관 {count}개", f"{count} ministries"), members)
    yield pieces.hidden_fact("undisclosed_ministries", hidden)
    plan = name_cell(taskforce.plan.name) if taskforce.plan else Cell("")
    yield pieces.fact("plan", tr("계획", "plan"), plan)
    yield pieces.fact("note", tr("비고", "note"), taskforce.note)
    yield pieces.fact("file", tr("파일", "file"), taskforce.place.file)


def _post(post: Post | None) -> Cell:
    if post is None:
        return Cell("")
    value = {"post": name_value(post.post), "ministry": post.ministry}
    return Cell(wording.name(post.post), value)


def _groups(taskforce: Taskforce) -> Table:
    columns = (
        Column("id", tr("조직", "group")),
        Column("kind", tr("종류", "kind")),
        Column("name", tr("이름", "name"), can_fold=True),
        Column("head", tr("장", "head"), rank=1),
    )
    unknown = tr("공개되지 않음", "not public")
    rows = tuple(
        Row(
            (
                text(one.id),
                Cell(wording.word(one.kind), one.kind.value),
                name_cell(one.name),
                Cell(one.lead or unknown, one.lead),
            )
        )
        for one in taskforce.groups
    )
    return Table("groups", tr("작업반·분과", "Groups"), columns, rows)


def _priorities(view: View, taskforce: Taskforce) -> Table:
    columns = (
        Column("id", tr("우선 추진과제", "priority")),
        Column("name", tr("이름", "name"), can_fold=True),
        Column("done", tr("완료", "done"), Align.RIGHT),
        Column("countable", tr("대상", "of"), Align.RIGHT, for_programs=True),
        Column("signal", tr("신호", "signal")),
    )
    rows = tuple(_priority_row(view, priority) for priority in taskforce.priorities)
    return Table("priorities", tr("우선 추진과제", "Priorities"), columns, rows)


def _priority_row(view: View, priority: Priority) -> Row:
    inside = [one for one in view.judgement.tasks if one.priority == priority.id]
    counts = total(inside)
    return Row(
        (
            text(priority.id),
            name_cell(priority.name),
            progress_cell(counts),
            number(counts.countable),
            signals_cell(one.signal for one in inside),
        )
    )
