"""Everything about one review meeting."""

from collections.abc import Iterator

from dnatrack.i18n import tr
from dnatrack.judging.issues import JudgedIssue, judge_issues
from dnatrack.model.reference_files import Decision, Meeting
from dnatrack.reports import wording
from dnatrack.reports.details import pieces
from dnatrack.reports.issues import age_cell, issue_state_cell, took_cell
from dnatrack.reports.report import Align, Cell, Column, Fact, Report, Row, Table, name_value, text
from dnatrack.reports.view import View, name_cell

MEETING_FORM = "dnatrack-meeting/1"


def build_meeting(view: View, meeting: Meeting) -> Report:
    """A meeting: what was reviewed and decided, and how what it dealt with stands now."""
    judged = view.judgement.milestones_by_id
    dealt_with = (judged[id_] for id_ in meeting.subjects if id_ in judged)
    return Report(
        MEETING_FORM,
        wording.name(meeting.title),
        view.facts(),
        tuple(_meeting_details(view, meeting)),
        (
            _decisions(meeting),
            pieces.milestones(view, dealt_with, full_id=True),
            _issues(view, meeting),
            pieces.sources(view, pieces.cited_sources(view, meeting)),
        ),
    )


def _meeting_details(view: View, meeting: Meeting) -> Iterator[Fact]:
    yield pieces.fact("id", "id", meeting.id)
    yield pieces.hidden_fact("title", name_value(meeting.title))
    held = Cell(wording.day_with_weekday(meeting.on), meeting.on.isoformat())
    yield pieces.fact("held_on", tr("열린 날", "held on"), held)
    taskforce = view.judgement.tracker.taskforces_by_id.get(meeting.taskforce)
    shown = view.title(taskforce).text if taskforce else meeting.taskforce
    yield pieces.fact("taskforce", tr("범정부 TF", "taskforce"), Cell(shown, meeting.taskforce))
    count = meeting.number
    number = Cell("" if count is None else tr(f"{count}차", f"{count}"), count)
    yield pieces.fact("number", tr("회차", "number"), number)
    yield pieces.list_fact("reviewed", tr("점검한 것", "reviewed"), meeting.reviewed, gap="; ")
    yield pieces.hidden_fact("decided", [one.text for one in meeting.decided])
    yield pieces.fact("note", tr("비고", "note"), meeting.note)
    yield pieces.fact("file", tr("파일", "file"), meeting.place.file)


def _decisions(meeting: Meeting) -> Table:
    columns = (
        Column("text", tr("내용", "what"), can_fold=True),
        Column("subjects", tr("무엇에 관해", "about"), can_fold=True, least=16),
    )
    everything = tr("다룬 것 모두", "all it dealt with")
    rows = tuple(_decision_row(meeting, one, everything) for one in meeting.decided)
    return Table("decisions", tr("정한 것", "Decisions"), columns, rows)


def _decision_row(meeting: Meeting, decision: Decision, everything: str) -> Row:
    subjects = meeting.subjects_of(decision)
    about = Cell(", ".join(subjects) or everything, list(subjects))
    return Row((text(decision.text), about))


def _issues(view: View, meeting: Meeting) -> Table:
    """The issues it dealt with, as they stand on the evaluation day."""
    columns = (
        Column("id", tr("현안", "issue"), can_fold=True, least=16),
        Column("title", tr("제목", "title"), can_fold=True),
        Column("between", tr("관련 기관", "between"), can_fold=True, least=8),
        Column("state", tr("상태", "state")),
        Column("days", tr("일수", "days"), Align.RIGHT),
        Column("outcome", tr("결과", "outcome"), can_fold=True, rank=1),
    )
    judged = judge_issues(view.judgement.tracker, view.judgement.today)
    rows = tuple(_issue_row(view, one) for one in judged if one.id in meeting.subjects)
    return Table("issues", tr("현안", "Issues"), columns, rows)


def _issue_row(view: View, one: JudgedIssue) -> Row:
    issue = one.raised.issue
    return Row(
        (
            text(one.id),
            name_cell(issue.title),
            view.ministries(issue.between),
            issue_state_cell(one),
            took_cell(one.took) if one.is_settled else age_cell(one),
            text(issue.outcome),
        )
    )
