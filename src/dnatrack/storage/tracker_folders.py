"""Where a tracker lay in each commit: its folder may have been moved, renamed, imported.

Git is asked about other folders only where half of what a folder holds came at once, or where
it holds nothing: a history in which that never happens costs nothing more (ADR 0027).
"""

import os
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from dnatrack.errors import DnatrackError
from dnatrack.history.facts import facts_of, has_items
from dnatrack.history.ledger import FileChange, arrivals
from dnatrack.i18n import Text
from dnatrack.loading.load import NoMemory, parse
from dnatrack.loading.snapshot import MAX_FILE_BYTES
from dnatrack.model.data_files import TASK_FOLDER, TASKFORCES, stem
from dnatrack.storage.files import printable_name, read_regular_file
from dnatrack.storage.git_ancestry import is_built_on
from dnatrack.storage.git_files import NO_ORDINARY_FILE, Logged, parse_tree
from dnatrack.storage.git_read import GitRepository

Files = Mapping[str, str]
"""The content ids of the files with items in a folder, by their paths from there."""

_MOST_VANISHED = 10
"""So many of the last trackers that were deleted are looked at for one that came back."""


def _trackers_in(repository: GitRepository, commit: str) -> Mapping[str, Files]:
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


class _Lying(NamedTuple):
    """A tracker where it lies: its folder, and the ids of what it tracks."""

    prefix: str
    ids: frozenset[str]


def _ids_of(repository: GitRepository, files: Files) -> frozenset[str]:
    """What a tracker of these files tracks: its tasks, or its taskforces where it has none."""
    ids = {stem(path) for path in filter(has_items, files) if path != TASKFORCES}
    if not ids and files.get(TASKFORCES, NO_ORDINARY_FILE) != NO_ORDINARY_FILE:
        data = dict(repository.blobs([files[TASKFORCES]]))[files[TASKFORCES]]
        ids = _taskforces(data) if data is not None else set()
    return frozenset(ids)


def _lying_on_disk(repository: GitRepository) -> _Lying:
    """The tracker as it lies in the working tree, as far as it can be read."""
    folder = repository.folder
    names: list[str] = []
    with suppress(OSError):
        names = [one.name for one in (folder / TASK_FOLDER).iterdir()]
    ids = {stem(name) for name in names if has_items(f"{TASK_FOLDER}/{name}")}
    if not ids:
        data = read_regular_file(os.path.realpath(folder / TASKFORCES), MAX_FILE_BYTES)
        ids = _taskforces(data) if isinstance(data, bytes) else set()
    return _Lying(repository.prefix, frozenset(ids))


def _taskforces(data: bytes) -> set[str]:
    value = parse(TASKFORCES, data, NoMemory()).value
    found = facts_of(TASKFORCES, value) if value is not None else None
    return {f"/{one.id}" for one in found or () if not one.is_milestone}


def _same_tracker(
    repository: GitRepository,
    here: _Lying,
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
        ids = _ids_of(repository, files)
        count = len(ids & here.ids)
        may_be_part = prefix == here.prefix or not still_there.get(prefix)
        if count and (may_be_part or count * 2 > len(ids)):
            shared[prefix] = (count, prefix == here.prefix)
    return max(shared, key=lambda prefix: shared[prefix], default=None)


# The stretches of a history in which a tracker lay in one folder.


Stretch = tuple[str, list[Logged]]
"""A folder, and the commits on a first-parent line, newest first, that found the tracker there."""


class _Before(NamedTuple):
    """Where a tracker lay before a commit brought it to its folder."""

    commit: str
    prefix: str
    files: Files


def stretches_of(repository: GitRepository) -> Iterator[Stretch]:
    """The history of a tracker, newest stretch first, up to the commit that is checked out."""
    if repository.head is None:
        return
    now = _Before(repository.head, repository.prefix, {})
    before: _Before | None = now
    while before is not None:
        tip, prefix, _ = before
        logged = repository.logged(tip, prefix)
        numbers, is_there = arrivals([one.commit.changes for one in reversed(logged)])
        if before is now and not is_there:
            # It was moved in the working tree, and that is not committed yet.
            before = _moved_on_disk(repository, tip)
            before = before or _vanished(repository, _lying_on_disk(repository), tip)
            logged = [] if before is not None else logged
        else:
            logged, before = _cut_at_arrival(repository, prefix, logged, numbers)
        yield prefix, logged


def _cut_at_arrival(
    repository: GitRepository, prefix: str, logged: list[Logged], numbers: Sequence[int]
) -> tuple[list[Logged], _Before | None]:
    """What came after the tracker arrived from elsewhere in one of these, and from where."""
    for number in reversed(numbers):
        index = len(logged) - 1 - number
        before = _before_arrival(repository, logged[index], prefix)
        if before is not None:
            return [*logged[:index], _compared(repository, logged[index], prefix, before)], before
    return logged, None


def _trackers_now(repository: GitRepository, head: str | None) -> Mapping[str, Files]:
    """The folders that may hold trackers after a change, in a commit or on the disk."""
    if head is not None:
        return _trackers_in(repository, head)
    folder = Path(os.path.realpath(repository.folder))
    top = (folder, *folder.parents)[len(Path(repository.prefix).parts)]
    committed = _trackers_in(repository, repository.head) if repository.head else {}
    return {
        prefix: {path: id_ for path, id_ in files.items() if os.path.lexists(top / prefix / path)}
        for prefix, files in committed.items()
        if prefix != repository.prefix
    }


def _before_arrival(repository: GitRepository, arrival: Logged, prefix: str) -> _Before | None:
    """Where the tracker lay before the commit that brought it; None where nowhere."""
    if not arrival.parent:
        return None
    now = _trackers_in(repository, arrival.commit.id)
    here = _Lying(prefix, _ids_of(repository, now.get(prefix, {})))
    first, *others = arrival.parents
    found = _moved_here(repository, here, first, now)
    if found is not None:
        return found if found.prefix != prefix else None
    for other in others:
        # Another history that was imported, not a branch of this one, which counts as merged.
        if not repository.command.succeeds("merge-base", first, other):
            found = _moved_here(repository, here, other, {})
            if found is not None:
                return found
    return _renamed(repository, arrival, prefix) or _vanished(repository, here, first)


def _moved_here(
    repository: GitRepository, here: _Lying, commit: str, now: Mapping[str, Files]
) -> _Before | None:
    before = _trackers_in(repository, commit)
    prefix = _same_tracker(repository, here, before, still_there=now)
    return _Before(commit, prefix, before[prefix]) if prefix is not None else None


def _moved_on_disk(repository: GitRepository, commit: str) -> _Before | None:
    now = _trackers_now(repository, None)
    return _moved_here(repository, _lying_on_disk(repository), commit, now)


def _renamed(repository: GitRepository, arrival: Logged, prefix: str) -> _Before | None:
    """The folder from which git sees most files with items renamed into this one."""
    asked = ["diff-tree", "-r", "-z", "--find-renames", "--diff-filter=R", "--name-status"]
    names = repository.text([*asked, arrival.parent, arrival.commit.id]).split("\0")
    pairs = zip(names[1::3], names[2::3], strict=False)
    came = (_folder_of(old) for old, new in pairs if _folder_of(new) == prefix)
    folders = Counter(one for one in came if one is not None and one != prefix)
    for folder, _ in folders.most_common(1):
        files = _trackers_in(repository, arrival.parent).get(folder, {})
        return _Before(arrival.parent, folder, files)
    return None


def _vanished(repository: GitRepository, here: _Lying, tip: str) -> _Before | None:
    """The same tracker, as it was before an earlier commit deleted it."""
    asked = ["log", "--first-parent", "-m", "--no-renames", "--diff-filter=D", "--name-only", "-z"]
    place = f":(top,glob)**/{TASKFORCES}"
    options = (f"-{_MOST_VANISHED}", "--format=%x1e%H", "--end-of-options")
    said = repository.text([*asked, *options, tip, "--", place])
    for block in said.split("\x1e")[1:]:
        commit, *paths = block.replace("\n", "\0").split("\0")
        folders = {_folder_of(path) for path in paths if path}
        among = _trackers_in(repository, f"{commit}^")
        known = {prefix: files for prefix, files in among.items() if prefix in folders}
        prefix = _same_tracker(repository, here, known, still_there={})
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


def _folder_by_history(repository: GitRepository, commit: str) -> str | None:
    """The folder in which what is checked out lay at an earlier commit."""
    for prefix, logged in stretches_of(repository):
        if logged and is_built_on(repository, logged[-1].commit.id, commit):
            return prefix if repository.has_items_in(prefix, commit) else None
    return None


@lru_cache(maxsize=64)
def folder_at(repository: GitRepository, commit: str) -> str:
    """The folder in which the tracker lay at a commit, by its history or by its tasks.

    The folder of now where it is not found anywhere else.
    """
    found = _folder_by_history(repository, commit)
    if found is not None:
        return found
    before = _moved_on_disk(repository, commit)
    return repository.prefix if before is None else before.prefix


# What a change is compared with: the tracker as it was at the base, wherever it lay (ADR 0027).

_HOLDERS = (f":(top,glob)**/{TASKFORCES}", f":(top,glob)**/{TASK_FOLDER}/*")


def files_at_base(repository: GitRepository, base: str, head: str | None) -> Files:
    """The data files of the tracker at a commit that a change began with; none where none was.

    The tracker is known by its ids at `head`, or in the working tree. A task that came from
    a tracker beside it, where it is gone, is among them as it was there. Where there is no
    tracker, but was the same one before, they are those of then.

    Raises:
        DnatrackError: there was a tracker that is gone, and nothing says that it is this one.
    """
    if head is None:
        here = _lying_on_disk(repository)
    else:
        prefix = repository.prefix_at(head)
        here = _Lying(prefix, _ids_of(repository, repository.ids_in(prefix, head)))
    own = repository.ids_in(here.prefix, base)
    has_own = any(map(has_items, own))
    was = _ids_of(repository, own)
    is_all_there = has_own and here.ids <= was
    if is_all_there and not _has_lost_others(repository, base, head, but=here.prefix):
        return own
    among, now = _trackers_in(repository, base), _trackers_now(repository, head)
    # Most of what the folder held at the base is still there.
    lives_on = is_all_there or (has_own and len(was & here.ids) * 2 > len(was))
    folders = [*([here.prefix] if lives_on else ()), *_gone_for(repository, here, among, now)]
    if folders:
        found: str | None = _origin_of(repository, base, folders, own=here.prefix)
    else:
        found = _same_tracker(repository, here, among, still_there=now)
        found = found if found is not None else _folder_by_history(repository, base)
    if found is not None:
        files = repository.ids_in(found, base)
        return {**_come_from_beside(here, among, now, known=files), **files}
    before = _vanished(repository, here, base)
    if before is None:
        _refuse_lost(base, among, now)
        return own
    return repository.ids_in(before.prefix, f"{before.commit}^")


def _has_lost_others(repository: GitRepository, base: str, head: str | None, *, but: str) -> bool:
    """Whether files like those of a tracker are gone since the base, in another folder."""
    asked = ["-r", "-z", "--no-renames", "--name-only", "--diff-filter=D", base]
    command = ["diff-index", *asked] if head is None else ["diff-tree", *asked, head]
    said = repository.text([*command, "--", *_HOLDERS])
    own = tuple(f"{but}{one}" for one in (TASKFORCES, f"{TASK_FOLDER}/"))
    return any(path and not path.startswith(own) for path in said.split("\0"))


def _gone_for(
    repository: GitRepository, here: _Lying, before: Mapping[str, Files], now: Mapping[str, Files]
) -> list[str]:
    """The trackers beside that are gone, and that share most of their ids, or of ours."""
    found = []
    for prefix, files in before.items():
        if prefix != here.prefix and TASKFORCES in files:
            was, left = (_ids_of(repository, one) for one in (files, now.get(prefix, {})))
            if len((was - left) & here.ids) * 2 > min(len(was), len(here.ids)):
                found.append(prefix)
    return found


def _origin_of(repository: GitRepository, base: str, folders: Sequence[str], *, own: str) -> str:
    """The folder that the others were copied from: a copy made ready before hides nothing.

    Raises:
        DnatrackError: there are several, and none of them is our `own`.
    """
    if len(folders) == 1:
        return folders[0]
    at_base = repository.at(base)
    earlier = {
        one: {prefix for prefix, _ in stretches_of(at_base.replace(prefix=one))} - {one}
        for one in folders
    }
    origins = [one for one in folders if earlier[one].isdisjoint(folders)] or folders
    if len(origins) > 1 and own not in origins:
        where, commit = ", ".join(f"`{printable_name(one or '.')}`" for one in origins), base[:10]
        raise DnatrackError(
            Text(
                f"비교할 `{commit}` 커밋의 자료 폴더({where})가 함께 없어져 현재 자료가 어느 "
                "폴더의 것인지 확인할 수 없습니다",
                f"data folders of the base, commit {commit}, are gone together: {where}; nothing "
                "tells which of them is the data of now",
            ),
            Text(
                "자료가 아닌 폴더는 다른 변경에서 먼저 삭제하세요",
                "delete the one that is not meant in a change of its own, before this one",
            ),
        )
    return own if own in origins else origins[0]


def _come_from_beside(
    here: _Lying, before: Mapping[str, Files], now: Mapping[str, Files], *, known: Files
) -> Files:
    """The files of tasks that lay in another folder before, and do not any more."""
    return {
        path: id_
        for prefix, files in before.items()
        if TASKFORCES in files
        for path, id_ in files.items()
        if path != TASKFORCES and path not in known and path not in now.get(prefix, {})
        if stem(path) in here.ids
    }


def _refuse_lost(base: str, before: Mapping[str, Files], now: Mapping[str, Files]) -> None:
    lost = [one for one, files in before.items() if TASKFORCES in files and not now.get(one)]
    if not lost:
        return
    where, commit = printable_name(lost[0] or "."), base[:10]
    raise DnatrackError(
        Text(
            f"비교할 `{commit}` 커밋의 자료(`{where}`)가 없어졌고, 현재 자료와 같은 자료인지 "
            "확인할 수 없습니다",
            f"the data that the base, commit {commit}, holds in `{where}` is gone, and nothing "
            "tells whether the data of now is the same",
        ),
        Text(
            "폴더를 옮길 때는 과제의 id를 그대로 두고, id는 다른 변경에서 `formerly`와 함께 "
            "변경하세요",
            "keep the ids of the tasks when the folder moves, and change them apart from that, "
            "with `formerly`",
        ),
    )
