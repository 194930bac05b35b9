"""What is past its deadline, worst first; and what was late by what was known then."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from enum import StrEnum

from dnatrack.i18n import Text, say, tr
from dnatrack.judging.judgement import JudgedMilestone
from dnatrack.judging.schedule import DONE_STATES, ScheduleState
from dnatrack.reports import wording
from dnatrack.reports.report import (
    Align,
    Cell,
    Column,
    Fact,
    Report,
    Row,
    Table,
    Tone,
    number,
    text,
)
from dnatrack.reports.selection import Selection
from dnatrack.reports.view import (
    View,
    due_cell,
    late_cell,
    left_cell,
    original_due_cell,
    period_cell,
    state_cell,
    state_tone,
)

FORM = "dnatrack-overdue/1"


def build(view: View, selection: Selection, *, within: timedelta | None = None) -> Report:
    """What is late by its current due, worst first; what falls due `within`; what is unknown."""
    judgement = view.judgement
    chosen = list(selection.milestones(selection.items(judgement)))
    tables = [_late(view, chosen)]
    if within is not None:
        tables.append(_ahead(view, chosen, within))
    tables.append(_unknown(view, chosen))
    title = tr("지연 현황", "Overdue")
    return Report(FORM, title, view.facts(), tables=tuple(tables))


def _columns(shown: Iterable[JudgedMilestone], days: str, label: str) -> tuple[Column, ...]:
    """The columns; those of the original due matter where it is not the current one."""
    has_moved = any(one.due != one.original_due for one in shown)
    return (
        Column("id", tr("이정표", "milestone"), can_fold=True, least=18),
        Column("title", tr("제목", "title"), can_fold=True, least=12),
        Column("lead", tr("주관", "lead"), rank=1),
        Column("due", tr("현재기한", "current due")),
        Column(days, label, Align.RIGHT),
        Column("original_due", tr("당초기한", "original due"), rank=0 if has_moved else 6),
        Column(
            "days_late_original",
            tr("당초 대비", "by original"),
            Align.RIGHT,
            rank=3 if has_moved else 5,
        ),
        Column("partners", tr("협조", "partners"), rank=4, can_fold=True, least=16),
    )


def _row(view: View, one: JudgedMilestone, days: Cell) -> Row:
    return Row(
        (
            text(one.owed.id),
            view.title(one.owed),
            view.ministry(one.owed.lead),
            due_cell(one),
            days,
            original_due_cell(one),
            late_cell(one.original.days_late),
            view.partners(one.owed),
        )
    )


def _late(view: View, chosen: Iterable[JudgedMilestone]) -> Table:
    late = [one for one in chosen if one.state is ScheduleState.OVERDUE]
    late.sort(key=lambda one: (-(one.current.days_late or 0), one.owed.id))
    rows = tuple(_row(view, one, late_cell(one.current.days_late)) for one in late)
    return Table(
        "overdue",
        tr("기한을 넘긴 이정표", "Overdue") + _counted(rows),
        _columns(late, "days_late", tr("지연", "late")),
        rows,
        tr("없습니다.", "None."),
    )


def _counted(rows: Sequence[Row]) -> str:
    """How many rows there are, behind a title; nothing where `when_empty` says it."""
    return tr(f" {len(rows):,}건", f": {len(rows):,}") if rows else ""


def _ahead(view: View, chosen: Iterable[JudgedMilestone], within: timedelta) -> Table:
    ahead = [
        one
        for one in chosen
        if one.current.days_left is not None and one.current.days_left <= within.days
    ]
    ahead.sort(key=lambda one: (one.current.days_left or 0, one.owed.id))
    rows = tuple(_row(view, one, left_cell(one)) for one in ahead)
    span = wording.days(within.days)
    return Table(
        "due_within",
        tr(f"{span} 안에 기한이 오는 이정표", f"Due within {span}") + _counted(rows),
        _columns(ahead, "days_left", tr("남은 날", "left")),
        rows,
        tr("없습니다.", "None."),
    )


def _unknown(view: View, chosen: Sequence[JudgedMilestone]) -> Table:
    unknown = [one for one in chosen if one.state is ScheduleState.OUTCOME_UNKNOWN]
    unknown.sort(key=lambda one: (one.due.last if one.due else view.judgement.today, one.owed.id))
    columns = (
        Column("id", tr("이정표", "milestone"), can_fold=True),
        Column("title", tr("제목", "title"), can_fold=True),
        Column("lead", tr("주관", "lead")),
        Column("due", tr("현재기한", "current due")),
        Column("looked_for", tr("찾아본 결과", "search"), rank=2),
        Column("looked_on", tr("찾아본 날", "searched on"), rank=3),
    )
    rows = tuple(_unknown_row(view, one) for one in unknown)
    return Table(
        "outcome_unknown",
        tr("기한이 지났으나 결과를 알 수 없는 이정표", "Past the deadline, outcome unknown")
        + _counted(rows),
        columns,
        rows,
        tr("없습니다.", "None."),
    )


def _unknown_row(view: View, one: JudgedMilestone) -> Row:
    looked_for = one.owed.milestone.looked_for
    result = Cell("")
    on = Cell("")
    if looked_for is not None:
        result = Cell(wording.word(looked_for.result), looked_for.result.value)
        on = Cell(wording.day(looked_for.on), looked_for.on.isoformat())
    return Row(
        (
            text(one.owed.id),
            view.title(one.owed),
            view.ministry(one.owed.lead),
            due_cell(one),
            result,
            on,
        )
    )


# What was late on a day by what was known then, against what is known of that day now.

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
