"""What a change is compared with: the tracker as it was at the base, wherever it lay (ADR 0027)."""

from collections.abc import Mapping, Sequence

from dnatrack.errors import DnatrackError
from dnatrack.history.facts import has_items
from dnatrack.i18n import Text
from dnatrack.model.data_files import TASK_FOLDER, TASKFORCES, stem
from dnatrack.storage.files import printable_name
from dnatrack.storage.git_read import GitRepository
from dnatrack.storage.tracker_folders import (
    Files,
    Lying,
    folder_by_history,
    lying_in,
    lying_on_disk,
    same_tracker,
    stretches_of,
    trackers_in,
    trackers_now,
    vanished,
)

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
        here = lying_on_disk(repository)
    else:
        prefix = repository.prefix_at(head)
        here = lying_in(repository, prefix, repository.ids_in(prefix, head))
    own = repository.ids_in(here.prefix, base)
    has_own = any(map(has_items, own))
    was = lying_in(repository, here.prefix, own).ids
    is_all_there = has_own and here.ids <= was
    if is_all_there and not _has_lost_others(repository, base, head, but=here.prefix):
        return own
    among, now = trackers_in(repository, base), trackers_now(repository, head)
    # Most of what the folder held at the base is still there.
    lives_on = is_all_there or (has_own and len(was & here.ids) * 2 > len(was))
    folders = [*([here.prefix] if lives_on else ()), *_gone_for(repository, here, among, now)]
    found = (
        _origin_of(repository, base, folders, own=here.prefix)
        if folders
        else same_tracker(repository, here, among, still_there=now)
    )
    if found is None:
        found = folder_by_history(repository, base)
    if found is not None:
        files = repository.ids_in(found, base)
        return {**_come_from_beside(here, among, now, known=files), **files}
    before = vanished(repository, here, base)
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
    repository: GitRepository, here: Lying, before: Mapping[str, Files], now: Mapping[str, Files]
) -> list[str]:
    """The trackers beside that are gone, and that share most of their ids, or of ours."""
    found = []
    for prefix, files in before.items():
        if prefix != here.prefix and TASKFORCES in files:
            was = lying_in(repository, prefix, files).ids
            left = lying_in(repository, prefix, now.get(prefix, {})).ids
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
        one: {part.prefix for part in stretches_of(at_base.replace(prefix=one))} - {one}
        for one in folders
    }
    origins = [one for one in folders if earlier[one].isdisjoint(folders)] or folders
    if len(origins) > 1 and own not in origins:
        raise _several_are_gone(base, origins)
    return own if own in origins else origins[0]


def _several_are_gone(base: str, folders: Sequence[str]) -> DnatrackError:
    where, commit = ", ".join(f"`{printable_name(one or '.')}`" for one in folders), base[:10]
    return DnatrackError(
        Text(
            f"비교할 `{commit}` 커밋의 자료 폴더({where})가 함께 없어져 현재 자료가 어느 폴더의 "
            "것인지 확인할 수 없습니다",
            f"data folders of the base, commit {commit}, are gone together: {where}; nothing "
            "tells which of them is the data of now",
        ),
        Text(
            "자료가 아닌 폴더는 다른 변경에서 먼저 삭제하세요",
            "delete the one that is not meant in a change of its own, before this one",
        ),
    )


def _come_from_beside(
    here: Lying, before: Mapping[str, Files], now: Mapping[str, Files], *, known: Files
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
