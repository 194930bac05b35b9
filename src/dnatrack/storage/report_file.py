"""A report written to a file, whole or not at all."""

import os
from pathlib import Path

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.storage.folder_walk import printable_name


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


def _replace(path: Path, content: bytes) -> None:
    new = path.with_name(f".{path.name}.{os.urandom(6).hex()}")
    try:
        new.write_bytes(content)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def _not_written(path: Path, error: OSError | ValueError) -> DnatrackError:
    where = printable_name(str(path))
    said = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return DnatrackError(
        Text(f"`{where}`에 쓰지 못했습니다: {said}", f"`{where}` could not be written: {said}"),
        Text(
            "폴더가 있는지, 쓸 권한과 자리가 있는지 확인하세요",
            "see whether its folder is there, with room and permission to write",
        ),
    )
