"""What became of promises lately: done, moved, left, gone, month by month."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from dnatrack.history.changes import COMPLETIONS, DUE_KINDS, Change, ChangeKind
from dnatrack.history.ledger import Commit
from dnatrack.i18n import say, tr
from dnatrack.model.period import period_of
from dnatrack.reports import columns, wording
from dnatrack.reports.change_wording import KIND_WORDS, detail
from dnatrack.reports.columns import Columns, table
from dnatrack.reports.history_view import Past, beginning_notes, title_cell, when, who
from dnatrack.reports.report import Cell, Report, Table, Tone
from dnatrack.reports.view import View

FORM = "dnatrack-changes/1"
_TOLD = (
    COMPLETIONS
    | (DUE_KINDS - {ChangeKind.DUE_ADDED})
    | {
        ChangeKind.UNDONE,
        ChangeKind.CANCELLED,
        ChangeKind.ON_HOLD,
        ChangeKind.UNKNOWN,
        ChangeKind.DELETED,
    }
)
_BAD = frozenset(
    {
        ChangeKind.POSTPONED,
        ChangeKind.WIDENED,
        ChangeKind.DUE_REMOVED,
        ChangeKind.UNDONE,
        ChangeKind.DELETED,
    }
)
_UNSURE = frozenset({ChangeKind.UNKNOWN, ChangeKind.ON_HOLD, ChangeKind.CANCELLED})


class Told(NamedTuple):
    """A change that says what became of a promise, and the day and commit that made it."""

    day: date
    commit: Commit
    change: Change


def build(view: View, past: Past) -> Report:
    """Every such change, the latest month first, and in it the latest day."""
    found = latest(past)
    months = groupby(found, key=lambda one: (one.day.year, one.day.month))
    tables = tuple(_month(view, past, *month, list(told)) for month, told in months)
    title = tr("변경 내용", "What changed")
    return Report(FORM, title, view.facts(), tables=tables, notes=tuple(beginning_notes(past)))


def latest(past: Past) -> Sequence[Told]:
    """The changes that are told, the latest first; those of one day in the order of the data."""
    found = [
        Told(day, event.commit, event.change)
        for event in past.ledger.events
        if event.change.kind in _TOLD
        and "/" in event.change.id
        and (day := past.day_of(event.commit)) in past.span
        and past.takes(past.ledger.items[event.change.id])
    ]
    return sorted(found, key=lambda one: one.day, reverse=True)


def _month(view: View, past: Past, year: int, month: int, told: Sequence[Told]) -> Table:
    title = wording.period(period_of(f"{year}-{month:02}"))
    return changes_table(view, past, f"month_{year}_{month:02}", title, told)


def changes_table(view: View, past: Past, key: str, title: str, told: Iterable[Told]) -> Table:
    """A table of changes, in the order given."""
    items = past.ledger.items
    shown: Columns[Told] = (
        columns.of("id", lambda one: view.item(one.change.id)),
        columns.of("title", lambda one: title_cell(view, items[one.change.id]), can_fold=True),
        columns.of("lead", lambda one: view.ministry(items[one.change.id].lead or None), rank=2),
        columns.of("kind", lambda one: _kind(one.change), heading=tr("변경", "change")),
        columns.of(
            "detail",
            lambda one: _detail(view, one.change),
            heading=tr("내용", "what"),
            can_fold=True,
        ),
        columns.of("on", lambda one: when(one.commit, one.day), heading=tr("기재일", "entered on")),
        columns.of("who", lambda one: who(one.commit), for_programs=True),
        columns.text("commit", lambda one: one.commit.id or None, for_programs=True),
    )
    return table(key, title, told, shown, tr("해당 없음", "Nothing."))


def _kind(change: Change) -> Cell:
    return Cell(say(KIND_WORDS[change.kind]), change.kind.value, tone_of(change.kind))


def tone_of(kind: ChangeKind) -> Tone:
    """How a change is to be seen."""
    if kind in COMPLETIONS:
        return Tone.GOOD
    if kind in _UNSURE:
        return Tone.UNSURE
    return Tone.BAD if kind in _BAD else Tone.PLAIN


def _detail(view: View, change: Change) -> Cell:
    said = detail(change, name_of=lambda id_: view.ministry(id_).text or id_)
    value = {"old": change.old or None, "new": change.new or None, "days": change.days}
    return Cell(said, value)
