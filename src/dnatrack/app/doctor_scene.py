"""What is around the place where `dnatrack doctor` was called."""

import os
from collections.abc import Callable
from datetime import UTC, tzinfo
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dnatrack.app.arguments import data_folder, one_day_named, today_in
from dnatrack.errors import DnatrackError
from dnatrack.formats import Page
from dnatrack.loading.load import load
from dnatrack.loading.snapshot import MAX_FILE_BYTES, Snapshot
from dnatrack.model.data_files import CALENDAR, SETTINGS
from dnatrack.storage.data_folder import files_named
from dnatrack.storage.files import read_regular_file
from dnatrack.storage.git import GitCommand, GitFailedError
from dnatrack.storage.git_files import repository_entry
from dnatrack.storage.git_read import GitRepository

_Found = TypeVar("_Found")


class Scene:
    """Where dnatrack was called, and what there is around it.

    `page` and `encoding` are those of the standard output. Git is looked for `around` the
    data folder, or where the command was called. `top` is the folder of the repository,
    without one that which holds the data. `tracker` is read as far as it can be; `zone` is
    None where this machine does not know its time zone, and `today` in UTC.

    Raises:
        DnatrackError: `on` names no day.
    """

    def __init__(self, data: Path | None, *, page: Page, encoding: str, on: str | None) -> None:
        self.page, self.encoding = page, encoding
        self.folder = _attempt(lambda: data_folder(data))
        has_data = isinstance(self.folder, Path)
        self.around = self.folder if isinstance(self.folder, Path) else Path.cwd()
        self.dot_git = repository_entry(self.around)
        outside = self.around.parent if has_data else self.around
        self.top = self.dot_git.parent if self.dot_git else outside
        self.files = files_named(self.around, (SETTINGS, CALENDAR)) if has_data else {}
        self.tracker = load(Snapshot("", self.files)).tracker
        self.zone = _zone(self.tracker.settings.timezone)
        is_other_day = on is not None and has_data
        self.today = one_day_named(on or "", "--on") if is_other_day else today_in(self.zone or UTC)
        self.git_version = _attempt(lambda: _git_version(self.around))
        self.repository = _attempt(lambda: GitRepository.around(self.around))

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


def content_of(path: Path) -> bytes:
    """What an ordinary file holds; nothing where it is not there or cannot be read."""
    content = read_regular_file(os.path.realpath(path), MAX_FILE_BYTES)
    return content if isinstance(content, bytes) else b""
