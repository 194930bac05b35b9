"""Whether files can be committed by themselves: asked before anything is written."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from dnatrack.i18n import Text
from dnatrack.storage import commit_failures
from dnatrack.storage.git_command import AS_USUAL, GitCommand, GitFailedError
from dnatrack.storage.git_failures import cannot_read
from dnatrack.storage.git_head import repository_entry
from dnatrack.storage.git_repository import GitRepository

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
        raise commit_failures.has_changes_already(changed)
    if ignored := _ignored(git, paths):
        raise commit_failures.is_ignored(ignored)


def repository_to_commit_in(folder: Path) -> GitRepository:
    """The repository around `folder`.

    Raises:
        DnatrackError: there is none, or no git.
    """
    if repository_entry(folder) is None:
        raise commit_failures.no_repository(folder)
    return GitRepository.around(folder)


def refuse_branch(git: GitCommand, branch: str) -> None:
    """Refuse a name that no new branch can have.

    Raises:
        DnatrackError: it is no name, or that of a branch that is there.
    """
    try:
        # Git takes `@{-1}` for a branch, too: the one before.
        is_name = git.run(["check-ref-format", "--branch", branch]).decode().strip() == branch
    except (GitFailedError, ValueError):
        is_name = False
    if not is_name:
        raise commit_failures.no_branch_name(branch)
    if succeeds(git, "show-ref", "--verify", "--quiet", f"refs/heads/{branch}"):
        raise commit_failures.branch_exists(branch)


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
            raise commit_failures.half_done(what)
    if git.run(["ls-files", "--unmerged", "-z", "--", ":/"]):
        raise commit_failures.in_conflict()


def _refuse_nobody(git: GitCommand) -> None:
    for name in ("GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"):
        try:
            git.run(["var", name])
        except GitFailedError:
            raise commit_failures.nobody() from None


def _ignored(git: GitCommand, paths: Sequence[str]) -> list[str]:
    asked = ("check-ignore", "--quiet", "--")
    # All at once first: what it prints would have to be unquoted.
    if not succeeds(git, "check-ignore", "--", *paths):
        return []
    return [path for path in paths if succeeds(git, *asked, path)]
