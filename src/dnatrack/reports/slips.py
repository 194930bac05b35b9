"""Deadlines that moved to a later day: how far, how often, by whom, and why."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dnatrack.history.facts import ItemFacts
from dnatrack.history.moves import Move, moves_of, original_due
from dnatrack.i18n import tr
from dnatrack.model.period import period_of
from dnatrack.reports import wording
from dnatrack.reports.history_view import (
    Authors,
    Past,
    by_id,
    days_moved,
    due_text,
    title_cell,
    unread_notes,
    when,
    who,
    why,
)
from dnatrack.reports.report import Align, Cell, Column, Fact, Report, Row, Table, Tone, number
from dnatrack.reports.view import View

# How many deadlines moved, by ministry and by taskforce.

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


FORM = "dnatrack-slips/1"


def build(
    view: View, past: Past, *, only_undeclared: bool = False, all_moves: bool = False
) -> Report:
    """Every milestone whose deadline slipped, the one that slipped furthest first.

    `all_moves` takes in deadlines that moved in another way, too.
    """
    moved = by_id(moves_of(past.ledger), past)
    chosen = moved if all_moves else slips_alone(moved)
    if only_undeclared:
        chosen = {
            id_: moves for id_, moves in chosen.items() if not all(one.is_declared for one in moves)
        }
    notes = _other_moves(moved) if not (all_moves or only_undeclared) else ()
    authors = Authors(moves[-1].commit for moves in chosen.values())
    return Report(
        FORM,
        tr("옮긴 기한", "Moved deadlines") if all_moves else tr("기한 연기", "Slips"),
        (*view.facts(), *_counts(chosen, all_moves=all_moves)),
        tables=(
            _milestones(view, past, chosen, authors, all_moves=all_moves),
            by_ministry(view, past, chosen, all_moves=all_moves),
            by_taskforce(view, past, chosen, all_moves=all_moves),
        ),
        notes=(*notes, *authors.notes(), *unread_notes(past)),
    )


def _other_moves(moved: Moves) -> Iterator[str]:
    others = sum(not one.is_slip for moves in moved.values() for one in moves)
    if others:
        yield tr(
            f"뒤로 미루지 않고 기한을 바꾼 일이 {others}번 있습니다. `--all`로 봅니다.",
            f"Deadlines moved in another way, too ({others}): see `--all`.",
        )


def _counts(chosen: Moves, *, all_moves: bool) -> tuple[Fact, ...]:
    count = count_moves(moves for moves in chosen.values())
    moves = number(count.moves) if all_moves else Cell("", count.moves)
    return (
        Fact("milestones", tr("이정표", "milestones"), number(count.milestones)),
        Fact("moves", tr("변경", "moves"), moves),
        Fact("slips", tr("연기", "slips"), number(count.slips, Tone.BAD)),
        Fact("undeclared", tr("미신고", "undeclared"), number(count.undeclared, Tone.BAD)),
    )


def _milestones(
    view: View, past: Past, chosen: Moves, authors: Authors, *, all_moves: bool
) -> Table:
    times = tr("횟수", "times")
    columns = (
        Column("id", tr("이정표", "milestone")),
        Column("title", tr("제목", "title"), can_fold=True, rank=6),
        Column("task", tr("소속", "of"), can_fold=True, rank=8),
        Column("lead", tr("주관", "lead"), rank=5),
        Column("original_due", tr("당초기한", "original due")),
        Column("current_due", tr("현재기한", "current due")),
        Column("days", tr("일수", "days"), Align.RIGHT),
        Column("moves", times, Align.RIGHT, rank=3, for_programs=not all_moves),
        Column("slips", times, Align.RIGHT, rank=3, for_programs=all_moves),
        Column("last_move", tr("마지막 변경", "last move"), rank=authors.rank_of_day(2)),
        authors.column(rank=4),
        Column("reason", tr("사유", "why")),
    )
    items = sorted(
        (past.ledger.items[id_] for id_ in chosen),
        key=lambda item: (-abs(_days_in_all(past, item) or 0), item.id),
    )
    rows = tuple(_row(view, past, item, chosen[item.id]) for item in items)
    empty = tr("연기된 기한이 없습니다.", "No deadline has slipped.")
    if all_moves:
        empty = tr("옮긴 기한이 없습니다.", "No deadline has moved.")
    return Table("milestones_slipped", "", columns, rows, empty)


def _row(view: View, past: Past, item: ItemFacts, moves: Sequence[Move]) -> Row:
    last = moves[-1]
    return Row(
        (
            Cell(item.id, item.id),
            title_cell(view, item),
            Cell(title_cell(view, past.owner_of(item)).text, item.owner),
            view.ministry(item.lead or None),
            due_text(original_due(past.ledger, item)),
            due_text(item.due),
            days_moved(_days_in_all(past, item)),
            number(len(moves)),
            number(sum(one.is_slip for one in moves)),
            when(last.commit, past.day_of_move(last)),
            who(last.commit),
            why(last),
        )
    )


def _days_in_all(past: Past, item: ItemFacts) -> int | None:
    """Days from the original to the current deadline; None where one of them is missing."""
    first, now = period_of(original_due(past.ledger, item)), period_of(item.due)
    return (now.last - first.last).days if first and now else None
