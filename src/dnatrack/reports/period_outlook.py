"""What lies ahead of a period: due next, early warnings, silence, what is unsettled."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from dnatrack.history.changes import ChangeKind
from dnatrack.history.silence import Silence
from dnatrack.i18n import Text, say, tr
from dnatrack.judging.issues import IssueState, JudgedIssue, judge_issues
from dnatrack.judging.judgement import JudgedItem, JudgedMilestone
from dnatrack.judging.schedule import OPEN_STATES, ScheduleState
from dnatrack.model.tracker import Unreadable
from dnatrack.model.words import Lifecycle, Signal
from dnatrack.reports import wording
from dnatrack.reports.change_wording import sentence
from dnatrack.reports.history_view import title_cell
from dnatrack.reports.issues import age_cell
from dnatrack.reports.period_parts import (
    Reviewed,
    count_title,
    empty_cell,
    item_cells,
    item_name,
    items_by_id,
    items_of,
    lost_of,
    milestone_name,
    name_columns,
    none,
    reasons_cell,
)
from dnatrack.reports.report import Align, Cell, Column, JsonValue, Row, Table, Tone, number, text
from dnatrack.reports.view import due_cell, left_cell, name_cell, period_cell


def horizon(reviewed: Reviewed) -> int:
    """How many days ahead is looked: as long as the period, and as `due_soon_days` at least."""
    due_soon = reviewed.after.judgement.tracker.settings.thresholds.due_soon_days
    return max(reviewed.length.days, due_soon)


def ahead(reviewed: Reviewed) -> Table:
    """The open milestones whose deadline ends within that, the next one first."""
    within = horizon(reviewed)
    found = [
        one
        for one in reviewed.after.judgement.milestones
        if one.current.days_left is not None and one.current.days_left <= within
    ]
    found.sort(key=lambda one: (one.current.days_left or 0, one.owed.id))
    columns = (
        *name_columns(),
        Column("due", tr("기한", "due")),
        Column("days_left", tr("남은 날", "left"), Align.RIGHT),
        Column("lifecycle", tr("진행", "progress"), rank=2),
    )
    rows = tuple(
        Row(
            (
                *milestone_name(reviewed.view, one),
                due_cell(one),
                left_cell(one),
                Cell(
                    wording.word(one.owed.milestone.lifecycle), one.owed.milestone.lifecycle.value
                ),
            )
        )
        for one in found
    )
    span = wording.days(within)
    title = count_title(tr(f"{span} 안에 올 기한", f"Due within {span}"), len(rows))
    return Table("next", title, columns, rows, none())


# Early warnings: what a green task may yet come to grief over.
#
# Six signs, each exact, so that whoever is asked about one can check it:
#
# - `not-started`: a milestone due within twice `due_soon_days` is still planned;
# - `brought-forward`: its deadline was brought forward in the period, and it is still planned;
# - `slipped`: its deadline slipped, though not often enough to be red;
# - `late-by-original`: it is late by the first deadline ever promised, not by the current one;
# - `waits`: it waits for a milestone that is red or yellow itself;
# - `silent`: nothing was heard of the task for longer than the first step of the ladder.


class Sign(StrEnum):
    """What makes one look twice at something that is green."""

    NOT_STARTED = "not-started"
    BROUGHT_FORWARD = "brought-forward"
    SLIPPED = "slipped"
    LATE_BY_ORIGINAL = "late-by-original"
    WAITS = "waits"
    SILENT = "silent"


_WORDS = {
    Sign.NOT_STARTED: Text("곧 기한이나 착수 전", "due before long, not started"),
    Sign.BROUGHT_FORWARD: Text("기한을 앞당겼으나 착수 전", "brought forward, not started"),
    Sign.SLIPPED: Text("연기", "slipped"),
    Sign.LATE_BY_ORIGINAL: Text("당초기한 지남", "late by the original due"),
    Sign.WAITS: Text("적·황색을 기다림", "waits for red or yellow"),
    Sign.SILENT: Text("소식 없음", "no news"),
}


class Notice(NamedTuple):
    """One sign. `amount` counts days, or slips; `detail` is the same for a person."""

    sign: Sign
    amount: int | None = None
    detail: str = ""
    other: str = ""


def early_warnings(reviewed: Reviewed) -> Table:
    """The signs at each green task: of the task itself, then of its milestones."""
    columns = (
        *name_columns(),
        Column("task", tr("과제", "task"), for_programs=True),
        Column("due", tr("기한", "due"), rank=2),
        Column("signs", tr("징후", "signs"), can_fold=True),
    )
    greens = items_of(reviewed.after.judgement, Signal.GREEN)
    rows = tuple(row for item in greens for row in _warning_rows(reviewed, item))
    title = count_title(
        tr("정상추진 과제의 조기 징후", "Early warnings among the green"), len(rows)
    )
    return Table("early_warnings", title, columns, rows, none())


def _warning_rows(reviewed: Reviewed, item: JudgedItem) -> Iterator[Row]:
    own = tuple(_of_task(reviewed, item))
    if own:
        yield Row((*item_name(reviewed.view, item), text(item.id), empty_cell(), _signs(own)))
    for one in item.milestones:
        found = tuple(_of_milestone(reviewed, one))
        if found:
            names = milestone_name(reviewed.view, one)
            yield Row((*names, text(item.id), due_cell(one), _signs(found)))


def _signs(found: tuple[Notice, ...]) -> Cell:
    said = (f"{say(_WORDS[one.sign])} {one.detail}".rstrip() for one in found)
    value: list[JsonValue] = [
        {"sign": one.sign.value, "amount": one.amount, "other": one.other or None} for one in found
    ]
    return Cell(", ".join(said), value, Tone.WARN)


def _of_task(reviewed: Reviewed, item: JudgedItem) -> Iterator[Notice]:
    for one in reviewed.silences:
        if one.id == item.id and one.step:
            yield Notice(Sign.SILENT, one.days, wording.days(one.days))


def _of_milestone(reviewed: Reviewed, one: JudgedMilestone) -> Iterator[Notice]:
    if one.state not in OPEN_STATES:
        return
    if one.owed.milestone.lifecycle is Lifecycle.PLANNED:
        yield from _not_started(reviewed, one)
    slips = reviewed.slips(one)
    if slips:
        yield Notice(Sign.SLIPPED, slips, tr(f"{slips}회", f"{slips}×"))
    days = one.original.days_late
    if days and one.state is not ScheduleState.OVERDUE:
        yield Notice(Sign.LATE_BY_ORIGINAL, days, wording.days(days))
    for other in one.owed.blockers:
        known = reviewed.after.judgement.milestones_by_id.get(other)
        if known is not None and known.signal in {Signal.RED, Signal.YELLOW}:
            yield Notice(Sign.WAITS, None, other, other)


def _not_started(reviewed: Reviewed, one: JudgedMilestone) -> Iterator[Notice]:
    thresholds = reviewed.after.judgement.tracker.settings.thresholds
    left = one.current.days_left
    if left is not None and left <= 2 * thresholds.due_soon_days:
        shown = wording.days(left)
        yield Notice(Sign.NOT_STARTED, left, tr(f"{shown} 남음", f"{shown} left"))
    moves = reviewed.moves.get(one.owed.id, ())
    if any(move.kind is ChangeKind.BROUGHT_FORWARD for move in moves):
        yield Notice(Sign.BROUGHT_FORWARD)


# The open tasks of which nothing new was heard for a long time.


def silent(reviewed: Reviewed) -> Table:
    """Those that passed a step of the ladder of `silent_after_days`, the longest first."""
    columns = (
        *name_columns(),
        Column("since", tr("마지막 소식", "last news")),
        Column("days", tr("경과", "for"), Align.RIGHT),
        Column("step", tr("단계", "step"), Align.RIGHT, rank=3),
        Column("last", tr("마지막 변화", "what it was"), can_fold=True, rank=2),
    )
    rows = tuple(_silent_rows(reviewed))
    ladder = reviewed.after.judgement.tracker.settings.thresholds.silent_after_days
    steps = " · ".join(map(wording.days, ladder))
    title = count_title(tr("소식 없는 과제", "No news"), len(rows))
    note = tr(f"단계: {steps} 초과", f"Steps: more than {steps}.")
    return Table("silent", title, columns, rows, none(), note=note if rows else "")


def _silent_rows(reviewed: Reviewed) -> Iterator[Row]:
    items = items_by_id(reviewed.after.judgement)
    for one in reviewed.silences:
        if one.step == 0:
            continue
        if one.id in items:
            names = item_name(reviewed.view, items[one.id])
        else:
            item = reviewed.past.ledger.items[one.id]
            names = (
                *item_cells(one.id, title_cell(reviewed.view, item)),
                reviewed.view.ministry(item.lead or None),
            )
        yield Row((*names, *_entries(reviewed, one)))


def _entries(reviewed: Reviewed, one: Silence) -> tuple[Cell, ...]:
    last = sentence(one.last, name_of=lambda id_: reviewed.view.ministry(id_).text or id_)
    about = f"{one.last.id} " if one.last.id != one.id else ""
    value = {"id": one.last.id, "change": one.last.kind.value}
    return (
        Cell(wording.day(one.since), one.since.isoformat()),
        Cell(wording.days(one.days), one.days, Tone.WARN),
        number(one.step),
        Cell(about + last, value),
    )


# What is still to be settled between ministries.


def unsettled_table(reviewed: Reviewed) -> Table:
    """The issues raised and not settled by the day of the report, the oldest first.

    Those older than `unsettled_after_days` are marked.
    """
    columns = (
        Column("id", tr("현안", "issue"), can_fold=True, least=16),
        Column("title", tr("제목", "title"), for_programs=True),
        Column("between", tr("관련 기관", "between"), can_fold=True, least=12),
        Column("raised", tr("제기", "raised")),
        Column("days", tr("경과", "age"), Align.RIGHT),
        Column("is_old", tr("기준", "threshold")),
    )
    after = reviewed.after
    judged = judge_issues(after.judgement.tracker, after.today)
    waiting = [one for one in judged if not one.is_settled]
    waiting.sort(key=lambda one: (-one.took.least, -one.took.most, one.id))
    rows = tuple(_row(reviewed, one) for one in waiting)
    title = count_title(tr("미해결 현안", "Unsettled issues"), len(rows))
    return Table("issues", title, columns, rows, _when_empty(reviewed))


def _when_empty(reviewed: Reviewed) -> str:
    """Nothing open is another thing than nothing written down."""
    if reviewed.after.judgement.tracker.issues:
        return none()
    return tr(
        "기록된 현안 없음(과제 파일의 issues에 기록)",
        "No issue is written down (they stand under issues in the file of a task).",
    )


def _row(reviewed: Reviewed, judged: JudgedIssue) -> Row:
    issue = judged.raised.issue
    after = reviewed.after.judgement.tracker.settings.thresholds.unsettled_after_days
    is_old = judged.state is IssueState.ESCALATED
    mark = tr(f"{after}일 초과", f"over {after} d") if is_old else ""
    return Row(
        (
            *item_cells(judged.id, name_cell(issue.title)),
            reviewed.view.ministries(tuple(filter(None, judged.raised.concerned))),
            period_cell(issue.raised),
            age_cell(judged),
            Cell(mark, is_old, Tone.BAD),
        )
    )


# What cannot be judged, and why: nothing is left out because nobody knows.


def not_judged_table(reviewed: Reviewed) -> Table:
    """The grey tasks and why they are grey."""
    found = items_of(reviewed.after.judgement, Signal.GREY)
    columns = (*name_columns(), Column("reasons", tr("사유", "why"), can_fold=True))
    rows = tuple(Row((*item_name(reviewed.view, item), _why(item))) for item in found)
    title = count_title(tr("판정할 수 없는 과제", "Tasks that cannot be judged"), len(rows))
    return Table("not_judged", title, columns, rows, none())


def _why(item: JudgedItem) -> Cell:
    if item.reasons or item.weighed.shown is item.weighed.computed:
        return reasons_cell(item.reasons)
    return Cell(tr("사람이 정한 신호", "set by people"), [{"reason": "set", "amount": None}])


def unknown(reviewed: Reviewed) -> Table:
    """The milestones past their deadline whose outcome nobody could find out."""
    found = [
        one
        for one in reviewed.after.judgement.milestones
        if one.state is ScheduleState.OUTCOME_UNKNOWN
    ]
    columns = (
        *name_columns(),
        Column("due", tr("기한", "due")),
        Column("looked_for", tr("찾아본 결과", "search"), rank=2),
        Column("looked_on", tr("찾아본 날", "searched on"), rank=3),
    )
    rows = tuple(_unknown_row(reviewed, one) for one in found)
    title = count_title(tr("결과 미확인 이정표", "Outcome unknown"), len(rows))
    return Table("outcome_unknown", title, columns, rows, none())


def _unknown_row(reviewed: Reviewed, one: JudgedMilestone) -> Row:
    search, due = one.owed.milestone.looked_for, one.due
    return Row(
        (
            *milestone_name(reviewed.view, one),
            period_cell(due),
            Cell(wording.word(search.result), search.result.value) if search else text(None),
            Cell(wording.day(search.on), search.on.isoformat()) if search else text(None),
        )
    )


def unreadable(reviewed: Reviewed) -> Table:
    """What could not be read, and the files of which something is missing."""
    columns = (
        Column("id", tr("무엇", "what"), can_fold=True, least=20),
        Column("title", tr("제목", "title"), for_programs=True),
        Column("file", tr("파일", "file")),
    )
    lost = list(lost_of(reviewed.after.judgement))
    rows = tuple(_lost_row(reviewed, one) for one in lost)
    files = {one.place.file for one in lost}
    partly = sorted(reviewed.after.judgement.tracker.partly_read - files)
    title = count_title(tr("읽을 수 없는 것", "Unreadable"), len(rows))
    return Table("unreadable", title, columns, rows, note=" ".join(_notes(partly)))


def _lost_row(reviewed: Reviewed, one: Unreadable) -> Row:
    names = item_cells(one.full_id, reviewed.view.title(one))
    return Row((*names, text(one.place.file)), tone=Tone.UNSURE)


def _notes(partly: list[str]) -> Iterator[str]:
    if partly:
        shown = ", ".join(partly)
        yield tr(f"일부를 읽을 수 없는 파일: {shown}", f"Files not read in full: {shown}")
