"""A folder that dnatrack makes anew each time: the old one stays until the new one is whole."""

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.storage.files import printable_name

MARKER = ".dnatrack-site"
"""Says that a folder is ours, and which files we made there."""
_FORM = "dnatrack-site/1"
_OF_DESKTOPS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
_SHOWN = 3


def replace_folder(folder: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Put `files`, by their `/`-separated paths, in place of what was made there before.

    Gives their number. They are written beside the folder, which then takes its place.

    Raises:
        DnatrackError: the folder is not ours, or holds what is not; or nothing can be written.
    """
    place = Path(os.path.abspath(folder))  # noqa: PTH100 - a link must be seen as one
    refuse_what_is_not_ours(place)
    new = place.with_name(f".{place.name}.{os.urandom(6).hex()}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        new.mkdir()
        paths = sorted(_write(new, files))
        said = {"format": _FORM, "files": paths}
        (new / MARKER).write_text(json.dumps(said, indent=0) + "\n", "utf-8")
        _swap(place, new)
    except (OSError, ValueError) as error:
        raise _not_written(folder, error) from None
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
            Text("없는 이름이나 빈 폴더를 입력하세요", "name a new or an empty folder"),
        )
    ours = _ours(folder)
    others = list(_first_others(folder, ours or frozenset()))
    if not others:
        return
    if ours is None:
        raise DnatrackError(
            Text(
                f"`{where}` 폴더는 dnatrack이 만든 폴더가 아니므로 바꾸지 않았습니다",
                f"`{where}` was not made by dnatrack, so nothing in it was changed",
            ),
            Text("없는 이름이나 빈 폴더를 입력하세요", "name a new or an empty folder"),
        )
    named = ", ".join(f"`{printable_name(one)}`" for one in others)
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


def _first_others(folder: Path, ours: frozenset[str]) -> Iterator[str]:
    found = 0
    for path in _paths(folder):
        if path not in ours and path.rpartition("/")[2] not in _OF_DESKTOPS:
            yield path
            found += 1
            if found == _SHOWN:
                return


def _paths(folder: Path) -> Iterator[str]:
    """Everything below a folder that is no folder itself; links are not followed."""
    for above, folders, files in os.walk(folder):
        links = [one for one in folders if (Path(above) / one).is_symlink()]
        base = Path(above).relative_to(folder)
        yield from ((base / one).as_posix() for one in sorted([*files, *links]))


def _not_written(folder: Path, error: OSError | ValueError) -> DnatrackError:
    where = printable_name(str(folder))
    said = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return DnatrackError(
        Text(
            f"`{where}` 폴더를 만들지 못했고, 있던 것은 그대로입니다: {said}",
            f"`{where}` could not be made, and what was there is as it was: {said}",
        ),
        Text("쓰기 권한과 저장 공간을 확인하세요", "see whether there is room and permission"),
    )
