"""Promises that are gone or were left in another way: which, how late, and on what grounds."""

from collections.abc import Iterable, Sequence

from dnatrack.history.changes import ChangeKind
from dnatrack.history.moves import Leaving
from dnatrack.i18n import tr
from dnatrack.loading.load import natural_order
from dnatrack.model.words import Lifecycle, SearchResult
from dnatrack.reports import columns, wording
from dnatrack.reports.change_wording import state_text
from dnatrack.reports.columns import CellColumn, Columns, table
from dnatrack.reports.history_view import Authors, Past, due_text, title_cell, when
from dnatrack.reports.report import Cell, Table, Tone
from dnatrack.reports.view import View, late_cell


def leavings(found: Iterable[Leaving], past: Past) -> Sequence[Leaving]:
    """Those that the past asks for, of its items and in its days, the latest ones first."""
    chosen = [one for one in found if past.takes(one.item) and past.day_of(one.commit) in past.span]
    return sorted(chosen, key=lambda one: (-(_late(past, one) or 0), natural_order(one.item.id)))


def is_gone(past: Past, id_: str) -> bool:
    """Whether nothing has this id any more."""
    return not past.ledger.paths.get(id_)


def gone_table(view: View, past: Past, gone: Sequence[Leaving], authors: Authors) -> Table:
    """What was removed and nothing took its place; nothing to be seen where there is none."""
    shown: Columns[Leaving] = (
        *_what(view, past),
        columns.of(
            "lifecycle", lambda one: _word(one.old), heading=tr("최종 상태", "last state"), rank=3
        ),
        *_when(past, authors, tr("삭제일", "removed on")),
    )
    title = tr(f"삭제된 약속({len(gone):,}건)", f"Promises that are gone: {len(gone)}")
    return table("gone", title if gone else "", gone, shown)


def left_table(view: View, past: Past, left: Sequence[Leaving], authors: Authors) -> Table:
    """What was cancelled, put on hold, superseded or declared unknown, with the grounds."""
    shown: Columns[Leaving] = (
        *_what(view, past),
        columns.of("old", lambda one: _word(one.old), heading=tr("변경 전", "from"), rank=3),
        columns.of("new", lambda one: _word(one.new), heading=tr("변경 후", "to")),
        *_when(past, authors, tr("변경일", "on")),
        columns.of("grounds", _grounds, heading=tr("근거", "grounds"), can_fold=True, least=14),
    )
    title = tr(
        f"중단·보류·대체·결과 미확인 전환 약속({len(left):,}건)",
        f"Left in another way: {len(left)}",
    )
    return table("left", title if left else "", left, shown)


def _what(view: View, past: Past) -> Columns[Leaving]:
    return (
        columns.of("id", lambda one: view.item(one.item.id), can_fold=True, least=18),
        columns.of("title", lambda one: title_cell(view, one.item), can_fold=True, rank=6),
        columns.of("lead", lambda one: view.ministry(one.item.lead or None), rank=5),
        columns.of("due", lambda one: due_text(one.due), heading=tr("최종 기한", "last due")),
        columns.right(
            "days_late",
            lambda one: late_cell(_late(past, one)),
            heading=tr("당시 지연", "late then"),
        ),
    )


def _when(past: Past, authors: Authors, heading: str) -> Sequence[CellColumn[Leaving]]:
    return (
        columns.of(
            "on", lambda one: when(one.commit, past.day_of(one.commit)), heading=heading, rank=2
        ),
        authors.column(lambda one: one.commit, rank=4),
    )


def _late(past: Past, left: Leaving) -> int | None:
    return left.days_late(past.day_of(left.commit))


def _word(written: str) -> Cell:
    value = written or Lifecycle.PLANNED.value
    return Cell(state_text(value), value)


def _grounds(left: Leaving) -> Cell:
    """On whose decision, as far as the file says so now; that nobody does, in words."""
    item = left.item
    if left.kind is ChangeKind.UNKNOWN or left.new == Lifecycle.UNKNOWN:
        known = {one.value: wording.word(one) for one in SearchResult}
        is_searched = item.searched not in {"", SearchResult.NOT_SEARCHED.value}
        none = tr("미조사", "not searched")
        shown = known.get(item.searched, item.searched) if is_searched else none
        return Cell(shown, item.searched or None, Tone.PLAIN if is_searched else Tone.BAD)
    grounds = item.decision
    if grounds is None:
        missing = tr("근거 미기재", "no grounds")
        return Cell(f"{missing}: {item.reason}" if item.reason else missing, None, Tone.BAD)
    said = (grounds.reason, grounds.authority, grounds.source)
    return Cell(", ".join(one for one in said if one), grounds._asdict())
