"""Why files could not be committed, as a sentence with its cure."""

from collections.abc import Sequence
from pathlib import Path

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.storage.folder_walk import printable_name

_MOST_WORDS = 1000
_NO_COMMIT = Text("`--commit` 없이 실행하거나", "run it without `--commit`, or")


def no_repository(folder: Path) -> DnatrackError:
    """`folder` is in no repository."""
    where = printable_name(str(folder))
    return DnatrackError(
        Text(
            f"`{where}`은(는) git 저장소 안에 있지 않아 커밋할 수 없습니다",
            f"`{where}` is in no git repository, so nothing can be committed",
        ),
        Text(
            f"{_NO_COMMIT.ko} `git init`으로 저장소를 만드세요",
            f"{_NO_COMMIT.en} begin one with `git init`",
        ),
    )


def has_changes_already(paths: Sequence[str]) -> DnatrackError:
    """Files that shall be edited have changes already."""
    files = _listed(paths)
    return DnatrackError(
        Text(
            f"커밋하지 않은 변경이 이미 있어 아무것도 쓰지 않았습니다: {files}",
            f"there are changes already that are not committed, so nothing was written: {files}",
        ),
        Text(
            f"{_NO_COMMIT.ko} 먼저 그 변경을 커밋하거나(`git commit`) 치워 두세요(`git stash`)",
            f"{_NO_COMMIT.en} commit these first (`git commit`) or put them away (`git stash`)",
        ),
    )


def is_ignored(paths: Sequence[str]) -> DnatrackError:
    """Files that git shall not know of."""
    files = _listed(paths)
    return DnatrackError(
        Text(f"git이 무시하는 파일입니다: {files}", f"git is told to ignore {files}"),
        Text(
            f"{_NO_COMMIT.ko} `.gitignore`를 고치세요(`git check-ignore -v`)",
            f"{_NO_COMMIT.en} mend `.gitignore` (see `git check-ignore -v`)",
        ),
    )


def half_done(what: Text) -> DnatrackError:
    """The repository is in the middle of something."""
    return DnatrackError(
        Text(
            f"저장소에서 {what.ko}이(가) 끝나지 않아 이 파일만 커밋할 수 없습니다",
            f"{what.en} is under way in the repository, so these files cannot be committed alone",
        ),
        Text(
            f"{_NO_COMMIT.ko} 그것을 먼저 끝내세요(`git status`)",
            f"{_NO_COMMIT.en} finish that first (see `git status`)",
        ),
    )


def in_conflict() -> DnatrackError:
    """There are files with conflicts."""
    return DnatrackError(
        Text(
            "충돌이 풀리지 않은 파일이 저장소에 있어 커밋할 수 없습니다",
            "there are conflicts in the repository, so nothing can be committed",
        ),
        Text(
            f"{_NO_COMMIT.ko} 충돌을 먼저 푸세요(`git status`)",
            f"{_NO_COMMIT.en} resolve them first (see `git status`)",
        ),
    )


def nobody() -> DnatrackError:
    """Git does not know who commits."""
    setting = "git config user.name NAME`, `git config user.email ADDRESS"
    return DnatrackError(
        Text(
            "git이 커밋하는 사람의 이름과 전자우편을 모릅니다",
            "git does not know the name and address of who commits",
        ),
        Text(f"이렇게 알려 주세요: `{setting}`", f"tell it: `{setting}`"),
    )


def no_branch_name(branch: str) -> DnatrackError:
    """No branch can have this name."""
    name = printable_name(branch)
    return DnatrackError(
        Text(f"`{name}`은(는) 가지 이름이 될 수 없습니다", f"`{name}` is no name for a branch"),
        Text(
            "빈칸과 `~ ^ : ? * [ \\` 없이 적으세요",
            "write it without blanks and `~ ^ : ? * [ \\`",
        ),
    )


def branch_exists(branch: str) -> DnatrackError:
    """The branch is there already."""
    return DnatrackError(
        Text(f"`{branch}` 가지가 이미 있습니다", f"there is a branch `{branch}` already"),
        Text(
            "다른 이름을 적거나, 그 가지로 옮겨 `--branch` 없이 하세요",
            "give another name, or switch to it and leave `--branch` out",
        ),
    )


def no_change(paths: Sequence[str]) -> DnatrackError:
    """The files are as they are committed."""
    files = _listed(paths)
    return DnatrackError(
        Text(f"커밋할 변경이 없습니다: {files}", f"there is nothing to commit in {files}"),
        Text("`git status`로 확인하세요", "see `git status`"),
    )


def commit_refused(said: str) -> DnatrackError:
    """Git, or a hook, refused; `said` is what it said itself."""
    words = " ".join(said.split())[:_MOST_WORDS] or "…"
    return DnatrackError(
        Text(
            f"파일은 썼지만 커밋하지 못했습니다: {words}",
            f"the files were written, but not committed: {words}",
        ),
        Text(
            "까닭을 없애고 `git commit`으로 커밋하거나 `git restore`로 되돌리세요",
            "remove the cause, then `git commit` them, or undo them with `git restore`",
        ),
    )


def _listed(paths: Sequence[str]) -> str:
    return ", ".join(f"`{printable_name(one)}`" for one in paths)
