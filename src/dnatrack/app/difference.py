"""What changed in meaning between two states of a tracker."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from dnatrack.app.arguments import today_in, zone_named
from dnatrack.app.moments import Moment, differing, moment_named, names_in
from dnatrack.app.workspace import Workspace
from dnatrack.editing.proposal import Proposal
from dnatrack.history.changes import Change, differences, facts_by_id
from dnatrack.history.facts import ItemFacts, facts_of, has_items
from dnatrack.judging.judgement import Judgement, judge
from dnatrack.loading.load import NoMemory, load_beside, parse
from dnatrack.loading.snapshot import Snapshot
from dnatrack.model.period import Period, PeriodError
from dnatrack.reports.difference import Sides
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


def see_between(workspace: Workspace, old: str, new: str | None, *, on: str | None) -> Seen:
    """Both states, and what changed in meaning from `old` to `new`.

    Only files that differ are read, unless the data is small enough to count it all.

    Raises:
        DnatrackError: there is no data, no history, or a name names nothing.
    """
    repository = workspace.repository
    moments = [moment_named(repository, word, workspace.zone) for word in (old, new)]
    contents = differing(repository, *moments)
    facts = [_facts(one) for one in (contents.old, contents.new)]
    unread = sorted({path for one in facts for path, found in one.items() if found is None})
    old_items, new_items = (_items(one, leaving_out=unread) for one in facts)
    is_whole = not any(_is_large(repository, one) for one in moments)
    before, after = (
        [one.snapshot(repository) for one in moments]
        if is_whole
        else [_part(workspace.folder, one) for one in (contents.old, contents.new)]
    )
    judged = _judged(workspace, before, after, on=on or _day_of(new))
    names = (moments[0].name, moments[1].name)
    sides = Sides(names, (old_items, new_items), judged, is_whole, tuple(unread))
    return Seen(View(judged[1]), sides, differences(old_items, new_items))


def see_proposal(proposal: Proposal, names: tuple[str, str]) -> Seen:
    """The data before and after a proposal, called by `names`, as they are to be seen today."""
    before, after = proposal.before.tracker, proposal.after.tracker
    today = today_in(zone_named(after.settings.timezone))
    judged = judge(before, today), judge(after, today)
    sides = Sides(names, proposal.facts, judged, is_whole=True)
    return Seen(View(judged[1]), sides, proposal.changes)


def _judged(
    workspace: Workspace, before: Snapshot, after: Snapshot, *, on: str | None
) -> tuple[Judgement, Judgement]:
    """Both states as they are to be seen on the same day."""
    read = workspace.read(after)
    was = load_beside(before, read)
    today = workspace.day(on)
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
