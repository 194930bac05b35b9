"""A new tracker, the files that it begins with, and repositories that replay a history."""

import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from enum import Enum, auto
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from dnatrack.errors import DnatrackError
from dnatrack.history.ledger import NewCommit
from dnatrack.i18n import Text
from dnatrack.loading.snapshot import Snapshot
from dnatrack.model.data_files import CALENDAR
from dnatrack.model.words import NameLanguage
from dnatrack.storage.data_folder import snapshot_of
from dnatrack.storage.files import printable_name
from dnatrack.storage.git import GitCommand, GitFailedError, find_git, in_short
from dnatrack.storage.git_files import commit_of, repository_entry
from dnatrack.storage.output_files import (
    ANOTHER_FOLDER,
    Written,
    is_there,
    make_folders,
    take_back,
    write_new,
)

BRANCH = "main"
_DATA = "data/"
# Where else the same thing may be, so that ours would hide it or stand beside it.
_ELSEWHERE: Mapping[str, tuple[str, ...]] = {
    "README.md": (
        *("README", "README.rst", "README.txt", "README.ko.md", "readme.md", "Readme.md"),
        *(".github/README.md", "docs/README.md"),
    ),
    ".github/CODEOWNERS": ("CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"),
    ".github/pull_request_template.md": (
        *("pull_request_template.md", "docs/pull_request_template.md"),
        *("PULL_REQUEST_TEMPLATE.md", "docs/PULL_REQUEST_TEMPLATE.md"),
        *(".github/PULL_REQUEST_TEMPLATE.md", ".github/PULL_REQUEST_TEMPLATE"),
    ),
}


class Repository(Enum):
    """What the folder has to do with git."""

    MADE = auto()
    WAS_THERE = auto()
    AROUND = auto()
    """It lies inside a repository, but is not the top of it."""
    NO_GIT = auto()


class Begun(NamedTuple):
    """What was written, and what was left as it was; both `/`-separated, in order."""

    new: tuple[str, ...]
    kept: tuple[str, ...]
    repository: Repository


def begin_tracker(folder: Path, files: Mapping[str, bytes]) -> Begun:
    """Write those of `files` that are missing in `folder`, and make it a repository.

    Files under `data/` are one thing: where there is data, none of them is written.
    Nothing is overwritten, and when it cannot be done nothing is left behind.

    Raises:
        DnatrackError: something is in the way, the folder cannot be written, or git fails.
    """
    kept = {path: there for path in files if (there := _in_place_of(path, folder)) is not None}
    missing = {path: content for path, content in files.items() if path not in kept}
    written = write_new(folder, missing)
    try:
        repository = _in_repository(folder)
    except BaseException:
        take_back(written)
        raise
    return Begun(tuple(sorted(missing)), tuple(sorted(set(kept.values()))), repository)


def _in_place_of(path: str, folder: Path) -> str | None:
    """What is there already in the place of a file; None where it is missing."""
    if path.startswith(_DATA):
        return next(_data_in(folder), None)
    places = (path, *_ELSEWHERE.get(path, ()))
    return next((place for place in places if is_there(folder, place)), None)


def _data_in(folder: Path) -> Iterator[str]:
    if is_there(folder, "taskforces.yaml"):
        yield "taskforces.yaml"
    data = folder / _DATA
    # A file or a broken link by that name is in the way, which is said when writing.
    if data.is_dir() and any(data.iterdir()):
        yield _DATA


def _in_repository(folder: Path) -> Repository:
    entry = repository_entry(folder)
    if entry is not None:
        is_top = entry.parent == Path(os.path.realpath(folder))
        return Repository.WAS_THERE if is_top else Repository.AROUND
    if find_git() is None:
        return Repository.NO_GIT
    _make_repository(folder)
    return Repository.MADE


def _make_repository(folder: Path) -> None:
    try:
        # The setting, not `--initial-branch`: git before 2.28 leaves it unread.
        command = ["-c", f"init.defaultBranch={BRANCH}", "init", "--quiet", "--template="]
        GitCommand(folder).run(command)
    except BaseException as error:
        shutil.rmtree(folder / ".git", ignore_errors=True)
        if isinstance(error, GitFailedError):
            raise _no_repository(folder, error.said) from None
        raise


def _no_repository(folder: Path, said: str) -> DnatrackError:
    where, words = printable_name(str(folder)), in_short(said)
    return DnatrackError(
        Text(
            f"`{where}` 폴더에 git 저장소를 만들지 못해 아무것도 남기지 않았습니다: {words}",
            f"git could not make a repository in `{where}`, and nothing was left there: {words}",
        ),
        Text(
            "`git init`을 먼저 실행해 보고, 되면 `dnatrack init`을 다시 실행하세요",
            "try `git init` first; when it works, run `dnatrack init` again",
        ),
    )


# The example gives way to a tracker of one's own as long as nobody has made anything of it.

_ZONE = re.compile(rb"^timezone: .*$", re.MULTILINE)


@contextmanager
def forget_example(folder: Path) -> Iterator[None]:
    """Take away the data of the example, where all of it is as it was and none is committed.

    When what is done meanwhile fails, it is put back.
    """
    example = _untouched_example(folder) if commit_of(folder) is None else {}
    for path in example:
        (folder / path).unlink()
    for path in ("data/tasks", "data") if example else ():
        with suppress(OSError):  # something else lies there
            (folder / path).rmdir()
    try:
        yield
    except BaseException:
        write_new(folder, example)
        raise


def _untouched_example(folder: Path) -> dict[str, bytes]:
    """What `init` wrote, where `data/` is just the example; empty where it is not."""
    there = {path.relative_to(folder).as_posix(): path for path in (folder / _DATA).rglob("*")}
    found = {name: path.read_bytes() for name, path in there.items() if path.is_file()}
    skeleton = skeleton_files()
    known = {path: text for path, text in skeleton.items() if path.startswith(_DATA)}
    shown = {path: _ZONE.sub(b"", text) for path, text in found.items() if path in known}
    is_example = shown == {path: _ZONE.sub(b"", text) for path, text in known.items()}
    is_all = found.keys() - known.keys() <= {f"{_DATA}{CALENDAR}"}
    if not (is_example and is_all):
        return {}
    places = {path: folder / path for path in skeleton.keys() - known.keys()}
    beside = {name: path.read_bytes() for name, path in places.items() if path.is_file()}
    return found | {name: text for name, text in beside.items() if text == skeleton[name]}


# The data set that comes with dnatrack.

_FOLDER, _LANDMARK = "data", "taskforces.yaml"


def shipped_data() -> Snapshot:
    """The files of the data set that comes with dnatrack.

    Raises:
        DnatrackError: it is not where it is installed, nor in the repository around it.
    """
    package = Path(str(files("dnatrack")))
    # In a wheel it lies inside the package, in a checkout beside `src`.
    for folder in (package / _FOLDER, package.parent.parent / _FOLDER):
        if (folder / _LANDMARK).is_file():
            return snapshot_of(folder)
    raise DnatrackError(
        Text(
            "dnatrack에 들어 있는 자료를 찾지 못했습니다",
            "the data that comes with dnatrack was not found",
        ),
        Text("dnatrack을 다시 설치하세요", "install dnatrack again"),
    )


# The files that a new tracker begins with, as they lie in the package.

_HIDDEN = "dot-"


def skeleton_files() -> dict[str, bytes]:
    """The files of `skeleton/`, by the path that they get in a tracker.

    There they are named `dot-gitignore`, since as `.gitignore` they would be obeyed in
    the repository of dnatrack itself.
    """
    root = Path(str(files("dnatrack"))) / "skeleton"
    found = (one.relative_to(root) for one in sorted(root.rglob("*")) if one.is_file())
    return {_written_as(one): (root / one).read_bytes() for one in found}


_HANGUL = re.compile("[가-힣]")
_SIGN = re.compile(r".*# |- \[ \] |- |<!-- |")
_ENGLISH_README = '<a id="english"></a>\n\n## English\n'
_LINK_TO_IT = "[English](#english)\n\n"


def in_language(content: bytes, language: NameLanguage) -> bytes:
    """What a file of the skeleton, which is written in both languages, says in one of them."""
    text = content.decode()
    if language is NameLanguage.EN:
        head, found, rest = text.partition(_ENGLISH_README)
        text = f"{head.partition(chr(10))[0]}\n{rest}" if found else text
    else:
        text = text.partition(_ENGLISH_README)[0].replace(_LINK_TO_IT, "")
    lines = (_line_in(line, language) for line in text.splitlines())
    said = "\n".join(line for line in lines if line is not None)
    said = said.strip().removeprefix("#\n")
    return f"{said}\n".replace("lang: ko", f"lang: {language}").encode()


def _line_in(line: str, language: NameLanguage) -> str | None:
    """One line in a language; None where it is a comment in the other."""
    korean, both, english = line.partition(" / ")
    if both and _HANGUL.search(korean) and not _HANGUL.search(english):
        sign = _SIGN.match(korean)
        return korean if language is NameLanguage.KO else f"{sign[0] if sign else ''}{english}"
    is_in_english = language is NameLanguage.EN
    return None if is_in_english and _HANGUL.search(line) else line


def _written_as(path: Path) -> str:
    return "/".join(
        f".{part.removeprefix(_HIDDEN)}" if part.startswith(_HIDDEN) else part
        for part in path.parts
    )


# A new repository with a history, written in one run of `git fast-import`.

# The same commits get the same ids whatever this machine's git is told to do.
_INIT = (
    "init",
    "--quiet",
    "--template=",
    f"--initial-branch={BRANCH}",
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
    made: list[Path] = []
    try:
        made.extend(make_folders(folder))
        _write(folder, commits)
    except BaseException as error:
        take_back(Written(folders=tuple(made)))
        if isinstance(error, OSError):
            raise _not_written(folder, error.strerror or str(error)) from None
        if isinstance(error, GitFailedError):
            raise _not_written(folder, in_short(error.said)) from None
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
        yield f"commit refs/heads/{BRANCH}"
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
        ANOTHER_FOLDER,
    )
