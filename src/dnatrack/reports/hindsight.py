"""What was late on a day by what was known then, against what is known of that day now."""

from collections.abc import Iterator

from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedMilestone
from dnatrack.judging.schedule import ScheduleState
from dnatrack.reports import wording
from dnatrack.reports.report import Cell, Column, Fact, Report, Row, Table, Tone, text
from dnatrack.reports.selection import Selection
from dnatrack.reports.view import View, due_cell, state_cell, state_tone

FORM = "dnatrack-hindsight/1"


def build(then: View, now: View, selection: Selection, *, against: str) -> Report:
    """The milestones that are overdue in one of two views of the same day, but not in both.

    `then` is the data as it was, `now` the data of the moment that `against` names.
    """
    old, new = (_chosen(view, selection) for view in (then, now))
    differing = [
        id_ for id_ in dict.fromkeys([*old, *new]) if _is_late(old, id_) != _is_late(new, id_)
    ]
    columns = (
        Column("id", tr("이정표", "milestone")),
        Column("title", tr("제목", "title"), can_fold=True, rank=3),
        Column("lead", tr("주관", "lead"), rank=2),
        Column("due_then", tr("그때 기한", "due then")),
        Column("state_then", tr("그때 알던 상태", "as known then")),
        Column("due_now", tr("지금 아는 기한", "due as known now"), rank=4),
        Column("state_now", tr("지금 아는 상태", "as known now")),
        Column("done_on", tr("완료일", "done on"), rank=1),
    )
    rows = tuple(_row(now, old.get(id_), new.get(id_), then=then) for id_ in sorted(differing))
    late = tr(f"그때 알던 지연 {_late(old)}건, 지금 아는 지연 {_late(new)}건",
              f"late as known then: {_late(old)}, as known now: {_late(new)}")
    empty = tr("다르지 않습니다.", "Nothing differs.")
    return Report(
        FORM,
        tr("그때와 지금", "Then and now"),
        (*then.facts(), Fact("against", tr("견준 시점", "against"), text(against))),
        tables=(Table("differing", late, columns, rows, empty),),
    )


def _chosen(view: View, selection: Selection) -> dict[str, JudgedMilestone]:
    found = selection.milestones(selection.items(view.judgement))
    return {one.owed.id: one for one in found}


def _is_late(found: dict[str, JudgedMilestone], id_: str) -> bool:
    return id_ in found and found[id_].state is ScheduleState.OVERDUE


def _late(found: dict[str, JudgedMilestone]) -> int:
    return sum(_is_late(found, id_) for id_ in found)


def _row(
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
    return Cell(wording.period(done_on), done_on.text if done_on else None)


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
