"""What git could not do, as a sentence with its cure."""

import re
from pathlib import Path

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.storage.folder_walk import printable_name

_OWNED = re.compile(r"dubious ownership in repository at '(.*)'")
_LEFT_OUT = re.compile("lazy fetching disabled|promisor remote|promised object")
_BROKEN_CONFIG = re.compile(r"bad (?:numeric |boolean )?config .*")
_MOST_WORDS = 300


def no_git() -> DnatrackError:
    """There is no git program."""
    return DnatrackError(
        Text(
            "이 컴퓨터에 git이 없습니다",
            "there is no git on this machine",
        ),
        Text(
            "git을 설치하고 다시 해 보세요(https://git-scm.com)",
            "install git and try again (https://git-scm.com)",
        ),
    )


def no_repository(folder: Path, said: str) -> DnatrackError:
    """`folder` is in no repository, or in one that git does not want to read."""
    where = printable_name(str(folder))
    if owned := _OWNED.search(said):
        return _somebody_elses(where, owned[1])
    if "not a git repository (or any" not in said:
        return cannot_read(said)
    return DnatrackError(
        Text(
            f"`{where}`은(는) git 저장소 안에 있지 않아 이력이 없습니다",
            f"`{where}` is in no git repository, so it has no history",
        ),
        Text(
            "저장소를 복제해서 쓰거나 `git init`으로 시작하세요",
            "clone the repository, or begin one with `git init`",
        ),
    )


def _somebody_elses(where: str, repository: str) -> DnatrackError:
    trusting = f"git config --global --add safe.directory '{repository}'"
    return DnatrackError(
        Text(
            f"`{where}`의 저장소는 다른 사용자의 것이라 git이 읽지 않습니다",
            f"the repository of `{where}` belongs to somebody else, so git does not read it",
        ),
        Text(f"믿을 수 있으면 이렇게 하세요: `{trusting}`", f"if you trust it: `{trusting}`"),
    )


def cut_off() -> DnatrackError:
    """The history is that of a shallow clone."""
    return DnatrackError(
        Text(
            "이력이 잘린 저장소(얕은 복제)라서 지난 일을 다 알 수 없습니다",
            "the history is cut off (a shallow clone), so the past is not known in full",
        ),
        Text(
            "`git fetch --unshallow`를 하거나, CI라면 checkout에 `fetch-depth: 0`을 주세요",
            "run `git fetch --unshallow`, or give the checkout of CI `fetch-depth: 0`",
        ),
    )


def no_revision(revision: str, *, is_shallow: bool) -> DnatrackError:
    """Nothing is called `revision`, or nothing that is a commit."""
    name = printable_name(revision)
    hint = Text(
        "가지, 꼬리표, 커밋 id나 날짜(2020-03-31)를 적으세요",
        "name a branch, a tag, a commit id or a day (2020-03-31)",
    )
    if is_shallow:
        hint = Text(
            "이력이 잘린 저장소입니다. `git fetch --unshallow`를 해 보세요",
            "the history is cut off here: try `git fetch --unshallow`",
        )
    return DnatrackError(
        Text(f"커밋 `{name}`을(를) 찾지 못했습니다", f"there is no revision `{name}`"), hint
    )


def too_early(day: str) -> DnatrackError:
    """No commit touched the data up to `day`."""
    return DnatrackError(
        Text(f"{day}까지 자료를 바꾼 커밋이 없습니다", f"no commit changed the data up to {day}"),
        Text(
            "`git log`로 첫 커밋의 날을 확인하세요",
            "see `git log` for the day of the first one",
        ),
    )


def no_data(commit: str) -> DnatrackError:
    """The data folder is not in a commit."""
    return DnatrackError(
        Text(
            f"커밋 {commit}에는 이 자료 폴더가 없습니다", f"commit {commit} has no such data folder"
        ),
        Text(
            "`git log -- .`을 자료 폴더에서 실행해 첫 커밋을 확인하세요",
            "run `git log -- .` in the data folder to see its first commit",
        ),
    )


def cannot_read(said: str) -> DnatrackError:
    """Git failed while it read; `said` is what it said itself."""
    if _LEFT_OUT.search(said):
        return _left_out()
    if broken := _BROKEN_CONFIG.search(said):
        return _broken_config(broken[0])
    words = " ".join(said.split())[:_MOST_WORDS]
    return DnatrackError(
        Text(f"git이 이력을 읽지 못했습니다: {words}", f"git could not read the history: {words}"),
        Text("`git fsck`로 저장소를 살펴보세요", "look at the repository with `git fsck`"),
    )


def _broken_config(said: str) -> DnatrackError:
    return DnatrackError(
        Text(f"git의 설정을 읽을 수 없습니다: {said}", f"git cannot read its settings: {said}"),
        Text("그 파일의 그 줄을 고치세요", "mend that line of that file"),
    )


def _left_out() -> DnatrackError:
    return DnatrackError(
        Text(
            "내용을 다 받지 않은 저장소(부분 복제)라서 이력을 읽을 수 없습니다",
            "the contents were not all fetched (a partial clone), so history cannot be read",
        ),
        Text("`--filter` 없이 다시 복제하세요", "clone again without `--filter`"),
    )
