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
    rb"(?P<mode>\d+) (?P<id>[0-9a-f]+) \d\t(?P<path>[^\0]+)\0"
    rb"(?P<times>  ctime: \d+:\d+\n  mtime: \d+:\d+\n)  dev: \d+\tino: (?P<ino>\d+)\n"
    rb"  uid: \d+\tgid: \d+\n  size: (?P<size>\d+)\tflags: (?P<flags>[0-9a-f]+)\n"
)
_CONTENT = re.compile(rb"(?P<mode>\d{6}) (?P<id>[0-9a-f]{40,64}) \d\t(?P<path>[^\0]+)\0")
_SKIP_WORKTREE = 0x40000000
_WORD = 0xFFFFFFFF
_BILLION = 1_000_000_000


class IndexEntry(NamedTuple):
    """What git noted of a file: its content, and how it lay on the disk at that time.

    `is_left_out`: it shall not lie on the disk at all. The rest is as git prints it,
    empty where nothing was noted.
    """

    id: str
    times: bytes = b""
    ino: bytes = b""
    size: bytes = b""
    is_left_out: bool = False

    def is_untouched(self, status: stat_result, *, noted_ns: int) -> bool:
        """Whether a file is as git noted it, for certain.

        `noted_ns` is when git wrote down its notes: what changed in that moment, or
        later, is not certain.
        """
        return (
            status.st_mtime_ns < noted_ns
            and self.size == b"%d" % (status.st_size & _WORD)
            and self.times == _times(status)
            and self.ino == b"%d" % (status.st_ino & _WORD)
        )


def _times(status: stat_result) -> bytes:
    changed, changed_rest = divmod(status.st_ctime_ns, _BILLION)
    written, written_rest = divmod(status.st_mtime_ns, _BILLION)
    return b"  ctime: %d:%d\n  mtime: %d:%d\n" % (
        *(changed & _WORD, changed_rest),
        *(written & _WORD, written_rest),
    )


INDEX_ARGUMENTS = ("ls-files", "--stage", "--debug", "-z")


def parse_index(out: bytes) -> Mapping[str, IndexEntry]:
    """What git noted of files, by their paths.

    Where git prints its notes in a form that is not known only the contents are taken,
    so that all files have to be read; of a file in conflict git has noted nothing.
    """
    found, read_up_to = {}, 0
    for match in _ENTRY.finditer(out):
        if match.start() != read_up_to:
            break
        read_up_to = match.end()
        _, _, _, times, ino, size, flags = match.groups()
        name, id_ = _named_content(match)
        is_left_out = flags != b"0" and bool(int(flags, 16) & _SKIP_WORKTREE)
        found[name] = IndexEntry(id_, times, ino, size, is_left_out)
    if read_up_to == len(out):
        return found
    contents = (_named_content(match) for match in _CONTENT.finditer(out))
    return {name: IndexEntry(id_) for name, id_ in contents}


def _named_content(match: re.Match[bytes]) -> tuple[str, str]:
    mode, id_ = match["mode"].decode(), match["id"].decode()
    return named_content(match["path"].decode("utf-8", "surrogateescape"), mode, id_)
