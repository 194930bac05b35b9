"""What is around the place where `dnatrack doctor` was called."""

import os
from dataclasses import dataclass
from datetime import UTC, date, tzinfo
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dnatrack.app.arguments import data_folder, one_day_named, today_in
from dnatrack.errors import DnatrackError
from dnatrack.formats import Page
from dnatrack.i18n import Text
from dnatrack.loading.load import load
from dnatrack.loading.snapshot import MAX_FILE_BYTES, Snapshot
from dnatrack.model.data_files import CALENDAR, SETTINGS
from dnatrack.model.tracker import Tracker
from dnatrack.reports.history_view import beginning
from dnatrack.storage.data_folder import files_named
from dnatrack.storage.files import read_regular_file
from dnatrack.storage.git import GitCommand, GitFailedError
from dnatrack.storage.git_files import repository_entry
from dnatrack.storage.git_read import GitRepository
from dnatrack.storage.read_history import read_committed


@dataclass(frozen=True)
class Scene:
    """Where dnatrack was called, and what can be found out around it. Looks at each once.

    `page` and `encoding` are those of the standard output; `on` names the evaluation day.
    """

    data: Path | None
    page: Page
    encoding: str
    on: str | None = None

    @cached_property
    def folder(self) -> Path | DnatrackError:
        """The data folder, or why there is none."""
        try:
            return data_folder(self.data)
        except DnatrackError as error:
            return error

    @cached_property
    def around(self) -> Path:
        """Where to look for git: the data folder, or where the command was called."""
        return self.folder if isinstance(self.folder, Path) else Path.cwd()

    @cached_property
    def top(self) -> Path:
        """The folder of the repository; without one the folder that holds the data."""
        dot_git = repository_entry(self.around)
        if dot_git is not None:
            return dot_git.parent
        return self.around.parent if isinstance(self.folder, Path) else self.around

    @cached_property
    def tracker(self) -> Tracker | None:
        """The settings and the calendar, as far as they can be read; None without data."""
        if not isinstance(self.folder, Path):
            return None
        return load(Snapshot("", files_named(self.folder, (SETTINGS, CALENDAR)))).tracker

    @cached_property
    def git_version(self) -> str | DnatrackError:
        """What `git version` says, or that there is no git."""
        try:
            return self._git.run(["version"]).decode(errors="replace").strip()
        except GitFailedError as error:
            return error.said
        except DnatrackError as error:
            return error

    @cached_property
    def repository(self) -> GitRepository | DnatrackError:
        """The repository around the data, or why there is none."""
        try:
            return GitRepository.around(self.around)
        except DnatrackError as error:
            return error

    @cached_property
    def beginning(self) -> Text | None:
        """Where the history begins, if it holds promises from there on, and can be read."""
        try:
            has_data = isinstance(self.folder, Path)
            return beginning(read_committed(self.around, remembers=False)) if has_data else None
        except DnatrackError:
            return None

    @cached_property
    def today(self) -> date:
        """The evaluation day; in UTC where the time zone of the data is not known.

        Raises:
            DnatrackError: `--on` names no day.
        """
        if self.on is not None and self.tracker is not None:
            return one_day_named(self.on, "--on")
        return today_in(self.zone or UTC)

    @cached_property
    def zone(self) -> tzinfo | None:
        """The time zone of the data; None where this machine does not know it."""
        try:
            return ZoneInfo(self.zone_name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return None

    @property
    def zone_name(self) -> str:
        """The name of the time zone that the settings ask for."""
        return self.tracker.settings.timezone if self.tracker else "Asia/Seoul"

    @property
    def pre_commit_hook(self) -> bytes:
        """The hook that git runs before a commit; empty where none is installed."""
        if asked := self.configured("core.hooksPath"):
            return text_of(self.top / asked / "pre-commit")
        dot_git = repository_entry(self.around)
        return text_of(dot_git / "hooks/pre-commit") if dot_git is not None else b""

    def configured(self, key: str) -> str:
        """The value of git's setting `key` for this repository; empty where there is none."""
        said = self._asked("config", "--show-scope", "-z", "--get-all", key).split("\0")
        # Our own runs of git have settings of their own; they say nothing about this machine.
        given = [value for scope, value in zip(said[::2], said[1::2], strict=False)
                 if scope != "command"]  # fmt: skip
        return given[-1].strip() if given else ""

    def attribute(self, name: str) -> str:
        """The attribute that git gives a data file: `lf`, `unset`, `unspecified`."""
        return self._asked("check-attr", "-z", name, "--", SETTINGS).split("\0")[-2:][0]

    def _asked(self, *arguments: str) -> str:
        try:
            return self._git.run(arguments).decode("utf-8", "replace")
        except (GitFailedError, DnatrackError):
            return ""

    @cached_property
    def _git(self) -> GitCommand:
        return GitCommand(self.around)


def text_of(path: Path) -> bytes:
    """What an ordinary file holds; nothing where it is not there or cannot be read."""
    content = read_regular_file(os.path.realpath(path), MAX_FILE_BYTES)
    return content if isinstance(content, bytes) else b""


def can_print(text: str, encoding_name: str) -> bool:
    """Whether an encoding has the characters of a text."""
    try:
        text.encode(encoding_name)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def variables_set(*names: str) -> list[str]:
    """Those variables of the environment that are set, with their values."""
    return [f"{name}={os.environ[name]}" for name in names if os.environ.get(name)]
