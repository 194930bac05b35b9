"""One tracker on a disk and in git: what everything else asks."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, tzinfo
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from dnatrack.app.arguments import (
    SelectionWords,
    commit_named,
    data_folder,
    now_in,
    one_day_named,
    period_named,
    selection_of,
    zone_named,
)
from dnatrack.app.state import State
from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text, say, tr
from dnatrack.judging.judgement import judge
from dnatrack.judging.witness import CUT_OFF, NO_WITNESS, Witness
from dnatrack.loading.load import Loaded, load
from dnatrack.loading.snapshot import Snapshot
from dnatrack.model.data_files import SETTINGS, SINGLE_FILES, TASK_ENDING, TASK_FOLDER
from dnatrack.reports.selection import EVERYTHING
from dnatrack.reports.view import View
from dnatrack.storage.cache import open_memory
from dnatrack.storage.data_folder import LABEL, files_named, snapshot_of
from dnatrack.storage.git_files import commit_of
from dnatrack.storage.read_history import KnownPast, SharedMemory, read_committed, read_ledger

if TYPE_CHECKING:
    from dnatrack.app.check import Checked
    from dnatrack.app.difference import Seen, Stands
    from dnatrack.editing.proposal import Plan, Proposal
    from dnatrack.history.ledger import Ledger
    from dnatrack.model.reference_files import Settings
    from dnatrack.reports.history_view import Past
    from dnatrack.reports.period_parts import Reviewed
    from dnatrack.storage.git_commit import Committed
    from dnatrack.storage.git_read import GitRepository
    from dnatrack.yamltext.value import Value

Tell = Callable[[str], None]
"""Takes a note: something that is not known, and why; nothing fails because of it."""


def open_workspace(data: Path | str | None = None, tell: Tell | None = None) -> "Workspace":
    """The tracker in the data folder that is named, or that is found from here upwards.

    Raises:
        DnatrackError: there is none.
    """
    return Workspace(data_folder(None if data is None else Path(data)), tell)


class Workspace:
    """A data folder and the repository around it. What is asked twice is read once.

    States are named as on the command line: by a revision or a day. `tell` gets notes.
    """

    def __init__(self, folder: Path, tell: Tell | None = None) -> None:
        self.folder = folder
        self.tell: Tell = tell or (lambda _: None)
        self._parsed: dict[str, Value] | None = None

    @cached_property
    def loaded(self) -> Loaded:
        """The files as they lie on the disk."""
        return self.read(snapshot_of(self.folder), self._parsed)

    @cached_property
    def settings(self) -> "Settings":
        """The settings as they are now; no other file is read for them."""
        loaded = self.__dict__.get("loaded") or self._read_some([SETTINGS])
        return loaded.tracker.settings

    @cached_property
    def zone(self) -> tzinfo:
        """The time zone of the tracker."""
        return zone_named(self.settings.timezone)

    @cached_property
    def head(self) -> str | None:
        """The commit that is checked out; None before the first, or without a repository."""
        return commit_of(self.folder)

    @cached_property
    def repository(self) -> "GitRepository":
        """The repository around the data folder.

        Raises:
            DnatrackError: there is none, or no git.
        """
        from dnatrack.storage.git_read import GitRepository

        return GitRepository.around(self.folder)

    @property
    def has_history(self) -> bool:
        """Whether something was committed: until then, no promise can be broken.

        Data outside a repository may have a history elsewhere.
        """
        try:
            return self.head is not None or self.repository.head is not None
        except DnatrackError:
            return True

    @cached_property
    def ledger(self) -> "Ledger":
        """Every change of every item, those that are not committed last.

        Raises:
            DnatrackError: the history cannot be read.
        """
        return read_ledger(self.folder, self.moment())

    def moment(self) -> datetime:
        """This moment, in the time zone of the tracker."""
        return now_in(self.zone)

    def day(self, on: date | str | None = None) -> date:
        """The day that `on` is or names; today where nothing is said.

        Raises:
            DnatrackError: it names no day.
        """
        if isinstance(on, date):
            return on
        return self.moment().date() if on is None else one_day_named(on, "--on")

    def read(self, snapshot: Snapshot, parsed: "dict[str, Value] | None" = None) -> Loaded:
        """What a snapshot of this tracker holds; unchanged files are not parsed again.

        What had to be is kept in `parsed`, by blob ids.
        """
        memory = open_memory(self.folder)
        loaded = load(snapshot, memory if parsed is None else SharedMemory(memory, parsed))
        memory.save()
        return loaded

    def _read_some(self, files: Sequence[str]) -> Loaded:
        return load(Snapshot(LABEL, files_named(self.folder, files)))

    def now(self, on: date | str | None = None, *, with_recent: bool = False) -> State:
        """The data as it is, seen on a day; `with_recent` adds what the last months were like.

        Where the history cannot be read, original deadlines are those that files declare,
        and the others not known; a note says so.

        Raises:
            DnatrackError: `on` names no day.
        """
        self._parsed = {}  # the history ends with the same files
        loaded, today = self.loaded, self.day(on)
        past, witness = self._known_past, self._witness
        self._parsed = None
        recent = past.seen_from(today) if with_recent and past is not None else None
        judged = judge(loaded.tracker, today, witness)
        view = View(judged, self.head, recent=recent, has_history=witness.is_whole)
        return State(self, loaded, view)

    def at(self, rev: str, on: date | str | None = None) -> State:
        """The data as it was at a revision or day, seen on a day.

        Raises:
            DnatrackError: there is no history, or a word names nothing.
        """
        commit = commit_named(self.repository, rev, self.zone)
        loaded = self.read(self.repository.snapshot(commit))
        witness = self._witness
        judged = judge(loaded.tracker, self.day(on), witness)
        return State(self, loaded, View(judged, commit, rev, has_history=witness.is_whole))

    @property
    def _witness(self) -> Witness:
        if self.head is None:
            return NO_WITNESS
        return self._known_past.witness if self._known_past is not None else CUT_OFF

    @cached_property
    def _known_past(self) -> KnownPast | None:
        try:
            if self.head is not None:
                return KnownPast(self.folder, self.head, self.zone, self._parsed)
        except DnatrackError as error:
            note = tr(
                "알림: 당초기한은 파일에 기재된 것만 확인됩니다",
                "note: original deadlines are only those that the files declare",
            )
            hint = [say(error.hint)] if error.hint else []
            self.tell(tr(". ", "; ").join((f"{note}: {say(error.message)}", *hint)))
        return None

    def past(
        self,
        since: str | None = None,
        until: str | None = None,
        *,
        on: str | None = None,
        selected: SelectionWords | None = None,
        as_known_then: bool = False,
    ) -> "tuple[View, Past]":
        """The names of the data as they are now, and its ledger with what to show of it.

        `as_known_then`: the ledger holds what was committed by the end of the day `on`.

        Raises:
            DnatrackError: there is no history, or a word names nothing.
        """
        from dnatrack.app.difference import names_in
        from dnatrack.reports.history_view import Past, Span

        tracker = self.read(names_in(self.folder)).tracker
        ledger = self._ledger_by(self.day(on)) if as_known_then else self.ledger
        selection = selection_of(tracker, selected) if selected else EVERYTHING
        commit = ledger.head if as_known_then else self.head
        view = View(judge(tracker, self.day(on)), commit)
        return view, Past(ledger, self.zone, selection, Span(*_days_between(since, until)))

    def _ledger_by(self, day: date) -> "Ledger":
        if day >= self.day():
            return self.ledger
        return read_committed(self.folder, up_to=self.repository.commit_on(day, self.zone))

    def difference(self, old: str, new: str | None = None, *, on: str | None = None) -> "Seen":
        """Two states and what changed in meaning between them; None is the files as they are.

        Raises:
            DnatrackError: there is no history, or a name names nothing.
        """
        from dnatrack.app.difference import see_between

        return see_between(self, old, new, on=on)

    def check(
        self, base: str | None = None, head: str | None = None, *, with_older: bool = False
    ) -> "Checked":
        """Everything that is wrong with the data; or what a change since `base` did to it.

        Raises:
            DnatrackError: there is no history, or a name names nothing.
        """
        from dnatrack.app import check

        if base is None:
            return check.check_data(self)
        return check.check_data_since(self, base, head, with_older=with_older)

    def stands(self, since: str, until: str | None, *, on: str | None = None) -> "Stands":
        """The states of a report of a period, as `since`, `until` and `on` name them.

        Raises:
            DnatrackError: one names nothing, or they are not one after the other.
        """
        from dnatrack.app.difference import stands_named

        return stands_named(self, since, until, on=on)

    def review(self, stands: "Stands") -> "Reviewed":
        """Both states of a period as they are to be seen on their days, and what happened.

        Raises:
            DnatrackError: the history cannot be read, or is cut off.
        """
        from dnatrack.app.difference import build_review

        return build_review(self, stands)

    def missing(self, commits: Sequence[str]) -> tuple[list[str], list[str]]:
        """Those of `commits` that are gone, and those that are not in this history any more.

        Raises:
            DnatrackError: there is no history.
        """
        from dnatrack.storage.git_ancestry import has_commit, is_built_on

        repository, head = self.repository, self.repository.head or ""
        gone = [one for one in commits if not has_commit(repository, one)]
        there = (one for one in commits if one not in gone)
        return gone, [one for one in there if not is_built_on(repository, one, head)]

    def read_for(self, items: Sequence[str] | None) -> Loaded:
        """The data that an edit of some tasks and milestones looks at.

        Their files, and those that hold no tasks, so that it costs the same however many
        tasks there are: what is wrong because others are missing is wrong before the edit
        and after it. All of the data, where None says so or an id leads to no file.
        """
        if items is not None:
            tasks = [f"{TASK_FOLDER}/{one.partition('/')[0]}{TASK_ENDING}" for one in items]
            some = self._read_some([*SINGLE_FILES, *tasks])
            tracker = some.tracker
            if all(one in tracker.owed_by_id or one in tracker.tasks_by_id for one in items):
                return some
        return self.read(snapshot_of(self.folder))

    def propose(self, plan: "Plan", before: Loaded) -> "Proposal":
        """What a plan, made of the data `before`, would do to it. Nothing is written.

        Raises:
            DnatrackError: an edit cannot be made safely.
        """
        from dnatrack.editing.proposal import propose

        return propose(before, plan, day=self.day(), has_history=self.has_history)

    def write(self, proposal: "Proposal", doing: str) -> None:
        """Write the files of a proposal, all or none; `doing` says to others who is at work.

        Raises:
            ChangedMeanwhileError: somebody else changed one of them.
            DnatrackError: they cannot be written.
        """
        from dnatrack.storage.write import FileEdit, write_edits

        edits = [FileEdit(one.path, one.old, one.new) for one in proposal.files]
        write_edits(self.folder, edits, doing=doing, now=self.moment())

    def refuse_uncommitted(self, paths: Sequence[str], branch: str | None) -> None:
        """Refuse, before any of `paths` is written, what could not be committed by itself.

        Without paths: what could not be whatever is written.

        Raises:
            DnatrackError: why it could not.
        """
        from dnatrack.storage.git_commit import refuse_uncommitted

        refuse_uncommitted(self.folder, paths, branch=branch)

    def commit(self, proposal: "Proposal", message: str, branch: str | None) -> "Committed":
        """Commit the files of a proposal and nothing else.

        Raises:
            DnatrackError: git, or a hook, refused.
        """
        from dnatrack.storage.git_commit import commit_files

        paths = [one.path for one in proposal.files]
        return commit_files(self.folder, paths, message, branch=branch)


def _days_between(since: str | None, until: str | None) -> tuple[date | None, date | None]:
    """The first and the last day of what the two options name; None where one is not given.

    Raises:
        DnatrackError: one names no day, or they name none between them.
    """
    first = None if since is None else period_named(since, "--since").first
    last = None if until is None else period_named(until, "--until").last
    if first is not None and last is not None and last < first:
        raise DnatrackError(
            Text(
                f"`--since {since} --until {until}`: 끝이 시작보다 빠릅니다",
                f"`--since {since} --until {until}` ends before it begins",
            ),
            Text("두 값을 바꾸어 입력하세요", "swap the two"),
        )
    return first, last
