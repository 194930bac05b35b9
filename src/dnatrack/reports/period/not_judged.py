"""What cannot be judged, and why: nothing is left out because nobody knows."""

from collections.abc import Iterator

from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedItem, JudgedMilestone
from dnatrack.judging.schedule import ScheduleState
from dnatrack.model.tracker import Unreadable
from dnatrack.model.words import Signal
from dnatrack.reports import wording
from dnatrack.reports.period.entries import (
    count_title,
    item_cells,
    item_name,
    milestone_name,
    name_columns,
    none,
    reasons_cell,
)
from dnatrack.reports.period.reviewed import Reviewed, items_of, lost_of
from dnatrack.reports.report import Cell, Column, Row, Table, Tone, text
from dnatrack.reports.view import period_cell


def not_judged_table(reviewed: Reviewed) -> Table:
    """The grey tasks and why they are grey."""
    found = items_of(reviewed.after.judgement, Signal.GREY)
    columns = (*name_columns(), Column("reasons", tr("사유", "why"), can_fold=True))
    rows = tuple(Row((*item_name(reviewed.view, item), _why(item))) for item in found)
    title = count_title(tr("판정할 수 없는 과제", "Tasks that cannot be judged"), len(rows))
    return Table("not_judged", title, columns, rows, none())


def _why(item: JudgedItem) -> Cell:
    if item.reasons or item.weighed.shown is item.weighed.computed:
        return reasons_cell(item.reasons)
    return Cell(tr("사람이 정한 신호", "set by people"), [{"reason": "set", "amount": None}])


def unknown(reviewed: Reviewed) -> Table:
    """The milestones past their deadline whose outcome nobody could find out."""
    found = [
        one
        for one in reviewed.after.judgement.milestones
        if one.state is ScheduleState.OUTCOME_UNKNOWN
    ]
    columns = (
        *name_columns(),
        Column("due", tr("기한", "due")),
        Column("looked_for", tr("찾아본 결과", "search"), rank=2),
        Column("looked_on", tr("찾아본 날", "searched on"), rank=3),
    )
    rows = tuple(_unknown_row(reviewed, one) for one in found)
    title = count_title(tr("결과 미확인 이정표", "Outcome unknown"), len(rows))
    return Table("outcome_unknown", title, columns, rows, none())


def _unknown_row(reviewed: Reviewed, one: JudgedMilestone) -> Row:
    search, due = one.owed.milestone.looked_for, one.due
    return Row(
        (
            *milestone_name(reviewed.view, one),
            period_cell(due),
            Cell(wording.word(search.result), search.result.value) if search else text(None),
            Cell(wording.day(search.on), search.on.isoformat()) if search else text(None),
        )
    )


def unreadable(reviewed: Reviewed) -> Table:
    """What could not be read, and the files of which something is missing."""
    columns = (
        Column("id", tr("무엇", "what"), can_fold=True, least=20),
        Column("title", tr("제목", "title"), for_programs=True),
        Column("file", tr("파일", "file")),
    )
    lost = list(lost_of(reviewed.after.judgement))
    rows = tuple(_lost_row(reviewed, one) for one in lost)
    files = {one.place.file for one in lost}
    partly = sorted(reviewed.after.judgement.tracker.partly_read - files)
    title = count_title(tr("읽을 수 없는 것", "Unreadable"), len(rows))
    return Table("unreadable", title, columns, rows, note=" ".join(_notes(partly)))


def _lost_row(reviewed: Reviewed, one: Unreadable) -> Row:
    names = item_cells(one.full_id, reviewed.view.title(one))
    return Row((*names, text(one.place.file)), tone=Tone.UNSURE)


def _notes(partly: list[str]) -> Iterator[str]:
    if partly:
        shown = ", ".join(partly)
        yield tr(f"일부를 읽을 수 없는 파일: {shown}", f"Files not read in full: {shown}")
