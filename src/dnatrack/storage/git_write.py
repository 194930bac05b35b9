"""A new repository with a history, written in one run of `git fast-import`."""

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from dnatrack.errors import DnatrackError
from dnatrack.history.ledger import NewCommit
from dnatrack.i18n import Text
from dnatrack.storage.files import printable_name
from dnatrack.storage.git import GitCommand, GitFailedError

_BRANCH = "main"
# The same commits get the same ids whatever this machine's git is told to do.
_INIT = (
    "init",
    "--quiet",
    "--template=",
    f"--initial-branch={_BRANCH}",
    "--object-format=sha1",
)


def write_repository(folder: Path, commits: Iterable[NewCommit]) -> None:
    """Make `folder` a repository with these commits, oldest first, and check out the last.

    Nothing of the folder is overwritten, and when it cannot be done nothing is left
    behind.

    Raises:
        DnatrackError: the folder holds something, is none or cannot be written, or git
            is not there or fails.
    """
    _refuse_used(folder)
    made = _missing(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder, commits)
    except OSError as error:
        _remove(made)
        raise _not_written(folder, error.strerror or str(error)) from None
    except GitFailedError as error:
        _remove(made)
        raise _not_written(folder, " ".join(error.said.split())[:300]) from None
    except BaseException:
        _remove(made)
        raise


def _write(folder: Path, commits: Iterable[NewCommit]) -> None:
    # Beside what belongs to the folder, so that what is finished only has to be renamed.
    with tempfile.TemporaryDirectory(prefix=".dnatrack-", dir=folder) as place:
        git = GitCommand(Path(place))
        git.run(_INIT)
        git.run(["config", "core.autocrlf", "false"])
        git.run(["fast-import", "--quiet", "--done", "--date-format=raw"], lines=_stream(commits))
        git.run(["reset", "--quiet", "--hard"])
        moved: list[Path] = []
        try:
            moved.extend(one.rename(folder / one.name) for one in sorted(Path(place).iterdir()))
        except BaseException:
            _remove(moved)
            raise


def _stream(commits: Iterable[NewCommit]) -> Iterator[str]:
    for commit in commits:
        seconds, offset = int(commit.when.timestamp()), commit.when.strftime("%z")
        yield f"commit refs/heads/{_BRANCH}"
        yield f"committer {commit.author} <{commit.email}> {seconds} {offset}"
        yield from _data(commit.message)
        for path, text in commit.files.items():
            yield f"M 100644 inline {_quote(path)}"
            yield from _data(text)
    yield "done"


def _data(text: str) -> Iterator[str]:
    """A text as fast-import reads it; the line end after it is not part of it."""
    yield f"data {len(text.encode())}"
    yield text


def _quote(path: str) -> str:
    escaped = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _refuse_used(folder: Path) -> None:
    where = printable_name(str(folder))
    hint = Text(
        "없는 폴더나 빈 폴더를 입력하세요", "name a folder that does not exist, or is empty"
    )
    try:
        is_used = any(folder.iterdir())
    except FileNotFoundError:
        return
    except NotADirectoryError:
        raise DnatrackError(
            Text(f"`{where}` 경로는 폴더가 아닙니다", f"`{where}` is not a folder"), hint
        ) from None
    except OSError as error:
        raise _not_written(folder, error.strerror or str(error)) from None
    if is_used:
        raise DnatrackError(
            Text(
                f"`{where}` 폴더가 비어 있지 않아 저장하지 않았습니다",
                f"there is something in `{where}` already, so nothing was written",
            ),
            hint,
        )


def _missing(folder: Path) -> list[Path]:
    """The topmost folder that is made on the way to `folder`; none where it is there."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    return missing[-1:]


def _remove(made: Iterable[Path]) -> None:
    for one in made:
        if one.is_dir() and not one.is_symlink():
            shutil.rmtree(one, ignore_errors=True)
        else:
            one.unlink(missing_ok=True)


def _not_written(folder: Path, said: str) -> DnatrackError:
    where = printable_name(str(folder))
    return DnatrackError(
        Text(
            f"`{where}` 폴더에 저장소를 만들지 못했습니다: {said}",
            f"the repository could not be made in `{where}`: {said}",
        ),
        Text("쓰기 권한이 있는 다른 폴더를 입력하세요", "try another folder, one you may write to"),
    )
