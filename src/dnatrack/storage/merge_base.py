"""Where two lines of a history parted."""

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.storage.git_command import GitFailedError
from dnatrack.storage.git_repository import GitRepository


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
        raise _nothing_in_common(one, other, is_shallow=repository.is_shallow)
    return said[0]


def _nothing_in_common(one: str, other: str, *, is_shallow: bool) -> DnatrackError:
    commits = f"{one[:10]}, {other[:10]}"
    if is_shallow:
        return DnatrackError(
            Text(
                f"이력이 잘린 저장소(얕은 복제)라서 두 커밋이 갈라진 곳을 알 수 "
                f"없습니다({commits})",
                "the history is cut off (a shallow clone), so it does not say where two commits "
                f"parted ({commits})",
            ),
            Text(
                "`git fetch --unshallow`를 하거나, CI라면 checkout에 `fetch-depth: 0`을 주세요",
                "run `git fetch --unshallow`, or give the checkout of CI `fetch-depth: 0`",
            ),
        )
    return DnatrackError(
        Text(
            f"두 커밋에 공통된 이력이 없습니다({commits})",
            f"the two commits have no history in common ({commits})",
        ),
        Text(
            "같은 저장소에서 갈라진 가지와 비교하세요",
            "compare with a branch that began in the same repository",
        ),
    )
