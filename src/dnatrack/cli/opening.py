"""From options to a view of the data: where it is, what day it is, what to show."""

import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, tzinfo
from pathlib import Path

from dnatrack.cli.clock import today_in, zone_named
from dnatrack.cli.folder import data_folder
from dnatrack.cli.output import page_for, say_aside, write
from dnatrack.cli.periods import one_day_named
from dnatrack.errors import DnatrackError
from dnatrack.formats import REPORT_FORMATS, render
from dnatrack.i18n import Text, say, tr
from dnatrack.judging.judgement import NO_WITNESS, judge
from dnatrack.loading.load import Loaded, load
from dnatrack.loading.snapshot import Snapshot
from dnatrack.model.data_files import SETTINGS
from dnatrack.model.reference_files import Settings
from dnatrack.model.tracker import Tracker
from dnatrack.reports.report import Report
from dnatrack.reports.view import View
from dnatrack.storage.cache import open_memory
from dnatrack.storage.data_folder import files_named, snapshot_of
from dnatrack.storage.git_head import commit_of
from dnatrack.storage.read_history import KnownPast


@dataclass(frozen=True, slots=True)
class Opened:
    """A data folder and what was read from it."""

    folder: Path
    loaded: Loaded


def open_data(data: Path | None) -> Opened:
    """What is in the data folder that was named, or that is found from here upwards.

    Raises:
        DnatrackError: there is none.
    """
    folder = data_folder(data)
    return Opened(folder, read_data(folder, snapshot_of(folder)))


def read_data(folder: Path, snapshot: Snapshot) -> Loaded:
    """What a snapshot of `folder` holds; unchanged files are not parsed again."""
    memory = open_memory(folder)
    loaded = load(snapshot, memory)
    memory.save()
    return loaded


def open_view(
    data: Path | None, *, on: str | None = None, at: str | None = None, with_recent: bool = False
) -> View:
    """The data as it was at the revision or day `at`, or is, seen on the day `on`, or today.

    `with_recent` adds what the last months were like, unless `at` asks for other data.
    Where the history cannot be read, original deadlines are those that files declare;
    standard error says so.

    Raises:
        DnatrackError: there is no data, or an option names nothing.
    """
    if at is not None:
        return _view_at(data_folder(data), at, on)
    opened = open_data(data)
    tracker, head = opened.loaded.tracker, commit_of(opened.folder)
    zone = zone_named(tracker.settings.timezone)
    past = _known_past(opened.folder, head, zone)
    today = day_named(on, tracker)
    recent = None
    if with_recent and past is not None:
        # Whatever keeps the history from being read now was said when it was first read.
        with suppress(DnatrackError):
            recent = past.seen_from(today)
    return View(judge(tracker, today, past.witness if past else NO_WITNESS), head, recent=recent)


def _view_at(folder: Path, at: str, on: str | None) -> View:
    from dnatrack.cli.revisions import commit_named
    from dnatrack.storage.git_read import GitRepository

    repository = GitRepository.around(folder)
    zone = zone_named(read_settings(folder).timezone)
    commit = commit_named(repository, at, zone)
    tracker = read_data(folder, repository.snapshot(commit)).tracker
    past = _known_past(folder, commit_of(folder), zone)
    witness = past.witness if past else NO_WITNESS
    return View(judge(tracker, day_named(on, tracker), witness), commit, at)


def read_settings(folder: Path) -> Settings:
    """The settings of the data as it is now."""
    return load(Snapshot("", files_named(folder, [SETTINGS]))).tracker.settings


def _known_past(folder: Path, head: str | None, zone: tzinfo) -> KnownPast | None:
    try:
        return KnownPast(folder, head, zone) if head is not None else None
    except DnatrackError as error:
        note = tr(
            "알림: 당초기한은 파일에 신고된 것만 압니다",
            "note: original deadlines are only those that the files declare",
        )
        hint = [say(error.hint)] if error.hint else []
        say_aside(tr(". ", "; ").join((f"{note}: {say(error.message)}", *hint)))
        return None


def day_named(word: str | None, tracker: Tracker) -> date:
    """The day that `--on` names; today in the tracker's time zone where it is not given.

    Raises:
        DnatrackError: the word names no day.
    """
    if word is None:
        return today_in(zone_named(tracker.settings.timezone))
    return one_day_named(word, "--on")


def print_report(
    report: Report, *, form: str, color: str, width: int | None, limit: int | None = None
) -> None:
    """Print `report` in the format that was asked for.

    Raises:
        DnatrackError: there is no such format.
    """
    form = format_of_reports(form)
    page = page_for(sys.stdout, color=color, width=width, limit=limit)
    report = report.first_rows(limit) if limit else report
    write(render(report, form, page), is_data=form in {"json", "csv", "html"})


def format_of_reports(form: str) -> str:
    """The name of a format of reports, as it was given.

    Raises:
        DnatrackError: there is none of that name.
    """
    if form not in REPORT_FORMATS:
        known = ", ".join(REPORT_FORMATS)
        raise DnatrackError(
            Text(f"`{form}`은(는) 없는 출력 형식입니다", f"there is no format `{form}`"),
            Text(f"쓸 수 있는 형식: {known}", f"formats: {known}"),
        )
    return form
