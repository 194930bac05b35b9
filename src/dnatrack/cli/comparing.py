"""From two names to what changed between the states that they name."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from dnatrack.cli.clock import zone_named
from dnatrack.cli.folder import data_folder
from dnatrack.cli.opening import day_named, read_data, read_settings
from dnatrack.cli.past import Moment, changed_items, moment_named
from dnatrack.domain.tracker import Tracker
from dnatrack.history.comparing import differences, facts_by_id
from dnatrack.history.facts import ItemFacts, facts_of
from dnatrack.judging.judgement import judge
from dnatrack.reading.loading import SINGLE_FILES
from dnatrack.reading.parsing import NoMemory, parse
from dnatrack.reading.snapshot import Snapshot
from dnatrack.reports import difference
from dnatrack.reports.difference import Sides
from dnatrack.reports.report import Report
from dnatrack.reports.view import View
from dnatrack.storage.git_repository import GitRepository

COUNTED_WHOLE = 2_000
"""Up to so many files the counts are of all the data; above, of what differs."""


def compared(data: Path | None, old: str, new: str | None, *, on: str | None) -> Report:
    """What changed in meaning from the state `old` to the state `new`.

    Only files that differ are read, unless the data is small enough to count it all.

    Raises:
        DnatrackError: there is no data, no history, or a name names nothing.
    """
    folder = data_folder(data)
    repository = GitRepository.around(folder)
    zone = zone_named(read_settings(folder).timezone)
    moments = (
        moment_named(repository, folder, old, zone),
        moment_named(repository, folder, new, zone),
    )
    paths = changed_items(*moments)
    facts = [_facts(one.contents(repository, set(paths))) for one in moments]
    unread = tuple(path for path in paths if any(one.get(path, ()) is None for one in facts))
    old_items, new_items = (_items(one, leaving_out=unread) for one in facts)
    is_whole = all(len(one.ids) <= COUNTED_WHOLE for one in moments)
    before, after = (
        _tracker(folder, repository, one, None if is_whole else set(paths)) for one in moments
    )
    today = day_named(on, after)
    judged = (judge(before, today), judge(after, today))
    names = (moments[0].name, moments[1].name)
    sides = Sides(names, (old_items, new_items), judged, is_whole, unread)
    return difference.build(View(judged[1]), sides, differences(old_items, new_items))


_Facts = Mapping[str, tuple[ItemFacts, ...] | None]


def _facts(contents: Mapping[str, bytes]) -> _Facts:
    """What each file says; None for those that cannot be read."""
    values = {path: parse(path, data, NoMemory()).value for path, data in contents.items()}
    return {
        path: facts_of(path, value) if value is not None else None
        for path, value in values.items()
    }


def _items(facts: _Facts, *, leaving_out: Iterable[str]) -> dict[str, ItemFacts]:
    chosen = (found for path, found in facts.items() if path not in leaving_out)
    return facts_by_id(one for found in chosen for one in found or ())


def _tracker(
    folder: Path, repository: GitRepository, moment: Moment, paths: set[str] | None
) -> Tracker:
    """The data set at a moment; of its tasks only those at `paths`, if they are given."""
    wanted = set(moment.ids) if paths is None else paths | set(SINGLE_FILES)
    files = moment.contents(repository, wanted)
    return read_data(folder, Snapshot(moment.name, files)).tracker
