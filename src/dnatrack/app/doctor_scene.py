"""What is around the place where `dnatrack doctor` was called."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, tzinfo
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dnatrack.app.arguments import data_folder, one_day_named, today_in
from dnatrack.errors import DnatrackError
from dnatrack.formats import Page
from dnatrack.loading.load import load
from dnatrack.loading.snapshot import MAX_FILE_BYTES, Snapshot
from dnatrack.model.data_files import CALENDAR, SETTINGS
from dnatrack.model.tracker import Tracker
from dnatrack.storage.data_folder import files_named
from dnatrack.storage.files import read_regular_file
from dnatrack.storage.git import GitCommand, GitFailedError
from dnatrack.storage.git_files import repository_entry
from dnatrack.storage.git_read import GitRepository

_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class Scene:
    """Where dnatrack was called, and what there is around it.

    `page` and `encoding` are those of the standard output. Git is looked for `around` the
    data folder, or where the command was called. `top` is the folder of the repository,
    without one that which holds the data. `tracker` is read as far as it can be, None without
    data; `zone` is None where this machine does not know its time zone, and `today` in UTC.
    """

    page: Page
    encoding: str
    folder: Path | DnatrackError
    around: Path
    top: Path
    tracker: Tracker | None
    zone_name: str
    zone: tzinfo | None
    today: date
    git_version: str | DnatrackError
    repository: GitRepository | DnatrackError

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
            return GitCommand(self.around).run(arguments).decode("utf-8", "replace")
        except (GitFailedError, DnatrackError):
            return ""


def look_around(data: Path | None, *, page: Page, encoding: str, on: str | None) -> Scene:
    """What there is around the data that was named, or around here, on the day `on`.

    Raises:
        DnatrackError: `on` names no day.
    """
    folder = _attempt(lambda: data_folder(data))
    has_data = isinstance(folder, Path)
    around = folder if isinstance(folder, Path) else Path.cwd()
    dot_git = repository_entry(around)
    files = files_named(around, (SETTINGS, CALENDAR)) if has_data else {}
    tracker = load(Snapshot("", files)).tracker if has_data else None
    zone_name = tracker.settings.timezone if tracker else "Asia/Seoul"
    zone = _zone(zone_name)
    return Scene(
        page=page,
        encoding=encoding,
        folder=folder,
        around=around,
        top=dot_git.parent if dot_git else around.parent if has_data else around,
        tracker=tracker,
        zone_name=zone_name,
        zone=zone,
        today=one_day_named(on, "--on") if on is not None and tracker else today_in(zone or UTC),
        git_version=_attempt(lambda: _git_version(around)),
        repository=_attempt(lambda: GitRepository.around(around)),
    )


def _attempt(ask: Callable[[], _Found]) -> _Found | DnatrackError:
    try:
        return ask()
    except DnatrackError as error:
        return error


def _git_version(folder: Path) -> str:
    try:
        return GitCommand(folder).run(["version"]).decode(errors="replace").strip()
    except GitFailedError as error:
        return error.said


def _zone(name: str) -> tzinfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


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
