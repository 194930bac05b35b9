"""The contents of files, by the ids that git knows them by."""

from collections.abc import Iterable, Iterator
from typing import IO

from dnatrack.loading.snapshot import MAX_FILE_BYTES
from dnatrack.storage.git_command import GitCommand, GitFailedError

_PART = 1024 * 1024


def read_blobs(command: GitCommand, ids: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
    """Each id with its content, in their order; None for one too large to be read.

    Raises:
        GitFailedError: one of them is not there, or cannot be read.
    """
    with command.reading(["cat-file", "--batch"], lines=ids) as output:
        for header in iter(output.readline, b""):
            id_, kind, size = (*header.decode("utf-8", "replace").split(), "", "")[:3]
            if kind != "blob":
                raise GitFailedError(header.decode("utf-8", "replace"))
            yield id_, _content(output, int(size))


def _content(output: IO[bytes], size: int) -> bytes | None:
    content = None
    if size <= MAX_FILE_BYTES:
        content = output.read(size)
    else:
        while size > 0:
            size -= len(output.read(min(size, _PART))) or size
    output.read(1)
    return content
