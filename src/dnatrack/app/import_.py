"""The plan of what a ministry changed in an exported sheet."""

import os
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from dnatrack.app.arguments import commit_named, today_in, zone_named
from dnatrack.app.edit import Planning
from dnatrack.app.questions import Questions, choices
from dnatrack.app.workspace import Workspace
from dnatrack.editing.lifecycle import Left, Rescheduled, decide, refuse_ahead
from dnatrack.editing.proposal import Plan
from dnatrack.editing.values import take_in, value_at
from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text, tr
from dnatrack.loading.load import Loaded
from dnatrack.model.period import Period
from dnatrack.model.words import RevisionReason
from dnatrack.reports.selection import member_named
from dnatrack.sheets.columns import Texts, texts_of
from dnatrack.sheets.import_messages import obstacles, remarks
from dnatrack.sheets.open_file import MAX_BYTES, read_book
from dnatrack.sheets.outcome import MilestoneChange, Outcome, outcome_of, read_sheets
from dnatrack.sheets.rows import Bases
from dnatrack.storage.files import printable_name, read_regular_file
from dnatrack.terminal_text import printable
from dnatrack.yamltext.parsed_text import Edit


class NotTakenInError(DnatrackError):
    """A sheet holds what a person has to decide first; what that is has been told."""


def merge_into(
    workspace: Workspace, loaded: Loaded, file: Path, base: str | None = None
) -> Outcome:
    """What `file` changes in the data.

    `base` names the commit that the sheets were exported from, where they do not say.

    Raises:
        DnatrackError: `file` cannot be read or holds no milestones.
    """
    name = printable_name(file.name)
    book = read_book(_content(file), name)
    tracker = loaded.tracker
    today = texts_of(tracker)
    given = _named(workspace, base) if base is not None else {}
    bases = Bases(book.exported, today, _at_commit(workspace), given)
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


def _named(workspace: Workspace, base: str) -> Texts:
    """The milestones at the commit or day that a person named."""
    return _read(workspace, commit_named(workspace.repository, base, workspace.zone))


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


def planned_import(workspace: Workspace, file: Path, base: str | None) -> Planning:
    """That the data says what the rows of `file` say that were changed."""

    def plan(loaded: Loaded, ask: Questions) -> Plan:
        outcome = merge_into(workspace, loaded, file, base)
        _tell(workspace, remarks(outcome))
        _refuse(workspace, outcome, ask)
        if outcome.says_nothing:
            raise _nothing_read()
        today = today_in(zone_named(loaded.tracker.settings.timezone))
        edits: list[Edit] = []
        for change in outcome.changes:
            edits += _edits(loaded, change, today, ask)
        name = printable_name(file.name)
        return Plan(edits, subject=Text(f"{name} 들여옴", f"import {name}"))

    return Planning(plan)


def _refuse(workspace: Workspace, outcome: Outcome, ask: Questions) -> None:
    """Refuse what a person has to decide first; a missing reason can be asked for here."""
    is_only_unexplained = not (outcome.refusals or outcome.conflicts or outcome.gone)
    if outcome.can_be_taken_in or (is_only_unexplained and ask.can_ask):
        return
    _tell(workspace, obstacles(outcome))
    raise NotTakenInError(
        Text(
            "위의 것이 남아 있어 아무것도 쓰지 않았습니다",
            "what is listed above is left to be decided, so nothing was written",
        ),
        Text(
            "파일을 고쳐 다시 들여오세요. 나머지 줄도 그때 함께 들어갑니다",
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
            "`dnatrack export`가 쓴 제목으로 되돌려 다시 들여오세요",
            "give them the headings of `dnatrack export`, and import the file again",
        ),
    )


def _edits(loaded: Loaded, change: MilestoneChange, today: date, ask: Questions) -> list[Edit]:
    milestone = loaded.tracker.owed_by_id[change.id].milestone
    for one in change.fields:
        if one.field == "done_on" and one.new:
            refuse_ahead(Period.parse(one.new), today)
    title = value_at(loaded, milestone.at("title"))
    edits = take_in(milestone, change, moved=_moved(change, today, ask), title=title)
    grounds = _grounds(change, today, ask)
    return [*edits, decide(milestone, grounds)] if grounds is not None else edits


def _grounds(change: MilestoneChange, today: date, ask: Questions) -> Left | None:
    """On what grounds a promise is left, with what the row says of it; the rest is asked for."""
    said, about = change.left, change.id
    if said is None:
        return None
    return Left(
        today,
        _asked(ask, said.reason, Text(f"{about} 사유", f"{about} why")),
        _asked(ask, said.authority, Text(f"{about} 정한 주체", f"{about} who decided it")),
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
            ask, move.authority, Text(f"{about} 정한 주체", f"{about} who decided it")
        )
    return Rescheduled(Period.parse(due), today, reason, authority, source, move.note or None)


def _asked(ask: Questions, said: str, question: Text) -> str:
    return ask.required(said, question, tr("그 줄의 칸", "that row"))


def _tell(workspace: Workspace, lines: Iterable[str]) -> None:
    for line in lines:
        workspace.tell(printable(line))
