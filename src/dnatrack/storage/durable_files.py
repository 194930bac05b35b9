"""Files that are on the disk, not only in its cache, once they were written."""

import os
from contextlib import suppress
from pathlib import Path
from stat import S_IMODE


def write_durably(path: Path, content: bytes, *, like: Path) -> None:
    """Write a file that is not there yet; its mode and owner are those of `like`, if that is."""
    with path.open("xb") as file:
        file.write(content)
        _look_like(path, like)
        file.flush()
        os.fsync(file.fileno())


def keep_file(path: Path) -> None:
    """Put what is known of a file on the disk: its bytes, its mode, its times."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def keep_folder(folder: Path) -> None:
    """Put the names in a folder on the disk, where the system can do that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def remove_durably(path: Path) -> None:
    """Remove a file, if it is there."""
    path.unlink(missing_ok=True)
    keep_folder(path.parent)


def _look_like(path: Path, like: Path) -> None:
    try:
        status = like.stat()
    except FileNotFoundError:
        return
    if hasattr(os, "chown"):
        # Only the administrator may give a file away; for others it is theirs already.
        with suppress(OSError):
            os.chown(path, status.st_uid, status.st_gid)
    path.chmod(S_IMODE(status.st_mode))
