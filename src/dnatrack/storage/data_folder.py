"""The data files as they lie on the disk now."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from stat import S_ISDIR

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.loading.snapshot import MAX_FILE_BYTES, Snapshot
from dnatrack.model.data_files import is_yaml_name
from dnatrack.storage.files import FolderWalk, printable_name
from dnatrack.storage.journal import Unfinished, read_settled

LABEL = "working tree"
_FOLDER, _LANDMARK = "data", "taskforces.yaml"
_KNOWN_NAMES = (_LANDMARK, "tracker.yaml", "ministries.yaml", "sources.yaml", "tasks")
_SAY_WHERE = Text(
    f"`--data 폴더`로 `{_LANDMARK}`이 있는 폴더를 알려 주거나, 그 저장소 안에서 실행하세요",
    f"name the folder that holds `{_LANDMARK}` with `--data DIR`, or run inside its repository",
)


def find_data_folder(start: Path) -> Path:
    """The data folder that `start` is in or beside: looked for from there upwards.

    Raises:
        DnatrackError: there is none up to the root of the disk.
    """
    here = _absolute(start)
    for folder in _candidates(here):
        # A broken link or a folder by that name, too: what is wrong with it is a finding.
        if os.path.lexists(folder / _LANDMARK):
            return folder
    where = printable_name(str(here))
    raise DnatrackError(
        Text(
            f"자료를 찾지 못했습니다. `{where}`부터 위로 올라가며"
            f" `{_FOLDER}/{_LANDMARK}`과 `{_LANDMARK}`을 찾았습니다",
            f"no data found: looked for `{_FOLDER}/{_LANDMARK}` and `{_LANDMARK}`"
            f" from `{where}` upwards",
        ),
        _SAY_WHERE,
    )


def given_data_folder(folder: Path) -> Path:
    """The data folder that somebody named: `folder`, or the `data` in it.

    Raises:
        DnatrackError: it is not there, no folder, or holds nothing of a data set.
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
            Text(f"`{where}`은(는) 폴더가 아닙니다", f"`{where}` is not a folder"), _SAY_WHERE
        )
    for candidate in (folder, folder / _FOLDER):
        if any(os.path.lexists(candidate / name) for name in _KNOWN_NAMES):
            return candidate
    raise DnatrackError(
        Text(
            f"`{where}` 폴더에 자료가 없습니다. `{_LANDMARK}`을 찾았습니다",
            f"there is no data in `{where}`: looked for `{_LANDMARK}`",
        ),
        _SAY_WHERE,
    )


def snapshot_of(folder: Path) -> Snapshot:
    """All YAML files below `folder`; what could not be read is among `faults`.

    Paths keep the names as the disk spells them. A file that vanishes meanwhile is as
    if it had never been there; a write of several files that was cut off, as if it were
    finished.

    Raises:
        DnatrackError: `folder` itself cannot be listed.
    """
    return read_settled(folder, lambda left: _walk(folder, left))


def files_named(folder: Path, names: Iterable[str]) -> Mapping[str, bytes]:
    """Those of the files `names`, right in `folder`, that can be read."""
    root = os.path.realpath(folder)
    paths = {name: os.path.realpath(folder / name) for name in names}
    inside = {name: path for name, path in paths.items() if Path(path).is_relative_to(root)}

    def read(left: Unfinished) -> Mapping[str, bytes]:
        found = {name: left.read(path, MAX_FILE_BYTES) for name, path in inside.items()}
        return {name: data for name, data in found.items() if isinstance(data, bytes)}

    return read_settled(folder, read)


def _walk(folder: Path, left: Unfinished) -> Snapshot:
    walk = FolderWalk(str(folder), left.read)
    try:
        walk.run()
    except OSError as error:
        raise _unreadable_folder(folder, error) from None
    for path, content in left.will_be_new(walk.root):
        if is_yaml_name(path) and path not in walk.faults and not _is_hidden(path):
            walk.files.setdefault(path, content)
    return Snapshot(LABEL, walk.files, walk.faults)


def _is_hidden(path: str) -> bool:
    return any(part.startswith(".") for part in path.split("/"))


def _candidates(here: Path) -> Iterator[Path]:
    for folder in (here, *here.parents):
        yield folder
        yield folder / _FOLDER


def _absolute(path: Path) -> Path:
    try:
        return path.absolute()
    except OSError:
        raise DnatrackError(
            Text("지금 있는 폴더가 지워졌습니다", "the current folder has been deleted"),
            Text("있는 폴더로 옮겨 다시 실행하세요", "change to a folder that exists"),
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
