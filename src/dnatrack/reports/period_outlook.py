"""What lies ahead of a period: due next, early warnings, silence, what is unsettled."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from dnatrack.history.changes import ChangeKind
from dnatrack.i18n import Text, say, tr
from dnatrack.judging.issues import IssueState, JudgedIssue, judge_issues
from dnatrack.judging.judgement import JudgedItem, JudgedMilestone
from dnatrack.judging.schedule import OPEN_STATES, ScheduleState
from dnatrack.judging.silence import Silence
from dnatrack.model.tracker import Unreadable
from dnatrack.model.words import Lifecycle, Signal
from dnatrack.reports import columns, issues, wording
from dnatrack.reports.columns import Columns, count_behind, nothing, table, within
from dnatrack.reports.news import heard_column, last_cell, silent_cell
from dnatrack.reports.period_parts import (
    Named,
    Reviewed,
    count_items,
    id_cell,
    item_columns,
    item_name,
    milestone_columns,
    milestone_name,
    name_columns,
    reasons_cell,
)
from dnatrack.reports.report import Cell, JsonValue, Table, Tone
from dnatrack.reports.unreadable import unreadable_among
from dnatrack.reports.view import View, coming_milestones, due_cell, name_cell

_DAY = timedelta(days=1)


def end_of_next(since: date, until: date) -> date:
    """The last day of the period that follows: of as many whole months, else of as many days.

    Whole months begin on `since` or on the day after it.
    """
    first, after = (since if since.day == 1 else since + _DAY), until + _DAY
    months = 12 * (after.year - first.year) + after.month - first.month
    if first.day == after.day == 1 and months:
        years, month = divmod(after.month - 1 + months, 12)
        return date(after.year + years, month + 1, 1) - _DAY
    return until + (until - since)


def ahead(reviewed: Reviewed) -> Table:
    """The open milestones due by the end of the next period, the next one first.

    It looks `due_soon_days` ahead at least.
    """
    since, today = reviewed.before.today, reviewed.after.today
    days = max((end_of_next(since, today) - today).days, reviewed.thresholds.due_soon_days)
    found = coming_milestones(reviewed.after.judgement.milestones, within=days)
    span, progress = wording.days(days), tr("추진상태", "progress")
    title = tr(f"기한 도래 예정({span} 이내)", f"Due within {span}")
    if found:
        count = len(found)
        title = tr(f"기한 도래 예정({span} 이내 {count}건)", f"{title}: {count}")
    shown: Columns[JudgedMilestone] = (
        *milestone_columns(reviewed.view),
        columns.due(heading=tr("기한", "due")),
        columns.days_left(),
        columns.word("lifecycle", lambda one: one.lifecycle, heading=progress, rank=2),
    )
    return table("next", title, found, shown, nothing())


# Early warnings: what a green task may yet come to grief over.


class Sign(StrEnum):
    """What makes one look twice at something green; each exact, so that it can be checked."""

    NOT_STARTED = "not-started"  # Due within twice `due_soon_days`, and still planned.
    BROUGHT_FORWARD = "brought-forward"  # In the period, and still planned.
    SLIPPED = "slipped"  # Though not often enough to be red.
    LATE_BY_ORIGINAL = "late-by-original"  # Not by the deadline in force.
    WAITS = "waits"  # For a milestone that is red or yellow itself.
    SILENT = "silent"  # For longer than the first step of the ladder.


_WORDS = {
    Sign.NOT_STARTED: Text("기한 임박·미착수", "due before long, not started"),
    Sign.BROUGHT_FORWARD: Text("기한 단축·미착수", "brought forward, not started"),
    Sign.SLIPPED: Text("연기", "slipped"),
    Sign.LATE_BY_ORIGINAL: Text("당초기한 경과", "late by the original due"),
    Sign.WAITS: Text("선행 이정표 지연", "waits for red or yellow"),
    Sign.SILENT: Text("실적 미갱신", "no news"),
}


class Notice(NamedTuple):
    """One sign. `amount` counts days, or slips; `detail` is the same for a person."""

    sign: Sign
    amount: int | None = None
    detail: str = ""
    other: str = ""


class _Warning(NamedTuple):
    """The signs at a green task, or at one of its milestones."""

    named: Named
    task: str
    due: Cell
    signs: tuple[Notice, ...]


def early_warnings(reviewed: Reviewed) -> Table:
    """The signs at each green task: of the task itself, then of its milestones."""
    greens = reviewed.items_of(Signal.GREEN)
    found = [one for item in greens for one in _warnings(reviewed, item) if one.signs]
    title = tr("사전대비 필요 과제(조기경보)", "Early warnings among the green")

    def named(one: _Warning) -> Named:
        return one.named

    shown: Columns[_Warning] = (
        *name_columns(named),
        columns.value("task", lambda one: one.task, heading=tr("과제", "task")),
        columns.of("due", lambda one: one.due, heading=tr("기한", "due"), rank=2),
        columns.of("signs", lambda one: _signs(one.signs), can_fold=True),
    )
    return table("early_warnings", count_behind(title, found), found, shown, nothing())


def _warnings(reviewed: Reviewed, item: JudgedItem) -> Iterator[_Warning]:
    own = reviewed.silences.get(item.id)
    silent = (Notice(Sign.SILENT, own.days, silent_cell(own).text),) if own and own.step else ()
    yield _Warning(item_name(reviewed.view, item), item.id, Cell(""), silent)
    for one in item.milestones:
        signs = tuple(_of_milestone(reviewed, one))
        yield _Warning(milestone_name(reviewed.view, one), item.id, due_cell(one), signs)


def _signs(found: tuple[Notice, ...]) -> Cell:
    said = (f"{say(_WORDS[one.sign])} {one.detail}".rstrip() for one in found)
    value: list[JsonValue] = [
        {"sign": one.sign.value, "amount": one.amount, "other": one.other or None} for one in found
    ]
    return Cell(", ".join(said), value, Tone.WARN)


def _of_milestone(reviewed: Reviewed, one: JudgedMilestone) -> Iterator[Notice]:
    if one.state not in OPEN_STATES:
        return
    if one.lifecycle is Lifecycle.PLANNED:
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
            yield Notice(Sign.WAITS, None, reviewed.view.title(known.owed).text, other)


def _not_started(reviewed: Reviewed, one: JudgedMilestone) -> Iterator[Notice]:
    left = one.current.days_left
    if left is not None and left <= 2 * reviewed.thresholds.due_soon_days:
        yield Notice(Sign.NOT_STARTED, left, wording.days_left(left))
    moves = reviewed.moves.get(one.owed.id, ())
    if any(move.kind is ChangeKind.BROUGHT_FORWARD for move in moves):
        yield Notice(Sign.BROUGHT_FORWARD)


def silent(reviewed: Reviewed) -> Table:
    """Those that passed a step of the ladder of `silent_after_days`, the longest first."""
    found = [one for one in reviewed.silences.values() if one.step]
    steps = " · ".join(map(wording.days, reviewed.thresholds.silent_after_days))

    def item(one: Silence) -> JudgedItem:
        return one.item

    shown: Columns[Silence] = (
        *within(item, *item_columns(reviewed.view)),
        heard_column(lambda one: one.last, reviewed.after.today),
        columns.right("days", silent_cell, heading=tr("경과", "for")),
        columns.count("step", lambda one: one.step, rank=3),
        columns.of("last", last_cell, can_fold=True, rank=2),
    )
    title = count_items(tr("실적 미갱신 과제", "No news"), list(map(item, found)))
    note = tr(f"단계: {steps} 초과", f"Steps: more than {steps}.")
    return table("silent", title, found, shown, nothing(), note=note if found else "")


def unsettled_table(reviewed: Reviewed) -> Table:
    """The issues raised and not settled by the day of the report, the oldest first.

    Those older than `unsettled_after_days` are marked.
    """
    after, view = reviewed.after, reviewed.view
    judged = judge_issues(after.judgement.tracker, after.today)
    waiting = [one for one in judged if not one.is_settled]
    waiting.sort(key=lambda one: (-one.took.least, -one.took.most, one.id))
    days = reviewed.thresholds.unsettled_after_days

    def id_(one: JudgedIssue) -> Cell:
        return id_cell(one.id, name_cell(one.raised.issue.title))

    def between(one: JudgedIssue) -> Cell:
        return view.ministries(tuple(filter(None, one.raised.concerned)))

    shown: Columns[JudgedIssue] = (
        columns.of("id", id_, heading=tr("현안", "issue"), can_fold=True, least=16),
        issues.title_column(for_programs=True),
        columns.of("between", between, can_fold=True, least=12),
        issues.raised_column(),
        columns.right("days", issues.age_cell, heading=tr("경과", "age")),
        columns.of("is_old", lambda one: _is_old(one, days), heading=tr("기준", "threshold")),
    )
    title = count_behind(tr("미해결 조정 현안", "Unsettled issues"), waiting)
    # Nothing open is another thing than nothing written down.
    unsaid = tr("등록된 현안 없음", "No issue is written down.")
    empty = nothing() if after.judgement.tracker.issues else unsaid
    return table("issues", title, waiting, shown, empty)


def _is_old(one: JudgedIssue, days: int) -> Cell:
    is_old = one.state is IssueState.ESCALATED
    return Cell(tr(f"{days}일 초과", f"over {days} d") if is_old else "", is_old, Tone.BAD)


# What cannot be judged, and why: nothing is left out because nobody knows.


def not_judged_table(reviewed: Reviewed) -> Table:
    """The grey tasks and why they are grey."""
    found = reviewed.items_of(Signal.GREY)
    shown: Columns[JudgedItem] = (
        *item_columns(reviewed.view),
        columns.of("reasons", lambda one: _why(reviewed.view, one), can_fold=True),
    )
    title = count_items(tr("판정불가 과제", "Tasks that cannot be judged"), found)
    return table("not_judged", title, found, shown, nothing())


def _why(view: View, item: JudgedItem) -> Cell:
    if item.reasons or item.weighed.shown is item.weighed.computed:
        return reasons_cell(view, item.reasons)
    return Cell(tr("조정 신호", "set by people"), [{"reason": "set", "amount": None}])


def unknown(reviewed: Reviewed) -> Table:
    """The milestones past their deadline whose outcome nobody could find out."""
    milestones = reviewed.after.judgement.milestones
    found = [one for one in milestones if one.state is ScheduleState.OUTCOME_UNKNOWN]
    shown: Columns[JudgedMilestone] = (
        *milestone_columns(reviewed.view),
        columns.due(heading=tr("기한", "due")),
        *columns.search(),
    )
    title = count_behind(tr("결과 미확인 이정표", "Outcome unknown"), found)
    return table("outcome_unknown", title, found, shown, nothing())


def unreadable(reviewed: Reviewed) -> Table:
    """What could not be read, and the files of which something is missing."""
    view = reviewed.view

    def id_(one: Unreadable) -> Cell:
        return id_cell(one.full_id, view.title(one))

    shown: Columns[Unreadable] = (
        columns.of("id", id_, heading=tr("대상", "what"), can_fold=True, least=20),
        columns.of("title", view.title, for_programs=True),
        columns.text("file", lambda one: one.place.file),
    )
    judgement = reviewed.after.judgement
    lost = unreadable_among(judgement, judgement.items)
    files = {one.place.file for one in lost}
    partly = sorted(judgement.tracker.partly_read - files)
    title, names = count_behind(tr("판독 불가", "Unreadable"), lost), ", ".join(partly)
    note = tr(f"일부 판독 불가 파일: {names}", f"Files not read in full: {names}") if partly else ""
    told = table("unreadable", title, lost, shown, note=note)
    return told.replace(rows=tuple(row.replace(tone=Tone.UNSURE) for row in told.rows))
