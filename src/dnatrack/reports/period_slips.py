"""What became of deadlines and promises in a period: removed, left, slipped."""

from collections.abc import Iterator

from dnatrack.history.moves import Move
from dnatrack.i18n import tr
from dnatrack.reports import columns
from dnatrack.reports.change_wording import declaration_words
from dnatrack.reports.columns import Columns, table
from dnatrack.reports.history_view import (
    Authors,
    days_moved,
    due_text,
    revision_value,
    when,
    who,
)
from dnatrack.reports.leavings import gone_table, left_table
from dnatrack.reports.period_parts import (
    Named,
    Reviewed,
    count_title,
    name_columns,
    none,
    past_name,
)
from dnatrack.reports.report import Cell, Table, Tone


def removed(reviewed: Reviewed) -> Table:
    """What was removed since the last report and nothing took its place."""
    authors = Authors(one.commit for one in reviewed.gone)
    found = gone_table(reviewed.view, reviewed.past, reviewed.gone, authors)
    title = count_title(tr("삭제된 이정표·과제", "Promises that are gone"), len(reviewed.gone))
    return found.replace(title=title, when_empty=none())


def left(reviewed: Reviewed) -> Table:
    """What was cancelled, put on hold, superseded or declared unknown since the last report."""
    authors = Authors(one.commit for one in reviewed.left)
    found = left_table(reviewed.view, reviewed.past, reviewed.left, authors)
    words = tr("중단·보류·대체·결과 미확인 전환", "Promises that were left in another way")
    return found.replace(title=count_title(words, len(reviewed.left)), when_empty=none())


def slipped_table(reviewed: Reviewed) -> Table:
    """Every move to a later deadline, or to none, since the last report."""
    slips = [one for moves in reviewed.moves.values() for one in moves if one.is_slip]
    slips.sort(key=lambda one: (one.is_declared, -(one.days or 0), one.id))
    undeclared = sum(not one.is_declared for one in slips)
    title = _title(len(slips), undeclared)

    def name(move: Move) -> Named:
        return past_name(reviewed, move.id)

    shown: Columns[Move] = (
        *name_columns(name),
        columns.of("old", lambda one: due_text(one.old), heading=tr("변경 전", "from")),
        columns.of("new", _new_due, heading=tr("변경 후", "to")),
        columns.right("days", lambda one: days_moved(one.days)),
        columns.of(
            "on",
            lambda one: when(one.commit, reviewed.past.day_of_move(one)),
            heading=tr("변경일", "on"),
            rank=2,
        ),
        columns.of("who", lambda one: who(one.commit), rank=3),
        columns.of("reason", _declaration, can_fold=True),
    )
    return table("slips", title, slips, shown, none(), note=_others(reviewed))


def _title(slips: int, undeclared: int) -> str:
    if not undeclared:
        return count_title(tr("기한 연기", "Slips"), slips)
    return tr(
        f"기한 연기({slips}건, 사유 미기재 {undeclared}건)",
        f"Slips: {slips}, undeclared: {undeclared}",
    )


def _new_due(move: Move) -> Cell:
    return Cell(due_text(move.new).text or tr("없음", "none"), move.new or None)


def _declaration(move: Move) -> Cell:
    tone = Tone.PLAIN if move.is_declared else Tone.BAD
    return Cell(declaration_words(move.revision), revision_value(move.revision), tone)


def _other_moves(reviewed: Reviewed) -> int:
    return sum(not one.is_slip for moves in reviewed.moves.values() for one in moves)


def _others(reviewed: Reviewed) -> str:
    others = _other_moves(reviewed)
    if not others:
        return ""
    return tr(
        f"연기가 아닌 기한 변경(단축·구체화 등): {others}건",
        f"Deadlines brought forward or narrowed: {others}",
    )


def moves_advice(reviewed: Reviewed) -> Iterator[str]:
    """What lists the moves that are no slips, where there are any."""
    if _other_moves(reviewed):
        yield tr(
            "연기가 아닌 기한 변경: `dnatrack slips --all`",
            "Deadlines brought forward or narrowed: `dnatrack slips --all`",
        )
