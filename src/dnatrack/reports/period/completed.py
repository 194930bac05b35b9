"""What was completed in the period, and by what that is shown."""

from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedMilestone
from dnatrack.judging.schedule import DONE_STATES
from dnatrack.reports import wording
from dnatrack.reports.period.entries import count_title, milestone_name, name_columns, none
from dnatrack.reports.period.reviewed import Reviewed, Side
from dnatrack.reports.report import Cell, Column, Row, Table, Tone
from dnatrack.reports.view import due_cell, period_cell, state_cell


def completed_table(reviewed: Reviewed) -> Table:
    """The milestones that are done and were not at the last report, without evidence first."""
    was_done = _done_in(reviewed.before)
    found = [one for id_, one in _done_in(reviewed.after).items() if id_ not in was_done]
    found.sort(key=lambda one: (bool(one.owed.milestone.evidence), one.owed.id))
    title = count_title(tr("완료", "Completed"), len(found))
    return _completed_table(reviewed, "completions", title, found)


def undone(reviewed: Reviewed) -> Table:
    """The milestones that were done at the last report and are not any more."""
    now = _done_in(reviewed.after)
    judged = reviewed.after.judgement.milestones_by_id
    found = [judged[id_] for id_ in _done_in(reviewed.before) if id_ in judged and id_ not in now]
    title = count_title(tr("완료를 취소한 이정표", "No longer done"), len(found))
    return _completed_table(reviewed, "undone", title, found, when_empty="")


def _done_in(side: Side) -> dict[str, JudgedMilestone]:
    known = side.judgement.milestones_by_id
    return {id_: one for id_, one in known.items() if one.state in DONE_STATES}


def _completed_table(
    reviewed: Reviewed,
    key: str,
    title: str,
    found: list[JudgedMilestone],
    *,
    when_empty: str | None = None,
) -> Table:
    columns = (
        *name_columns(),
        Column("due", tr("기한", "due"), rank=3),
        Column("done_on", tr("완료일", "done on")),
        Column("state", tr("기한 준수", "in time")),
        Column("evidence", tr("증빙", "evidence"), can_fold=True, least=8),
        Column("verification", tr("확인", "verified"), rank=2),
    )
    rows = tuple(_completed_row(reviewed, one) for one in found)
    return Table(key, title, columns, rows, none() if when_empty is None else when_empty)


def _completed_row(reviewed: Reviewed, one: JudgedMilestone) -> Row:
    milestone = one.owed.milestone
    return Row(
        (
            *milestone_name(reviewed.view, one),
            due_cell(one),
            period_cell(milestone.done_on),
            state_cell(one),
            _evidence(milestone.evidence),
            Cell(wording.word(milestone.verification), milestone.verification.value),
        )
    )


def _evidence(sources: tuple[str, ...]) -> Cell:
    if not sources:
        return Cell(tr("증빙 없음", "no evidence"), [], Tone.BAD)
    return Cell(", ".join(sources), list(sources))
