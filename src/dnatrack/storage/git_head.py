"""Which commit is checked out, read from the files of git without running it.

Starting git, or importing a library for it, would cost more than the whole report that
wants to say which commit it speaks of.
"""

import os
import re
from pathlib import Path

from dnatrack.storage.files import read_regular_file

_MAX_SMALL_FILE = 64 * 1024
_MAX_PACKED_REFS = 64 * 1024 * 1024
_MAX_SYMBOLIC_STEPS = 5
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_BRANCH = re.compile(r"refs/[^\x00-\x20~^:?*\[\\]+")


def commit_of(folder: Path) -> str | None:
    """The id of the commit checked out around `folder`.

    None where there is no repository, no commit yet, or where git keeps its branches in
    a way that is not read here (reftable). Never raises.
    """
    try:
        dot_git = repository_entry(folder)
        git_dir = _git_dir(dot_git) if dot_git is not None else None
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


def _git_dir(dot_git: Path) -> Path | None:
    """The folder of a working tree; for a second one or a submodule, `.git` is a file."""
    if dot_git.is_dir():
        return dot_git
    text = _text(dot_git)
    if not text.startswith("gitdir: "):
        return None
    return dot_git.parent / text.removeprefix("gitdir: ").strip("\r\n")


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
        value = _loose(git_dir, branch) or _loose(shared, branch) or _packed(shared, branch)
    return value if _COMMIT.fullmatch(value) else None


def _loose(git_dir: Path, branch: str) -> str:
    return _text(git_dir / branch).strip()


def _packed(git_dir: Path, branch: str) -> str:
    """What `packed-refs` says: a line `<id> <name>` for each branch."""
    packed = _text(git_dir / "packed-refs", _MAX_PACKED_REFS)
    match = re.search(rf"^([0-9a-f]+) {re.escape(branch)}\r?$", packed, re.MULTILINE)
    return match[1] if match else ""


def _text(path: Path, limit: int = _MAX_SMALL_FILE) -> str:
    """The text of a file; empty where it is not there or is no ordinary file."""
    content = read_regular_file(str(path), limit)
    return content.decode("utf-8", "surrogateescape") if isinstance(content, bytes) else ""
