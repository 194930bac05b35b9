"""Running git: so that nothing of a repository's own making is run by it, or as usual."""

import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import IO

from dnatrack.storage.git_failures import no_git

# No git on this machine, or settings of the user that git cannot read, must be a sentence of
# ours, not an error while importing: GitPython then asks git for its version.
os.environ.setdefault("GIT_PYTHON_REFRESH", "quiet")
_NO_SETTINGS = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
_settings = {name: os.environ.get(name) for name in _NO_SETTINGS}
os.environ.update(_NO_SETTINGS)
try:
    import git
finally:
    for _name, _value in _settings.items():
        if _value is None:
            del os.environ[_name]
        else:
            os.environ[_name] = _value


@dataclass(frozen=True, slots=True)
class Manner:
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
HARMLESS = Manner(_HARMLESS, _ENVIRONMENT)
"""For reading: nothing of the repository's own making runs, whoever made it."""
AS_USUAL = Manner(
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


class GitFailedError(Exception):
    """A git command ended with an error; `said` is what git said."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said


class GitCommand:
    """Runs git commands in one folder."""

    def __init__(self, folder: Path, manner: Manner = HARMLESS) -> None:
        for name in _INHERITED:
            os.environ.pop(name, None)
        self._git = git.Git()
        options = [part for key, value in manner.settings for part in ("-c", f"{key}={value}")]
        program = self._git.GIT_PYTHON_GIT_EXECUTABLE or "git"
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
        except git.GitCommandError:
            raise GitFailedError(b"".join(complaints).decode("utf-8", "replace")) from None
        except BaseException:
            process.kill()
            raise

    def _started(self, arguments: Sequence[str], lines: Iterable[str]) -> git.Git.AutoInterrupt:
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
            except git.GitCommandNotFound:
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
