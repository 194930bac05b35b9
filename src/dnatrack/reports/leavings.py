"""Promises that are gone or were left in another way: which, how late, and on what grounds."""

from collections.abc import Iterable, Sequence

from dnatrack.history.changes import ChangeKind
from dnatrack.history.moves import Leaving
from dnatrack.i18n import tr
from dnatrack.loading.load import natural_order
from dnatrack.model.words import Lifecycle, SearchResult
from dnatrack.reports import columns
from dnatrack.reports.change_wording import state_text
from dnatrack.reports.columns import Columns, count_behind, table
from dnatrack.reports.headings import heading
from dnatrack.reports.history_view import Authors, Past, due_text, title_cell, when, word_text
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
        columns.of("lifecycle", _old, heading=tr("최종 상태", "last state"), rank=3),
        *_when(past, authors, tr("삭제일", "removed on")),
    )
    title = tr("삭제된 약속", "Promises that are gone")
    return table("gone", count_behind(title, gone) if gone else "", gone, shown)


def left_table(view: View, past: Past, left: Sequence[Leaving], authors: Authors) -> Table:
    """What was cancelled, put on hold, superseded or declared unknown, with the grounds."""
    shown: Columns[Leaving] = (
        *_what(view, past),
        columns.of("old", _old, rank=3),
        columns.of("new", lambda one: _word(one.new)),
        *_when(past, authors, heading("on")),
        columns.of("grounds", _grounds, can_fold=True, least=14),
    )
    title = tr("중단·보류·대체·결과 미확인 전환 약속", "Left in another way")
    return table("left", count_behind(title, left) if left else "", left, shown)


def _what(view: View, past: Past) -> Columns[Leaving]:
    def late(one: Leaving) -> Cell:
        return late_cell(_late(past, one))

    return (
        columns.of("id", lambda one: view.item(one.item.id), can_fold=True, least=18),
        columns.of("title", lambda one: title_cell(view, one.item), can_fold=True, rank=6),
        columns.of("lead", lambda one: view.ministry(one.item.lead or None), rank=5),
        columns.of("due", lambda one: due_text(one.due), heading=tr("최종 기한", "last due")),
        columns.right("days_late", late, heading=tr("당시 지연", "late then")),
    )


def _when(past: Past, authors: Authors, label: str) -> Columns[Leaving]:
    return (
        columns.of("on", lambda one: when(past, one.commit), heading=label, rank=2),
        authors.column(lambda one: one.commit, rank=4),
    )


def _late(past: Past, left: Leaving) -> int | None:
    return left.days_late(past.day_of(left.commit))


def _old(left: Leaving) -> Cell:
    return _word(left.old)


def _word(written: str) -> Cell:
    value = written or Lifecycle.PLANNED.value
    return Cell(state_text(value), value)


def _grounds(left: Leaving) -> Cell:
    """On whose decision, as far as the file says so now; that nobody does, in words."""
    item = left.item
    if left.kind is ChangeKind.UNKNOWN or left.new == Lifecycle.UNKNOWN:
        is_searched = item.searched not in {"", SearchResult.NOT_SEARCHED.value}
        shown = word_text(SearchResult, item.searched or SearchResult.NOT_SEARCHED.value)
        return Cell(shown, item.searched or None, Tone.PLAIN if is_searched else Tone.BAD)
    grounds = item.decision
    if grounds is None:
        missing = tr("근거 미기재", "no grounds")
        return Cell(f"{missing}: {item.reason}" if item.reason else missing, None, Tone.BAD)
    said = (grounds.reason, grounds.authority, grounds.source)
    return Cell(", ".join(filter(None, said)), grounds._asdict())
