"""From a file that a ministry sent back to what it changes; nothing is written here."""

import os
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from dnatrack.cli.clock import zone_named
from dnatrack.cli.opening import Opened, read_data
from dnatrack.cli.revisions import commit_named
from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.sheets.bases import Bases
from dnatrack.sheets.opening import MAX_BYTES, read_book
from dnatrack.sheets.outcome import Outcome, outcome_of
from dnatrack.sheets.sheet_reading import read_sheets
from dnatrack.sheets.texts import Texts, texts_of
from dnatrack.storage.file_reading import read_regular_file
from dnatrack.storage.folder_walk import printable_name
from dnatrack.storage.git_repository import GitRepository


def merged_into(opened: Opened, file: Path, *, base: str | None = None) -> Outcome:
    """What `file` changes in the data.

    `base` names the commit that the sheets were exported from, where they do not say.

    Raises:
        DnatrackError: `file` cannot be read or holds no milestones.
    """
    name = printable_name(file.name)
    book = read_book(_content(file), name)
    tracker = opened.loaded.tracker
    today = texts_of(tracker)
    given = _named(opened, base) if base is not None else {}
    bases = Bases(book.exported, today, _at_commit(opened.folder), given)
    says = read_sheets(book, bases, tracker.sources)
    if says is None:
        raise DnatrackError(
            Text(f"`{name}`에 이정표의 표가 없습니다", f"`{name}` has no sheet of milestones"),
            Text(
                "`dnatrack export`가 쓴 제목 줄이 그대로 있어야 합니다",
                "the headings that `dnatrack export` wrote must still be there",
            ),
        )
    return outcome_of(says, today)


def _content(file: Path) -> bytes:
    found = read_regular_file(os.path.realpath(file), MAX_BYTES)
    if isinstance(found, bytes):
        return found
    name = printable_name(str(file))
    raise DnatrackError(
        Text(f"`{name}`을(를) 읽지 못했습니다", f"`{name}` could not be read"),
        Text(
            "있는 파일인지, 읽을 권한이 있는지, 64 MB보다 작은지 확인하세요",
            "see that it is there, smaller than 64 MB, and that you may read it",
        ),
    )


def _named(opened: Opened, base: str) -> Texts:
    """The milestones at the commit or day that a person named."""
    repository = GitRepository.around(opened.folder)
    zone = zone_named(opened.loaded.tracker.settings.timezone)
    return _read(repository, commit_named(repository, base, zone))


def _at_commit(folder: Path) -> Callable[[str], Texts]:
    """What gives the milestones of a commit: none where there is no such commit here."""

    @cache
    def at_commit(commit: str) -> Texts:
        try:
            return _read(GitRepository.around(folder), commit)
        except DnatrackError:
            return {}

    return at_commit


def _read(repository: GitRepository, commit: str) -> Mapping[str, Mapping[str, str]]:
    return texts_of(read_data(repository.folder, repository.snapshot(commit)).tracker)
