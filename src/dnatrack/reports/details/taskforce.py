"""Everything about one taskforce."""

from collections.abc import Iterator

from dnatrack.domain.taskforce import Post, Taskforce
from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedItem, total
from dnatrack.reports import wording
from dnatrack.reports.details import pieces
from dnatrack.reports.listing import progress_cell
from dnatrack.reports.report import Cell, Column, Fact, Report, Row, Table, text
from dnatrack.reports.view import View, signals_cell

FORM = "dnatrack-taskforce/1"


def build(view: View, item: JudgedItem, taskforce: Taskforce) -> Report:
    """A taskforce: who is in it, how it is organised, and what it owes itself."""
    return Report(
        FORM,
        wording.name(taskforce.name),
        view.facts(),
        tuple(_details(view, taskforce)),
        (
            *_groups(taskforce),
            *_priorities(view, taskforce),
            pieces.milestones(view, item.milestones),
            *pieces.reasons(item),
            *pieces.bases(taskforce.basis),
            *pieces.sources(view, pieces.cited(taskforce)),
        ),
    )


def _details(view: View, taskforce: Taskforce) -> Iterator[Fact]:
    inside = [one for one in view.judgement.items if one.taskforce == taskforce.id]
    launched = taskforce.launched
    yield from pieces.fact("id", "id", taskforce.id)
    yield from pieces.fact("signal", tr("신호", "signal"),
                           signals_cell(one.signal for one in inside))
    yield from pieces.fact("done", tr("완료", "done"), progress_cell(total(inside)))
    yield from pieces.fact("launched", tr("출범", "launched"),
                           Cell(wording.period(launched), launched.text if launched else None))
    yield from pieces.fact("chair", tr("단장", "chair"), _post(taskforce.chair))
    if taskforce.co_chair is not None:
        co_chair = _post(taskforce.co_chair)
        yield from pieces.fact("co_chair", tr("공동지원단장", "co-chair"), co_chair)
    hidden = taskforce.undisclosed_ministries
    unnamed = tr(f"그 밖에 비공개 {hidden}개", f"{hidden} undisclosed") if hidden else None
    members = view.ministries(taskforce.ministries, unnamed)
    count = len(taskforce.ministries) + hidden
    yield from pieces.fact("ministries", tr(f"참여 기관 {count}개", f"{count} ministries"), members)
    yield from pieces.fact("undisclosed_ministries", tr("비공개 기관", "undisclosed"),
                           Cell(f"{hidden}" if hidden else "", hidden))
    if taskforce.plan is not None:
        yield from pieces.fact("plan", tr("계획", "plan"), text(wording.name(taskforce.plan.name)))
    yield from pieces.fact("note", tr("비고", "note"), taskforce.note)
    yield from pieces.fact("file", tr("파일", "file"), taskforce.place.file)


def _post(post: Post) -> Cell:
    value = {"post": post.post.ko, "ministry": post.ministry}
    return Cell(wording.name(post.post), value)


def _groups(taskforce: Taskforce) -> Iterator[Table]:
    if not taskforce.groups:
        return
    columns = (
        Column("id", tr("조직", "group")),
        Column("kind", tr("종류", "kind")),
        Column("name", tr("이름", "name"), can_fold=True),
        Column("lead", tr("장", "lead"), rank=1),
    )
    unknown = tr("공개되지 않음", "not public")
    rows = tuple(
        Row((
            text(one.id),
            Cell(wording.word(one.kind), one.kind.value),
            text(wording.name(one.name)),
            Cell(one.lead or unknown, one.lead),
        ))
        for one in taskforce.groups
    )
    yield Table("groups", tr("작업반·분과", "Groups"), columns, rows)


def _priorities(view: View, taskforce: Taskforce) -> Iterator[Table]:
    if not taskforce.priorities:
        return
    columns = (
        Column("id", tr("우선 추진과제", "priority")),
        Column("name", tr("이름", "name"), can_fold=True),
        Column("done", tr("완료", "done")),
        Column("signal", tr("신호", "signal")),
    )
    tasks = view.judgement.tasks
    rows = []
    for priority in taskforce.priorities:
        inside = [one for one in tasks if one.priority == priority.id]
        signal = signals_cell(one.signal for one in inside)
        name = text(wording.name(priority.name))
        rows.append(Row((text(priority.id), name, progress_cell(total(inside)), signal)))
    yield Table("priorities", tr("우선 추진과제", "Priorities"), columns, tuple(rows))
