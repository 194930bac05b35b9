"""Running git so that nothing of a repository's own making is run by it."""

import os
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text

# No git on this machine must be a sentence of ours, not an error while importing.
os.environ.setdefault("GIT_PYTHON_REFRESH", "quiet")

import git

# Configuration of the repository that could start a program while history is read.
_HARMLESS = (
    ("core.quotePath", "false"),
    ("core.fsmonitor", "false"),
    ("core.hooksPath", os.devnull),
    ("core.pager", "cat"),
    ("log.showSignature", "false"),
    ("diff.external", ""),
    ("gc.auto", "0"),
    ("maintenance.auto", "false"),
)
_ENVIRONMENT = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_PAGER": "cat",
}
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
    "GIT_CONFIG_PARAMETERS",
    "GIT_CONFIG_COUNT",
    "GIT_GRAFT_FILE",
    "GIT_SHALLOW_FILE",
    "GIT_REPLACE_REF_BASE",
    "GIT_EXTERNAL_DIFF",
    "GIT_DIFF_OPTS",
    "GIT_LITERAL_PATHSPECS",
    "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
    "GIT_TRACE",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_INTERNAL_SUPER_PREFIX",
)


class GitFailedError(Exception):
    """A git command ended with an error; `said` is what git said."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said


class GitCommand:
    """Runs git commands in one folder."""

    def __init__(self, folder: Path) -> None:
        for name in _INHERITED:
            os.environ.pop(name, None)
        self._git = git.Git(os.fspath(folder))
        self._options = [part for key, value in _HARMLESS for part in ("-c", f"{key}={value}")]

    def run(self, arguments: Sequence[str], *, lines: Iterable[str] = ()) -> bytes:
        """What git prints, when it is given `lines` on its standard input.

        Raises:
            DnatrackError: there is no git on this machine.
            GitFailedError: git ended with an error.
        """
        # A file, not a pipe: git may print before it has read everything.
        with tempfile.TemporaryFile() as standard_input:
            standard_input.write("".join(f"{line}\n" for line in lines).encode())
            standard_input.seek(0)
            return self._run(arguments, standard_input)

    def _run(self, arguments: Sequence[str], standard_input: IO[bytes]) -> bytes:
        try:
            return self._git.execute(
                ["git", *self._options, *arguments],
                istream=standard_input.fileno(),
                stdout_as_string=False,
                strip_newline_in_stdout=False,
                env=_ENVIRONMENT,
            )
        except git.GitCommandNotFound:
            raise _no_git() from None
        except git.GitCommandError as error:
            raise GitFailedError(str(error.stderr)) from None


def _no_git() -> DnatrackError:
    return DnatrackError(
        Text(
            "이 컴퓨터에 git이 없어 이력을 읽을 수 없습니다",
            "there is no git on this machine, so history cannot be read",
        ),
        Text(
            "git을 설치하고 다시 해 보세요(https://git-scm.com)",
            "install git and try again (https://git-scm.com)",
        ),
    )
