"""Early warnings: what a green task may yet come to grief over.

Six signs, each exact, so that whoever is asked about one can check it:

- `not-started`: a milestone due within twice `due_soon_days` is still planned;
- `brought-forward`: its deadline was brought forward in the period, and it is still planned;
- `slipped`: its deadline slipped, though not often enough to be red;
- `late-by-original`: it is late by the first deadline ever promised, not by the current one;
- `waits`: it waits for a milestone that is red or yellow itself;
- `silent`: nothing was heard of the task for longer than the first step of the ladder.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from dnatrack.history.changes import ChangeKind
from dnatrack.i18n import Text, say, tr
from dnatrack.judging.judgement import JudgedItem, JudgedMilestone
from dnatrack.judging.schedule import OPEN_STATES, ScheduleState
from dnatrack.model.words import Lifecycle, Signal
from dnatrack.reports import wording
from dnatrack.reports.period.entries import (
    count_title,
    empty_cell,
    item_name,
    milestone_name,
    name_columns,
    none,
)
from dnatrack.reports.period.reviewed import Reviewed, items_of
from dnatrack.reports.report import Cell, Column, JsonValue, Row, Table, Tone, text
from dnatrack.reports.view import due_cell


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
