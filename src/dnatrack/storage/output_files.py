"""Reports and folders of files that dnatrack writes: whole or not at all."""

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.storage.files import place_beside, printable_name, quoted_names, replace_file


def write_report(path: Path, text: str) -> None:
    """Put `text` in place of whatever `path` holds, in one step, as `write_content` does."""
    write_content(path, text.encode("utf-8", "replace"))


def write_content(path: Path, content: bytes) -> None:
    """Put `content` in place of whatever `path` holds, in one step.

    What is no ordinary file, such as a pipe, is written to as it is.

    Raises:
        DnatrackError: it cannot be written.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)
        else:
            replace_file(Path(os.path.realpath(path)), content)
    except (OSError, ValueError) as error:
        raise _not_written(path, error) from None


def append_report(path: Path, text: str) -> None:
    """Add `text` to the end of a file.

    Raises:
        DnatrackError: it cannot be written.
    """
    try:
        with path.open("ab") as file:
            file.write(text.encode("utf-8", "replace"))
    except (OSError, ValueError) as error:
        raise _not_written(path, error) from None


def write_contents(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put `files`, by `/`-separated path below `folder`, in place of what is there.

    The folders on the way are made. None is put in place until all are written.

    Raises:
        DnatrackError: one cannot be written; those that were there before still are.
    """
    ready: dict[Path, Path] = {}
    try:
        for path, content in files.items():
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            ready[place] = place_beside(place)
            ready[place].write_bytes(content)
        for place, new in ready.items():
            new.replace(place)
    except (OSError, ValueError) as error:
        raise _not_written(folder, error) from None
    finally:
        for new in ready.values():
            new.unlink(missing_ok=True)


def _not_written(path: Path, error: OSError | ValueError) -> DnatrackError:
    where, said = printable_name(str(path)), _reason(error)
    return DnatrackError(
        Text(
            f"`{where}` 파일에 저장하지 못했습니다: {said}",
            f"`{where}` could not be written: {said}",
        ),
        _way_out(path)
        or Text(
            "폴더 유무, 쓰기 권한, 저장 공간을 확인하세요",
            "see whether its folder is there, with room and permission to write",
        ),
    )


def _way_out(path: Path) -> Text | None:
    """What to do about a path where nothing can be written, if it is seen what is in the way."""
    above = next(filter(os.path.lexists, path.parents), None)
    if above is None:
        return None
    where = printable_name(str(above))
    if not above.is_dir():
        return Text(
            f"`{where}` 위치는 폴더가 아닙니다. 다른 위치를 입력하세요",
            f"`{where}` is no folder: name another place",
        )
    if not os.access(above, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        return Text(
            f"`{where}` 폴더에 쓸 권한이 없습니다. 권한을 얻거나 다른 위치를 입력하세요",
            f"`{where}` may not be written to: get the permission, or name another place",
        )
    return None


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


# Files written beside those that are there: nothing is overwritten, all or nothing.


class Written(NamedTuple):
    """What was done: the files written, and the folders made for them, in that order."""

    files: tuple[Path, ...] = ()
    folders: tuple[Path, ...] = ()


def is_there(folder: Path, path: str) -> bool:
    """Whether something lies at a path below `folder`, be it a link that leads nowhere."""
    return os.path.lexists(folder / path)


def write_new(folder: Path, files: Mapping[str, bytes]) -> Written:
    """Write `files`, by `/`-separated path below `folder`, none of which may be there.

    The folders on the way are made. When something goes wrong, what was written is
    taken away again.

    Raises:
        DnatrackError: something is in the way, or cannot be written.
    """
    where = printable_name(str(folder))
    if os.path.lexists(folder) and not folder.is_dir():
        raise DnatrackError(
            Text(f"`{where}` 경로는 폴더가 아닙니다", f"`{where}` is not a folder"),
            Text("없는 이름이나 폴더를 입력하세요", "name a folder, or one that does not exist"),
        )
    for path in files:
        _refuse_blocked(folder, path)
    made: list[Path] = []
    written: list[Path] = []
    try:
        for path, content in files.items():
            made.extend(make_folders((folder / path).parent))
            # "x" follows no link and overwrites nothing, whoever was faster.
            with (folder / path).open("xb") as file:
                written.append(folder / path)
                file.write(content)
    except BaseException as error:
        take_back(Written(tuple(written), tuple(made)))
        if isinstance(error, OSError):
            said = _reason(error)
            raise DnatrackError(
                Text(
                    f"`{where}` 폴더에 쓸 수 없어 저장하지 않았습니다: {said}",
                    f"`{where}` could not be written to, and nothing was left there: {said}",
                ),
                ANOTHER_FOLDER,
            ) from None
        raise
    return Written(tuple(written), tuple(made))


ANOTHER_FOLDER = Text(
    "쓰기 권한이 있는 다른 폴더를 입력하세요", "try another folder, one you may write to"
)


def take_back(written: Written) -> None:
    """Remove what was written, and the folders that were made for it and are empty."""
    for file in reversed(written.files):
        with suppress(OSError):
            file.unlink()
    for folder in reversed(written.folders):
        with suppress(OSError):
            folder.rmdir()


def make_folders(folder: Path) -> Iterator[Path]:
    """Make `folder` and those above it; yields each that was not there."""
    missing = [one for one in (folder, *folder.parents) if not one.is_dir()]
    for one in reversed(missing):
        one.mkdir()
        yield one


def _refuse_blocked(folder: Path, path: str) -> None:
    """Refuse a path below a file, or below a link that leads out of the folder."""
    for above in PurePosixPath(path).parents:
        place = folder / above
        if os.path.lexists(place) and not place.is_dir():
            why = Text(f"`{above}` 경로는 폴더가 아닙니다", f"`{above}` is not a folder")
        elif not Path(os.path.realpath(place)).is_relative_to(os.path.realpath(folder)):
            why = Text(f"`{above}` 경로는 폴더 밖으로 연결됩니다", f"`{above}` leads out of it")
        else:
            continue
        where = printable_name(str(folder))
        raise DnatrackError(
            Text(
                f"`{where}` 폴더에 `{path}` 파일을 쓸 수 없어 저장하지 않았습니다: {why.ko}",
                f"`{path}` cannot be written in `{where}`, so nothing was: {why.en}",
            ),
            Text(
                "그 파일을 옮기거나 다른 폴더를 입력하세요", "move it away, or name another folder"
            ),
        )


# A folder that is made anew each time: the old one stays until the new one is whole.

MARKER = ".dnatrack-site"
"""Says that a folder is ours, and which files we made there."""
_FORM = "dnatrack-site/1"
_OF_DESKTOPS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
_SHOWN = 3
_EMPTY_FOLDER = Text("없는 이름이나 빈 폴더를 입력하세요", "name a new or an empty folder")


def replace_folder(folder: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Put `files`, by their `/`-separated paths, in place of what was made there before.

    Gives their number. They are written beside the folder, which then takes its place.

    Raises:
        DnatrackError: the folder is not ours, or holds what is not; or nothing can be written.
    """
    place = Path(os.path.abspath(folder))  # noqa: PTH100 - a link must be seen as one
    refuse_what_is_not_ours(place)
    new = place_beside(place)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        new.mkdir()
        paths = sorted(_write(new, files))
        said = {"format": _FORM, "files": paths}
        (new / MARKER).write_text(json.dumps(said, indent=0) + "\n", "utf-8")
        _swap(place, new)
    except (OSError, ValueError) as error:
        where, why = printable_name(str(folder)), _reason(error)
        raise DnatrackError(
            Text(
                f"`{where}` 폴더를 만들지 못했고, 있던 것은 그대로입니다: {why}",
                f"`{where}` could not be made, and what was there is as it was: {why}",
            ),
            _way_out(place)
            or Text(
                "쓰기 권한과 저장 공간을 확인하세요", "see whether there is room and permission"
            ),
        ) from None
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return len(paths)


def _write(new: Path, files: Iterable[tuple[str, bytes]]) -> Iterator[str]:
    known: set[Path] = set()
    for path, content in files:
        if PurePosixPath(path).is_absolute() or ".." in PurePosixPath(path).parts:
            raise ValueError(path)
        file = new / path
        if file.parent not in known:
            file.parent.mkdir(parents=True, exist_ok=True)
            known.add(file.parent)
        with file.open("xb") as opened:
            opened.write(content)
        yield path


def _swap(place: Path, new: Path) -> None:
    """Let the new folder take the place of the old one; that comes back if it cannot."""
    if not os.path.lexists(place):
        new.rename(place)
        return
    old = new.with_name(f"{new.name}.old")
    place.rename(old)
    try:
        new.rename(place)
    except OSError:
        old.rename(place)
        raise
    shutil.rmtree(old, ignore_errors=True)


def refuse_what_is_not_ours(folder: Path) -> None:
    """Refuse a folder that holds anything that we did not make.

    Raises:
        DnatrackError: it is no folder, or not ours, or others put something into it.
    """
    if not os.path.lexists(folder):
        return
    where = printable_name(str(folder))
    if folder.is_symlink() or not folder.is_dir():
        raise DnatrackError(
            Text(f"`{where}` 위치가 폴더가 아닙니다", f"`{where}` is no folder of its own"),
            _EMPTY_FOLDER,
        )
    ours = _ours(folder)
    others = list(islice(_others(folder, ours or frozenset()), _SHOWN))
    if others and ours is None:
        raise DnatrackError(
            Text(
                f"`{where}` 폴더는 dnatrack이 만든 폴더가 아니므로 바꾸지 않았습니다",
                f"`{where}` was not made by dnatrack, so nothing in it was changed",
            ),
            _EMPTY_FOLDER,
        )
    if others:
        named = quoted_names(others)
        raise DnatrackError(
            Text(
                f"`{where}` 폴더에 dnatrack이 만들지 않은 파일이 있어 바꾸지 않았습니다: {named}",
                f"`{where}` holds what dnatrack did not make, so nothing was changed: {named}",
            ),
            Text("그 파일을 다른 곳으로 옮기세요", "move it somewhere else"),
        )


def _ours(folder: Path) -> frozenset[str] | None:
    """The files that we made in a folder; None where it is not ours."""
    marker = folder / MARKER
    if marker.is_symlink() or not marker.is_file():
        return None
    with suppress(OSError, ValueError):
        said = json.loads(marker.read_bytes())
        if isinstance(said, dict) and said.get("format") == _FORM:
            return frozenset({MARKER, *map(str, said.get("files", ()))})
    return None


def _others(folder: Path, ours: frozenset[str]) -> Iterator[str]:
    """What lies below a folder, is no folder, and is not ours; links are not followed."""
    for above, folders, files in os.walk(folder):
        links = [one for one in folders if (Path(above) / one).is_symlink()]
        base = Path(above).relative_to(folder)
        for name in sorted([*files, *links]):
            path = (base / name).as_posix()
            if path not in ours and name not in _OF_DESKTOPS:
                yield path
