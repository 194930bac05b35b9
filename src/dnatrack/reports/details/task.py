"""Everything about one task."""

from collections.abc import Iterator

from dnatrack.domain.task import Task
from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedItem
from dnatrack.reports import wording
from dnatrack.reports.details import pieces
from dnatrack.reports.listing import progress_cell
from dnatrack.reports.report import Cell, Column, Fact, Report, Row, Table, text
from dnatrack.reports.view import View, signal_cell

FORM = "dnatrack-task/1"


def build(view: View, item: JudgedItem, task: Task) -> Report:
    """A task: what was promised, by whom, its milestones, and why its signal is as it is."""
    cited = (*pieces.cited(task), *(id_ for one in task.milestones for id_ in pieces.cited(one)))
    return Report(
        FORM,
        f"{task.id} {wording.name(task.title)}",
        view.facts(),
        tuple(_details(view, item, task)),
        (
            pieces.milestones(view, item.milestones),
            *pieces.reasons(item),
            *_issues(view, task),
            *pieces.updates((*task.updates, *(u for one in task.milestones for u in one.updates))),
            *pieces.bases(task.basis),
            *pieces.sources(view, cited),
        ),
    )


def _details(view: View, item: JudgedItem, task: Task) -> Iterator[Fact]:
    tracker = view.judgement.tracker
    taskforce = tracker.taskforces_by_id.get(task.taskforce)
    priority = tracker.priorities_by_id.get(task.priority or "")
    yield from pieces.fact("id", "id", task.id)
    yield from pieces.fact("signal", tr("신호", "signal"), signal_cell(item.signal))
    yield from pieces.fact("done", tr("완료", "done"), progress_cell(item.tally))
    yield from pieces.fact("lifecycle", tr("진행", "lifecycle"),
                           Cell(wording.word(task.lifecycle), task.lifecycle.value))
    if task.promise is not None:
        promise = f"{task.promise.text} ({task.promise.source})"
        value = {"text": task.promise.text, "source": task.promise.source}
        yield from pieces.fact("promise", tr("약속", "promise"), Cell(promise, value))
    shown = view.title(taskforce).text if taskforce else task.taskforce
    yield from pieces.fact("taskforce", tr("범정부 TF", "taskforce"), Cell(shown, task.taskforce))
    if task.priority is not None:
        shown = wording.name(priority.name) if priority else ""
        cell = Cell(f"{task.priority} {shown}".strip(), task.priority)
        yield from pieces.fact("priority", tr("우선 추진과제", "priority"), cell)
    yield from pieces.fact("lead", tr("주관", "lead"), view.ministry(task.lead))
    partners = view.ministries(task.partners, task.unnamed_partners)
    yield from pieces.fact("partners", tr("협조", "partners"), partners)
    yes_no = tr("예", "yes") if task.multi_ministry else tr("아니요", "no")
    yield from pieces.fact("multi_ministry", tr("다부처 과제", "multi-ministry"),
                           Cell(yes_no, task.multi_ministry))
    yield from pieces.fact("reason", tr("사유", "reason"), task.reason)
    yield from pieces.searched(task.looked_for)
    yield from pieces.fact("note", tr("비고", "note"), task.note)
    yield from pieces.fact("file", tr("파일", "file"), task.place.file)


def _issues(view: View, task: Task) -> Iterator[Table]:
    if not task.issues:
        return
    columns = (
        Column("id", tr("현안", "issue")),
        Column("title", tr("제목", "title"), can_fold=True),
        Column("between", tr("관련 기관", "between")),
        Column("raised", tr("제기", "raised")),
        Column("settled", tr("해결", "settled")),
        Column("outcome", tr("결과", "outcome"), can_fold=True),
    )
    rows = tuple(
        Row((
            text(one.id),
            text(wording.name(one.title)),
            view.ministries(one.between),
            Cell(wording.period(one.raised), one.raised.text),
            Cell(wording.period(one.settled), one.settled.text if one.settled else None),
            text(one.outcome),
        ))
        for one in task.issues
    )
    yield Table("issues", tr("현안", "Issues"), columns, rows)
