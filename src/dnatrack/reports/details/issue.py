"""Everything about one issue between ministries."""

from collections.abc import Iterator

from dnatrack.i18n import tr
from dnatrack.judging.issues import JudgedIssue
from dnatrack.reports import dealings, wording
from dnatrack.reports.details import pieces
from dnatrack.reports.issues import age_cell, took_cell
from dnatrack.reports.report import Cell, Fact, Report, name_value
from dnatrack.reports.view import View

ISSUE_FORM = "dnatrack-issue/1"


def build_issue(view: View, judged: JudgedIssue) -> Report:
    """An issue: whose it is, how old, how it ended, and the meetings that dealt with it."""
    issue = judged.raised.issue
    return Report(
        ISSUE_FORM,
        f"{judged.id} {wording.name(issue.title)}",
        view.facts(),
        tuple(_issue_details(view, judged)),
        (dealings.meetings(view, judged.id), pieces.sources(view, issue.sources)),
    )


def _issue_details(view: View, judged: JudgedIssue) -> Iterator[Fact]:
    task, issue = judged.raised.task, judged.raised.issue
    yield pieces.fact("id", "id", judged.id)
    yield pieces.hidden_fact("title", name_value(issue.title))
    owner = Cell(f"{task.id} {wording.name(task.title)}", task.id)
    yield pieces.fact("owner", tr("과제", "task"), owner)
    yield pieces.fact("lead", tr("과제 주관", "lead"), view.ministry(task.lead))
    yield pieces.fact("between", tr("관련 기관", "between"), view.ministries(issue.between))
    yield pieces.word_fact("state", tr("상태", "state"), judged.state)
    yield pieces.period("raised", tr("제기", "raised"), issue.raised)
    yield pieces.period("settled", tr("해결", "settled"), issue.settled)
    cell = took_cell(judged.took) if judged.is_settled else age_cell(judged)
    label = tr("걸린 날", "took") if judged.is_settled else tr("경과", "age")
    yield pieces.fact("days", label, cell)
    yield pieces.hidden_fact("days_most", judged.took.most)
    yield pieces.fact("outcome", tr("결과", "outcome"), issue.outcome)
    yield pieces.fact("file", tr("파일", "file"), task.place.file)
