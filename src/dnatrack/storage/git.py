"""Running git, and what it could not do as a sentence with its cure."""

import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from shutil import which
from threading import Thread
from types import ModuleType
from typing import IO, TYPE_CHECKING

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.model.frozen import Frozen
from dnatrack.model.period import day_words
from dnatrack.storage.files import printable_name

if TYPE_CHECKING:
    import git

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
            "git을 설치하고 다시 실행하세요(https://git-scm.com)",
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
            f"`{where}` 폴더는 git 저장소 안에 있지 않아 이력이 없습니다",
            f"`{where}` is in no git repository, so it has no history",
        ),
        Text(
            "저장소를 복제해서 쓰거나 `git init` 명령으로 시작하세요",
            "clone the repository, or begin one with `git init`",
        ),
    )


def _somebody_elses(where: str, repository: str) -> DnatrackError:
    trusting = f"git config --global --add safe.directory '{repository}'"
    return DnatrackError(
        Text(
            f"`{where}` 저장소의 소유자가 다른 사용자이므로 git이 읽지 않습니다",
            f"the repository of `{where}` belongs to somebody else, so git does not read it",
        ),
        Text(f"신뢰하는 저장소이면 실행하세요: `{trusting}`", f"if you trust it: `{trusting}`"),
    )


def cut_off() -> DnatrackError:
    """The history is that of a shallow clone."""
    return DnatrackError(
        Text(
            "이력이 잘린 저장소(얕은 복제)이므로 전체 변경 이력을 확인할 수 없습니다",
            "the history is cut off (a shallow clone), so the past is not known in full",
        ),
        Text(
            "`git fetch --unshallow`를 실행하거나, CI이면 checkout에 `fetch-depth: 0`을 설정하세요",
            "run `git fetch --unshallow`, or give the checkout of CI `fetch-depth: 0`",
        ),
    )


def no_revision(revision: str, *, is_shallow: bool) -> DnatrackError:
    """Nothing is called `revision`, or nothing that is a commit."""
    name = printable_name(revision)
    hint = Text(
        "브랜치, 태그, 커밋 id나 날짜(2020-03-31)를 입력하세요",
        "name a branch, a tag, a commit id or a day (2020-03-31)",
    )
    if is_shallow:
        hint = Text(
            "이력이 잘린 저장소입니다. `git fetch --unshallow`를 실행하세요",
            "the history is cut off here: try `git fetch --unshallow`",
        )
    return DnatrackError(
        Text(f"`{name}` 커밋을 찾지 못했습니다", f"there is no revision `{name}`"), hint
    )


def too_early(day: date) -> DnatrackError:
    """No commit touched the data up to `day`."""
    return DnatrackError(
        Text(
            f"{day_words(day).ko}까지 자료를 변경한 커밋이 없습니다",
            f"no commit changed the data up to {day}",
        ),
        Text(
            "`git log` 명령으로 첫 커밋의 날짜를 확인하세요",
            "see `git log` for the day of the first one",
        ),
    )


def no_data(commit: str) -> DnatrackError:
    """The data folder is not in a commit."""
    return DnatrackError(
        Text(
            f"`{commit}` 커밋에는 이 자료 폴더가 없습니다",
            f"commit {commit} has no such data folder",
        ),
        Text(
            "자료 폴더에서 `git log -- .` 명령으로 첫 커밋을 확인하세요",
            "run `git log -- .` in the data folder to see its first commit",
        ),
    )


def nothing_in_common(one: str, other: str, *, is_shallow: bool) -> DnatrackError:
    """Two commits, given by their ids, build on no third one."""
    commits = f"{one[:10]}, {other[:10]}"
    if is_shallow:
        return DnatrackError(
            Text(
                "이력이 잘린 저장소(얕은 복제)이므로 두 커밋이 갈라진 지점을 확인할 수 "
                f"없습니다({commits})",
                "the history is cut off (a shallow clone), so it does not say where two commits "
                f"parted ({commits})",
            ),
            Text(
                "`git fetch --unshallow`를 실행하거나, CI이면 checkout에 `fetch-depth: 0`을 "
                "설정하세요",
                "run `git fetch --unshallow`, or give the checkout of CI `fetch-depth: 0`",
            ),
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


def cannot_read(said: str) -> DnatrackError:
    """Git failed while it read; `said` is what it said itself."""
    if _LEFT_OUT.search(said):
        return _left_out()
    if broken := _BROKEN_CONFIG.search(said):
        return _broken_config(broken[0])
    words = " ".join(said.split())[:_MOST_WORDS]
    return DnatrackError(
        Text(f"git이 이력을 읽지 못했습니다: {words}", f"git could not read the history: {words}"),
        Text("`git fsck` 명령으로 저장소를 점검하세요", "look at the repository with `git fsck`"),
    )


def _broken_config(said: str) -> DnatrackError:
    return DnatrackError(
        Text(f"git 설정을 읽을 수 없습니다: {said}", f"git cannot read its settings: {said}"),
        Text("표시된 파일의 줄을 고치세요", "mend that line of that file"),
    )


def _left_out() -> DnatrackError:
    return DnatrackError(
        Text(
            "내용을 모두 내려받지 않은 저장소(부분 복제)이므로 이력을 읽을 수 없습니다",
            "the contents were not all fetched (a partial clone), so history cannot be read",
        ),
        Text("`--filter` 옵션 없이 다시 복제하세요", "clone again without `--filter`"),
    )


class GitMode(Frozen):
    """How git is run: settings that overrule those of the repository, and variables.

    `is_in_our_language`: what it says is for people, not to be understood by us.
    """

    settings: tuple[tuple[str, str], ...]
    environment: Mapping[str, str]
    is_in_our_language: bool = False


# What the repository may say in its configuration, and what would run a program, or
# change what is read, without a word.
_HARMLESS = (
    ("core.quotePath", "false"),
    ("core.fsmonitor", "false"),
    ("core.hooksPath", os.devnull),
    ("core.pager", "cat"),
    ("log.showSignature", "false"),
    # Of the names that authors go by, those that the repository itself keeps count.
    ("mailmap.file", ""),
    ("mailmap.blob", ""),
    ("log.showRoot", "true"),
    ("log.follow", "false"),
    ("diff.relative", "false"),
    ("diff.orderFile", os.devnull),
    ("diff.external", ""),
    ("advice.graftFileDeprecated", "false"),
    ("gc.auto", "0"),
    ("maintenance.auto", "false"),
)
_ENVIRONMENT = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    # What older versions, which do not know the one above, would have to use for it.
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_PAGER": "cat",
}
HARMLESS = GitMode(_HARMLESS, _ENVIRONMENT)
"""For reading: nothing of the repository's own making runs, whoever made it."""
AS_USUAL = GitMode(
    (("i18n.commitEncoding", "UTF-8"),),
    {"GIT_TERMINAL_PROMPT": "0"},
    is_in_our_language=True,
)
"""For committing: hooks, signing and settings as if the user had typed it; asks nothing.

Hooks inherit these: there is none that changes what they do.
"""
# What GitPython sets, so that git speaks English.
_LANGUAGE = ("LC_ALL", "LANGUAGE")
# Set inside hooks; they would point git at another repository, index or set of objects.
_INHERITED = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_NAMESPACE",
    "GIT_CONFIG",
    "GIT_SHALLOW_FILE",
    "GIT_REPLACE_REF_BASE",
    "GIT_EXTERNAL_DIFF",
    "GIT_DIFF_OPTS",
    "GIT_LITERAL_PATHSPECS",
    "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_INTERNAL_SUPER_PREFIX",
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
    settings = {name: os.environ.get(name) for name in changed}
    os.environ.update(changed)
    try:
        import git  # noqa: PLC0415 - slow to import
    finally:
        for name, value in settings.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
    return git


class GitFailedError(Exception):
    """A git command ended with an error; `said` is what git said."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said


class GitCommand:
    """Runs git commands in one folder.

    Raises:
        DnatrackError: there is no git on this machine.
    """

    def __init__(self, folder: Path, manner: GitMode = HARMLESS) -> None:
        for name in _INHERITED:
            os.environ.pop(name, None)
        program = find_git()
        if program is None:
            raise no_git()
        self._module = _gitpython(program)
        self._git: git.Git = self._module.Git()
        options = [part for key, value in manner.settings for part in ("-c", f"{key}={value}")]
        self._environment = dict(manner.environment)
        if manner.is_in_our_language:
            self._environment |= {name: os.environ.get(name, "") for name in _LANGUAGE}
        # Not the working folder of GitPython, which goes elsewhere if it cannot enter it.
        self._program = [program, "-C", os.fspath(folder), *options]

    def run(self, arguments: Sequence[str], *, lines: Iterable[str] = ()) -> bytes:
        """What git prints, when it is given `lines` on its standard input.

        Raises:
            DnatrackError: there is no git on this machine.
            GitFailedError: git ended with an error.
        """
        with self.reading(arguments, lines=lines) as output:
            return output.read()

    @contextmanager
    def reading(
        self, arguments: Sequence[str], *, lines: Iterable[str] = ()
    ) -> Iterator[IO[bytes]]:
        """What git prints, to be read to its end while git is at work.

        Raises:
            DnatrackError: there is no git on this machine.
            GitFailedError: git ended with an error.
        """
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
                raise no_git() from None


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
