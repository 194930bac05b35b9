"""`dnatrack import FILE`: what a ministry changed in an exported sheet."""

import os
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated

import typer

from dnatrack.cli.asking import can_ask, choices, required
from dnatrack.cli.clock import today_in, zone_named
from dnatrack.cli.editing import carry_out, show_difference
from dnatrack.cli.folder import data_folder
from dnatrack.cli.how import How, writing
from dnatrack.cli.opening import Opened, print_report, read_data
from dnatrack.cli.output import say_aside, say_error
from dnatrack.cli.planning import Planning
from dnatrack.cli.revisions import commit_named
from dnatrack.editing.lifecycle import Rescheduled
from dnatrack.editing.proposal import Plan, Proposal
from dnatrack.editing.set_value import take_in, value_at
from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text, tr
from dnatrack.judging.judgement import judge
from dnatrack.loading.load import Loaded
from dnatrack.model.period import Period
from dnatrack.model.words import RevisionReason
from dnatrack.reports import difference
from dnatrack.reports.difference import Sides
from dnatrack.reports.selection import member_named
from dnatrack.reports.view import View
from dnatrack.sheets.columns import Texts, texts_of
from dnatrack.sheets.import_ import MilestoneChange, Outcome, outcome_of, read_sheets
from dnatrack.sheets.import_messages import obstacles, remarks
from dnatrack.sheets.open_file import MAX_BYTES, read_book
from dnatrack.sheets.rows import Bases
from dnatrack.storage.files import printable_name, read_regular_file
from dnatrack.storage.git_read import GitRepository
from dnatrack.terminal_text import printable
from dnatrack.yamltext.parsed_text import Edit

_REFUSED = 1

SheetFile = Annotated[
    Path,
    typer.Argument(
        metavar=tr("파일", "FILE"),
        help=tr(
            "`dnatrack export`로 만들어 고친 xlsx나 csv 파일.",
            "An xlsx or csv file made by `dnatrack export` and changed since.",
        ),
    ),
]
ExportedFrom = Annotated[
    str | None,
    typer.Option(
        "--base",
        metavar=tr("시점", "REV|DATE"),
        help=tr(
            "내보낸 때의 자료. 파일에 적혀 있지 않을 때만 씁니다.",
            "The data it was exported from, where the file does not say.",
        ),
    ),
]


@writing
def import_(file: SheetFile, *, base: ExportedFrom = None, how: How) -> None:
    """Take in what was changed in an exported sheet; rows nobody touched change nothing."""
    planning = planned_import(data_folder(how.data), file, base)
    carry_out(planning, how, show=show_difference_report)


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


def planned_import(folder: Path, file: Path, base: str | None) -> Planning:
    """That the data says what the rows of `file` say that were changed."""

    def plan(loaded: Loaded) -> Plan:
        outcome = merged_into(Opened(folder, loaded), file, base=base)
        _say(remarks(outcome))
        _refuse(outcome)
        today = today_in(zone_named(loaded.tracker.settings.timezone))
        edits: list[Edit] = []
        for change in outcome.changes:
            edits += _edits(loaded, change, today)
        name = printable_name(file.name)
        return Plan(edits, subject=Text(f"{name} 들여옴", f"import {name}"))

    return Planning(plan)


def _refuse(outcome: Outcome) -> None:
    """Refuse what a person has to decide first; a missing reason can be asked for here."""
    is_only_unexplained = not (outcome.refusals or outcome.conflicts or outcome.gone)
    if outcome.can_be_taken_in or (is_only_unexplained and can_ask()):
        return
    _say(obstacles(outcome))
    say_error(
        tr(
            "위의 것이 남아 있어 아무것도 쓰지 않았습니다",
            "what is listed above is left to be decided, so nothing was written",
        ),
        tr(
            "파일을 고쳐 다시 들여오세요. 나머지 줄도 그때 함께 들어갑니다",
            "mend the file and import it again; its other rows are taken in then, too",
        ),
    )
    raise typer.Exit(_REFUSED)


def _edits(loaded: Loaded, change: MilestoneChange, today: date) -> list[Edit]:
    milestone = loaded.tracker.owed_by_id[change.id].milestone
    title = value_at(loaded, milestone.at("title"))
    return take_in(milestone, change, moved=_moved(change, today), title=title)


def _moved(change: MilestoneChange, today: date) -> Rescheduled | None:
    """The deadline that moves, with what the row says of it; the rest is asked for."""
    move = change.move
    due = next((one.new for one in change.fields if one.field == "due"), "")
    if move is None:
        return None
    about = f"{change.id} → {due}"
    known = choices(RevisionReason)
    reason = member_named(
        RevisionReason,
        _asked(move.reason, Text(f"{about} 사유({known.ko})", f"{about} why ({known.en})")),
    )
    source = _asked(move.source, Text(f"{about} 근거(출처 id)", f"{about} its source (id)"))
    authority = move.authority or None
    if reason is not RevisionReason.CORRECTION:
        authority = _asked(move.authority, Text(f"{about} 정한 주체", f"{about} who decided it"))
    return Rescheduled(Period.parse(due), today, reason, authority, source, move.note or None)


def _asked(said: str, question: Text) -> str:
    return required(said, question, tr("그 줄의 칸", "that row"))


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        say_aside(printable(line))


def show_difference_report(folder: Path, proposal: Proposal, how: How) -> None:
    """Print what changes as `diff` does; and, where nothing will be written, the lines, too."""
    tracker = proposal.after.tracker
    today = today_in(zone_named(tracker.settings.timezone))
    judged = judge(proposal.before.tracker, today), judge(tracker, today)
    names = tr("지금의 자료", "data of today"), tr("들여온 뒤", "after the import")
    sides = Sides(names, proposal.facts, judged, is_whole=True)
    report = difference.build(View(judged[1]), sides, proposal.changes)
    print_report(report, form="table", color=how.color, width=how.width)
    if how.dry_run or not proposal.changes:
        show_difference(folder, proposal, how)
