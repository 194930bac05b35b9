"""The review meetings that dealt with a milestone or an issue, and what they decided."""

from collections.abc import Iterator

from dnatrack.i18n import tr
from dnatrack.model.reference_files import Meeting
from dnatrack.reports import wording
from dnatrack.reports.report import Cell, Column, Row, Table, text
from dnatrack.reports.view import View, name_cell


def meetings_about(view: View, id_: str) -> Iterator[Meeting]:
    """The meetings held by the evaluation day that dealt with a milestone or issue.

    `id_` is its full id; the oldest meeting comes first.
    """
    tracker, today = view.judgement.tracker, view.judgement.today
    held = (one for one in tracker.meetings if one.on <= today and id_ in one.subjects)
    yield from sorted(held, key=lambda one: one.on)


def meetings(view: View, id_: str) -> Table:
    """The table of the meetings that dealt with the milestone or issue `id_`."""
    columns = (
        Column("id", tr("회의", "meeting")),
        Column("on", tr("날", "on")),
        Column("title", tr("제목", "title"), can_fold=True),
        Column("decided", tr("정한 것", "decided"), can_fold=True, rank=1),
    )
    rows = tuple(_row(one, id_) for one in meetings_about(view, id_))
    return Table("meetings", tr("다룬 회의", "Meetings"), columns, rows)


def _row(meeting: Meeting, id_: str) -> Row:
    return Row(
        (
            text(meeting.id),
            Cell(wording.day(meeting.on), meeting.on.isoformat()),
            name_cell(meeting.title),
            _decided([one.text for one in meeting.decisions_about(id_)]),
        )
    )


def met_cell(view: View, id_: str) -> Cell:
    """The meetings that dealt with the milestone or issue `id_`, by their ids."""
    ids = [one.id for one in meetings_about(view, id_)]
    return Cell(", ".join(ids), ids)


def decided_cell(view: View, id_: str) -> Cell:
    """What the meetings decided about the milestone or issue `id_`."""
    found = meetings_about(view, id_)
    return _decided([one.text for meeting in found for one in meeting.decisions_about(id_)])


def _decided(texts: list[str]) -> Cell:
    return Cell("; ".join(texts), texts)
