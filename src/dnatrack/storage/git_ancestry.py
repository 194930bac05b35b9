"""Which commits build on which, when they were made, and where two lines parted."""

from datetime import datetime

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.storage.git import WHOLE_CLONE, GitFailedError
from dnatrack.storage.git_read import GitRepository


def moment_of(repository: GitRepository, commit: str) -> datetime:
    """When a commit, given by its id, was made, by the committer's clock.

    Raises:
        DnatrackError: it cannot be read.
    """
    said = repository.text(["log", "-1", "--no-show-signature", "--format=%cI", commit])
    return datetime.fromisoformat(said.strip())


def has_commit(repository: GitRepository, commit: str) -> bool:
    """Whether the repository still holds a commit of this id, on whatever line."""
    return repository.command.succeeds("cat-file", "-e", f"{commit}^{{commit}}")


def is_built_on(repository: GitRepository, old: str, new: str) -> bool:
    """Whether the commit `new` is, or comes after, the commit `old`."""
    return repository.command.succeeds("merge-base", "--is-ancestor", old, new)


def commits_between(repository: GitRepository, old: str, new: str) -> frozenset[str]:
    """The ids of all commits that `new` builds on and `old` does not, `new` among them.

    Raises:
        DnatrackError: they cannot be read.
    """
    return frozenset(repository.text(["rev-list", new, f"^{old}"]).split())


def merge_base(repository: GitRepository, one: str, other: str) -> str:
    """The last commit that two commits, given by their ids, both build on.

    Raises:
        DnatrackError: there is none, or none in a history that is cut off.
    """
    try:
        return repository.command.text(["merge-base", one, other]).split()[0]
    except (GitFailedError, IndexError):
        raise _nothing_in_common(repository, f"{one[:10]}, {other[:10]}") from None


def _nothing_in_common(repository: GitRepository, commits: str) -> DnatrackError:
    if repository.is_shallow:
        return DnatrackError(
            Text(
                "이력이 잘린 저장소(얕은 복제)이므로 두 커밋이 갈라진 지점을 확인할 수 "
                f"없습니다({commits})",
                "the history is cut off (a shallow clone), so it does not say where two commits "
                f"parted ({commits})",
            ),
            WHOLE_CLONE,
        )
    return DnatrackError(
        Text(
            f"두 커밋에 공통 이력이 없습니다({commits})",
            f"the two commits have no history in common ({commits})",
        ),
        Text(
            "같은 저장소에서 갈라진 브랜치와 비교하세요",
            "compare with a branch that began in the same repository",
        ),
    )
