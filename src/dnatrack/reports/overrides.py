"""Signals that people set beside or over what was worked out: told wherever signals are."""

from collections.abc import Iterable, Iterator

from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedItem
from dnatrack.judging.signal import WeighedSignal
from dnatrack.reports import wording
from dnatrack.reports.report import Cell, Column, Row, Table, Tone, text
from dnatrack.reports.view import View, signal_cell


def overrides(view: View, items: Iterable[JudgedItem]) -> Table:
    """The overrides that make a task look better, and those that are past their day.

    Nothing to be seen where there are none.
    """
    columns = (
        Column("id", tr("과제", "task")),
        Column("title", tr("제목", "title"), can_fold=True, rank=2),
        Column("kind", tr("무엇이", "what")),
        Column("computed", tr("산출", "worked out"), rank=1),
        Column("shown", tr("표시", "shown")),
        Column("until", tr("까지", "until")),
        Column("by", tr("정한 사람", "by"), can_fold=True),
        Column("reason", tr("사유", "why"), can_fold=True),
    )
    rows = tuple(_rows(view, items))
    title = tr(f"조정한 신호 {len(rows)}", f"Signals overridden: {len(rows)}")
    return Table("overrides", title, columns, rows)


def _rows(view: View, items: Iterable[JudgedItem]) -> Iterator[Row]:
    for item in items:
        if item.weighed.is_raised or item.weighed.is_expired:
            yield _override_row(view, item, item.weighed)


def _override_row(view: View, item: JudgedItem, weighed: WeighedSignal) -> Row:
    override = weighed.override
    until = override.until if override is not None else None
    kind = "expired" if weighed.is_expired else "raised"
    words = tr("시한 지남", "expired") if weighed.is_expired else tr("높임", "raised")
    return Row(
        (
            text(item.id),
            view.title(item.subject),
            Cell(words, kind, Tone.WARN),
            signal_cell(weighed.unadorned),
            signal_cell(weighed.shown),
            Cell(wording.day(until) if until else "", until.isoformat() if until else None),
            text(override.by if override else None),
            text(override.reason if override else None),
        )
    )
