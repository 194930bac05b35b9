"""Everything about one task."""

from collections.abc import Iterator

from dnatrack.i18n import tr
from dnatrack.judging.issues import JudgedIssue, judge_issues
from dnatrack.judging.judgement import JudgedItem
from dnatrack.model.fields import Update
from dnatrack.model.task import DeclaredSignal, Promise, SignalOverride, Task
from dnatrack.reports import wording
from dnatrack.reports.details import pieces
from dnatrack.reports.issues import age_cell, issue_state_cell, took_cell
from dnatrack.reports.listing import unreadable_milestones
from dnatrack.reports.report import Align, Cell, Column, Fact, Report, Row, Table, name_value, text
from dnatrack.reports.view import View, name_cell, period_cell, signal_cell

TASK_FORM = "dnatrack-task/1"


def build_task(view: View, item: JudgedItem, task: Task) -> Report:
    """A task: what was promised, by whom, its milestones, and why its signal is as it is."""
    return Report(
        TASK_FORM,
        f"{task.id} {wording.name(task.title)}",
        view.facts(),
        tuple(_task_details(view, item, task)),
        (
            pieces.milestones(view, item.milestones),
            unreadable_milestones(view, item.lost),
            pieces.reasons(item),
            _issues(view, task),
            pieces.updates_about(_updates(task)),
            pieces.bases(task.basis),
            pieces.sources(view, pieces.cited_sources(view, task, *task.milestones)),
        ),
    )


def _updates(task: Task) -> Iterator[tuple[str, Update]]:
    yield from (("", update) for update in task.updates)
    for milestone in task.milestones:
        yield from ((f"{task.id}/{milestone.id}", update) for update in milestone.updates)


def _task_details(view: View, item: JudgedItem, task: Task) -> Iterator[Fact]:
    yield pieces.fact("id", "id", task.id)
    yield pieces.hidden_fact("title", name_value(task.title))
    yield pieces.fact("signal", tr("신호", "signal"), signal_cell(item.signal))
    yield from _other_signals(item)
    yield from pieces.progress(item.tally)
    yield pieces.word_fact("lifecycle", tr("진행", "lifecycle"), task.lifecycle)
    yield pieces.period("done_on", tr("완료일", "done on"), task.done_on)
    yield pieces.word_fact("completion", tr("완료 범위", "completion"), task.completion)
    yield pieces.fact("promise", tr("약속", "promise"), _promise(task.promise))
    yield from _belongs_to(view, task)
    yield pieces.fact("lead", tr("주관", "lead"), view.ministry(task.lead))
    partners = view.ministries(task.partners, task.unnamed_partners)
    yield pieces.fact("partners", tr("협조", "partners"), partners)
    yield pieces.hidden_fact("unnamed_partners", task.unnamed_partners)
    yes_no = tr("예", "yes") if task.multi_ministry else tr("아니요", "no")
    yield pieces.fact(
        "multi_ministry", tr("다부처 과제", "multi-ministry"), Cell(yes_no, task.multi_ministry)
    )
    yield pieces.fact("superseded_by", tr("대신한 것", "superseded by"), task.superseded_by)
    yield pieces.fact("reason", tr("사유", "reason"), task.reason)
    yield pieces.list_fact("evidence", tr("증빙", "evidence"), task.evidence)
    yield pieces.search_fact(task.looked_for)
    yield pieces.fact("note", tr("비고", "note"), task.note)
    yield pieces.fact("file", tr("파일", "file"), task.place.file)


def _other_signals(item: JudgedItem) -> Iterator[Fact]:
    """What was worked out, and what people say of it; nothing where nobody says anything."""
    declared, override = item.weighed.declared, item.weighed.override
    if declared is not None or override is not None:
        computed = signal_cell(item.weighed.computed)
        yield pieces.fact("computed_signal", tr("산출한 신호", "worked out"), computed)
    if declared is not None:
        said = f"{wording.word(declared.signal)}, {wording.day(declared.on)}"
        value = _as_written(declared)
        words = ", ".join(filter(None, (said, declared.note, declared.source)))
        yield pieces.fact("declared_signal", tr("기관이 밝힌 신호", "declared"), Cell(words, value))
    if override is not None:
        until = tr(f"{wording.day(override.until)}까지", f"until {wording.day(override.until)}")
        over = tr("시한 지남", "expired") if item.weighed.is_expired else None
        parts = (wording.word(override.signal), until, over, override.by, override.reason)
        value = _as_written(override)
        shown = Cell(", ".join(filter(None, parts)), value)
        yield pieces.fact("override", tr("조정한 신호", "overridden"), shown)


def _as_written(said: DeclaredSignal | SignalOverride) -> dict[str, str]:
    # Not `model_dump(mode="json")`: pydantic warns of every day that it turns into text.
    return {key: str(value) for key, value in said if value is not None}


def _promise(promise: Promise | None) -> Cell:
    if promise is None:
        return Cell("")
    value = {"text": promise.text, "source": promise.source}
    return Cell(f"{promise.text} ({promise.source})", value)


def _belongs_to(view: View, task: Task) -> Iterator[Fact]:
    tracker = view.judgement.tracker
    taskforce = tracker.taskforces_by_id.get(task.taskforce)
    shown = view.title(taskforce).text if taskforce else task.taskforce
    yield pieces.fact("taskforce", tr("범정부 TF", "taskforce"), Cell(shown, task.taskforce))
    priority = tracker.priorities_by_id.get(task.priority or "")
    name = wording.name(priority.name) if priority else ""
    cell = Cell(f"{task.priority or ''} {name}".strip(), task.priority)
    yield pieces.fact("priority", tr("우선 추진과제", "priority"), cell)
    groups = taskforce.groups if taskforce else ()
    name = next((wording.name(one.name) for one in groups if one.id == task.group), "")
    cell = Cell(f"{task.group or ''} {name}".strip(), task.group)
    yield pieces.fact("group", tr("작업반·분과", "group"), cell)


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
