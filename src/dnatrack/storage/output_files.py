"""Reports and folders of files that dnatrack writes: whole or not at all."""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.storage.files import printable_name


def write_report(path: Path, text: str) -> None:
    """Put `text` in place of whatever `path` holds, in one step.

    What is no ordinary file, such as a pipe, is written to as it is.

    Raises:
        DnatrackError: it cannot be written.
    """
    write_content(path, text.encode("utf-8", "replace"))


def write_content(path: Path, content: bytes) -> None:
    """Put `content` in place of whatever `path` holds, in one step, as `write_report` does.

    Raises:
        DnatrackError: it cannot be written.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)
        else:
            _replace(Path(os.path.realpath(path)), content)
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
            ready[place] = _beside(place)
            ready[place].write_bytes(content)
        for place, new in ready.items():
            new.replace(place)
    except (OSError, ValueError) as error:
        raise _not_written(folder, error) from None
    finally:
        for new in ready.values():
            new.unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.urandom(6).hex()}")


def _replace(path: Path, content: bytes) -> None:
    new = _beside(path)
    try:
        new.write_bytes(content)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def _not_written(path: Path, error: OSError | ValueError) -> DnatrackError:
    where = printable_name(str(path))
    said = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return DnatrackError(
        Text(
            f"`{where}` 파일에 저장하지 못했습니다: {said}",
            f"`{where}` could not be written: {said}",
        ),
        Text(
            "폴더 유무, 쓰기 권한, 저장 공간을 확인하세요",
            "see whether its folder is there, with room and permission to write",
        ),
    )


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
    _refuse_no_folder(folder)
    for path in files:
        _refuse_blocked(folder, path)
    made: list[Path] = []
    written: list[Path] = []
    try:
        for path, content in files.items():
            made.extend(make_folders((folder / path).parent))
            _write(folder / path, content, written)
    except BaseException as error:
        take_back(Written(tuple(written), tuple(made)))
        if isinstance(error, OSError):
            raise _none_written(folder, error) from None
        raise
    return Written(tuple(written), tuple(made))


def take_back(written: Written) -> None:
    """Remove what was written, and the folders that were made for it and are empty."""
    for file in reversed(written.files):
        with suppress(OSError):
            file.unlink()
    for folder in reversed(written.folders):
        with suppress(OSError):
            folder.rmdir()


def _write(path: Path, content: bytes, written: list[Path]) -> None:
    # "x" follows no link and overwrites nothing, whoever was faster.
    with path.open("xb") as file:
        written.append(path)
        file.write(content)


def make_folders(folder: Path) -> Iterator[Path]:
    """Make `folder` and those above it; yields each that was not there."""
    missing = [one for one in (folder, *folder.parents) if not one.is_dir()]
    for one in reversed(missing):
        one.mkdir()
        yield one


def _refuse_no_folder(folder: Path) -> None:
    if os.path.lexists(folder) and not folder.is_dir():
        where = printable_name(str(folder))
        raise DnatrackError(
            Text(f"`{where}` 경로는 폴더가 아닙니다", f"`{where}` is not a folder"),
            Text("없는 이름이나 폴더를 입력하세요", "name a folder, or one that does not exist"),
        )


def _refuse_blocked(folder: Path, path: str) -> None:
    """Refuse a path below a file, or below a link that leads out of the folder."""
    root = os.path.realpath(folder)
    for above in PurePosixPath(path).parents:
        place = folder / above
        if os.path.lexists(place) and not place.is_dir():
            why = Text(f"`{above}` 경로는 폴더가 아닙니다", f"`{above}` is not a folder")
            raise _blocked(folder, path, why)
        if not Path(os.path.realpath(place)).is_relative_to(root):
            why = Text(f"`{above}` 경로는 폴더 밖으로 연결됩니다", f"`{above}` leads out of it")
            raise _blocked(folder, path, why)


def _blocked(folder: Path, path: str, why: Text) -> DnatrackError:
    where = printable_name(str(folder))
    return DnatrackError(
        Text(
            f"`{where}` 폴더에 `{path}` 파일을 쓸 수 없어 저장하지 않았습니다: {why.ko}",
            f"`{path}` cannot be written in `{where}`, so nothing was: {why.en}",
        ),
        Text("그 파일을 옮기거나 다른 폴더를 입력하세요", "move it away, or name another folder"),
    )


def _none_written(folder: Path, error: OSError) -> DnatrackError:
    where, said = printable_name(str(folder)), error.strerror or str(error)
    return DnatrackError(
        Text(
            f"`{where}` 폴더에 쓸 수 없어 저장하지 않았습니다: {said}",
            f"`{where}` could not be written to, and nothing was left there: {said}",
        ),
        Text("쓰기 권한이 있는 다른 폴더를 입력하세요", "try another folder, one you may write to"),
    )
