"""Running git, and what it could not do as a sentence with its cure."""

import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from shutil import which
from threading import Thread
from types import ModuleType
from typing import IO, TYPE_CHECKING

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.storage.files import printable_name

if TYPE_CHECKING:
    import git

_OWNED = re.compile(r"dubious ownership in repository at '(.*)'")
_LEFT_OUT = re.compile("lazy fetching disabled|promisor remote|promised object")
_BROKEN_CONFIG = re.compile(r"bad (?:numeric |boolean )?config .*")
_MOST_WORDS = 300
WHOLE_CLONE = Text(
    "`git fetch --unshallow`를 실행하거나, CI이면 checkout에 `fetch-depth: 0`을 설정하세요",
    "run `git fetch --unshallow`, or give the checkout of CI `fetch-depth: 0`",
)
"""The way out where a shallow clone cut off the history."""


def no_repository(folder: Path, said: str) -> DnatrackError:
    """`folder` is in no repository, or in one that git does not want to read."""
    where = printable_name(str(folder))
    if owned := _OWNED.search(said):
        trusting = f"git config --global --add safe.directory '{owned[1]}'"
        return DnatrackError(
            Text(
                f"`{where}` 저장소의 소유자가 다른 사용자이므로 git이 읽지 않습니다",
                f"the repository of `{where}` belongs to somebody else, so git does not read it",
            ),
            Text(f"신뢰하는 저장소이면 실행하세요: `{trusting}`", f"if you trust it: `{trusting}`"),
        )
    if "not a git repository (or any" not in said:
        return cannot_read(said)
    return DnatrackError(
        Text(
            f"`{where}` 폴더는 git 저장소 안에 있지 않아 이력이 없습니다",
            f"`{where}` is in no git repository, so it has no history",
        ),
        Text(
            "저장소를 복제해서 쓰거나 `git init` 명령으로 시작하세요",
            "clone the repository, or begin one with `git init`",
        ),
    )


def cannot_read(said: str) -> DnatrackError:
    """Git failed while it read; `said` is what it said itself."""
    if _LEFT_OUT.search(said):
        return DnatrackError(
            Text(
                "내용을 모두 내려받지 않은 저장소(부분 복제)이므로 이력을 읽을 수 없습니다",
                "the contents were not all fetched (a partial clone), so history cannot be read",
            ),
            Text("`--filter` 옵션 없이 다시 복제하세요", "clone again without `--filter`"),
        )
    if broken := _BROKEN_CONFIG.search(said):
        return DnatrackError(
            Text(
                f"git 설정을 읽을 수 없습니다: {broken[0]}",
                f"git cannot read its settings: {broken[0]}",
            ),
            Text("표시된 파일의 줄을 고치세요", "mend that line of that file"),
        )
    words = in_short(said)
    return DnatrackError(
        Text(f"git이 이력을 읽지 못했습니다: {words}", f"git could not read the history: {words}"),
        Text("`git fsck` 명령으로 저장소를 점검하세요", "look at the repository with `git fsck`"),
    )


def in_short(said: str, most: int = _MOST_WORDS) -> str:
    """What git said, in one line that is not too long for a sentence."""
    return " ".join(said.split())[:most]


# What the repository may say in its configuration, and what would run a program, or
# change what is read, without a word. Nothing of its own making runs, whoever made it.
_HARMLESS = {
    "core.quotePath": "false",
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "core.pager": "cat",
    "log.showSignature": "false",
    # Of the names that authors go by, those that the repository itself keeps count.
    "mailmap.file": "",
    "mailmap.blob": "",
    "log.showRoot": "true",
    "log.follow": "false",
    "diff.relative": "false",
    "diff.orderFile": os.devnull,
    "diff.external": "",
    "advice.graftFileDeprecated": "false",
    "gc.auto": "0",
    "maintenance.auto": "false",
}
_ENVIRONMENT = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    # What older versions, which do not know the one above, would have to use for it.
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_PAGER": "cat",
}
# For committing: hooks, signing and settings as if the user had typed it. Hooks inherit
# these: there is none that changes what they do.
_AS_USUAL = {"i18n.commitEncoding": "UTF-8"}
# What GitPython sets, so that git speaks English.
_LANGUAGE = ("LC_ALL", "LANGUAGE")
# Set inside hooks; they would point git at another repository, index or set of objects.
_INHERITED = (
    *("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"),
    *("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE", "GIT_CONFIG"),
    *("GIT_SHALLOW_FILE", "GIT_REPLACE_REF_BASE", "GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS"),
    *("GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS"),
    *("GIT_ICASE_PATHSPECS", "GIT_IMPLICIT_WORK_TREE", "GIT_INTERNAL_SUPER_PREFIX"),
)
_NO_SETTINGS = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
_GIT_NAMED = "GIT_PYTHON_GIT_EXECUTABLE"
_PROGRAM = "git.exe" if os.name == "nt" else "git"


def find_git() -> str | None:
    """The git program: the one that GitPython is told of, else that of a folder in `PATH`.

    Never one that lies in the folder where somebody happens to be, which may have come with
    the data: entries that are empty, `.` or otherwise relative are left out.
    """
    named = os.environ.get(_GIT_NAMED, "")
    folders = filter(os.path.isabs, os.environ.get("PATH", os.defpath).split(os.pathsep))
    places = (named, *(os.path.join(one, _PROGRAM) for one in folders))  # noqa: PTH118 - strings
    return next((one for one in places if Path(one).is_absolute() and which(one)), None)


@cache
def _gitpython(program: str) -> ModuleType:
    """GitPython, which is slow to import, without what it does then to whoever imports it.

    Settings of the user that git cannot read must be a sentence of ours, not an error while
    importing: GitPython then asks git, which is `program`, for its version.
    """
    os.environ.setdefault("GIT_PYTHON_REFRESH", "quiet")
    changed = {**_NO_SETTINGS, _GIT_NAMED: program}
    settings = {name: os.environ[name] for name in changed if name in os.environ}
    os.environ.update(changed)
    try:
        import git  # noqa: PLC0415 - slow to import
    finally:
        for name in changed:
            del os.environ[name]
        os.environ.update(settings)
    return git


class GitFailedError(Exception):
    """A git command ended with an error; `said` is what git said."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said


class GitCommand:
    """Runs git commands in one folder; harmless ones, unless git shall do `as_usual`.

    Every way to run one raises DnatrackError where there is no git on this machine.
    """

    def __init__(self, folder: Path, *, as_usual: bool = False) -> None:
        for name in _INHERITED:
            os.environ.pop(name, None)
        program = find_git()
        if program is None:
            raise _no_git()
        self._module = _gitpython(program)
        self._git: git.Git = self._module.Git()
        self._environment = {"GIT_TERMINAL_PROMPT": "0"}
        if as_usual:
            # What git says is for people then, not to be understood by us.
            self._environment |= {name: os.environ.get(name, "") for name in _LANGUAGE}
        else:
            self._environment |= _ENVIRONMENT
        settings = (_AS_USUAL if as_usual else _HARMLESS).items()
        options = [part for key, value in settings for part in ("-c", f"{key}={value}")]
        # Not the working folder of GitPython, which goes elsewhere if it cannot enter it.
        self._program = [program, "-C", os.fspath(folder), *options]

    def run(self, arguments: Sequence[str], *, lines: Iterable[str] = ()) -> bytes:
        """What git prints, when it is given `lines` on its standard input.

        Raises:
            GitFailedError: git ended with an error.
        """
        with self.reading(arguments, lines=lines) as output:
            return output.read()

    def text(self, arguments: Sequence[str]) -> str:
        """What git prints, with bytes of names that are no UTF-8 as Python keeps them."""
        return self.run(arguments).decode("utf-8", "surrogateescape")

    def succeeds(self, *arguments: str) -> bool:
        """What git answers to a question of yes or no."""
        try:
            self.run(arguments)
        except GitFailedError:
            return False
        return True

    @contextmanager
    def reading(
        self, arguments: Sequence[str], *, lines: Iterable[str] = ()
    ) -> Iterator[IO[bytes]]:
        """What git prints, to be read to its end while git is at work; else as `run`."""
        process = self._started(arguments, lines)
        complaints: list[bytes] = []
        try:
            with _hearing(process.stderr, complaints), process.stdout:
                yield process.stdout
            process.wait()
        except self._module.GitCommandError:
            raise GitFailedError(b"".join(complaints).decode("utf-8", "replace")) from None
        except BaseException:
            process.kill()
            raise

    def _started(self, arguments: Sequence[str], lines: Iterable[str]) -> "git.Git.AutoInterrupt":
        # A file, not a pipe: git may print before it has read everything.
        with tempfile.TemporaryFile() as given:
            given.write("".join(f"{line}\n" for line in lines).encode())
            given.seek(0)
            try:
                return self._git.execute(
                    [*self._program, *arguments],
                    istream=given,
                    env=self._environment,
                    as_process=True,
                )
            except self._module.GitCommandNotFound:
                raise _no_git() from None


def _no_git() -> DnatrackError:
    return DnatrackError(
        Text("이 컴퓨터에 git이 없습니다", "there is no git on this machine"),
        Text(
            "git을 설치하고 다시 실행하세요(https://git-scm.com)",
            "install git and try again (https://git-scm.com)",
        ),
    )


@contextmanager
def _hearing(stream: IO[bytes], complaints: list[bytes]) -> Iterator[None]:
    """Take down what git complains of while it works: it stops while nobody listens."""
    listener = Thread(target=lambda: complaints.append(stream.read()))
    listener.start()
    try:
        yield
    finally:
        listener.join()
        stream.close()
