"""Committing some files and nothing else, and why it could not be done."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from os.path import lexists
from pathlib import Path

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.model.frozen import Frozen
from dnatrack.storage.files import printable_name, quoted_names
from dnatrack.storage.git import GitCommand, GitFailedError, cannot_read, in_short
from dnatrack.storage.git_files import repository_entry
from dnatrack.storage.git_read import GitRepository
from dnatrack.storage.lock import wait_for_turn

__all__ = ["Committed", "commit_files", "refuse_uncommitted"]

_HEADS = "refs/heads/"
_MOST_WORDS = 1000
_HALF_DONE = {
    "MERGE_HEAD": Text("병합", "a merge"),
    "CHERRY_PICK_HEAD": Text("체리픽", "a cherry-pick"),
    "REVERT_HEAD": Text("커밋 되돌리기", "a revert"),
    "rebase-merge": Text("리베이스", "a rebase"),
    "rebase-apply": Text("리베이스", "a rebase"),
}


class Committed(Frozen):
    """A commit that was made; `branch` is empty where none is checked out."""

    id: str
    branch: str


# Whether files can be committed by themselves: asked before anything is written.


def refuse_uncommitted(folder: Path, paths: Sequence[str], *, branch: str | None = None) -> None:
    """Refuse what `commit_files` could not commit by itself, before `paths` are edited.

    Files that git does not know yet are no hindrance.

    Raises:
        DnatrackError: a file has changes already that are not committed, or git ignores
            it; the repository is in the middle of something; git does not know who
            commits; the new branch is there already.
    """
    repository = _repository_to_commit_in(folder)
    git = GitCommand(folder, as_usual=True)
    try:
        _refuse_half_done(git, folder)
        changed = list(_changed_paths(git, repository, paths)) if paths else []
        _refuse_nobody(git)
        if branch is not None:
            _refuse_branch(git, branch)
    except GitFailedError as error:
        raise cannot_read(error.said) from None
    if changed:
        files = quoted_names(changed)
        raise _not_committed(
            Text(
                f"커밋하지 않은 변경이 이미 있어 저장하지 않았습니다: {files}",
                "there are changes already that are not committed, so nothing was written: "
                f"{files}",
            ),
            Text(
                "먼저 그 변경을 커밋하거나(`git commit`) 보관하세요(`git stash`)",
                "commit these first (`git commit`) or put them away (`git stash`)",
            ),
        )
    _refuse_ignored(git, paths)


def _not_committed(what: Text, cure: Text) -> DnatrackError:
    """A refusal to commit: one may do without, or do what cures it."""
    return DnatrackError(
        what,
        Text(f"`--commit` 없이 실행하거나 {cure.ko}", f"run it without `--commit`, or {cure.en}"),
    )


def _repository_to_commit_in(folder: Path) -> GitRepository:
    if repository_entry(folder) is None:
        where = printable_name(str(folder))
        raise _not_committed(
            Text(
                f"`{where}` 폴더는 git 저장소 안에 있지 않아 커밋할 수 없습니다",
                f"`{where}` is in no git repository, so nothing can be committed",
            ),
            Text("`git init` 명령으로 저장소를 만드세요", "begin one with `git init`"),
        )
    return GitRepository.around(folder)


def _refuse_half_done(git: GitCommand, folder: Path) -> None:
    asked = [part for name in _HALF_DONE for part in ("--git-path", name)]
    places = git.text(["rev-parse", *asked]).splitlines()
    for place, what in zip(places, _HALF_DONE.values(), strict=True):
        if (folder / place).exists():
            raise _not_committed(
                Text(
                    f"저장소에 완료되지 않은 {what.ko} 작업이 있어 이 파일만 커밋할 수 없습니다",
                    f"{what.en} is under way in the repository, so these files cannot be "
                    "committed alone",
                ),
                Text(
                    "진행 중인 작업을 먼저 끝내세요(`git status`)",
                    "finish that first (see `git status`)",
                ),
            )
    if git.run(["ls-files", "--unmerged", "-z", "--", ":/"]):
        raise _not_committed(
            Text(
                "저장소에 충돌을 해결하지 않은 파일이 있어 커밋할 수 없습니다",
                "there are conflicts in the repository, so nothing can be committed",
            ),
            Text("충돌을 먼저 해결하세요(`git status`)", "resolve them first (see `git status`)"),
        )


def _refuse_nobody(git: GitCommand) -> None:
    if all(git.succeeds("var", name) for name in ("GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT")):
        return
    setting = "git config user.name NAME`, `git config user.email ADDRESS"
    raise DnatrackError(
        Text(
            "git에 커밋 작성자의 이름과 전자우편이 설정되지 않았습니다",
            "git does not know the name and address of who commits",
        ),
        Text(f"다음 명령으로 설정하세요: `{setting}`", f"tell it: `{setting}`"),
    )


def _refuse_branch(git: GitCommand, branch: str) -> None:
    """Refuse a name that no new branch can have.

    Raises:
        DnatrackError: it is no name, or a branch of it, above it or below it is there.
        GitFailedError: git cannot read its branches.
    """
    if not _is_branch_name(git, branch):
        name = printable_name(branch)
        raise DnatrackError(
            Text(f"브랜치 이름으로 쓸 수 없습니다: `{name}`", f"`{name}` is no name for a branch"),
            Text(
                "빈칸과 `~ ^ : ? * [ \\` 없이 입력하세요",
                "write it without blanks and `~ ^ : ? * [ \\`",
            ),
        )
    names = git.text(["for-each-ref", "--format=%(refname)", _HEADS]).splitlines()
    for there in (one.removeprefix(_HEADS) for one in names):
        # Git keeps branches as files in folders: `a` and `a/b` cannot both be there.
        if f"{branch}/".startswith(f"{there}/") or there.startswith(f"{branch}/"):
            raise DnatrackError(
                Text(f"`{there}` 브랜치가 이미 있습니다", f"there is a branch `{there}` already"),
                Text(
                    "다른 이름을 입력하거나, 그 브랜치로 이동하여 `--branch` 옵션 없이 실행하세요",
                    "give another name, or switch to it and leave `--branch` out",
                ),
            )


def _is_branch_name(git: GitCommand, branch: str) -> bool:
    try:
        # Git takes `@{-1}` for a branch, too: the one before; and makes `@`, which means HEAD.
        named = git.run(["check-ref-format", "--branch", branch]).decode().strip()
    except (GitFailedError, ValueError):
        return False
    return named == branch != "@"


def _changed_paths(
    git: GitCommand, repository: GitRepository, paths: Sequence[str]
) -> Iterator[str]:
    """Those of `paths` that git knows, and that are not as they are committed."""
    asked = ["--no-optional-locks", "status", "--porcelain", "-z", "--no-renames"]
    out = git.text([*asked, "--untracked-files=no", "--", *_literal(paths)])
    return (one[3:].removeprefix(repository.prefix) for one in out.split("\0") if one)


def _literal(paths: Sequence[str]) -> list[str]:
    """Paths as git takes them when it shall see no patterns in them."""
    return [f":(literal){path}" for path in paths]


def _refuse_ignored(git: GitCommand, paths: Sequence[str]) -> None:
    # All at once first: what it prints would have to be unquoted.
    if not git.succeeds("check-ignore", "--", *paths):
        return
    files = quoted_names(one for one in paths if git.succeeds("check-ignore", "--quiet", "--", one))
    raise _not_committed(
        Text(f"git이 무시하는 파일입니다: {files}", f"git is told to ignore {files}"),
        Text(
            "`.gitignore` 파일을 고치세요(`git check-ignore -v`)",
            "mend `.gitignore` (see `git check-ignore -v`)",
        ),
    )


# The commit itself.


def commit_files(
    folder: Path, paths: Sequence[str], message: str, *, branch: str | None = None
) -> Committed:
    """Commit `paths`, changed, new or deleted, below `folder`; on a new branch, if one is named.

    What else is staged stays staged and is not in the commit. When it cannot be done, the
    branch and what is staged are as before; the files stay as they are. Who commits in the
    same repository at the same time is waited for.

    Raises:
        DnatrackError: git or a hook refuses, nothing is changed, or the branch is there.
    """
    # Not the lock on the data: a hook may write there, as `dnatrack fmt` does.
    with wait_for_turn(_repository_to_commit_in(folder).index.parent):
        return _commit_files(folder, paths, message, branch)


def _commit_files(
    folder: Path, paths: Sequence[str], message: str, branch: str | None
) -> Committed:
    repository = GitRepository.around(folder)
    git = GitCommand(folder, as_usual=True)
    try:
        if branch is not None:
            _refuse_branch(git, branch)
        with _on_branch(git, branch, repository.head), _known(git, folder, paths):
            _refuse_unchanged(git, repository, paths)
            _commit(git, paths, message)
        id_ = git.run(["rev-parse", "HEAD"]).decode().strip()
    except GitFailedError as error:
        words = in_short(error.said, _MOST_WORDS) or "…"
        raise DnatrackError(
            Text(
                f"파일은 저장했지만 커밋하지 못했습니다: {words}",
                f"the files were written, but not committed: {words}",
            ),
            Text(
                "원인을 해결한 뒤 `git commit`으로 커밋하거나 `git restore`로 되돌리세요",
                "remove the cause, then `git commit` them, or undo them with `git restore`",
            ),
        ) from None
    return Committed(id_, (_head(git) or "").removeprefix(_HEADS))


def _refuse_unchanged(git: GitCommand, repository: GitRepository, paths: Sequence[str]) -> None:
    if any(_changed_paths(git, repository, paths)):
        return
    files = quoted_names(paths)
    raise DnatrackError(
        Text(f"커밋할 변경이 없습니다: {files}", f"there is nothing to commit in {files}"),
        Text("`git status`로 확인하세요", "see `git status`"),
    )


def _commit(git: GitCommand, paths: Sequence[str], message: str) -> None:
    options = ("--quiet", "--only", "--file=-", "--cleanup=whitespace")
    git.run(["commit", *options, "--", *_literal(paths)], lines=[message])
    if not git.succeeds("diff", "--cached", "--quiet", "--", *_literal(paths)):
        # A hook changed them for the commit alone: what is staged would take that back.
        git.run(["reset", "--quiet", "--", *_literal(paths)])


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
    known = git.text(["ls-files", "-z", "--", *_literal(paths)]).split("\0")
    new = [path for path in paths if path not in known and lexists(folder / path)]
    if not new:
        yield
        return
    try:
        git.run(["add", "--intent-to-add", "--", *_literal(new)])
        yield
    except BaseException:
        with suppress(GitFailedError):
            git.run(["update-index", "--force-remove", "--", *new])
        raise
