"""From two names to what changed between the states that they name."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from dnatrack.cli.clock import zone_named
from dnatrack.cli.folder import data_folder
from dnatrack.cli.moments import Moment, differing, moment_named, names_in
from dnatrack.cli.opening import day_named, read_data, read_settings
from dnatrack.history.changes import Change, differences, facts_by_id
from dnatrack.history.facts import ItemFacts, facts_of, has_items
from dnatrack.judging.judgement import Judgement, judge
from dnatrack.loading.load import NoMemory, load_beside, parse
from dnatrack.loading.snapshot import Snapshot
from dnatrack.model.period import Period, PeriodError
from dnatrack.reports import difference
from dnatrack.reports.difference import Sides
from dnatrack.reports.report import Report
from dnatrack.reports.view import View
from dnatrack.storage.git_read import GitRepository

COUNTED_WHOLE = 2_000
"""Up to so many files the counts are of all the data; above, of what differs."""

_Contents = Mapping[str, bytes | None]
_Facts = Mapping[str, tuple[ItemFacts, ...] | None]


class Seen(NamedTuple):
    """What a report on a change is built from."""

    view: View
    sides: Sides
    changes: tuple[Change, ...]


def compared(data: Path | None, old: str, new: str | None, *, on: str | None) -> Report:
    """What changed in meaning from the state `old` to the state `new`.

    Raises:
        DnatrackError: there is no data, no history, or a name names nothing.
    """
    return difference.build(*seen_between(data, old, new, on=on))


def seen_between(data: Path | None, old: str, new: str | None, *, on: str | None) -> Seen:
    """Both states, and what changed in meaning from `old` to `new`.

    Only files that differ are read, unless the data is small enough to count it all.

    Raises:
        DnatrackError: there is no data, no history, or a name names nothing.
    """
    folder = data_folder(data)
    repository = GitRepository.around(folder)
    zone = zone_named(read_settings(folder).timezone)
    moments = [moment_named(repository, word, zone) for word in (old, new)]
    contents = differing(repository, *moments)
    facts = [_facts(one) for one in (contents.old, contents.new)]
    unread = sorted({path for one in facts for path, found in one.items() if found is None})
    old_items, new_items = (_items(one, leaving_out=unread) for one in facts)
    is_whole = not any(_is_large(repository, one) for one in moments)
    before, after = (
        [one.snapshot(repository) for one in moments]
        if is_whole
        else [_part(folder, one) for one in (contents.old, contents.new)]
    )
    judged = _judged(folder, before, after, on=on or _day_of(new))
    names = (moments[0].name, moments[1].name)
    sides = Sides(names, (old_items, new_items), judged, is_whole, tuple(unread))
    return Seen(View(judged[1]), sides, differences(old_items, new_items))


def _judged(
    folder: Path, before: Snapshot, after: Snapshot, *, on: str | None
) -> tuple[Judgement, Judgement]:
    """Both states as they are to be seen on the same day."""
    read = read_data(folder, after)
    was = load_beside(before, read)
    today = day_named(on, read.tracker)
    return judge(was.tracker, today), judge(read.tracker, today)


def _day_of(word: str | None) -> str | None:
    """The last day of the period that a state is named by: its counts are those of then."""
    try:
        return Period.parse(word).last.isoformat() if word is not None else None
    except PeriodError:
        return None


def _facts(contents: _Contents) -> _Facts:
    """What each file with items says; None for those that cannot be read."""
    return {path: _said(path, data) for path, data in contents.items() if has_items(path)}


def _said(path: str, data: bytes | None) -> tuple[ItemFacts, ...] | None:
    value = parse(path, data, NoMemory()).value if data is not None else None
    return facts_of(path, value) if value is not None else None


def _items(facts: _Facts, *, leaving_out: Iterable[str]) -> dict[str, ItemFacts]:
    chosen = (found for path, found in facts.items() if path not in leaving_out)
    return facts_by_id(one for found in chosen for one in found or ())


def _is_large(repository: GitRepository, moment: Moment) -> bool:
    return moment.commit is not None and repository.has_more_files(moment.commit, COUNTED_WHOLE)


def _part(folder: Path, contents: _Contents) -> Snapshot:
    """The files that differ, and what everything is called."""
    differing_files = {path: data for path, data in contents.items() if data is not None}
    return Snapshot("", {**names_in(folder).files, **differing_files})
