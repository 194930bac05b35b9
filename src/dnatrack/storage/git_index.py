"""Which files differ from what git has of them, told without asking git to look at them.

Git itself would run the filters of the repository to compare a file. What it noted of
each file (`git ls-files --debug`) is enough to see which ones nobody touched.
"""

import re
from collections.abc import Mapping
from os import stat_result
from typing import NamedTuple

from dnatrack.storage.git_log import named_content

_ENTRY = re.compile(
    rb"(?P<mode>\d+) (?P<id>[0-9a-f]+) (?P<stage>\d)\t(?P<path>[^\0]+)\0"
    rb"  ctime: (?P<ctime>\d+:\d+)\n"
    rb"  mtime: (?P<mtime>\d+:\d+)\n"
    rb"  dev: \d+\tino: (?P<ino>\d+)\n"
    rb"  uid: \d+\tgid: \d+\n"
    rb"  size: (?P<size>\d+)\tflags: (?P<flags>[0-9a-f]+)\n"
)
_CONTENT = re.compile(rb"(?P<mode>\d{6}) (?P<id>[0-9a-f]{40,64}) \d\t(?P<path>[^\0]+)\0")
_SKIP_WORKTREE = 0x40000000
_WORD = 0xFFFFFFFF
_BILLION = 1_000_000_000


class IndexEntry(NamedTuple):
    """What git noted of a file: its content, and how it lay on the disk at that time.

    Times are `seconds:nanoseconds`. `is_left_out`: it shall not lie on the disk at all.
    """

    id: str
    size: int = 0
    ino: int = 0
    mtime: str = ""
    ctime: str = ""
    is_left_out: bool = False

    def is_untouched(self, status: stat_result, *, noted_ns: int) -> bool:
        """Whether a file is as git noted it, for certain.

        `noted_ns` is when git wrote down its notes: what changed in that moment, or
        later, is not certain.
        """
        return (
            self.size == status.st_size & _WORD
            and self.mtime == _moment(status.st_mtime_ns)
            and status.st_mtime_ns < noted_ns
            and self.ctime == _moment(status.st_ctime_ns)
            and self.ino == status.st_ino & _WORD
        )


def _moment(nanoseconds: int) -> str:
    seconds, rest = divmod(nanoseconds, _BILLION)
    return f"{seconds & _WORD}:{rest}"


INDEX_ARGUMENTS = ("ls-files", "--stage", "--debug", "-z")


def parsed_index(out: bytes) -> Mapping[str, IndexEntry]:
    """What git noted of files, by their paths.

    Of a file in conflict, and of all where git prints its notes in a form that is not
    known, only the content is taken, so that such files have to be read.
    """
    found, read_up_to = {}, 0
    for match in _ENTRY.finditer(out):
        if match.start() != read_up_to:
            break
        read_up_to = match.end()
        _, _, stage, _, ctime, mtime, ino, size, flags = match.groups()
        name, id_ = _named_content(match)
        times = (mtime.decode(), ctime.decode()) if stage == b"0" else ("", "")
        is_left_out = bool(int(flags, 16) & _SKIP_WORKTREE)
        found[name] = IndexEntry(id_, int(size), int(ino), *times, is_left_out)
    if read_up_to == len(out):
        return found
    contents = (_named_content(match) for match in _CONTENT.finditer(out))
    return {name: IndexEntry(id_) for name, id_ in contents}


def _named_content(match: re.Match[bytes]) -> tuple[str, str]:
    mode, id_ = match["mode"].decode(), match["id"].decode()
    return named_content(match["path"].decode("utf-8", "surrogateescape"), mode, id_)
