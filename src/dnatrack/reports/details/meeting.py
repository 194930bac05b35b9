"""Everything about one review meeting."""

from collections.abc import Iterator

from dnatrack.domain.meeting import Meeting
from dnatrack.i18n import tr
from dnatrack.reports import wording
from dnatrack.reports.details import pieces
from dnatrack.reports.report import Cell, Fact, Report, named
from dnatrack.reports.view import View

FORM = "dnatrack-meeting/1"


def build(view: View, meeting: Meeting) -> Report:
    """A meeting: what was reviewed and decided, and how its milestones stand now."""
    judged = view.judgement.milestones_by_id
    dealt_with = (judged[id_] for id_ in meeting.milestones if id_ in judged)
    return Report(
        FORM,
        wording.name(meeting.title),
        view.facts(),
        tuple(_details(view, meeting)),
        (
            pieces.milestones(view, dealt_with, full_id=True),
            pieces.sources(view, pieces.cited(view, meeting)),
        ),
    )


def _details(view: View, meeting: Meeting) -> Iterator[Fact]:
    yield pieces.fact("id", "id", meeting.id)
    yield pieces.hidden("title", named(meeting.title))
    held = Cell(wording.day_with_weekday(meeting.on), meeting.on.isoformat())
    yield pieces.fact("held_on", tr("열린 날", "held on"), held)
    taskforce = view.judgement.tracker.taskforces_by_id.get(meeting.taskforce)
    shown = view.title(taskforce).text if taskforce else meeting.taskforce
    yield pieces.fact("taskforce", tr("범정부 TF", "taskforce"), Cell(shown, meeting.taskforce))
    count = meeting.number
    number = Cell("" if count is None else tr(f"{count}차", f"{count}"), count)
    yield pieces.fact("number", tr("회차", "number"), number)
    yield pieces.listed("reviewed", tr("점검한 것", "reviewed"), meeting.reviewed, gap="; ")
    yield pieces.listed("decided", tr("정한 것", "decided"), meeting.decided, gap="; ")
    yield pieces.fact("note", tr("비고", "note"), meeting.note)
    yield pieces.fact("file", tr("파일", "file"), meeting.place.file)
