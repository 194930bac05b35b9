"""How many deadlines moved, by ministry and by taskforce."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dnatrack.history.moves import Move
from dnatrack.i18n import tr
from dnatrack.reports import wording
from dnatrack.reports.history_view import Past
from dnatrack.reports.report import Align, Cell, Column, Row, Table, Tone, number
from dnatrack.reports.view import View

Moves = Mapping[str, Sequence[Move]]
"""The moves of each milestone by its full id; none is empty."""


class MoveCount(NamedTuple):
    """How many milestones moved, how often, how often to a later day, how often unsaid."""

    milestones: int
    moves: int
    slips: int
    undeclared: int


def count_moves(moved: Iterable[Sequence[Move]]) -> MoveCount:
    """The count of the moves of several milestones."""
    found = list(moved)
    moves = [one for moves in found for one in moves]
    return MoveCount(
        milestones=len(found),
        moves=len(moves),
        slips=sum(one.is_slip for one in moves),
        undeclared=sum(not one.is_declared for one in moves),
    )


def slips_alone(moved: Moves) -> Moves:
    """Only the moves that left the deadline later, or gone."""
    slips = {id_: [one for one in moves if one.is_slip] for id_, moves in moved.items()}
    return {id_: moves for id_, moves in slips.items() if moves}


def by_ministry(view: View, past: Past, moved: Moves, *, all_moves: bool) -> Table:
    """The counts of each lead, the one with most moves first."""
    groups = _group_moves(moved, {id_: past.ledger.items[id_].lead for id_ in moved})
    names = {id_: view.ministry(id_ or None) for id_ in groups}
    return _totals("by_ministry", tr("기관별", "By ministry"), names, groups, all_moves=all_moves)


def by_taskforce(view: View, past: Past, moved: Moves, *, all_moves: bool) -> Table:
    """The counts of each taskforce, the one with most moves first."""
    known = view.judgement.tracker.taskforces_by_id
    groups = _group_moves(moved, {id_: past.ledger.items[id_].taskforce for id_ in moved})
    names = {
        id_: Cell(wording.name(known[id_].name) if id_ in known else id_, id_ or None)
        for id_ in groups
    }
    return _totals("by_taskforce", tr("TF별", "By taskforce"), names, groups, all_moves=all_moves)


def _group_moves(moved: Moves, group_of: Mapping[str, str]) -> Mapping[str, MoveCount]:
    groups: defaultdict[str, list[Sequence[Move]]] = defaultdict(list)
    for id_, moves in moved.items():
        groups[group_of[id_]].append(moves)
    return {group: count_moves(found) for group, found in groups.items()}


def _totals(
    key: str,
    title: str,
    names: Mapping[str, Cell],
    groups: Mapping[str, MoveCount],
    *,
    all_moves: bool,
) -> Table:
    columns = (
        Column("name", title),
        Column("milestones", tr("이정표", "milestones"), Align.RIGHT),
        Column("moves", tr("변경", "moves"), Align.RIGHT, for_programs=not all_moves),
        Column("slips", tr("연기", "slips"), Align.RIGHT),
        Column("undeclared", tr("미신고", "undeclared"), Align.RIGHT),
    )
    ordered = sorted(groups, key=lambda id_: (-groups[id_].moves, names[id_].text))
    nobody = Cell(tr("(없음)", "(none)"), None, Tone.FAINT)
    rows = tuple(
        Row(
            (
                names[id_] if id_ else nobody,
                number(groups[id_].milestones),
                number(groups[id_].moves),
                number(groups[id_].slips, Tone.BAD),
                number(groups[id_].undeclared, Tone.BAD),
            )
        )
        for id_ in ordered
    )
    return Table(key, "", columns, rows)
