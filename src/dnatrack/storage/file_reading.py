"""The bytes of one file, without ever waiting for a device or reading without end."""

import os
from stat import S_ISREG

from dnatrack.loading.snapshot import FileFault

# Not every system has all of them: Windows knows only O_BINARY, and needs it.
_FLAGS = os.O_RDONLY
for _name in ("O_NONBLOCK", "O_NOFOLLOW", "O_NOCTTY", "O_CLOEXEC", "O_BINARY", "O_NOINHERIT"):
    _FLAGS |= getattr(os, _name, 0)


def read_regular_file(path: str, limit: int) -> bytes | FileFault | None:
    """The bytes of an ordinary file, or why they cannot be had; None if it is not there.

    What the name stands for is looked at after opening, so that nothing can be put in
    its place meanwhile; opening waits for nobody at the other end of a pipe. A link is
    not followed: resolve it first.
    """
    try:
        descriptor = os.open(path, _FLAGS)
    except FileNotFoundError:
        return None
    except PermissionError:
        return FileFault.NO_PERMISSION
    except (OSError, ValueError):
        return FileFault.READ_ERROR
    try:
        return _read(descriptor, limit)
    except OSError:
        return FileFault.READ_ERROR
    finally:
        os.close(descriptor)


def _read(descriptor: int, limit: int) -> bytes | FileFault:
    status = os.fstat(descriptor)
    if not S_ISREG(status.st_mode):
        return FileFault.NOT_A_FILE
    if status.st_size > limit:
        return FileFault.TOO_LARGE
    data = os.read(descriptor, status.st_size + 1)
    if len(data) != status.st_size:
        data = _read_to_the_end(descriptor, data, limit)
    return data if len(data) <= limit else FileFault.TOO_LARGE


def _read_to_the_end(descriptor: int, data: bytes, limit: int) -> bytes:
    """`data` and what follows it: somebody writes to the file while it is read."""
    while len(data) <= limit and (more := os.read(descriptor, limit + 1 - len(data))):
        data += more
    return data
