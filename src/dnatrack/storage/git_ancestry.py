"""Which commits build on which, when they were made, and where two lines parted."""

from datetime import datetime

from dnatrack.storage import git
from dnatrack.storage.git import GitFailedError
from dnatrack.storage.git_read import GitRepository


def moment_of(repository: GitRepository, commit: str) -> datetime:
    """When a commit, given by its id, was made, by the committer's clock.

    Raises:
        DnatrackError: it cannot be read.
    """
    try:
        said = repository.command.run(["log", "-1", "--no-show-signature", "--format=%cI", commit])
    except GitFailedError as error:
        raise git.cannot_read(error.said) from None
    return datetime.fromisoformat(said.decode().strip())


def has_commit(repository: GitRepository, commit: str) -> bool:
    """Whether the repository still holds a commit of this id, on whatever line."""
    return _succeeds(repository, "cat-file", "-e", f"{commit}^{{commit}}")


def is_built_on(repository: GitRepository, old: str, new: str) -> bool:
    """Whether the commit `new` is, or comes after, the commit `old`."""
    return _succeeds(repository, "merge-base", "--is-ancestor", old, new)


def has_common_history(repository: GitRepository, one: str, other: str) -> bool:
    """Whether two commits build on a third one."""
    return _succeeds(repository, "merge-base", one, other)


def commits_between(repository: GitRepository, old: str, new: str) -> frozenset[str]:
    """The ids of all commits that `new` builds on and `old` does not, `new` among them.

    Raises:
        DnatrackError: they cannot be read.
    """
    try:
        said = repository.command.run(["rev-list", new, f"^{old}"])
    except GitFailedError as error:
        raise git.cannot_read(error.said) from None
    return frozenset(said.decode().split())


def _succeeds(repository: GitRepository, *arguments: str) -> bool:
    try:
        repository.command.run(list(arguments))
    except GitFailedError:
        return False
    return True


def merge_base(repository: GitRepository, one: str, other: str) -> str:
    """The last commit that two commits, given by their ids, both build on.

    Raises:
        DnatrackError: there is none, or none in a history that is cut off.
    """
    try:
        said = repository.command.run(["merge-base", one, other]).decode().split()
    except GitFailedError:
        said = []
    if not said:
        raise git.nothing_in_common(one, other, is_shallow=repository.is_shallow)
    return said[0]
