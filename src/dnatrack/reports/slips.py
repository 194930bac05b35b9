"""Deadlines that moved to a later day: how far, how often, by whom, and why."""

from collections.abc import Iterator, Sequence

from dnatrack.history.facts import ItemFacts
from dnatrack.history.moves import Move, moves_of, original_due
from dnatrack.i18n import tr
from dnatrack.model.period import period_of
from dnatrack.reports.authorship import Authors
from dnatrack.reports.history_view import (
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
from dnatrack.reports.slip_totals import Moves, by_ministry, by_taskforce, count_moves, slips_alone
from dnatrack.reports.view import View

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
