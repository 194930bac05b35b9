"""States of a tracker by their names, and what changed in meaning between two of them."""

from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import tzinfo
from pathlib import Path
from typing import NamedTuple

from dnatrack.app.arguments import commit_named, period_meant, today_for
from dnatrack.app.workspace import Workspace
from dnatrack.editing.proposal import Proposal
from dnatrack.history.changes import Change, differences, facts_by_id
from dnatrack.history.facts import ItemFacts, facts_of, has_items
from dnatrack.i18n import tr
from dnatrack.judging.judgement import Judgement, judge
from dnatrack.loading.load import NoMemory, load_beside, parse
from dnatrack.loading.snapshot import Snapshot
from dnatrack.model.data_files import MINISTRIES, SETTINGS, TASKFORCES
from dnatrack.model.frozen import Frozen
from dnatrack.reports.difference import Sides
from dnatrack.reports.view import View
from dnatrack.storage.data_folder import files_named, snapshot_of
from dnatrack.storage.git_read import GitRepository
from dnatrack.storage.uncommitted import Uncommitted, find_uncommitted

_NAMES = (SETTINGS, TASKFORCES, MINISTRIES)


def names_in(folder: Path) -> Snapshot:
    """The files that say what everything is called, as they lie in `folder`."""
    return Snapshot("", files_named(folder, _NAMES))


class Moment(Frozen):
    """The data files at a commit, or those on the disk, which `changed` compares with it.

    `commit` is None before the first one; what is on the disk is then all there is.
    """

    name: str
    commit: str | None
    changed: Uncommitted | None = None

    def snapshot(self, repository: GitRepository) -> Snapshot:
        """All files; none where the commit has no data folder."""
        if self.changed is not None or self.commit is None:
            return snapshot_of(repository.folder)
        is_there = repository.has_more_files(self.commit, 0)
        return repository.snapshot(self.commit) if is_there else Snapshot(self.name, {})


def moment_named(repository: GitRepository, word: str | None, zone: tzinfo) -> Moment:
    """The state that a revision or a day names; the working tree where none is named.

    Raises:
        DnatrackError: it names nothing.
    """
    if word is None:
        name = tr("현재 파일", "working tree")
        return Moment(name, repository.head, find_uncommitted(repository))
    commit = commit_named(repository, word, zone)
    name = commit[:10] if commit.startswith(word) else f"{word} ({commit[:10]})"
    return Moment(name, commit)


class Differing(Frozen):
    """The files that differ between two moments: the contents of each at one of them.

    None stands for a file that cannot be read; one that is not there is left out.
    """

    old: Mapping[str, bytes | None]
    new: Mapping[str, bytes | None]


def differing(repository: GitRepository, old: Moment, new: Moment) -> Differing:
    """What has to be read to compare two moments: nothing that is the same at both.

    The old one is a commit.
    """
    ids = _differing_ids(repository, old, new)
    known = new.changed.contents if new.changed else {}
    wanted = {id_ for pair in ids.values() for id_ in pair if id_ and id_ not in known}
    contents: dict[str, bytes | None] = {**known, **dict(repository.blobs(sorted(wanted)))}
    return Differing(
        {path: contents.get(before) for path, (before, _) in ids.items() if before is not None},
        {path: contents.get(after) for path, (_, after) in ids.items() if after is not None},
    )


_Ids = dict[str, tuple[str | None, str | None]]


def _differing_ids(repository: GitRepository, old: Moment, new: Moment) -> _Ids:
    """The content ids of each file that differs, at both moments."""
    ids = _committed_ids(repository, old.commit, new.commit)
    changes = new.changed.changes if new.changed else ()
    unknown = [one.path for one in changes if one.path not in ids]
    at_both = _ids_of(repository, old.commit, unknown) if old.commit and unknown else {}
    for one in changes:
        before = ids[one.path][0] if one.path in ids else at_both.get(one.path)
        ids[one.path] = before, one.new
    return ids


def _ids_of(repository: GitRepository, commit: str, paths: Sequence[str]) -> Mapping[str, str]:
    return repository.ids_in(repository.prefix_at(commit), commit, paths)


def _committed_ids(repository: GitRepository, old: str | None, new: str | None) -> _Ids:
    if old is not None and new is not None:
        return {one.path: (one.old, one.new) for one in repository.changes(old, new)}
    return {path: (id_, None) for path, id_ in repository.blob_ids(old or new or "").items()}


# What changed in meaning between two states of a tracker.

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
    judged = _judged(workspace, before, after, on=on or _day_of(repository, new))
    lost = _lost(judged[1], old_items.keys() - new_items.keys())
    lost |= _lost(judged[0], new_items.keys() - old_items.keys())
    old_items, new_items = (_without(one, lost) for one in (old_items, new_items))
    unread += sorted({*_unread_others(contents, judged), *lost.values()})
    names = (moments[0].name, moments[1].name)
    files = tuple(sorted({**contents.old, **contents.new}))
    settings = judged[0].tracker.settings if _has_settings(contents, unread) else None
    sides = Sides(names, (old_items, new_items), judged, is_whole, tuple(unread), files, settings)
    return Seen(View(judged[1]), sides, differences(old_items, new_items))


def see_proposal(proposal: Proposal, names: tuple[str, str]) -> Seen:
    """The data before and after a proposal, called by `names`, as they are to be seen today."""
    before, after = proposal.before.tracker, proposal.after.tracker
    today = today_for(after)
    judged = judge(before, today), judge(after, today)
    files = tuple(one.path for one in proposal.files)
    sides = Sides(names, proposal.facts, judged, is_whole=True, files=files)
    return Seen(View(judged[1]), sides, proposal.changes)


def _judged(
    workspace: Workspace, before: Snapshot, after: Snapshot, *, on: str | None
) -> tuple[Judgement, Judgement]:
    """Both states as they are to be seen on the same day."""
    read = workspace.read(after)
    was = load_beside(before, read)
    today = workspace.day(on)
    return judge(was.tracker, today), judge(read.tracker, today)


def _day_of(repository: GitRepository, word: str | None) -> str | None:
    """The last day of the period that a state is named by: its counts are those of then."""
    period = period_meant(repository, word) if word is not None else None
    return period.last.isoformat() if period is not None else None


def _facts(contents: _Contents) -> _Facts:
    """What each file with items says; None for those that cannot be read."""
    return {path: _said(path, data) for path, data in contents.items() if has_items(path)}


def _said(path: str, data: bytes | None) -> tuple[ItemFacts, ...] | None:
    value = parse(path, data, NoMemory()).value if data is not None else None
    return facts_of(path, value) if value is not None else None


def _unread_others(contents: Differing, judged: tuple[Judgement, Judgement]) -> set[str]:
    """The files without items that differ, and of which not all could be read."""
    partly = frozenset[str]().union(*(one.tracker.partly_read for one in judged))
    return {path for path in partly & {*contents.old, *contents.new} if not has_items(path)}


def _has_settings(contents: Differing, unread: Sequence[str]) -> bool:
    """Whether the settings differ and can be compared."""
    is_on_both = SETTINGS in contents.old and SETTINGS in contents.new
    return is_on_both and SETTINGS not in unread


def _items(facts: _Facts, *, leaving_out: Iterable[str]) -> dict[str, ItemFacts]:
    chosen = (found for path, found in facts.items() if path not in leaving_out)
    return facts_by_id(one for found in chosen for one in found or ())


def _lost(judgement: Judgement, ids: Container[str]) -> dict[str, str]:
    """Those of some ids of which it is known that they are there, but no more, with their files."""
    lost = judgement.tracker.unreadable
    return {one.full_id: one.place.file for one in lost if one.full_id in ids}


def _without(items: Mapping[str, ItemFacts], ids: Container[str]) -> dict[str, ItemFacts]:
    return {id_: one for id_, one in items.items() if id_ not in ids}


def _is_large(repository: GitRepository, moment: Moment) -> bool:
    return moment.commit is not None and repository.has_more_files(moment.commit, COUNTED_WHOLE)


def _part(folder: Path, contents: _Contents) -> Snapshot:
    """The files that differ, and what everything is called."""
    differing_files = {path: data for path, data in contents.items() if data is not None}
    return Snapshot("", {**names_in(folder).files, **differing_files})
