"""From a file that a ministry sent back to a plan, and how that is shown."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import typer

from dnatrack.cli.asking import can_ask, choices, required
from dnatrack.cli.clock import today_in, zone_named
from dnatrack.cli.editing import show_difference
from dnatrack.cli.how import How
from dnatrack.cli.importing import merged_into
from dnatrack.cli.opening import Opened, print_report
from dnatrack.cli.output import say_aside, say_error
from dnatrack.cli.planning import Planning
from dnatrack.domain.period import Period
from dnatrack.domain.words import RevisionReason
from dnatrack.editing.edits import Edit
from dnatrack.editing.intents.rescheduling import Rescheduled
from dnatrack.editing.intents.setting import value_at
from dnatrack.editing.intents.sheet_changes import take_in
from dnatrack.editing.proposal import Plan, Proposal
from dnatrack.formats.safe_text import printable
from dnatrack.i18n import Text, tr
from dnatrack.judging.judgement import judge
from dnatrack.reading.loading import Loaded
from dnatrack.reports import difference
from dnatrack.reports.difference import Sides
from dnatrack.reports.selection import member_named
from dnatrack.reports.view import View
from dnatrack.sheets.outcome import MilestoneChange, Outcome
from dnatrack.sheets.telling import obstacles, remarks
from dnatrack.storage.folder_walk import printable_name

_REFUSED = 1


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
