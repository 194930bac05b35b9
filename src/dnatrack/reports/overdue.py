"""What is past its deadline, worst first; and what was late by what was known then."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from enum import StrEnum
from operator import attrgetter
from typing import NamedTuple

from dnatrack.i18n import Text, say, tr
from dnatrack.judging.judgement import JudgedMilestone
from dnatrack.judging.schedule import DONE_STATES, ScheduleState
from dnatrack.loading.load import natural_order
from dnatrack.model.tracker import ItemKind
from dnatrack.reports import columns, wording
from dnatrack.reports.columns import CellColumn, Columns, count_behind, nothing, table, within
from dnatrack.reports.news import last_heard
from dnatrack.reports.report import Cell, Fact, Report, Table, Tone
from dnatrack.reports.selection import Selection
from dnatrack.reports.unreadable import of_what_was_read, with_unreadable
from dnatrack.reports.view import (
    View,
    coming_milestones,
    count_cell,
    due_cell,
    overdue_milestones,
    state_cell,
    state_tone,
    unknown_milestones,
)

UNKNOWN_SHOWN = 3
"""So many of which nothing is known a screen shows below those that are late."""
EVER = timedelta.max
"""However far ahead a deadline lies."""


def build(view: View, selection: Selection, *, within: timedelta | None = None) -> Report:
    """What is late by its current due, worst first; what falls due `within`; what is unknown."""
    judgement = view.judgement
    items = selection.items(judgement)
    chosen = list(selection.milestones(items))
    tables = [_late(view, chosen)]
    if within is not None:
        tables.append(_ahead(view, chosen, within))
    tables.append(_unknown(view, chosen))
    title = tr("지연 현황", "Overdue")
    found = map(of_what_was_read, tables) if selection.may_miss(judgement) else tables
    report = Report("dnatrack-overdue/2", title, view.facts(), tables=tuple(found))
    return with_unreadable(report, view, items)


def _columns(
    view: View,
    shown: Sequence[JudgedMilestone],
    days: CellColumn[JudgedMilestone],
    *more: CellColumn[JudgedMilestone],
) -> Columns[JudgedMilestone]:
    """The columns; those of the original due matter where it is not the current one."""
    has_moved = any(one.has_moved for one in shown)
    return (
        columns.milestone_id(least=22),
        columns.title(view, least=12),
        columns.lead(view, rank=1),
        columns.due(),
        days,
        *more,
        columns.original_due(rank=0 if has_moved else 6),
        columns.original_days_late(rank=3 if has_moved else 5),
        columns.partners(view, rank=4, least=16),
    )


def _late(view: View, chosen: Iterable[JudgedMilestone]) -> Table:
    late = overdue_milestones(chosen)
    title = count_behind(tr("기한 경과 이정표", "Overdue"), late)
    heard = last_heard(view, rank=2)
    return table(
        "overdue", title, late, _columns(view, late, columns.days_late(), heard), nothing()
    )


def _ahead(view: View, chosen: Iterable[JudgedMilestone], ahead_by: timedelta) -> Table:
    ahead = coming_milestones(chosen, within=ahead_by.days)
    span = wording.days(ahead_by.days)
    title = count_behind(tr(f"{span} 이내 기한 도래 이정표", f"Due within {span}"), ahead)
    return table("due_within", title, ahead, _columns(view, ahead, columns.days_left()), nothing())


def _unknown(view: View, chosen: Iterable[JudgedMilestone]) -> Table:
    unknown = unknown_milestones(chosen, view.judgement.today)
    title = tr("기한 경과·결과 미확인 이정표", "Past the deadline, outcome unknown")
    shown = (
        columns.milestone_id(can_fold=True),
        columns.title(view, can_fold=True),
        columns.lead(view),
        columns.due(),
        last_heard(view, rank=1),
        *columns.search(),
    )
    headed = count_behind(title, unknown)
    return table("outcome_unknown", headed, unknown, shown, nothing(), most=UNKNOWN_SHOWN)


# What was late on a day by what was known then, against what is known of that day now.


class Sort(StrEnum):
    """What the later data says of what the earlier data saw differently."""

    DONE = "now_done"
    UNKNOWN = "now_unknown"
    OTHER = "otherwise_not_late"
    LATE = "now_late"


_TITLES = {
    Sort.DONE: Text("지연 → 완료", "thought late, turned out done:"),
    Sort.UNKNOWN: Text("지연 → 결과 미확인", "thought late, outcome unknown:"),
    Sort.OTHER: Text("지연 → 지연 아님", "thought late, not late:"),
    Sort.LATE: Text("정상 → 지연", "not thought late, but late:"),
}


class _Pair(NamedTuple):
    """A milestone in two states of the data; None where it is not there.

    `known` is the later one of the two, and `view` what it was seen in. `is_lost` says
    that the later data does not show it because something there could not be read.
    """

    old: JudgedMilestone | None
    new: JudgedMilestone | None
    known: JudgedMilestone
    view: View
    is_lost: bool

    @property
    def sort(self) -> Sort:
        """What the later data says of it."""
        state = self.new.state if self.new is not None else None
        if state is ScheduleState.OVERDUE:
            return Sort.LATE
        if state in DONE_STATES:
            return Sort.DONE
        is_unknown = self.is_lost or state is ScheduleState.OUTCOME_UNKNOWN
        return Sort.UNKNOWN if is_unknown else Sort.OTHER


def build_hindsight(then: View, now: View, selection: Selection, *, against: str) -> Report:
    """The milestones that are overdue in one of two views of the same day, but not in both.

    `then` is the data as it was, `now` the data of the moment that `against` names.
    What turned out to be done is told apart from what nobody knows any more.
    """
    old, new = (_chosen(view, selection) for view in (then, now))
    files = tr("현재 자료", "data of now")
    names = (_name_of(then.at, files), _name_of(None if against == "now" else against, files))
    facts = (
        *then.facts(),
        Fact("against", tr("비교 자료", "against"), Cell(names[1], against)),
        _late_fact("late_then", names[0], old),
        _late_fact("late_against", names[1], new),
    )
    differing = [
        _Pair(
            old.get(id_),
            new.get(id_),
            new.get(id_) or old[id_],
            now if id_ in new else then,
            id_ not in new and _may_be_unreadable(now, id_),
        )
        for id_ in sorted({*old, *new}, key=natural_order)
        if _is_late(old.get(id_)) != _is_late(new.get(id_))
    ]
    tables = tuple(_hindsight_table(sort, differing, names) for sort in Sort)
    title = tr("자료 시점별 비교", "One day, two states of the data")
    report = Report("dnatrack-hindsight/2", title, facts, tables=tables)
    return with_unreadable(report, now, selection.items(now.judgement))


def _late_fact(key: str, name: str, found: Mapping[str, JudgedMilestone]) -> Fact:
    late = count_cell(sum(map(_is_late, found.values())))
    return Fact(key, tr(f"{name}의 지연", f"late in {name}"), late)


def _may_be_unreadable(view: View, id_: str) -> bool:
    """Whether a milestone that nothing is known of may stand in what could not be read."""
    named = {id_, id_.partition("/")[0]}
    lost = view.judgement.tracker.unreadable
    return any(one.full_id in named or one.kind is ItemKind.FILE for one in lost)


def _chosen(view: View, selection: Selection) -> dict[str, JudgedMilestone]:
    found = selection.milestones(selection.items(view.judgement))
    return {one.owed.id: one for one in found}


def _is_late(one: JudgedMilestone | None) -> bool:
    return one is not None and one.state is ScheduleState.OVERDUE


def _name_of(at: str | None, files: str) -> str:
    """What a state of the data is called."""
    return tr(f"{at} 자료", f"data of {at}") if at else files


def _hindsight_table(sort: Sort, differing: Iterable[_Pair], names: tuple[str, str]) -> Table:
    found = [one for one in differing if one.sort is sort]
    due = tr("기한", "due")

    def due_of(one: JudgedMilestone | None) -> Cell:
        return due_cell(one) if one is not None else Cell("")

    shown: Columns[_Pair] = (
        *within(attrgetter("known"), columns.milestone_id(can_fold=True)),
        columns.of("title", lambda one: one.view.title(one.known.owed), can_fold=True, rank=3),
        columns.of("lead", lambda one: one.view.ministry(one.known.owed.lead), rank=2),
        columns.of("due_then", lambda one: due_of(one.old), heading=due),
        columns.of("state_then", lambda one: _state(one.old), heading=names[0], least=12),
        columns.of("due_now", lambda one: due_of(one.new), heading=due, rank=4),
        columns.of(
            "state_now",
            lambda one: _state(one.new, is_lost=one.is_lost),
            heading=names[1],
            least=12,
        ),
        *within(attrgetter("known"), columns.done_on(rank=1), columns.done_by()),
    )
    return table(sort.value, f"{say(_TITLES[sort])} {len(found)}", found, shown, nothing())


def _state(one: JudgedMilestone | None, *, is_lost: bool = False) -> Cell:
    if is_lost:
        return Cell(tr("판독 불가", "unreadable"), "unreadable", Tone.UNSURE)
    if one is None:
        return Cell(tr("당시 없음", "not there"), None, Tone.FAINT)
    days = one.current.days_late
    if days is None:
        return state_cell(one)
    shown = f"{wording.word(one.state)} {wording.days(days)}"
    return Cell(shown, one.state.value, state_tone(one.state))
