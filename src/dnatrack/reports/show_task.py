"""Everything about one task, priority or taskforce."""

from collections.abc import Iterator
from dataclasses import replace

from dnatrack.i18n import tr
from dnatrack.judging.issues import JudgedIssue, judge_issues
from dnatrack.judging.judgement import JudgedItem, total
from dnatrack.model.fields import Update
from dnatrack.model.task import DeclaredSignal, Promise, SignalOverride, Task
from dnatrack.model.taskforce import Post, Priority, Taskforce
from dnatrack.reports import show_pieces, wording
from dnatrack.reports.issues import age_cell, issue_state_cell, took_cell
from dnatrack.reports.listing import build_tasks, unreadable_milestones
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
from dnatrack.reports.view import (
    View,
    name_cell,
    period_cell,
    progress_cell,
    signal_cell,
    signals_cell,
)

TASK_FORM = "dnatrack-task/1"


def build_task(view: View, item: JudgedItem, task: Task) -> Report:
    """A task: what was promised, by whom, its milestones, and why its signal is as it is."""
    return Report(
        TASK_FORM,
        f"{task.id} {wording.name(task.title)}",
        view.facts(),
        tuple(_task_details(view, item, task)),
        (
            show_pieces.milestones(view, item.milestones),
            unreadable_milestones(view, item.lost),
            show_pieces.reasons(item),
            _issues(view, task),
            show_pieces.updates_about(_updates(task)),
            show_pieces.bases(task.basis),
            show_pieces.sources(view, show_pieces.cited_sources(view, task, *task.milestones)),
        ),
    )


def _updates(task: Task) -> Iterator[tuple[str, Update]]:
    yield from (("", update) for update in task.updates)
    for milestone in task.milestones:
        yield from ((f"{task.id}/{milestone.id}", update) for update in milestone.updates)


def _task_details(view: View, item: JudgedItem, task: Task) -> Iterator[Fact]:
    yield show_pieces.fact("id", "id", task.id)
    yield show_pieces.hidden_fact("title", name_value(task.title))
    yield show_pieces.fact("signal", tr("신호", "signal"), signal_cell(item.signal))
    yield from _other_signals(item)
    yield from show_pieces.progress(item.tally)
    yield show_pieces.word_fact("lifecycle", tr("진행", "lifecycle"), task.lifecycle)
    yield show_pieces.period("done_on", tr("완료일", "done on"), task.done_on)
    yield show_pieces.word_fact("completion", tr("완료 범위", "completion"), task.completion)
    yield show_pieces.fact("promise", tr("약속", "promise"), _promise(task.promise))
    yield from _belongs_to(view, task)
    yield show_pieces.fact("lead", tr("주관", "lead"), view.ministry(task.lead))
    partners = view.ministries(task.partners, task.unnamed_partners)
    yield show_pieces.fact("partners", tr("협조", "partners"), partners)
    yield show_pieces.hidden_fact("unnamed_partners", task.unnamed_partners)
    yes_no = tr("예", "yes") if task.multi_ministry else tr("아니요", "no")
    yield show_pieces.fact(
        "multi_ministry", tr("다부처 과제", "multi-ministry"), Cell(yes_no, task.multi_ministry)
    )
    yield show_pieces.fact("superseded_by", tr("대신한 것", "superseded by"), task.superseded_by)
    yield show_pieces.fact("reason", tr("사유", "reason"), task.reason)
    yield show_pieces.list_fact("evidence", tr("증빙", "evidence"), task.evidence)
    yield show_pieces.search_fact(task.looked_for)
    yield show_pieces.fact("note", tr("비고", "note"), task.note)
    yield show_pieces.fact("file", tr("파일", "file"), task.place.file)


def _other_signals(item: JudgedItem) -> Iterator[Fact]:
    """What was worked out, and what people say of it; nothing where nobody says anything."""
    declared, override = item.weighed.declared, item.weighed.override
    if declared is not None or override is not None:
        computed = signal_cell(item.weighed.computed)
        yield show_pieces.fact("computed_signal", tr("산출한 신호", "worked out"), computed)
    if declared is not None:
        said = f"{wording.word(declared.signal)}, {wording.day(declared.on)}"
        value = _as_written(declared)
        words = ", ".join(filter(None, (said, declared.note, declared.source)))
        yield show_pieces.fact(
            "declared_signal", tr("기관이 밝힌 신호", "declared"), Cell(words, value)
        )
    if override is not None:
        until = tr(f"{wording.day(override.until)}까지", f"until {wording.day(override.until)}")
        over = tr("시한 지남", "expired") if item.weighed.is_expired else None
        parts = (wording.word(override.signal), until, over, override.by, override.reason)
        value = _as_written(override)
        shown = Cell(", ".join(filter(None, parts)), value)
        yield show_pieces.fact("override", tr("조정한 신호", "overridden"), shown)


def _as_written(said: DeclaredSignal | SignalOverride) -> dict[str, str]:
    return {key: str(value) for key, value in said.given().items() if value is not None}


def _promise(promise: Promise | None) -> Cell:
    if promise is None:
        return Cell("")
    value = {"text": promise.text, "source": promise.source}
    return Cell(f"{promise.text} ({promise.source})", value)


def _belongs_to(view: View, task: Task) -> Iterator[Fact]:
    tracker = view.judgement.tracker
    taskforce = tracker.taskforces_by_id.get(task.taskforce)
    shown = view.title(taskforce).text if taskforce else task.taskforce
    yield show_pieces.fact("taskforce", tr("범정부 TF", "taskforce"), Cell(shown, task.taskforce))
    priority = tracker.priorities_by_id.get(task.priority or "")
    name = wording.name(priority.name) if priority else ""
    cell = Cell(f"{task.priority or ''} {name}".strip(), task.priority)
    yield show_pieces.fact("priority", tr("우선 추진과제", "priority"), cell)
    groups = taskforce.groups if taskforce else ()
    name = next((wording.name(one.name) for one in groups if one.id == task.group), "")
    cell = Cell(f"{task.group or ''} {name}".strip(), task.group)
    yield show_pieces.fact("group", tr("작업반·분과", "group"), cell)


def _issues(view: View, task: Task) -> Table:
    columns = (
        Column("id", tr("현안", "issue")),
        Column("title", tr("제목", "title"), can_fold=True),
        Column("between", tr("관련 기관", "between")),
        Column("raised", tr("제기", "raised")),
        Column("settled", tr("해결", "settled")),
        Column("state", tr("상태", "state"), rank=2),
        Column("days", tr("일수", "days"), Align.RIGHT, rank=1),
        Column("outcome", tr("결과", "outcome"), can_fold=True),
    )
    judged = judge_issues(view.judgement.tracker, view.judgement.today)
    rows = tuple(_issue_row(view, one) for one in judged if one.raised.task is task)
    return Table("issues", tr("현안", "Issues"), columns, rows)


def _issue_row(view: View, judged: JudgedIssue) -> Row:
    issue = judged.raised.issue
    settled = issue.settled
    return Row(
        (
            Cell(issue.id, judged.id),
            name_cell(issue.title),
            view.ministries(issue.between),
            period_cell(issue.raised),
            period_cell(settled),
            issue_state_cell(judged),
            took_cell(judged.took) if judged.is_settled else age_cell(judged),
            text(issue.outcome),
        )
    )


# Everything about one taskforce.

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
            show_pieces.reasons(item),
            show_pieces.bases(taskforce.basis),
            show_pieces.sources(
                view, show_pieces.cited_sources(view, taskforce, *taskforce.milestones)
            ),
        ),
    )


def _tasks(view: View, taskforce: Taskforce) -> Table:
    selection = Selection(taskforces=frozenset({taskforce.id}))
    return replace(build_tasks(view, selection).tables[0], title=tr("과제", "Tasks"))


def _own(view: View, item: JudgedItem) -> Table:
    """What the taskforce owes itself; what its tasks owe is counted with them."""
    own = show_pieces.milestones(view, item.milestones, full_id=True)
    return replace(own, title=tr("TF 자체의 이정표", "Milestones of its own"))


def _taskforce_details(view: View, taskforce: Taskforce) -> Iterator[Fact]:
    inside = [one for one in view.judgement.items if one.taskforce == taskforce.id]
    yield show_pieces.fact("id", "id", taskforce.id)
    yield show_pieces.hidden_fact("name", name_value(taskforce.name))
    yield show_pieces.fact(
        "signal", tr("신호", "signal"), signals_cell(one.signal for one in inside)
    )
    yield from show_pieces.progress(total(inside))
    yield show_pieces.period("launched", tr("출범", "launched"), taskforce.launched)
    yield show_pieces.fact("chair", tr("단장", "chair"), _post(taskforce.chair))
    yield show_pieces.fact("co_chair", tr("공동지원단장", "co-chair"), _post(taskforce.co_chair))
    hidden = taskforce.undisclosed_ministries
    unnamed = tr(f"그 밖에 비공개 {hidden}개", f"{hidden} undisclosed") if hidden else None
    members = view.ministries(taskforce.ministries, unnamed)
    count = len(taskforce.ministries) + hidden
    yield show_pieces.fact("ministries", tr(f"참여 기관 {count}개", f"{count} ministries"), members)
    yield show_pieces.hidden_fact("undisclosed_ministries", hidden)
    plan = name_cell(taskforce.plan.name) if taskforce.plan else Cell("")
    yield show_pieces.fact("plan", tr("계획", "plan"), plan)
    yield show_pieces.fact("note", tr("비고", "note"), taskforce.note)
    yield show_pieces.fact("file", tr("파일", "file"), taskforce.place.file)


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
