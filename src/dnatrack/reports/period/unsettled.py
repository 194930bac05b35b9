"""What is still to be settled between ministries."""

from collections.abc import Iterator

from dnatrack.domain.task import Issue, Task
from dnatrack.i18n import tr
from dnatrack.reports import wording
from dnatrack.reports.period.entries import counted, named, none, period_cell
from dnatrack.reports.period.reviewed import Reviewed
from dnatrack.reports.report import Align, Cell, Column, Row, Table, Tone
from dnatrack.reports.view import name_cell


def unsettled(reviewed: Reviewed) -> Table:
    """The issues raised and not settled by the day of the report, the oldest first.

    Those older than `unsettled_after_days` are marked.
    """
    columns = (
        Column("id", tr("현안", "issue"), can_fold=True, least=16),
        Column("title", tr("제목", "title"), for_programs=True),
        Column("between", tr("관련 기관", "between"), can_fold=True, least=12),
        Column("raised", tr("제기", "raised")),
        Column("days", tr("경과", "age"), Align.RIGHT),
        Column("is_old", tr("기준", "threshold")),
    )
    open_ones = sorted(_open(reviewed), key=lambda found: (found[1].raised.first, found[0].id))
    rows = tuple(_row(reviewed, task, issue) for task, issue in open_ones)
    title = counted(tr("미해결 현안", "Unsettled issues"), len(rows))
    return Table("issues", title, columns, rows, _when_empty(reviewed))


def _open(reviewed: Reviewed) -> Iterator[tuple[Task, Issue]]:
    today = reviewed.after.today
    for task in reviewed.after.judgement.tracker.tasks:
        for issue in task.issues:
            is_settled = issue.settled is not None and issue.settled.first <= today
            if issue.raised.first <= today and not is_settled:
                yield task, issue


def _when_empty(reviewed: Reviewed) -> str:
    """Nothing open is another thing than nothing written down."""
    if any(task.issues for task in reviewed.after.judgement.tracker.tasks):
        return none()
    return tr(
        "기록된 현안 없음(과제 파일의 issues에 기록)",
        "No issue is written down (they stand under issues in the file of a task).",
    )


def _row(reviewed: Reviewed, task: Task, issue: Issue) -> Row:
    days = (reviewed.after.today - issue.raised.first).days
    after = reviewed.after.judgement.tracker.settings.thresholds.unsettled_after_days
    is_old = days > after
    mark = tr(f"{after}일 초과", f"over {after} d") if is_old else ""
    return Row(
        (
            *named(f"{task.id}/{issue.id}", name_cell(issue.title)),
            reviewed.view.ministries(issue.between),
            period_cell(issue.raised),
            Cell(wording.days(days), days, Tone.WARN if is_old else Tone.PLAIN),
            Cell(mark, is_old, Tone.BAD),
        )
    )
