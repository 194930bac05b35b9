"""Where a tracker lay in each commit: its folder may have been moved, renamed, imported.

Git is asked about other folders only where half of what a folder holds came at once, or where
it holds nothing: a history in which that never happens costs nothing more (ADR 0027).
"""

import os
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from dnatrack.history.facts import facts_of, has_items
from dnatrack.history.ledger import FileChange
from dnatrack.loading.load import NoMemory, parse
from dnatrack.loading.snapshot import MAX_FILE_BYTES
from dnatrack.model.data_files import TASK_FOLDER, TASKFORCES, stem
from dnatrack.storage.files import read_regular_file
from dnatrack.storage.git_ancestry import has_common_history, is_built_on
from dnatrack.storage.git_files import NO_ORDINARY_FILE, Logged, parse_tree
from dnatrack.storage.git_read import GitRepository

Files = Mapping[str, str]
"""The content ids of the files with items in a folder, by their paths from there."""

_MOST_VANISHED = 10
"""So many of the last trackers that were deleted are looked at for one that came back."""


def trackers_in(repository: GitRepository, commit: str) -> Mapping[str, Files]:
    """Every folder of a commit that could hold a tracker, by its path: `data/`, or nothing."""
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for path, id_ in parse_tree(repository.run(["ls-tree", "-r", "-z", "--full-tree", commit]), ""):
        folder = _folder_of(path)
        if folder is not None:
            found[folder][path[len(folder) :]] = id_
    return found


def _folder_of(path: str) -> str | None:
    """The folder in which a file of this path would hold items, with a `/` behind it."""
    above, _, name = path.rpartition("/")
    if name != TASKFORCES:
        above, _, folder = above.rpartition("/")
        if folder != TASK_FOLDER or not has_items(f"{folder}/{name}"):
            return None
    return f"{above}/" if above else ""


# Which of several folders holds the same tracker: that with the same tasks.


class Lying(NamedTuple):
    """A tracker where it lies: its folder, and the ids of what it tracks."""

    prefix: str
    ids: frozenset[str]


def lying_in(repository: GitRepository, prefix: str, files: Files) -> Lying:
    """A tracker of these files; the ids of taskforces count where there are no tasks."""
    ids = {stem(path) for path in filter(has_items, files) if path != TASKFORCES}
    if not ids and files.get(TASKFORCES, NO_ORDINARY_FILE) != NO_ORDINARY_FILE:
        data = dict(repository.blobs([files[TASKFORCES]]))[files[TASKFORCES]]
        ids = _taskforces(data) if data is not None else set()
    return Lying(prefix, frozenset(ids))


def lying_on_disk(repository: GitRepository) -> Lying:
    """The tracker as it lies in the working tree, as far as it can be read."""
    folder = repository.folder
    names: list[str] = []
    with suppress(OSError):
        names = [one.name for one in (folder / TASK_FOLDER).iterdir()]
    ids = {stem(name) for name in names if has_items(f"{TASK_FOLDER}/{name}")}
    if not ids:
        data = read_regular_file(os.path.realpath(folder / TASKFORCES), MAX_FILE_BYTES)
        ids = _taskforces(data) if isinstance(data, bytes) else set()
    return Lying(repository.prefix, frozenset(ids))


def _taskforces(data: bytes) -> set[str]:
    value = parse(TASKFORCES, data, NoMemory()).value
    found = facts_of(TASKFORCES, value) if value is not None else None
    return {f"/{one.id}" for one in found or () if not one.is_milestone}


def same_tracker(
    repository: GitRepository,
    here: Lying,
    among: Mapping[str, Files],
    *,
    still_there: Mapping[str, Files],
) -> str | None:
    """The folder `among` some that holds the tracker `here`; None where none does.

    One that is `still_there` beside it has to share most of its tasks: two trackers may have
    a task of the same name.
    """
    shared: dict[str, tuple[int, bool]] = {}
    for prefix, files in among.items():
        ids = lying_in(repository, prefix, files).ids
        count = len(ids & here.ids)
        may_be_part = prefix == here.prefix or not still_there.get(prefix)
        if count and (may_be_part or count * 2 > len(ids)):
            shared[prefix] = (count, prefix == here.prefix)
    return max(shared, key=lambda prefix: shared[prefix], default=None)


# The stretches of a history in which a tracker lay in one folder.


class Stretch(NamedTuple):
    """Commits on a first-parent line, newest first, that found the tracker in one folder."""

    prefix: str
    commits: Sequence[Logged]


class _Before(NamedTuple):
    """Where a tracker lay before a commit brought it to its folder."""

    commit: str
    prefix: str
    files: Files


def stretches_of(repository: GitRepository) -> Iterator[Stretch]:
    """The history of a tracker, newest stretch first, up to the commit that is checked out."""
    if repository.head is None:
        return
    logged = repository.logged(repository.head, repository.prefix)
    if not has_arrived([one.commit.changes for one in reversed(logged)]):
        # It was moved in the working tree, and that is not committed yet.
        here = lying_on_disk(repository)
        left = trackers_now(repository, None)
        before = _moved_here(repository, here, repository.head, left)
        before = before or vanished(repository, here, repository.head)
        logged = [] if before is not None else logged
        yield Stretch(repository.prefix, logged)
    else:
        stretch, before = _cut_at_arrival(repository, Stretch(repository.prefix, logged))
        yield stretch
    while before is not None:
        logged = repository.logged(before.commit, before.prefix)
        stretch, before = _cut_at_arrival(repository, Stretch(before.prefix, logged))
        yield stretch


def _cut_at_arrival(repository: GitRepository, stretch: Stretch) -> tuple[Stretch, _Before | None]:
    """What of a stretch came after the tracker arrived from elsewhere, and from where."""
    prefix, logged = stretch
    for number in reversed(arrivals([one.commit.changes for one in reversed(logged)])):
        index = len(logged) - 1 - number
        before = _before_arrival(repository, logged[index], prefix)
        if before is not None:
            first = _compared(repository, logged[index], prefix, before)
            return Stretch(prefix, (*logged[:index], first)), before
    return stretch, None


def trackers_now(repository: GitRepository, head: str | None) -> Mapping[str, Files]:
    """The folders that may hold trackers after a change, in a commit or on the disk."""
    if head is not None:
        return trackers_in(repository, head)
    top = Path(os.path.realpath(repository.folder))
    for _ in Path(repository.prefix).parts:
        top = top.parent
    committed = trackers_in(repository, repository.head) if repository.head else {}
    return {
        prefix: {path: id_ for path, id_ in files.items() if os.path.lexists(top / prefix / path)}
        for prefix, files in committed.items()
        if prefix != repository.prefix
    }


def arrivals(steps: Sequence[Sequence[FileChange]]) -> list[int]:
    """The numbers of those steps, oldest first, that brought half of what was there then."""
    there: set[str] = set()
    found = []
    for number, changes in enumerate(steps):
        came = {one.path for one in changes if one.old is None and has_items(one.path)}
        there -= {one.path for one in changes if one.new is None}
        there |= came
        if came and len(came) * 2 >= len(there):
            found.append(number)
    return found


def has_arrived(steps: Sequence[Sequence[FileChange]]) -> bool:
    """Whether anything with items is left after these steps, oldest first."""
    there: set[str] = set()
    for changes in steps:
        there |= {one.path for one in changes if one.new is not None and has_items(one.path)}
        there -= {one.path for one in changes if one.new is None}
    return bool(there)


def _before_arrival(repository: GitRepository, arrival: Logged, prefix: str) -> _Before | None:
    """Where the tracker lay before the commit that brought it; None where nowhere."""
    if not arrival.parent:
        return None
    now = trackers_in(repository, arrival.commit.id)
    here = lying_in(repository, prefix, now.get(prefix, {}))
    first, *others = arrival.parents
    found = _moved_here(repository, here, first, now)
    if found is not None:
        return found if found.prefix != prefix else None
    for other in others:
        # Another history that was imported, not a branch of this one, which counts as merged.
        if not has_common_history(repository, first, other):
            found = _moved_here(repository, here, other, {})
            if found is not None:
                return found
    return _renamed(repository, arrival, prefix) or vanished(repository, here, first)


def _moved_here(
    repository: GitRepository, here: Lying, commit: str, now: Mapping[str, Files]
) -> _Before | None:
    before = trackers_in(repository, commit)
    prefix = same_tracker(repository, here, before, still_there=now)
    return _Before(commit, prefix, before[prefix]) if prefix is not None else None


def _renamed(repository: GitRepository, arrival: Logged, prefix: str) -> _Before | None:
    """The folder from which git sees most files with items renamed into this one."""
    asked = ["diff-tree", "-r", "-z", "--find-renames", "--diff-filter=R", "--name-status"]
    names = repository.text([*asked, arrival.parent, arrival.commit.id]).split("\0")
    pairs = zip(names[1::3], names[2::3], strict=False)
    came = (_folder_of(old) for old, new in pairs if _folder_of(new) == prefix)
    folders = Counter(one for one in came if one is not None and one != prefix)
    for folder, _ in folders.most_common(1):
        files = trackers_in(repository, arrival.parent).get(folder, {})
        return _Before(arrival.parent, folder, files)
    return None


def vanished(repository: GitRepository, here: Lying, tip: str) -> _Before | None:
    """The same tracker, as it was before an earlier commit deleted it."""
    asked = ["log", "--first-parent", "-m", "--no-renames", "--diff-filter=D", "--name-only", "-z"]
    place = f":(top,glob)**/{TASKFORCES}"
    options = (f"-{_MOST_VANISHED}", "--format=%x1e%H", "--end-of-options")
    said = repository.text([*asked, *options, tip, "--", place])
    for block in said.split("\x1e")[1:]:
        commit, *paths = block.replace("\n", "\0").split("\0")
        folders = {_folder_of(path) for path in paths if path}
        among = trackers_in(repository, f"{commit}^")
        known = {prefix: files for prefix, files in among.items() if prefix in folders}
        prefix = same_tracker(repository, here, known, still_there={})
        if prefix is not None:
            return _Before(commit, prefix, {})
    return None


def _compared(repository: GitRepository, arrival: Logged, prefix: str, before: _Before) -> Logged:
    """The commit that brought a tracker, compared with where it lay before."""
    now = repository.ids_in(prefix, arrival.commit.id)
    paths = sorted({*before.files, *filter(has_items, now)})
    changes = (FileChange(path, before.files.get(path), now.get(path)) for path in paths)
    differing = tuple(one for one in changes if one.old != one.new)
    return arrival._replace(commit=arrival.commit._replace(changes=differing))


# Where to look for the tracker at one commit.


def folder_by_history(repository: GitRepository, commit: str) -> str | None:
    """The folder in which what is checked out lay at an earlier commit."""
    for prefix, logged in stretches_of(repository):
        oldest = logged[-1].commit.id if logged else None
        if oldest is not None and is_built_on(repository, oldest, commit):
            return prefix if repository.has_items_in(prefix, commit) else None
    return None


def folder_at(repository: GitRepository, commit: str) -> str:
    """The folder in which the tracker lay at a commit, by its history or by its tasks.

    The folder of now where it is not found anywhere else.
    """
    found = folder_by_history(repository, commit)
    if found is not None:
        return found
    now = trackers_now(repository, None)
    before = _moved_here(repository, lying_on_disk(repository), commit, now)
    return repository.prefix if before is None else before.prefix
