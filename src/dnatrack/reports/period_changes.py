"""What became of promises in a period: completed, removed, left, moved to a later day."""

from collections.abc import Sequence

from dnatrack.history.moves import Move
from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedMilestone
from dnatrack.judging.schedule import DONE_STATES
from dnatrack.reports import columns
from dnatrack.reports.columns import Columns, count_behind, nothing, table
from dnatrack.reports.history_view import Authors, who
from dnatrack.reports.leavings import gone_table, left_table
from dnatrack.reports.period_parts import (
    Named,
    Reviewed,
    Side,
    milestone_columns,
    name_columns,
    past_name,
)
from dnatrack.reports.report import Cell, Table, Tone
from dnatrack.reports.slips import declaration_cell, move_columns
from dnatrack.reports.view import list_cell


def completed_table(reviewed: Reviewed) -> Table:
    """The milestones that are done and were not at the last report, without evidence first."""
    was_done = {reviewed.past.heir_of(id_) for id_ in _done_in(reviewed.before)}
    found = [one for id_, one in _done_in(reviewed.after).items() if id_ not in was_done]
    found.sort(key=lambda one: (bool(one.owed.milestone.evidence), one.owed.id))
    shown = _completion_columns(reviewed)
    return table(
        "completions", count_behind(tr("완료", "Completed"), found), found, shown, nothing()
    )


def undone(reviewed: Reviewed) -> Table:
    """The milestones that were done at the last report and are not any more."""
    now = _done_in(reviewed.after)
    judged = reviewed.after.judgement.milestones_by_id
    was_done = map(reviewed.past.heir_of, _done_in(reviewed.before))
    found = [judged[id_] for id_ in was_done if id_ in judged and id_ not in now]
    title = count_behind(tr("완료 취소", "No longer done"), found)
    return table("undone", title, found, _completion_columns(reviewed))


def _done_in(side: Side) -> dict[str, JudgedMilestone]:
    known = side.judgement.milestones_by_id
    return {id_: one for id_, one in known.items() if one.state in DONE_STATES}


def _completion_columns(reviewed: Reviewed) -> Columns[JudgedMilestone]:
    verified = tr("확인", "verified")
    return (
        *milestone_columns(reviewed.view),
        columns.due(heading=tr("기한", "due"), rank=3),
        columns.done_on(),
        columns.done_by(),
        columns.state(heading=tr("기한 준수", "in time")),
        columns.of("evidence", _evidence, can_fold=True, least=8),
        columns.word(
            "verification", lambda one: one.owed.milestone.verification, heading=verified, rank=2
        ),
    )


def _evidence(one: JudgedMilestone) -> Cell:
    sources = one.owed.milestone.evidence
    if not sources:
        return Cell(tr("증빙 미비", "no evidence"), [], Tone.BAD)
    return list_cell(sources)


def removed(reviewed: Reviewed) -> Table:
    """What was removed since the last report and nothing took its place."""
    found, authors = reviewed.gone, Authors(one.commit for one in reviewed.gone)
    title = count_behind(tr("삭제된 이정표·과제", "Promises that are gone"), found)
    told = gone_table(reviewed.view, reviewed.past, found, authors)
    return told.replace(title=title, when_empty=nothing())


def left(reviewed: Reviewed) -> Table:
    """What was cancelled, put on hold, superseded or declared unknown since the last report."""
    found, authors = reviewed.left, Authors(one.commit for one in reviewed.left)
    words = tr("중단·보류·대체·결과 미확인 전환", "Promises that were left in another way")
    told = left_table(reviewed.view, reviewed.past, found, authors)
    return told.replace(title=count_behind(words, found), when_empty=nothing())


def slipped_table(reviewed: Reviewed) -> Table:
    """Every move to a later deadline, or to none, since the last report."""
    moves = [one for of_one in reviewed.moves.values() for one in of_one]
    slips = [one for one in moves if one.is_slip]
    slips.sort(key=lambda one: (one.is_declared, -(one.days or 0), one.id))

    def name(one: Move) -> Named:
        return past_name(reviewed, one.id)

    shown: Columns[Move] = (
        *name_columns(name),
        *move_columns(reviewed.past, rank_of_day=2),
        columns.of("who", lambda one: who(one.commit), rank=3),
        columns.of("reason", declaration_cell, can_fold=True),
    )
    note = _other_moves(len(moves) - len(slips)) if len(slips) < len(moves) else ""
    return table("slips", _slips_title(slips), slips, shown, nothing(), note=note)


def _slips_title(slips: Sequence[Move]) -> str:
    undeclared = sum(not one.is_declared for one in slips)
    if not undeclared:
        return count_behind(tr("기한 연기", "Slips"), slips)
    return tr(
        f"기한 연기({len(slips)}건, 사유 미기재 {undeclared}건)",
        f"Slips: {len(slips)}, undeclared: {undeclared}",
    )


def _other_moves(count: int) -> str:
    return tr(
        f"연기가 아닌 기한 변경(단축·구체화 등): {count}건",
        f"Deadlines brought forward or narrowed: {count}",
    )
