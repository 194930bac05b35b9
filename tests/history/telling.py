"""A ledger in words short enough to compare."""

from collections.abc import Iterable
from datetime import UTC, date
from pathlib import Path

from dnatrack.history.changes import Change
from dnatrack.history.ledger import Commit, Ledger
from dnatrack.storage.read_history import read_ledger
from tests.history.repositories import NOW


def day_of(commit: Commit) -> date:
    return commit.when.astimezone(UTC).date()


def told(change: Change) -> str:
    """A change in one line: `dg-1/first postponed 2020-03 -> 2020-06 +91`."""
    days = "" if change.days is None else f" {change.days:+}"
    values = f" {change.old or '-'} -> {change.new or '-'}" if change.old or change.new else ""
    why = f" ({change.revision.reason})" if change.revision else ""
    return f"{change.id} {change.kind}{values}{days}{why}"


def all_told(changes: Iterable[Change]) -> list[str]:
    return [told(one) for one in changes]


def ledger_in(folder: Path) -> Ledger:
    return read_ledger(folder, NOW)


def events_in(folder: Path, *, after: int = 0) -> list[str]:
    """The events of a data folder, those of the first `after` commits left out."""
    ledger = ledger_in(folder)
    commits = list(dict.fromkeys(event.commit.id for event in ledger.events))
    left_out = commits[:after]
    return [told(one.change) for one in ledger.events if one.commit.id not in left_out]


def whole(ledger: Ledger) -> dict[str, object]:
    """All that a ledger says, as plain values: equal for equal ledgers."""
    return {
        "events": list(ledger.events),
        "due events": list(ledger.due_events),
        "unread": list(ledger.unread),
        "items": dict(ledger.items),
        "heirs": dict(ledger.heirs),
        "split": set(ledger.split),
        "declaring": set(ledger.declaring),
        "first dues": dict(ledger.first_dues),
        "files": {path: facts for path, facts in ledger.files.items() if facts},
        "paths": {id_: path for id_, path in ledger.paths.items() if path},
        "repeated": set(ledger.repeated),
        "head": ledger.head,
        "begins": ledger.begins,
    }
