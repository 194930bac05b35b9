"""Committing some files and nothing else, and why it could not be done."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from os.path import lexists
from pathlib import Path

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.model.frozen import Frozen
from dnatrack.storage.files import printable_name, quoted_names
from dnatrack.storage.git import AS_USUAL, GitCommand, GitFailedError, cannot_read
from dnatrack.storage.git_files import repository_entry
from dnatrack.storage.git_read import GitRepository

# Why files could not be committed, as a sentence with its cure.

_MOST_WORDS = 1000
_NO_COMMIT = Text("`--commit` 없이 실행하거나", "run it without `--commit`, or")


def no_repository(folder: Path) -> DnatrackError:
    """`folder` is in no repository."""
    where = printable_name(str(folder))
    return DnatrackError(
        Text(
            f"`{where}` 폴더는 git 저장소 안에 있지 않아 커밋할 수 없습니다",
            f"`{where}` is in no git repository, so nothing can be committed",
        ),
        Text(
            f"{_NO_COMMIT.ko} `git init` 명령으로 저장소를 만드세요",
            f"{_NO_COMMIT.en} begin one with `git init`",
        ),
    )


def has_changes_already(paths: Sequence[str]) -> DnatrackError:
    """Files that shall be edited have changes already."""
    files = quoted_names(paths)
    return DnatrackError(
        Text(
            f"커밋하지 않은 변경이 이미 있어 저장하지 않았습니다: {files}",
            f"there are changes already that are not committed, so nothing was written: {files}",
        ),
        Text(
            f"{_NO_COMMIT.ko} 먼저 그 변경을 커밋하거나(`git commit`) 보관하세요(`git stash`)",
            f"{_NO_COMMIT.en} commit these first (`git commit`) or put them away (`git stash`)",
        ),
    )


def is_ignored(paths: Sequence[str]) -> DnatrackError:
    """Files that git shall not know of."""
    files = quoted_names(paths)
    return DnatrackError(
        Text(f"git이 무시하는 파일입니다: {files}", f"git is told to ignore {files}"),
        Text(
            f"{_NO_COMMIT.ko} `.gitignore` 파일을 고치세요(`git check-ignore -v`)",
            f"{_NO_COMMIT.en} mend `.gitignore` (see `git check-ignore -v`)",
        ),
    )


def half_done(what: Text) -> DnatrackError:
    """The repository is in the middle of something."""
    return DnatrackError(
        Text(
            f"저장소에 완료되지 않은 {what.ko} 작업이 있어 이 파일만 커밋할 수 없습니다",
            f"{what.en} is under way in the repository, so these files cannot be committed alone",
        ),
        Text(
            f"{_NO_COMMIT.ko} 진행 중인 작업을 먼저 끝내세요(`git status`)",
            f"{_NO_COMMIT.en} finish that first (see `git status`)",
        ),
    )


def in_conflict() -> DnatrackError:
    """There are files with conflicts."""
    return DnatrackError(
        Text(
            "저장소에 충돌을 해결하지 않은 파일이 있어 커밋할 수 없습니다",
            "there are conflicts in the repository, so nothing can be committed",
        ),
        Text(
            f"{_NO_COMMIT.ko} 충돌을 먼저 해결하세요(`git status`)",
            f"{_NO_COMMIT.en} resolve them first (see `git status`)",
        ),
    )


def nobody() -> DnatrackError:
    """Git does not know who commits."""
    setting = "git config user.name NAME`, `git config user.email ADDRESS"
    return DnatrackError(
        Text(
            "git에 커밋 작성자의 이름과 전자우편이 설정되지 않았습니다",
            "git does not know the name and address of who commits",
        ),
        Text(f"다음 명령으로 설정하세요: `{setting}`", f"tell it: `{setting}`"),
    )


def no_branch_name(branch: str) -> DnatrackError:
    """No branch can have this name."""
    name = printable_name(branch)
    return DnatrackError(
        Text(f"브랜치 이름으로 쓸 수 없습니다: `{name}`", f"`{name}` is no name for a branch"),
        Text(
            "빈칸과 `~ ^ : ? * [ \\` 없이 입력하세요",
            "write it without blanks and `~ ^ : ? * [ \\`",
        ),
    )


def branch_exists(branch: str) -> DnatrackError:
    """The branch is there already."""
    return DnatrackError(
        Text(f"`{branch}` 브랜치가 이미 있습니다", f"there is a branch `{branch}` already"),
        Text(
            "다른 이름을 입력하거나, 그 브랜치로 이동하여 `--branch` 옵션 없이 실행하세요",
            "give another name, or switch to it and leave `--branch` out",
        ),
    )


def no_change(paths: Sequence[str]) -> DnatrackError:
    """The files are as they are committed."""
    files = quoted_names(paths)
    return DnatrackError(
        Text(f"커밋할 변경이 없습니다: {files}", f"there is nothing to commit in {files}"),
        Text("`git status`로 확인하세요", "see `git status`"),
    )


def commit_refused(said: str) -> DnatrackError:
    """Git, or a hook, refused; `said` is what it said itself."""
    words = " ".join(said.split())[:_MOST_WORDS] or "…"
    return DnatrackError(
        Text(
            f"파일은 저장했지만 커밋하지 못했습니다: {words}",
            f"the files were written, but not committed: {words}",
        ),
        Text(
            "원인을 해결한 뒤 `git commit`으로 커밋하거나 `git restore`로 되돌리세요",
            "remove the cause, then `git commit` them, or undo them with `git restore`",
        ),
    )


# Whether files can be committed by themselves: asked before anything is written.

_HALF_DONE = {
    "MERGE_HEAD": Text("병합", "a merge"),
    "CHERRY_PICK_HEAD": Text("체리픽", "a cherry-pick"),
    "REVERT_HEAD": Text("커밋 되돌리기", "a revert"),
    "rebase-merge": Text("리베이스", "a rebase"),
    "rebase-apply": Text("리베이스", "a rebase"),
}


def refuse_uncommitted(folder: Path, paths: Sequence[str], *, branch: str | None = None) -> None:
    """Refuse what `commit_files` could not commit by itself, before `paths` are edited.

    Files that git does not know yet are no hindrance.

    Raises:
        DnatrackError: a file has changes already that are not committed, or git ignores
            it; the repository is in the middle of something; git does not know who
            commits; the new branch is there already.
    """
    repository = repository_to_commit_in(folder)
    git = GitCommand(folder, AS_USUAL)
    try:
        _refuse_half_done(git, folder)
        changed = list(changed_paths(git, repository, paths))
    except GitFailedError as error:
        raise cannot_read(error.said) from None
    _refuse_nobody(git)
    if branch is not None:
        refuse_branch(git, branch)
    if changed:
        raise has_changes_already(changed)
    if ignored := _ignored(git, paths):
        raise is_ignored(ignored)


def repository_to_commit_in(folder: Path) -> GitRepository:
    """The repository around `folder`.

    Raises:
        DnatrackError: there is none, or no git.
    """
    if repository_entry(folder) is None:
        raise no_repository(folder)
    return GitRepository.around(folder)


def refuse_branch(git: GitCommand, branch: str) -> None:
    """Refuse a name that no new branch can have.

    Raises:
        DnatrackError: it is no name, or a branch of it, above it or below it is there.
    """
    try:
        # Git takes `@{-1}` for a branch, too: the one before; and makes `@`, which means HEAD.
        is_name = git.run(["check-ref-format", "--branch", branch]).decode().strip() == branch
    except (GitFailedError, ValueError):
        is_name = False
    if not is_name or branch == "@":
        raise no_branch_name(branch)
    for there in _branches(git):
        # Git keeps branches as files in folders: `a` and `a/b` cannot both be there.
        if f"{branch}/".startswith(f"{there}/") or there.startswith(f"{branch}/"):
            raise branch_exists(there)


def _branches(git: GitCommand) -> list[str]:
    try:
        listed = git.run(["for-each-ref", "--format=%(refname)", _HEADS])
    except GitFailedError as error:
        raise cannot_read(error.said) from None
    names = listed.decode("utf-8", "surrogateescape").splitlines()
    return [one.removeprefix(_HEADS) for one in names]


def changed_paths(
    git: GitCommand, repository: GitRepository, paths: Sequence[str]
) -> Iterator[str]:
    """Those of `paths` that git knows, and that are not as they are committed."""
    asked = ["--no-optional-locks", "status", "--porcelain", "-z", "--no-renames"]
    out = git.run([*asked, "--untracked-files=no", "--", *literal(paths)])
    for entry in out.decode("utf-8", "surrogateescape").split("\0"):
        if entry:
            yield entry[3:].removeprefix(repository.prefix)


def literal(paths: Sequence[str]) -> list[str]:
    """Paths as git takes them when it shall see no patterns in them."""
    return [f":(literal){path}" for path in paths]


def succeeds(git: GitCommand, *arguments: str) -> bool:
    """What git answers to a question of yes or no."""
    try:
        git.run(arguments)
    except GitFailedError:
        return False
    return True


def _refuse_half_done(git: GitCommand, folder: Path) -> None:
    asked = [part for name in _HALF_DONE for part in ("--git-path", name)]
    places = git.run(["rev-parse", *asked]).decode("utf-8", "surrogateescape").splitlines()
    for place, what in zip(places, _HALF_DONE.values(), strict=True):
        if (folder / place).exists():
            raise half_done(what)
    if git.run(["ls-files", "--unmerged", "-z", "--", ":/"]):
        raise in_conflict()


def _refuse_nobody(git: GitCommand) -> None:
    for name in ("GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"):
        try:
            git.run(["var", name])
        except GitFailedError:
            raise nobody() from None


def _ignored(git: GitCommand, paths: Sequence[str]) -> list[str]:
    asked = ("check-ignore", "--quiet", "--")
    # All at once first: what it prints would have to be unquoted.
    if not succeeds(git, "check-ignore", "--", *paths):
        return []
    return [path for path in paths if succeeds(git, *asked, path)]


__all__ = ["Committed", "commit_files", "refuse_uncommitted"]

_HEADS = "refs/heads/"


class Committed(Frozen):
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
                raise no_change(paths)
            _commit(git, paths, message)
        id_ = git.run(["rev-parse", "HEAD"]).decode().strip()
    except GitFailedError as error:
        raise commit_refused(error.said) from None
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
