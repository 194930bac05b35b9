"""What is still to be settled between ministries."""

from dnatrack.i18n import tr
from dnatrack.judging.issues import IssueState, JudgedIssue, judge_issues
from dnatrack.reports.issues import age_cell
from dnatrack.reports.period.entries import count_title, item_cells, none
from dnatrack.reports.period.reviewed import Reviewed
from dnatrack.reports.report import Align, Cell, Column, Row, Table, Tone
from dnatrack.reports.view import name_cell, period_cell


def unsettled_table(reviewed: Reviewed) -> Table:
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
    after = reviewed.after
    judged = judge_issues(after.judgement.tracker, after.today)
    waiting = [one for one in judged if not one.is_settled]
    waiting.sort(key=lambda one: (-one.took.least, -one.took.most, one.id))
    rows = tuple(_row(reviewed, one) for one in waiting)
    title = count_title(tr("미해결 현안", "Unsettled issues"), len(rows))
    return Table("issues", title, columns, rows, _when_empty(reviewed))


def _when_empty(reviewed: Reviewed) -> str:
    """Nothing open is another thing than nothing written down."""
    if reviewed.after.judgement.tracker.issues:
        return none()
    return tr(
        "기록된 현안 없음(과제 파일의 issues에 기록)",
        "No issue is written down (they stand under issues in the file of a task).",
    )


def _row(reviewed: Reviewed, judged: JudgedIssue) -> Row:
    issue = judged.raised.issue
    after = reviewed.after.judgement.tracker.settings.thresholds.unsettled_after_days
    is_old = judged.state is IssueState.ESCALATED
    mark = tr(f"{after}일 초과", f"over {after} d") if is_old else ""
    return Row(
        (
            *item_cells(judged.id, name_cell(issue.title)),
            reviewed.view.ministries(tuple(filter(None, judged.raised.concerned))),
            period_cell(issue.raised),
            age_cell(judged),
            Cell(mark, is_old, Tone.BAD),
        )
    )
