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
from dnatrack.reports.change_wording import BAD_KINDS, KIND_WORDS, LEFT_KINDS, detail, name_in
from dnatrack.reports.columns import Columns, table
from dnatrack.reports.history_view import Past, beginning_notes, title_cell, when, who
from dnatrack.reports.report import Cell, Report, Table, Tone
from dnatrack.reports.view import View

FORM = "dnatrack-changes/1"
_TOLD = COMPLETIONS | BAD_KINDS | LEFT_KINDS | (DUE_KINDS - {ChangeKind.DUE_ADDED})


class Told(NamedTuple):
    """A change that says what became of a promise, and the day and commit that made it."""

    day: date
    commit: Commit
    change: Change


def build(view: View, past: Past) -> Report:
    """Every such change, the latest month first, and in it the latest day."""
    found = latest(past)
    months = groupby(found, key=lambda one: (one.day.year, one.day.month))
    tables = tuple(_month(view, past, *month, told) for month, told in months)
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


def _month(view: View, past: Past, year: int, month: int, told: Iterable[Told]) -> Table:
    title = wording.period(period_of(f"{year}-{month:02}"))
    return changes_table(view, past, f"month_{year}_{month:02}", title, told)


def changes_table(view: View, past: Past, key: str, title: str, told: Iterable[Told]) -> Table:
    """A table of changes, in the order given."""
    items = past.ledger.items

    def what(one: Told) -> Cell:
        change = one.change
        value = {"old": change.old or None, "new": change.new or None, "days": change.days}
        return Cell(detail(change, name_of=name_in(view)), value)

    shown: Columns[Told] = (
        columns.of("id", lambda one: view.item(one.change.id)),
        columns.of("title", lambda one: title_cell(view, items[one.change.id]), can_fold=True),
        columns.of("lead", lambda one: view.ministry(items[one.change.id].lead or None), rank=2),
        columns.of("kind", _kind, heading=tr("변경", "change")),
        columns.of("detail", what, heading=tr("내용", "what"), can_fold=True),
        columns.of("on", lambda one: when(past, one.commit), heading=tr("기재일", "entered on")),
        columns.of("who", lambda one: who(one.commit), for_programs=True),
        columns.text("commit", lambda one: one.commit.id or None, for_programs=True),
    )
    return table(key, title, told, shown, tr("해당 없음", "Nothing."))


def _kind(one: Told) -> Cell:
    kind = one.change.kind
    tone = Tone.BAD if kind in BAD_KINDS else Tone.PLAIN
    if kind in COMPLETIONS:
        tone = Tone.GOOD
    elif kind in LEFT_KINDS:
        tone = Tone.UNSURE
    return Cell(say(KIND_WORDS[kind]), kind.value, tone)
