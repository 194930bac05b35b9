"""What git keeps in its files, and prints: heads, the index, commits, changes."""

import os
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta, timezone
from os import stat_result
from pathlib import Path
from typing import NamedTuple

from dnatrack.history.ledger import Commit, FileChange
from dnatrack.storage.files import printable_name, read_regular_file

_MAX_SMALL_FILE = 64 * 1024
_MAX_PACKED_REFS = 64 * 1024 * 1024
_MAX_SYMBOLIC_STEPS = 5
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_INDEX_OF_FORM_3, _INDEX_OF_FORM_4 = b"DIRC\0\0\0\3", b"DIRC\0\0\0\4"
_BRANCH = re.compile(r"refs/[^\x00-\x20~^:?*\[\\]+")


def commit_of(folder: Path) -> str | None:
    """The id of the commit checked out around `folder`.

    None where there is no repository, no commit yet, or where git keeps its branches in
    a way that is not read here (reftable). Never raises.
    """
    try:
        git_dir = _git_dir(folder)
        return _resolve(git_dir) if git_dir is not None else None
    except (OSError, ValueError, RuntimeError):
        return None


def repository_entry(folder: Path) -> Path | None:
    """The `.git` of the repository that `folder` is in; a folder, or a file that names one."""
    here = Path(os.path.realpath(folder))
    for candidate in (here, *here.parents):
        if os.path.lexists(candidate / ".git"):
            return candidate / ".git"
    return None


def _git_dir(folder: Path) -> Path | None:
    """The folder of git around `folder`; of a second working tree or a submodule, its own."""
    dot_git = repository_entry(folder)
    if dot_git is None or dot_git.is_dir():
        return dot_git
    text = _text(dot_git)
    if not text.startswith("gitdir: "):
        return None
    return dot_git.parent / text.removeprefix("gitdir: ").strip("\r\n")


def may_leave_files_out(folder: Path) -> bool:
    """Whether git may have been told to leave files out of the checkout around `folder`.

    For that its index has the third form, which it writes for little else; or the fourth,
    beside the file that says what to check out. Never raises.
    """
    try:
        git_dir = _git_dir(folder)
        if git_dir is None:
            return False
        with (git_dir / "index").open("rb") as index:
            form = index.read(len(_INDEX_OF_FORM_3))
        return form == _INDEX_OF_FORM_3 or (
            form == _INDEX_OF_FORM_4 and os.path.lexists(git_dir / "info/sparse-checkout")
        )
    except (OSError, ValueError, RuntimeError):
        return False


def _resolve(git_dir: Path) -> str | None:
    common = _text(git_dir / "commondir").strip()
    shared = git_dir / common if common else git_dir
    value = _text(git_dir / "HEAD").strip()
    for _ in range(_MAX_SYMBOLIC_STEPS):
        if not value.startswith("ref: "):
            break
        branch = value.removeprefix("ref: ").strip()
        if not _BRANCH.fullmatch(branch) or ".." in branch:
            return None
        loose = _text(git_dir / branch).strip() or _text(shared / branch).strip()
        value = loose or _packed(shared, branch)
    return value if _COMMIT.fullmatch(value) else None


def _packed(git_dir: Path, branch: str) -> str:
    """What `packed-refs` says: a line `<id> <name>` for each branch."""
    packed = _text(git_dir / "packed-refs", _MAX_PACKED_REFS)
    match = re.search(rf"^([0-9a-f]+) {re.escape(branch)}\r?$", packed, re.MULTILINE)
    return match[1] if match else ""


def _text(path: Path, limit: int = _MAX_SMALL_FILE) -> str:
    """The text of a file; empty where it is not there or is no ordinary file."""
    content = read_regular_file(str(path), limit)
    return content.decode("utf-8", "surrogateescape") if isinstance(content, bytes) else ""


# What git prints and keeps, as commits, changes and files.

RAW_ARGUMENTS = ("--raw", "-z", "--no-abbrev", "--no-renames", "--ignore-submodules=all")
LOG_ARGUMENTS = (
    "log",
    "--first-parent",
    "--diff-merges=first-parent",
    *RAW_ARGUMENTS[1:],
    "--no-ext-diff",
    "--no-textconv",
    "--encoding=UTF-8",
    "--format=%x1e%H%x00%P%x00%cd%x00%aN%x00%aE%x00%s",
    "--date=raw",
)
NO_ORDINARY_FILE = ""
"""Stands for the content of a link, a submodule, or a file whose name is no text."""
LINK_MODE = "120000"
"""How git marks a link."""
_NOT_ORDINARY = (LINK_MODE, "160000")
_NO_MODE = "000000"


class Logged(NamedTuple):
    """A commit, and the ids of its parents, the first one first."""

    commit: Commit
    parents: tuple[str, ...]

    @property
    def parent(self) -> str:
        """The id of its first parent, empty where it has none."""
        return self.parents[0] if self.parents else ""


def parse_log(out: bytes, prefix: str) -> Iterator[Logged]:
    """The commits that git printed, in its order; paths are relative to `prefix`.

    Files outside `prefix` are left out.
    """
    tokens = iter(out.decode("utf-8", "surrogateescape").split("\0"))
    token = next(tokens, None)
    while token is not None:
        if not token.startswith("\x1e"):
            token = next(tokens, None)
            continue
        id_ = token[1:]
        parents, when, *words = (next(tokens) for _ in range(5))
        # What git could not bring into UTF-8 becomes \ufffd.
        readable = (one.encode("utf-8", "surrogateescape") for one in words)
        author, email, subject = (one.decode("utf-8", "replace") for one in readable)
        changes: list[FileChange] = []
        token = next(tokens, None)
        while token is not None and token.lstrip("\n").startswith(":"):
            changes += _change(token.lstrip("\n"), next(tokens), prefix)
            token = next(tokens, None)
        commit = Commit(id_, author, email, _moment(when), subject, tuple(changes))
        yield Logged(commit, tuple(parents.split()))


def parse_changes(out: bytes, prefix: str) -> Iterator[FileChange]:
    """The changes that git printed, in its order; paths are relative to `prefix`."""
    tokens = iter(out.decode("utf-8", "surrogateescape").split("\0"))
    for entry in tokens:
        if entry:
            yield from _change(entry, next(tokens), prefix)


def parse_tree(out: bytes, prefix: str) -> Iterator[tuple[str, str]]:
    """The path and the content of each file that `git ls-tree -z` printed, as above."""
    for entry in out.decode("utf-8", "surrogateescape").split("\0")[:-1]:
        words, _, path = entry.partition("\t")
        mode, _, id_ = words.split(" ")
        yield named_content(path[len(prefix) :], mode, id_)


def _change(entry: str, path: str, prefix: str) -> Iterator[FileChange]:
    """The change that a line says; nothing where it is outside, or of the mode alone."""
    old_mode, new_mode, old, new, _ = entry[1:].split(" ")
    if not path.startswith(prefix):
        return
    name, before = named_content(path[len(prefix) :], old_mode, old)
    _, after = named_content(path[len(prefix) :], new_mode, new)
    was, is_ = old_mode != _NO_MODE, new_mode != _NO_MODE
    if before != after or was != is_:
        yield FileChange(name, before if was else None, after if is_ else None)


def named_content(path: str, mode: str, id_: str) -> tuple[str, str]:
    """The path of a file as it can be printed, and its content."""
    name = printable_name(path)
    return name, id_ if name == path and mode not in _NOT_ORDINARY else NO_ORDINARY_FILE


def _moment(raw: str) -> datetime:
    """A moment as git writes it raw: seconds since 1970, and the offset `+0900`."""
    seconds, _, offset = raw.partition(" ")
    sign = -1 if offset.startswith("-") else 1
    digits = offset.lstrip("+-").rjust(4, "0")
    zone = timedelta(hours=int(digits[:-2]), minutes=int(digits[-2:]))
    if zone >= timedelta(hours=24):
        zone = timedelta(0)
    try:
        return datetime.fromtimestamp(int(seconds), timezone(sign * zone))
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC)


# Which files differ from what git has of them, told without asking git to look at them.
#
# Git itself would run the filters of the repository to compare a file. What it noted of
# each file (`git ls-files --debug`) is enough to see which ones nobody touched.

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
        changed, written = (
            (ns // _BILLION & _WORD, ns % _BILLION)
            for ns in (status.st_ctime_ns, status.st_mtime_ns)
        )
        return (
            status.st_mtime_ns < noted_ns
            and self.size == b"%d" % (status.st_size & _WORD)
            and self.times == b"  ctime: %d:%d\n  mtime: %d:%d\n" % (*changed, *written)
            and self.ino == b"%d" % (status.st_ino & _WORD)
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
