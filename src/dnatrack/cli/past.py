"""From options to the past of the data: its ledger, its states, what to show of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, tzinfo
from pathlib import Path

from dnatrack.cli.clock import now_in, zone_named
from dnatrack.cli.folder import data_folder
from dnatrack.cli.opening import day_named, read_data
from dnatrack.cli.revisions import commit_named
from dnatrack.cli.selecting import selection_of
from dnatrack.domain.period import Period, PeriodError
from dnatrack.errors import DnatrackError
from dnatrack.history.facts import has_items
from dnatrack.i18n import Text, tr
from dnatrack.judging.judgement import judge
from dnatrack.reading.loading import SINGLE_FILES
from dnatrack.reading.snapshot import Snapshot
from dnatrack.reports.history_view import Past, Span
from dnatrack.reports.view import View
from dnatrack.storage.git_head import commit_of
from dnatrack.storage.git_repository import GitRepository
from dnatrack.storage.parse_cache import blob_id
from dnatrack.storage.past_reading import read_ledger
from dnatrack.storage.working_tree import snapshot_of


@dataclass(frozen=True, slots=True)
class PastOptions:
    """What the options of a command about history say."""

    on: str | None = None
    since: str | None = None
    until: str | None = None
    taskforce: str | None = None
    ministry: str | None = None
    lead_only: bool = False


def open_past(data: Path | None, options: PastOptions) -> tuple[View, Past]:
    """The names of the data as they are now, and its ledger with what to show of it.

    Raises:
        DnatrackError: there is no data, no history, or an option names nothing.
    """
    folder = data_folder(data)
    tracker = read_data(folder, _without_tasks(snapshot_of(folder))).tracker
    zone = zone_named(tracker.settings.timezone)
    ledger = read_ledger(folder, now_in(zone))
    selection = selection_of(
        tracker,
        taskforce=options.taskforce,
        ministry=options.ministry,
        leads_only=options.lead_only,
    )
    view = View(judge(tracker, day_named(options.on, tracker)), commit_of(folder))
    span = Span(_edge(options.since, "--since"), _edge(options.until, "--until", last=True))
    return view, Past(ledger, zone, selection, span)


def _without_tasks(snapshot: Snapshot) -> Snapshot:
    files = {file: data for file, data in snapshot.files.items() if file in SINGLE_FILES}
    return Snapshot(snapshot.label, files)


def _edge(word: str | None, option: str, *, last: bool = False) -> date | None:
    """The first or last day of the period that an option names."""
    if word is None:
        return None
    try:
        period = Period.parse(word.strip())
    except PeriodError as error:
        example = error.suggestion or "2020-03"
        raise DnatrackError(
            Text(
                f"`{option} {word}`은(는) 날짜나 기간이 아닙니다",
                f"`{option} {word}` is no day or period",
            ),
            Text(f"`{option} {example}`처럼 적으세요", f"write it as `{option} {example}`"),
        ) from None
    return period.last if last else period.first


@dataclass(frozen=True, slots=True)
class Moment:
    """The data files at one moment, by content id, and how to get at the contents.

    `commit` is None for the working tree.
    """

    name: str
    ids: Mapping[str, str]
    commit: str | None
    files: Mapping[str, bytes]

    def contents(self, repository: GitRepository, paths: set[str]) -> dict[str, bytes]:
        """The contents of `paths`, as far as they are there, by path."""
        if self.commit is None:
            return {path: self.files[path] for path in paths if path in self.files}
        wanted = {path: self.ids[path] for path in paths if path in self.ids}
        blobs = dict(repository.blobs(set(wanted.values())))
        return {path: blobs[id_] for path, id_ in wanted.items()}


def moment_named(repository: GitRepository, folder: Path, word: str | None, zone: tzinfo) -> Moment:
    """The state that a revision or a day names; the working tree where none is named.

    Raises:
        DnatrackError: it names nothing.
    """
    if word is None:
        files = snapshot_of(folder).files
        ids = {path: blob_id(data).hex() for path, data in files.items()}
        return Moment(tr("지금의 파일", "working tree"), ids, None, files)
    commit = commit_named(repository, word, zone)
    return Moment(
        f"{word} ({commit[:10]})" if not commit.startswith(word) else commit[:10],
        repository.blob_ids(commit),
        commit,
        {},
    )


def changed_items(old: Moment, new: Moment) -> list[str]:
    """The paths of files that hold items and differ."""
    return [
        path
        for path in sorted({*old.ids, *new.ids})
        if has_items(path) and old.ids.get(path) != new.ids.get(path)
    ]
