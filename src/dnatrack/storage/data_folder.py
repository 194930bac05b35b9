"""The data files as they lie on the disk now."""

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from stat import S_ISDIR
from typing import TYPE_CHECKING, NamedTuple

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.loading.snapshot import MAX_FILE_BYTES, FileFault, Snapshot
from dnatrack.storage.cache import cache_file, decode, encode, recall, remember, snapshot_id
from dnatrack.storage.files import FolderWalk, is_data_file, printable_name
from dnatrack.storage.git_files import may_leave_files_out, repository_entry
from dnatrack.storage.journal import JOURNAL, Unfinished, read_settled

if TYPE_CHECKING:
    from dnatrack.storage.git_read import GitRepository

LABEL = "working tree"
_FOLDER, _LANDMARK = "data", "taskforces.yaml"
_KNOWN_NAMES = (_LANDMARK, "tracker.yaml", "ministries.yaml", "sources.yaml", "tasks")
_SAY_WHERE = Text(
    f"`--data` 옵션으로 `{_LANDMARK}` 파일이 있는 폴더를 지정하거나, 그 저장소 안에서 실행하세요",
    f"name the folder that holds `{_LANDMARK}` with `--data DIR`, or run inside its repository",
)


def find_data_folder(start: Path) -> Path:
    """The data folder that `start` is in or beside: looked for from there upwards.

    Raises:
        DnatrackError: there is none up to the root of the disk, or there are two at once.
    """
    here = _absolute(start)
    for folder in (here, *here.parents):
        if found := _only_one(folder):
            return found
    where = printable_name(str(here))
    raise DnatrackError(
        Text(
            f"자료를 찾지 못했습니다. `{where}` 폴더부터 상위 폴더로 올라가며 "
            f"`{_FOLDER}/{_LANDMARK}` 또는 `{_LANDMARK}` 파일을 찾았습니다",
            f"no data found: looked for `{_FOLDER}/{_LANDMARK}` and `{_LANDMARK}`"
            f" from `{where}` upwards",
        ),
        _SAY_WHERE,
    )


def given_data_folder(folder: Path) -> Path:
    """The data folder that somebody named: `folder`, or the `data` in it.

    Raises:
        DnatrackError: it is not there, no folder, holds nothing of a data set, or two.
    """
    where = printable_name(str(folder))
    try:
        mode = folder.stat().st_mode
    except PermissionError as error:
        raise _unreadable_folder(folder, error) from None
    except (OSError, ValueError):
        raise DnatrackError(
            Text(f"`{where}` 폴더가 없습니다", f"there is no folder `{where}`"), _SAY_WHERE
        ) from None
    if not S_ISDIR(mode):
        raise DnatrackError(
            Text(f"`{where}` 경로는 폴더가 아닙니다", f"`{where}` is not a folder"), _SAY_WHERE
        )
    if found := _only_one(folder):
        return found
    for candidate in (folder, folder / _FOLDER):
        if _has_any(candidate):
            return candidate
    raise DnatrackError(
        Text(
            f"`{where}` 폴더에 자료가 없습니다(`{_LANDMARK}` 파일 없음)",
            f"there is no data in `{where}`: looked for `{_LANDMARK}`",
        ),
        _SAY_WHERE,
    )


def refuse_links_to(folder: Path) -> None:
    """Refuse a data folder that a link in its repository stands for: what it is can change.

    Raises:
        DnatrackError: the folder is such a link, or lies behind one.
    """
    here, top = _absolute(folder), repository_entry(folder)
    for one in (here, *here.parents):
        entry = repository_entry(one.parent) if one.is_symlink() else None
        if entry is not None and (one == here or entry == top):
            where, target = printable_name(str(one)), printable_name(os.path.realpath(one))
            raise _no_folder(where, target)


def refuse_links_in(repository: "GitRepository", commit: str) -> None:
    """Refuse a commit in which a link stands for the data folder, or for one above it.

    Raises:
        DnatrackError: it does.
    """
    found = repository.link_at(commit)
    if found is not None:
        path, target = map(printable_name, found)
        raise _no_folder(f"{commit[:10]}:{path}", target)


def _no_folder(where: str, target: str) -> DnatrackError:
    return DnatrackError(
        Text(
            f"`{where}` 경로는 링크이므로 점검하지 않습니다(링크 대상: `{target}`)",
            f"`{where}` is a link to `{target}`, and data behind a link is not checked",
        ),
        Text(
            "링크를 지우고 그 위치에 폴더를 두거나, `--data` 옵션으로 폴더를 직접 지정하세요",
            "put the folder itself in place of the link, or name the folder with `--data`",
        ),
    )


def snapshot_of(folder: Path, *, follows_links: bool = True) -> Snapshot:
    """All YAML files below `folder`; what could not be read is among `faults`.

    Without `follows_links` a link is such a thing, as it is in a commit. Paths keep the
    names as the disk spells them. A file that vanishes meanwhile is as if it had never
    been there; a write of several files that was cut off, as if it were finished; what is
    not checked out, as git holds it.

    Raises:
        DnatrackError: `folder` itself cannot be listed.
    """
    found = read_settled(folder, lambda left: _walk(folder, left, follows_links=follows_links))
    left_out = _left_out(folder, ["."], {*found.files, *found.faults})
    return Snapshot(
        LABEL,
        {**found.files, **left_out.files},
        {**found.faults, **left_out.faults},
        frozenset({*left_out.files, *left_out.faults}),
    )


def files_named(folder: Path, names: Iterable[str]) -> Mapping[str, bytes]:
    """Those of the files `names`, right in `folder`, that can be read."""
    root = os.path.realpath(folder)
    paths = {name: os.path.realpath(folder / name) for name in names}
    inside = {name: path for name, path in paths.items() if Path(path).is_relative_to(root)}

    def read(left: Unfinished) -> Mapping[str, bytes]:
        found = {name: left.read(path, MAX_FILE_BYTES) for name, path in inside.items()}
        return {name: data for name, data in found.items() if isinstance(data, bytes)}

    there = read_settled(folder, read)
    missing = [name for name in paths if name not in there]
    return {**there, **_left_out(folder, missing, ()).files} if missing else there


def _left_out(folder: Path, names: Sequence[str], present: Collection[str]) -> Snapshot:
    """The data files at or below `names` that git shall not check out, as its index has them."""
    if not may_leave_files_out(folder):
        return Snapshot(LABEL, {})
    # Slow to import, and hardly ever needed.
    from dnatrack.storage.git_read import GitRepository  # noqa: PLC0415

    ids: dict[str, str] = {}
    try:
        repository = GitRepository.around(folder)
        for path, entry in repository.index_entries(*names).items():
            if entry.is_left_out and is_data_file(path) and path not in present:
                ids[path] = entry.id
        return repository.snapshot_with(LABEL, ids)
    except DnatrackError:
        return Snapshot(LABEL, {}, dict.fromkeys(ids, FileFault.NOT_CHECKED_OUT))


def _walk(folder: Path, left: Unfinished, *, follows_links: bool) -> Snapshot:
    walk = FolderWalk(str(folder), left.read, follows_links=follows_links)
    try:
        walk.run()
    except OSError as error:
        raise _unreadable_folder(folder, error) from None
    for path, content in left.will_be_new(walk.root):
        if is_data_file(path) and path not in walk.faults:
            walk.files.setdefault(path, content)
    if left.has_foreign_journal:
        walk.faults[JOURNAL] = FileFault.NOT_OURS
    return Snapshot(LABEL, walk.files, walk.faults)


def _only_one(folder: Path) -> Path | None:
    """The data folder that `folder` is, or that the `data` in it is; None where neither is.

    Raises:
        DnatrackError: both are, so that one could be taken for the other.
    """
    inner = folder / _FOLDER
    # A broken link or a folder by that name, too: what is wrong with it is a finding.
    if not os.path.lexists(folder / _LANDMARK):
        return inner if os.path.lexists(inner / _LANDMARK) else None
    if not _has_any(inner):
        return folder
    one, other = printable_name(str(folder)), printable_name(str(inner))
    raise DnatrackError(
        Text(
            f"자료 폴더가 두 곳입니다: `{one}` 폴더에 `{_LANDMARK}` 파일이 있고, `{other}` "
            "폴더에도 자료가 있습니다",
            f"two data folders: `{one}` holds `{_LANDMARK}`, and `{other}` holds data, too",
        ),
        Text(
            f"`--data {other}` 옵션으로 안쪽 폴더를 지정하거나, 쓰지 않는 폴더를 옮기거나 지우세요",
            f"name the inner one with `--data {other}`, or move away or delete the one that is "
            "not meant",
        ),
    )


def _has_any(folder: Path) -> bool:
    return any(os.path.lexists(folder / name) for name in _KNOWN_NAMES)


def _absolute(path: Path) -> Path:
    try:
        return path.absolute()
    except OSError:
        raise DnatrackError(
            Text("현재 폴더가 삭제되었습니다", "the current folder has been deleted"),
            Text("다른 폴더로 이동하여 다시 실행하세요", "change to a folder that exists"),
        ) from None


def _unreadable_folder(folder: Path, error: OSError) -> DnatrackError:
    where = printable_name(str(folder))
    if isinstance(error, PermissionError):
        return DnatrackError(
            Text(f"`{where}` 폴더를 읽을 권한이 없습니다", f"no permission to read `{where}`"),
            Text("폴더의 권한을 고치세요(`chmod u+rx`)", "mend its permissions (`chmod u+rx`)"),
        )
    return DnatrackError(
        Text(f"`{where}` 폴더를 읽지 못했습니다", f"the folder `{where}` could not be read"),
        _SAY_WHERE,
    )


# Files that nobody touched since they were read: what was found in them still holds.

_KIND = "look"
_TICK = timedelta(seconds=3)
"""Longer than the tick of any disk: what is younger may change once more in the same tick."""


class Look(NamedTuple):
    """The data files by how they lie on the disk; nothing was read."""

    paths: tuple[str, ...]
    stamp: str


def look_at(data_folder: Path, now: datetime) -> Look | None:
    """What is another look once any data file has changed, whatever size and time it was given.

    None where that cannot be told: a file has just been written or bears a time to come, a
    write was cut off, the system keeps no time of change, or nothing shall be remembered.
    """
    if cache_file(data_folder, _KIND) is None or os.name == "nt":
        return None
    if os.path.lexists(data_folder / JOURNAL) or may_leave_files_out(data_folder):
        return None
    walk, newest = _look(data_folder)
    if walk is None or walk.faults or newest > (now - _TICK).timestamp():
        return None
    return Look(tuple(walk.files), snapshot_id(Snapshot("", walk.files)))


def stamp_of(data_folder: Path) -> str:
    """A text that is another once a data file was written, added or taken away; nothing was read.

    Of a folder that cannot be listed it is empty.
    """
    walk, _ = _look(data_folder)
    return snapshot_id(Snapshot("", walk.files, walk.faults)) if walk is not None else ""


def _look(data_folder: Path) -> tuple[FolderWalk | None, float]:
    """The files with what the system says of them in place of contents; when one last changed.

    No files where the folder cannot be listed.
    """
    newest = 0.0

    def status_of(path: str, limit: int) -> bytes | FileFault | None:
        """All that changes when a file is changed, or another is put in its place."""
        nonlocal newest
        del limit
        try:
            of = os.lstat(path)
        except FileNotFoundError:
            return None
        except OSError:
            return FileFault.READ_ERROR
        newest = max(newest, of.st_mtime, of.st_ctime)
        # Its mode, inode and device stand first. Nobody can set the time of change.
        said = (*of[:3], of.st_size, of.st_mtime_ns, of.st_ctime_ns)
        return b"%d %d %d %d %d %d" % said

    walk = FolderWalk(str(data_folder), status_of)
    try:
        walk.run()
    except OSError:
        return None, newest
    return walk, newest


def id_of_untouched(data_folder: Path, look: Look) -> str | None:
    """The id of the snapshot that was read when the files lay as they do now, if one was."""
    parts = recall(data_folder, _KIND, key=look.stamp)
    id_: str | None = decode(parts[0]) if parts else None
    return id_


def remember_untouched(data_folder: Path, look: Look, id_: str) -> None:
    """Keep the id of a snapshot of all the files, which was read after the look."""
    remember(data_folder, _KIND, encode(id_), key=look.stamp)
