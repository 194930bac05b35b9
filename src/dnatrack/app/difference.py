"""States of a tracker by their names, and what lies between two of them."""

from collections.abc import Container, Iterable, Mapping
from datetime import date, tzinfo
from pathlib import Path
from typing import NamedTuple

from dnatrack.app.arguments import commit_named, one_day_named, period_meant, today_for, zone_named
from dnatrack.app.workspace import Workspace
from dnatrack.editing.proposal import Proposal
from dnatrack.errors import DnatrackError
from dnatrack.history.changes import Change, differences, facts_by_id
from dnatrack.history.facts import ItemFacts, facts_of, has_items
from dnatrack.history.moves import Move, gone_of, left_of, moves_of
from dnatrack.i18n import Text, tr
from dnatrack.judging.judgement import Judgement, judge
from dnatrack.judging.witness import Witness
from dnatrack.loading.load import NoMemory, load_beside, parse
from dnatrack.loading.snapshot import Snapshot
from dnatrack.model.data_files import MINISTRIES, SETTINGS, TASKFORCES
from dnatrack.model.frozen import Frozen
from dnatrack.model.period import day_words
from dnatrack.reports.difference import Sides
from dnatrack.reports.history_view import Past
from dnatrack.reports.leavings import leavings
from dnatrack.reports.period_parts import Reviewed, Side
from dnatrack.reports.view import View
from dnatrack.storage.data_folder import files_named, snapshot_of
from dnatrack.storage.git_ancestry import commits_between, is_built_on, moment_of
from dnatrack.storage.git_read import GitRepository
from dnatrack.storage.read_history import read_committed, witness_in
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
        is_there = bool(repository.blob_ids(self.commit))
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
    at_both: Mapping[str, str] = {}
    if old.commit and unknown:
        at_both = repository.ids_in(repository.prefix_at(old.commit), old.commit, unknown)
    for one in changes:
        before = ids[one.path][0] if one.path in ids else at_both.get(one.path)
        ids[one.path] = before, one.new
    return ids


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
    facts = [
        {path: _said(path, data) for path, data in one.items() if has_items(path)}
        for one in (contents.old, contents.new)
    ]
    unread = sorted({path for one in facts for path, found in one.items() if found is None})
    old_items, new_items = (_items(one, leaving_out=unread) for one in facts)
    commits = [one.commit for one in moments if one.commit is not None]
    is_whole = not any(len(repository.blob_ids(one)) > COUNTED_WHOLE for one in commits)
    before, after = (
        [one.snapshot(repository) for one in moments]
        if is_whole
        else [_part(workspace.folder, one) for one in (contents.old, contents.new)]
    )
    judged = _judged(workspace, before, after, on=on or _day_of(repository, new))
    lost = _lost(judged[1], old_items.keys() - new_items.keys())
    lost |= _lost(judged[0], new_items.keys() - old_items.keys())
    old_items, new_items = (
        {id_: one for id_, one in items.items() if id_ not in lost}
        for items in (old_items, new_items)
    )
    unread += sorted({*_unread_others(contents, judged), *lost.values()})
    names = (moments[0].name, moments[1].name)
    files = tuple(sorted({**contents.old, **contents.new}))
    has_settings = SETTINGS in contents.old.keys() & contents.new.keys() and SETTINGS not in unread
    settings = judged[0].tracker.settings if has_settings else None
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


def _said(path: str, data: bytes | None) -> tuple[ItemFacts, ...] | None:
    """What a file with items says; None where it cannot be read."""
    value = parse(path, data, NoMemory()).value if data is not None else None
    return facts_of(path, value) if value is not None else None


def _unread_others(contents: Differing, judged: tuple[Judgement, Judgement]) -> set[str]:
    """The files without items that differ, and of which not all could be read."""
    partly = frozenset[str]().union(*(one.tracker.partly_read for one in judged))
    return {path for path in partly & {*contents.old, *contents.new} if not has_items(path)}


def _items(facts: _Facts, *, leaving_out: Iterable[str]) -> dict[str, ItemFacts]:
    chosen = (found for path, found in facts.items() if path not in leaving_out)
    return facts_by_id(one for found in chosen for one in found or ())


def _lost(judgement: Judgement, ids: Container[str]) -> dict[str, str]:
    """Those of some ids of which it is known that they are there, but no more, with their files."""
    lost = judgement.tracker.unreadable
    return {one.full_id: one.place.file for one in lost if one.full_id in ids}


def _part(folder: Path, contents: _Contents) -> Snapshot:
    """The files that differ, and what everything is called."""
    differing_files = {path: data for path, data in contents.items() if data is not None}
    return Snapshot("", {**names_in(folder).files, **differing_files})


# Two states of a period, one after the other, and what happened in between.


class Stand(NamedTuple):
    """A state of the data and the day on which it is seen."""

    moment: Moment
    day: date


class Stands(NamedTuple):
    """The states of a report; `earlier` is None where the history is too short."""

    since: Stand
    until: Stand
    earlier: Stand | None


def stands_named(workspace: Workspace, since: str, until: str | None, *, on: str | None) -> Stands:
    """The states that options name: a day by its end, a revision by the day it was made.

    Without `until` it is the files as they are, seen on the day `on`, else today.

    Raises:
        DnatrackError: one names nothing, or they are not one after the other.
    """
    repository, zone = workspace.repository, workspace.zone
    before = _stand(repository, since, zone)
    if until is None:
        moment = moment_named(repository, None, zone)
        # By their commit, where that holds them all.
        if moment.commit is not None and not (moment.changed and moment.changed.changes):
            moment = Moment(moment.name, moment.commit)
        after = Stand(moment, workspace.day())
    else:
        after = _stand(repository, until, zone)
    if on is not None:
        after = after._replace(day=one_day_named(on, "--on"))
    _refuse_backwards(repository, before, after)
    return Stands(before, after, _earlier(repository, before, after, zone))


def _stand(repository: GitRepository, word: str, zone: tzinfo) -> Stand:
    moment = moment_named(repository, word, zone)
    period = period_meant(repository, word)
    if period is not None:
        return Stand(moment, period.last)
    return Stand(moment, moment_of(repository, moment.commit or "").astimezone(zone).date())


def _refuse_backwards(repository: GitRepository, before: Stand, after: Stand) -> None:
    one, other = before.moment.commit or "", after.moment.commit or ""
    names = before.moment.name, after.moment.name
    if not is_built_on(repository, one, other):
        raise DnatrackError(
            Text(
                f"`{names[0]}` 시점은 `{names[1]}` 시점으로 이어지는 이력에 없습니다",
                f"`{names[0]}` is not in the history of `{names[1]}`",
            ),
            Text(
                "두 시점의 순서를 바꾸거나, 이력을 다시 쓴 저장소이면 날짜로 입력하세요(`--since "
                "2020-03-31`)",
                "swap the two, or name a day if the history was rewritten (`--since 2020-03-31`)",
            ),
        )
    if after.day < before.day:
        raise DnatrackError(
            Text(
                f"기준일({day_words(after.day).ko})이 직전 보고의 "
                f"기준일({day_words(before.day).ko})보다 빠릅니다",
                f"the day of the report, {after.day}, is before that of the last, {before.day}",
            ),
            Text(
                "더 이른 `--since` 시점이나 더 늦은 `--on` 날짜를 입력하세요",
                "name an earlier `--since`, or a later `--on DATE`",
            ),
        )


def _earlier(repository: GitRepository, before: Stand, after: Stand, zone: tzinfo) -> Stand | None:
    """The state as long before `before` as that is before `after`."""
    day = before.day - (after.day - before.day)
    if day == before.day or before.moment.commit is None:
        return None
    try:
        commit = repository.at(before.moment.commit).commit_on(day, zone)
    except DnatrackError:
        return None
    return Stand(Moment(commit[:10], commit), day)


def build_review(workspace: Workspace, stands: Stands) -> Reviewed:
    """Both states as they are to be seen on their days, and what happened in between.

    Raises:
        DnatrackError: the history cannot be read, or is cut off.
    """
    since, until, earlier = stands
    repository = workspace.repository
    tracker = workspace.read(until.moment.snapshot(repository)).tracker
    zone = zone_named(tracker.settings.timezone)
    is_committed = until.moment.changed is None
    if is_committed:
        ledger = read_committed(workspace.folder, up_to=until.moment.commit)
    else:
        ledger = workspace.ledger
    past = Past(ledger, zone)
    between = commits_between(repository, since.moment.commit or "", until.moment.commit or "")
    new = {*between, ""}  # those of what is not committed
    moves = {id_: _since(found, new, past, stands) for id_, found in moves_of(ledger).items()}
    witness = witness_in(ledger, zone)
    then = witness_in(ledger, zone, without=new)
    after = Side(judge(tracker, until.day, witness), until.moment.commit, is_committed)
    gone = (one for one in gone_of(ledger) if one.item.id not in tracker.unreadable_ids)
    return Reviewed(
        _side(workspace, since, then),
        after,
        _side(workspace, earlier, then) if earlier is not None else None,
        past,
        {id_: found for id_, found in moves.items() if found},
        witness,
        leavings((one for one in gone if one.commit.id in new), past),
        leavings((one for one in left_of(ledger) if one.commit.id in new), past),
    )


def _since(moves: tuple[Move, ...], new: set[str], past: Past, stands: Stands) -> tuple[Move, ...]:
    """The moves of the period: by its commits, else by the day they were declared on."""

    def is_new(move: Move) -> bool:
        if move.commit is not None:
            return move.commit.id in new
        day = past.day_of_move(move)
        return day is not None and stands.since.day < day <= stands.until.day

    return tuple(one for one in moves if is_new(one))


def _side(workspace: Workspace, stand: Stand, witness: Witness) -> Side:
    tracker = workspace.read(stand.moment.snapshot(workspace.repository)).tracker
    return Side(judge(tracker, stand.day, witness), stand.moment.commit)
