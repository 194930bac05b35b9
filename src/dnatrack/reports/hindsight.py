"""What was late on a day by what was known then, against what is known of that day now."""

from collections.abc import Iterator
from enum import StrEnum

from dnatrack.i18n import Text, say, tr
from dnatrack.judging.judgement import JudgedMilestone
from dnatrack.judging.schedule import DONE_STATES, ScheduleState
from dnatrack.reports import wording
from dnatrack.reports.report import Cell, Column, Fact, Report, Row, Table, Tone, number, text
from dnatrack.reports.selection import Selection
from dnatrack.reports.view import View, due_cell, period_cell, state_cell, state_tone

HINDSIGHT_FORM = "dnatrack-hindsight/1"


def build_hindsight(then: View, now: View, selection: Selection, *, against: str) -> Report:
    """The milestones that are overdue in one of two views of the same day, but not in both.

    `then` is the data as it was, `now` the data of the moment that `against` names.
    What turned out to be done is told apart from what nobody knows any more.
    """
    old, new = (_chosen(view, selection) for view in (then, now))
    differing = sorted(
        id_ for id_ in dict.fromkeys([*old, *new]) if _is_late(old, id_) != _is_late(new, id_)
    )
    sorts = {id_: _sort_of(new, id_) for id_ in differing}
    names = _names_of(then, against)
    tables = tuple(
        Table(
            sort.value,
            f"{say(_TITLES[sort])} {sum(one is sort for one in sorts.values())}",
            _hindsight_columns(*names),
            tuple(
                _hindsight_row(now, old.get(id_), new.get(id_), then=then)
                for id_ in differing
                if sorts[id_] is sort
            ),
            tr("없습니다.", "None."),
        )
        for sort in Sort
    )
    facts = (
        *then.facts(),
        Fact("against", tr("견준 자료", "against"), Cell(names[1], against)),
        Fact("late_then", tr(f"{names[0]}의 지연", f"late in {names[0]}"), number(_late_then(old))),
        Fact(
            "late_against", tr(f"{names[1]}의 지연", f"late in {names[1]}"), number(_late_then(new))
        ),
    )
    return Report(
        HINDSIGHT_FORM,
        tr("같은 날, 두 자료", "One day, two states of the data"),
        facts,
        tables=tables,
    )


class Sort(StrEnum):
    """What the later data says of what the earlier data saw differently."""

    DONE = "now_done"
    UNKNOWN = "now_unknown"
    OTHER = "otherwise_not_late"
    LATE = "now_late"


_TITLES = {
    Sort.DONE: Text("지연으로 알았으나 완료로 밝혀진 것", "thought late, turned out done:"),
    Sort.UNKNOWN: Text("지연으로 알았으나 결과를 알 수 없는 것", "thought late, outcome unknown:"),
    Sort.OTHER: Text("지연으로 알았으나 지연이 아닌 것", "thought late, not late:"),
    Sort.LATE: Text("지연이 아닌 줄 알았으나 지연인 것", "not thought late, but late:"),
}


def _sort_of(new: dict[str, JudgedMilestone], id_: str) -> Sort:
    if _is_late(new, id_):
        return Sort.LATE
    state = new[id_].state if id_ in new else None
    if state in DONE_STATES:
        return Sort.DONE
    return Sort.UNKNOWN if state is ScheduleState.OUTCOME_UNKNOWN else Sort.OTHER


def _names_of(then: View, against: str) -> tuple[str, str]:
    """What the two states of the data are called."""
    files = tr("지금의 자료", "data of now")
    old = tr(f"{then.at} 자료", f"data of {then.at}") if then.at else files
    new = files if against == "now" else tr(f"{against} 자료", f"data of {against}")
    return old, new


def _hindsight_columns(old: str, new: str) -> tuple[Column, ...]:
    return (
        Column("id", tr("이정표", "milestone"), can_fold=True),
        Column("title", tr("제목", "title"), can_fold=True, rank=3),
        Column("lead", tr("주관", "lead"), rank=2),
        Column("due_then", tr("기한", "due")),
        Column("state_then", old, can_fold=True, least=12),
        Column("due_now", tr("기한", "due"), rank=4),
        Column("state_now", new, can_fold=True, least=12),
        Column("done_on", tr("완료일", "done on"), rank=1),
    )


def _chosen(view: View, selection: Selection) -> dict[str, JudgedMilestone]:
    found = selection.milestones(selection.items(view.judgement))
    return {one.owed.id: one for one in found}


def _is_late(found: dict[str, JudgedMilestone], id_: str) -> bool:
    return id_ in found and found[id_].state is ScheduleState.OVERDUE


def _late_then(found: dict[str, JudgedMilestone]) -> int:
    return sum(_is_late(found, id_) for id_ in found)


def _hindsight_row(
    now: View, old: JudgedMilestone | None, new: JudgedMilestone | None, *, then: View
) -> Row:
    known = (new, now) if new is not None else (old, then)
    return Row((*_names(*known), *_side(old), *_side(new), _done_on(known[0])))


def _names(one: JudgedMilestone | None, view: View) -> Iterator[Cell]:
    if one is not None:
        yield text(one.owed.id)
        yield view.title(one.owed)
        yield view.ministry(one.owed.lead)


def _done_on(one: JudgedMilestone | None) -> Cell:
    done_on = one.owed.milestone.done_on if one is not None else None
    return period_cell(done_on)


def _side(one: JudgedMilestone | None) -> Iterator[Cell]:
    if one is None:
        yield Cell("")
        yield Cell(tr("없었음", "not there"), None, Tone.FAINT)
        return
    yield due_cell(one)
    days = one.current.days_late
    if days is None:
        yield state_cell(one)
    else:
        shown = f"{wording.word(one.state)} {wording.days(days)}"
        yield Cell(shown, one.state.value, state_tone(one.state))
