"""Committing some files and nothing else, as if the user had done it with git."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from os.path import lexists
from pathlib import Path

from dnatrack.storage import commit_failures
from dnatrack.storage.git_command import AS_USUAL, GitCommand, GitFailedError
from dnatrack.storage.git_readiness import (
    changed_paths,
    literal,
    refuse_branch,
    refuse_uncommitted,
    repository_to_commit_in,
    succeeds,
)

__all__ = ["Committed", "commit_files", "refuse_uncommitted"]

_HEADS = "refs/heads/"


@dataclass(frozen=True, slots=True)
class Committed:
    """A commit that was made; `branch` is empty where none is checked out."""

    id: str
    branch: str


def commit_files(
    folder: Path, paths: Sequence[str], message: str, *, branch: str | None = None
) -> Committed:
    """Commit `paths`, changed, new or deleted, below `folder`; on a new branch, if one is named.

    What else is staged stays staged and is not in the commit. When it cannot be done, the
    branch and what is staged are as before; the files stay as they are.

    Raises:
        DnatrackError: git or a hook refuses, nothing is changed, or the branch is there.
    """
    repository = repository_to_commit_in(folder)
    git = GitCommand(folder, AS_USUAL)
    if branch is not None:
        refuse_branch(git, branch)
    try:
        with _on_branch(git, branch, repository.head), _known(git, folder, paths):
            if not list(changed_paths(git, repository, paths)):
                raise commit_failures.no_change(paths)
            _commit(git, paths, message)
        id_ = git.run(["rev-parse", "HEAD"]).decode().strip()
    except GitFailedError as error:
        raise commit_failures.commit_refused(error.said) from None
    return Committed(id_, (_head(git) or "").removeprefix(_HEADS))


def _commit(git: GitCommand, paths: Sequence[str], message: str) -> None:
    options = ("--quiet", "--only", "--file=-", "--cleanup=whitespace")
    git.run(["commit", *options, "--", *literal(paths)], lines=[message])
    if not succeeds(git, "diff", "--cached", "--quiet", "--", *literal(paths)):
        # A hook changed them for the commit alone: what is staged would take that back.
        git.run(["reset", "--quiet", "--", *literal(paths)])


@contextmanager
def _on_branch(git: GitCommand, branch: str | None, head: str | None) -> Iterator[None]:
    """Begin a branch where the repository is now, and go back unless something is committed."""
    if branch is None:
        yield
        return
    before = _head(git)
    if head is not None:
        git.run(["update-ref", f"{_HEADS}{branch}", head, "0" * len(head)])
    try:
        _switch(git, f"{_HEADS}{branch}", before or head or "")
        yield
    except BaseException:
        _go_back(git, f"{_HEADS}{branch}", before, head)
        raise


def _go_back(git: GitCommand, branch: str, before: str | None, head: str | None) -> None:
    with suppress(GitFailedError):
        if head is not None:
            # Only where it is still at `head`: otherwise there is a commit on it.
            git.run(["update-ref", "-d", branch, head])
        if before is not None:
            _switch(git, before, branch)
        elif head is not None:
            git.run(["update-ref", "--no-deref", "HEAD", head])


def _switch(git: GitCommand, to: str, since: str) -> None:
    """Check out a branch that is where HEAD is: no file changes."""
    names = (since.removeprefix(_HEADS), to.removeprefix(_HEADS))
    # By these words git finds the way back for `git switch -`.
    git.run(["symbolic-ref", "-m", "checkout: moving from {} to {}".format(*names), "HEAD", to])


def _head(git: GitCommand) -> str | None:
    """The branch that is checked out, in full; None where HEAD is a commit."""
    try:
        return git.run(["symbolic-ref", "--quiet", "HEAD"]).decode().strip()
    except GitFailedError:
        return None


@contextmanager
def _known(git: GitCommand, folder: Path, paths: Sequence[str]) -> Iterator[None]:
    """Make new files known to git, and unknown again when they are not committed."""
    out = git.run(["ls-files", "-z", "--", *literal(paths)]).decode("utf-8", "surrogateescape")
    known = set(out.split("\0"))
    new = [path for path in paths if path not in known and lexists(folder / path)]
    if not new:
        yield
        return
    try:
        git.run(["add", "--intent-to-add", "--", *literal(new)])
        yield
    except BaseException:
        with suppress(GitFailedError):
            git.run(["update-index", "--force-remove", "--", *new])
        raise
