"""The deadlines that slipped in the period, those that nobody declared on top."""

from collections.abc import Iterator

from dnatrack.history.moves import Move
from dnatrack.i18n import tr
from dnatrack.reports.change_wording import declaration_words
from dnatrack.reports.history_view import (
    days_moved,
    due_text,
    revision_value,
    title_cell,
    when,
    who,
)
from dnatrack.reports.period.entries import count_title, item_cells, name_columns, none
from dnatrack.reports.period.reviewed import Reviewed
from dnatrack.reports.report import Align, Cell, Column, Row, Table, Tone


def slipped_table(reviewed: Reviewed) -> Table:
    """Every move to a later deadline, or to none, since the last report."""
    slips = [one for moves in reviewed.moves.values() for one in moves if one.is_slip]
    slips.sort(key=lambda one: (one.is_declared, -(one.days or 0), one.id))
    columns = (
        *name_columns(),
        Column("old", tr("전", "from")),
        Column("new", tr("후", "to")),
        Column("days", tr("일수", "days"), Align.RIGHT),
        Column("on", tr("바꾼 날", "on"), rank=2),
        Column("who", tr("누가", "who"), rank=3),
        Column("reason", tr("사유", "why"), can_fold=True),
    )
    undeclared = sum(not one.is_declared for one in slips)
    title = _title(len(slips), undeclared)
    rows = tuple(_slip_row(reviewed, one) for one in slips)
    return Table("slips", title, columns, rows, none(), note=" ".join(_others(reviewed)))


def _title(slips: int, undeclared: int) -> str:
    if not undeclared:
        return count_title(tr("기한 연기", "Slips"), slips)
    return tr(
        f"기한 연기({slips}건, 미신고 {undeclared}건)", f"Slips: {slips}, undeclared: {undeclared}"
    )


def _slip_row(reviewed: Reviewed, move: Move) -> Row:
    past, view = reviewed.past, reviewed.view
    item = past.ledger.items[move.id]
    why = Cell(
        declaration_words(move.revision),
        revision_value(move.revision),
        Tone.PLAIN if move.is_declared else Tone.BAD,
    )
    return Row(
        (
            *item_cells(move.id, title_cell(view, item)),
            view.ministry(item.lead or None),
            due_text(move.old),
            Cell(due_text(move.new).text or tr("없음", "none"), move.new or None),
            days_moved(move.days),
            when(move.commit, past.day_of_move(move)),
            who(move.commit),
            why,
        )
    )


def _others(reviewed: Reviewed) -> Iterator[str]:
    others = sum(not one.is_slip for moves in reviewed.moves.values() for one in moves)
    if others:
        yield tr(
            f"앞당기거나 좁힌 기한 {others}건은 dnatrack slips --all로 확인",
            f"Deadlines brought forward or narrowed: {others} (see dnatrack slips --all).",
        )
