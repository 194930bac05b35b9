"""The plan of what a file of sheets changes, and of what is new in it."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dnatrack.app.arguments import commit_named, today_for
from dnatrack.app.cite import ALL_SOURCES, add_source, next_source_id
from dnatrack.app.edit import Planning
from dnatrack.app.import_additions import Added
from dnatrack.app.import_findings import troubles
from dnatrack.app.new_entry import PastIds
from dnatrack.app.questions import Questions, choices
from dnatrack.app.workspace import Workspace
from dnatrack.editing.lifecycle import Left, Rescheduled, decide
from dnatrack.editing.new import IdsInUse, series, unread
from dnatrack.editing.proposal import Plan, Proposal
from dnatrack.editing.values import take_in, value_at
from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text, tr
from dnatrack.loading.load import Loaded
from dnatrack.model.fields import SOURCE_ID_PATTERN
from dnatrack.model.finding import Finding
from dnatrack.model.period import Period
from dnatrack.model.tracker import Tracker
from dnatrack.model.words import RevisionReason, Seen
from dnatrack.reports import wording
from dnatrack.reports.selection import member_named
from dnatrack.sheets.columns import Kind
from dnatrack.sheets.contents import read_sheets
from dnatrack.sheets.documents import Documents
from dnatrack.sheets.grid import Trouble, refusal
from dnatrack.sheets.open_file import MAX_BYTES, read_book
from dnatrack.sheets.outcome import (
    MilestoneChange,
    Outcome,
    addition_lines,
    obstacles,
    remarks,
    some,
    trouble_lines,
)
from dnatrack.sheets.row_texts import Texts, texts_of
from dnatrack.sheets.rows import Bases, Row
from dnatrack.storage.files import printable_name, read_regular_file
from dnatrack.terminal_text import printable
from dnatrack.yamltext.parsed_text import Edit

if TYPE_CHECKING:
    from dnatrack.model.data_files import DataPath


class NotTakenInError(DnatrackError):
    """A sheet holds what a person has to decide first; what that is has been told."""


class Import:
    """One file that is taken in: what it would do, and which of its cells are to blame."""

    def __init__(self, workspace: Workspace, file: Path, base: str | None = None) -> None:
        self._workspace, self._file, self._base = workspace, file, base
        self._changed: Mapping[str, Row] = {}
        self._left: tuple[str, ...] = ()
        self._new: Mapping[DataPath, Row] = {}

    @property
    def planning(self) -> Planning:
        """That the data says what the rows say that were changed, and has what is new.

        What the sheet of sources lists may wait for the fact that cites it.
        """
        return Planning(self._plan, expected=frozenset({"unused-source"}))

    def grounds_told(self, proposal: Proposal) -> Iterator[str]:
        """Of each promise that is left on what grounds, in words."""
        for id_ in self._left:
            owed = proposal.after.tracker.owed_by_id.get(id_)
            if owed is not None:  # else it could not be read, which is told besides
                grounds = wording.grounds(owed.milestone.reason, owed.milestone.decision)
                yield f"{id_}: {grounds}"

    def findings_told(self, proposal: Proposal, findings: Iterable[Finding]) -> Iterator[str]:
        """What would be wrong with the data, line by line, at the cells that say it."""
        found = troubles(proposal.after, findings, self._changed, self._new)
        return some(trouble_lines(found))

    def _plan(self, loaded: Loaded, ask: Questions) -> Plan:
        workspace = self._workspace
        documents = Documents(loaded.tracker.sources, _source_ids(workspace, loaded.tracker))
        outcome = merge_into(workspace, loaded, self._file, self._base, documents)
        _tell(workspace, remarks(outcome))
        today = today_for(loaded.tracker)
        new = Added(workspace, loaded, outcome.additions)
        refusals = [*_done_ahead(outcome, today), *new.troubles]
        _refuse(workspace, outcome, refusals, ask)
        if outcome.says_nothing and not documents.new:
            raise _nothing_read()
        _tell(workspace, addition_lines(documents.new, new.names))
        self._changed, self._new = outcome.rows, new.places
        self._left = tuple(one.id for one in outcome.changes if one.left is not None)
        edits = [
            add_source(one.id, {**one.document._asdict(), "seen": Seen.EXCERPT.value})
            for one in documents.new.values()
        ]
        for change in outcome.changes:
            edits += _edits(loaded, change, today, ask)
        name = printable_name(self._file.name)
        subject = Text(f"{name} 가져옴", f"import {name}")
        return Plan([*edits, *new.edits], new.files, subject=subject)


def merge_into(
    workspace: Workspace,
    loaded: Loaded,
    file: Path,
    base: str | None = None,
    documents: Documents | None = None,
) -> Outcome:
    """What `file` changes in the data.

    `base` names the commit that the sheets were exported from, where they do not say;
    `documents` learns of the sources that are new.

    Raises:
        DnatrackError: `file` cannot be read or holds no sheet of ours.
    """
    name = printable_name(file.name)
    book = read_book(_content(file), name)
    tracker = loaded.tracker
    today = texts_of(tracker)
    given: Texts = {}
    if base is not None:
        given = _read(workspace, commit_named(workspace.repository, base, workspace.zone))
    exported = book.exported.get(Kind.MILESTONES, {})
    bases = Bases(exported, today, _at_commit(workspace), given)
    documents = documents or Documents(tracker.sources, series(next_source_id(tracker.sources)))
    outcome = read_sheets(book, bases, tracker, documents)
    if outcome is None:
        raise DnatrackError(
            Text(f"`{name}` 파일에 이정표의 표가 없습니다", f"`{name}` has no sheet of milestones"),
            Text(
                "`dnatrack export`가 쓴 제목 줄이 그대로 있어야 합니다. 새 계획이면 `과제 제목`,"
                " `제목`, `현재기한`, `종류`, `주관`, `출처` 칸을 만드세요",
                "the headings that `dnatrack export` wrote must still be there; a new plan has the"
                " columns `task title`, `title`, `due`, `kind`, `lead` and `sources`",
            ),
        )
    return outcome


def _content(file: Path) -> bytes:
    found = read_regular_file(os.path.realpath(file), MAX_BYTES)
    if isinstance(found, bytes):
        return found
    name = printable_name(str(file))
    raise DnatrackError(
        Text(f"`{name}` 파일을 읽지 못했습니다", f"`{name}` could not be read"),
        Text(
            "있는 파일인지, 읽을 권한이 있는지, 64 MB보다 작은지 확인하세요",
            "see that it is there, smaller than 64 MB, and that you may read it",
        ),
    )


def _at_commit(workspace: Workspace) -> Callable[[str], Texts]:
    """What gives the milestones of a commit: none where there is no such commit here."""

    @cache
    def at_commit(commit: str) -> Texts:
        try:
            return _read(workspace, commit)
        except DnatrackError:
            return {}

    return at_commit


def _read(workspace: Workspace, commit: str) -> Mapping[str, Mapping[str, str]]:
    return texts_of(workspace.read(workspace.repository.snapshot(commit)).tracker)


# Sources that are new.


def _source_ids(workspace: Workspace, tracker: Tracker) -> Iterator[str]:
    """The ids that new sources get, as `new source` proposes them."""
    taken = frozenset(tracker.sources) | unread(tracker)
    ids = IdsInUse(taken, PastIds(workspace).of_entries(ALL_SOURCES), SOURCE_ID_PATTERN)
    yield from (
        wanted for wanted in series(next_source_id(tracker.sources)) if ids.first_free([wanted])
    )


# What stands in the way.


def _done_ahead(outcome: Outcome, today: date) -> Iterator[Trouble]:
    """The cells that say something was done on a day to come."""
    cells = [
        (outcome.rows[change.id].place(one.field), one.new)
        for change in outcome.changes
        for one in change.fields
        if one.field == "done_on"
    ]
    cells += [
        (one.row.place("done_on"), one.fields["done_on"]) for one in outcome.additions.milestones
    ]
    for at, text in cells:
        if text and Period.parse(text).first > today:
            yield Trouble(at, _AHEAD)


_AHEAD = refusal(
    Text("완료일이 오늘보다 뒤입니다", "the day of completion is after today"),
    Text("완료한 뒤에 적으세요", "fill it in once it is done"),
)


def _refuse(workspace: Workspace, outcome: Outcome, more: list[Trouble], ask: Questions) -> None:
    """Refuse what a person has to decide first; a missing reason can be asked for here."""
    is_only_unexplained = not (outcome.refusals or outcome.conflicts or outcome.gone or more)
    if is_only_unexplained and (outcome.can_be_taken_in or ask.can_ask):
        return
    _tell(workspace, some((*obstacles(outcome), *trouble_lines(more))))
    raise NotTakenInError(
        Text(
            "위 사항이 남아 있어 저장하지 않았습니다",
            "what is listed above is left to be decided, so nothing was written",
        ),
        Text(
            "파일을 고쳐 다시 가져오세요. 나머지 줄도 그때 함께 들어갑니다",
            "mend the file and import it again; its other rows are taken in then, too",
        ),
    )


def _nothing_read() -> NotTakenInError:
    return NotTakenInError(
        Text(
            "읽은 칸에는 바뀐 것이 없고, 위의 칸은 읽지 못했습니다",
            "nothing changed in what was read, and the columns above were not read",
        ),
        Text(
            "`dnatrack export`가 쓴 제목으로 되돌려 다시 가져오세요",
            "give them the headings of `dnatrack export`, and import the file again",
        ),
    )


# What is changed of milestones that there are.


def _edits(loaded: Loaded, change: MilestoneChange, today: date, ask: Questions) -> list[Edit]:
    milestone = loaded.tracker.owed_by_id[change.id].milestone
    edits = take_in(
        milestone,
        change,
        moved=_moved(change, today, ask),
        title=value_at(loaded, milestone.at("title")),
        main=loaded.tracker.settings.main_language,
    )
    grounds = _grounds(change, today, ask)
    return [*edits, decide(milestone, grounds)] if grounds is not None else edits


def _grounds(change: MilestoneChange, today: date, ask: Questions) -> Left | None:
    """On what grounds a promise is left, with what the row says of it; the rest is asked for."""
    said, about = change.left, change.id
    if said is None:
        return None
    if not change.unsaid:
        return Left(today, said.reason, said.authority or None, said.source or None)
    return Left(
        today,
        _asked(ask, said.reason, Text(f"{about} 사유", f"{about} why")),
        _asked(ask, said.authority, Text(f"{about} 결정 주체", f"{about} who decided it")),
        _asked(ask, said.source, Text(f"{about} 근거(출처 id)", f"{about} its source (id)")),
    )


def _moved(change: MilestoneChange, today: date, ask: Questions) -> Rescheduled | None:
    """The deadline that moves, with what the row says of it; the rest is asked for."""
    move = change.move
    due = next((one.new for one in change.fields if one.field == "due"), "")
    if move is None:
        return None
    about = f"{change.id} → {due}"
    known = choices(RevisionReason)
    reason = member_named(
        RevisionReason,
        _asked(ask, move.reason, Text(f"{about} 사유({known.ko})", f"{about} why ({known.en})")),
    )
    source = _asked(ask, move.source, Text(f"{about} 근거(출처 id)", f"{about} its source (id)"))
    authority = move.authority or None
    if reason is not RevisionReason.CORRECTION:
        authority = _asked(
            ask, move.authority, Text(f"{about} 결정 주체", f"{about} who decided it")
        )
    return Rescheduled(Period.parse(due), today, reason, authority, source, move.note or None)


def _asked(ask: Questions, said: str, question: Text) -> str:
    return ask.required(said, question, tr("그 줄의 칸", "that row"), str)


def _tell(workspace: Workspace, lines: Iterable[str]) -> None:
    for line in lines:
        workspace.tell(printable(line))
