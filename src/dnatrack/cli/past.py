"""From options to the past of the data: its ledger, its states, what to show of them."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dnatrack.cli.clock import now_in, zone_named
from dnatrack.cli.folder import data_folder
from dnatrack.cli.moments import names_in
from dnatrack.cli.opening import day_named, read_data
from dnatrack.cli.periods import period_named
from dnatrack.cli.selected import EVERYTHING, Selected
from dnatrack.cli.selecting import selection_of
from dnatrack.judging.judgement import judge
from dnatrack.reports.history_view import Past, Span
from dnatrack.reports.view import View
from dnatrack.storage.git_head import commit_of
from dnatrack.storage.read_history import read_ledger


@dataclass(frozen=True, slots=True)
class PastOptions:
    """What the options of a command about history say."""

    on: str | None = None
    since: str | None = None
    until: str | None = None
    selected: Selected = EVERYTHING


def open_past(data: Path | None, options: PastOptions) -> tuple[View, Past]:
    """The names of the data as they are now, and its ledger with what to show of it.

    Raises:
        DnatrackError: there is no data, no history, or an option names nothing.
    """
    folder = data_folder(data)
    tracker = read_data(folder, names_in(folder)).tracker
    zone = zone_named(tracker.settings.timezone)
    ledger = read_ledger(folder, now_in(zone))
    selection = selection_of(tracker, options.selected)
    view = View(judge(tracker, day_named(options.on, tracker)), commit_of(folder))
    span = Span(_edge(options.since, "--since"), _edge(options.until, "--until", last=True))
    return view, Past(ledger, zone, selection, span)


def _edge(word: str | None, option: str, *, last: bool = False) -> date | None:
    """The first or last day of the period that an option names."""
    if word is None:
        return None
    period = period_named(word, option)
    return period.last if last else period.first
