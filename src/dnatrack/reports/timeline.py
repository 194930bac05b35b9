"""Milestones along the months: promised, due, done, today."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from dnatrack.i18n import Text, say, tr
from dnatrack.judging.judgement import JudgedItem, JudgedMilestone
from dnatrack.judging.schedule import DONE_STATES, ScheduleState, completed
from dnatrack.model.period import Period
from dnatrack.reports import columns, wording
from dnatrack.reports.columns import Columns, indent, table
from dnatrack.reports.report import (
    Axis,
    Cell,
    Fact,
    JsonValue,
    Mark,
    Report,
    Stretch,
    Table,
    Tone,
    Track,
)
from dnatrack.reports.unreadable import with_unreadable
from dnatrack.reports.view import View, completion_cell, count_cell, late_cell, state_cell

# The track of a milestone: first promised, moved, due now, done.

_DAY = timedelta(days=1)
_NOTHING = Cell("")
_WORDS = {
    Mark.ORIGINAL: Text("당초기한", "original due"),
    Mark.LATER: Text("연기", "moved later"),
    Mark.EARLIER: Text("단축", "moved earlier"),
    Mark.OPEN: Text("현재기한", "due"),
    Mark.LATE: Text("지연", "late"),
    Mark.UNKNOWN: Text("결과 미확인", "outcome unknown"),
    Mark.PAUSED: Text("보류", "paused"),
    Mark.CLOSED: Text("종결", "closed"),
    Mark.DONE: Text("기한(완료)", "due (done)"),
    Mark.COMPLETED: Text("완료일", "done"),
}
_MARKS = {
    ScheduleState.OVERDUE: Mark.LATE,
    ScheduleState.OUTCOME_UNKNOWN: Mark.UNKNOWN,
    ScheduleState.PAUSED: Mark.PAUSED,
    ScheduleState.CLOSED: Mark.CLOSED,
    **dict.fromkeys(DONE_STATES, Mark.DONE),
}


def track_of(one: JudgedMilestone) -> Track:
    """What there is to be drawn of a milestone, in the order in which it is painted."""
    return Track(tuple(_stretches(one)))


def days_shown(one: JudgedMilestone) -> tuple[date, ...]:
    """The first and last days of all that is drawn of it; none where it has no days."""
    return tuple(day for one in _track_periods(one) if one for day in (one.first, one.last))


def known_completion(one: JudgedMilestone) -> Period | None:
    """When it was done, or by which day; nothing where it was not, on the evaluation day."""
    return completed(one.owed.milestone) if one.state in DONE_STATES else None


def words_of(
    view: View, shown: Iterable[JudgedMilestone], first: date, last: date
) -> tuple[tuple[Mark, str], ...]:
    """The marks that are to be seen between two days, with their words."""
    seen = {
        stretch.mark
        for one in shown
        for stretch in _stretches(one)
        if stretch.first <= last and stretch.last >= first
    }
    today = view.judgement.today
    words = [(mark, say(word)) for mark, word in _WORDS.items() if mark in seen]
    if first <= today <= last:
        words.append((Mark.TODAY, f"{tr('기준일', 'as of')} {wording.day(today)}"))
    return tuple(words)


def _track_periods(one: JudgedMilestone) -> Sequence[Period | None]:
    return one.original_due, one.due, known_completion(one)


def _stretches(one: JudgedMilestone) -> Iterator[Stretch]:
    original, due, done_on = _track_periods(one)
    if original is not None and original != due:
        yield Stretch(Mark.ORIGINAL, original.first, original.last)
        if due is not None:
            yield from _move(original, due)
    if due is not None:
        yield Stretch(_MARKS.get(one.state, Mark.OPEN), due.first, due.last)
    if done_on is not None:
        yield Stretch(Mark.COMPLETED, done_on.last, done_on.last)


def _move(original: Period, due: Period) -> Iterator[Stretch]:
    """The days between two deadlines, where there are any."""
    if original.last + _DAY < due.first:
        yield Stretch(Mark.LATER, original.last + _DAY, due.first - _DAY)
    elif due.last + _DAY < original.first:
        yield Stretch(Mark.EARLIER, due.last + _DAY, original.first - _DAY)


FORM = "dnatrack-timeline/2"


@dataclass(frozen=True, slots=True)
class Range:
    """The days that were asked for, where they were, and the finest step to be drawn."""

    first: date | None = None
    last: date | None = None
    step: str = "month"


def build(view: View, items: Sequence[JudgedItem], asked: Range, *, of: str = "") -> Report:
    """The milestones of `items`, by taskforce and task, each in the order of its deadlines.

    `of` says which part of the data that is.
    """
    first, last = _span(view, items, asked)
    placed = [_Placed.of(item, first, last) for item in _grouped(view, items)]
    shown = [one for found in placed for one in found.within]
    axis = Axis(first, last, view.judgement.today, asked.step, words_of(view, shown, first, last))
    title = tr("추진일정", "Timeline")
    report = Report(
        FORM,
        f"{title} · {of}" if of else title,
        (*view.facts(), *_facts(first, last, placed)),
        tables=(_table(axis, [line for found in placed for line in _lines(view, found)]),),
        notes=tuple(_notes(view, first, last)),
        advice=(
            tr(
                "기간 지정: `--from 2020-07 --to 2021-06`, 상세: `dnatrack show ID`",
                "Narrow it: `--from 2020-07 --to 2021-06`; more: `dnatrack show ID`",
            ),
        ),
    )
    return with_unreadable(report, view, items)


def _grouped(view: View, items: Sequence[JudgedItem]) -> Iterator[JudgedItem]:
    """Each taskforce that any of `items` belongs to, and those of its tasks behind it.

    A taskforce that is not among them itself comes without what it owes.
    """
    known = {one.id for one in view.judgement.taskforces}
    for taskforce in view.judgement.taskforces:
        inside = [one for one in items if one.taskforce == taskforce.id]
        if not inside:
            continue
        if taskforce not in inside:
            yield taskforce.replace(milestones=(), lost=())
        yield from inside
    yield from (one for one in items if one.taskforce not in known)


def _span(view: View, items: Sequence[JudgedItem], asked: Range) -> tuple[date, date]:
    """The days to be drawn: those asked for, else those of what is to be seen."""
    days = [day for item in items for one in item.milestones for day in days_shown(one)]
    today = view.judgement.today
    first = asked.first or min([*days, asked.last or today])
    last = asked.last or max([*days, first])
    return min(first, last), max(first, last)


@dataclass(frozen=True, slots=True)
class _Placed:
    """An item with its milestones: within the days that are drawn, undated, before, after."""

    item: JudgedItem
    within: Sequence[JudgedMilestone]
    undated: Sequence[JudgedMilestone]
    before: int
    after: int

    @staticmethod
    def of(item: JudgedItem, first: date, last: date) -> "_Placed":
        dated = [(days, one) for one in item.milestones if (days := days_shown(one))]
        dated.sort(key=lambda found: (max(found[0]), found[1].owed.id))
        before = sum(max(days) < first for days, _ in dated)
        after = sum(min(days) > last for days, _ in dated)
        within = [one for days, one in dated if min(days) <= last and max(days) >= first]
        undated = [one for one in item.milestones if not days_shown(one)]
        return _Placed(item, within, undated, before, after)


def _facts(first: date, last: date, placed: Sequence[_Placed]) -> Iterator[Fact]:
    before, after = sum(one.before for one in placed), sum(one.after for one in placed)
    undated = sum(len(one.undated) for one in placed)
    total = sum(len(one.item.milestones) + len(one.item.lost) for one in placed)
    span = f"{wording.day(first)}~{wording.day(last)}"
    yield Fact("from", tr("기간", "from"), Cell(tr(span, wording.day(first)), first.isoformat()))
    yield Fact("to", tr("", "to"), Cell(tr("", wording.day(last)), last.isoformat()))
    yield Fact("milestones", tr("이정표", "milestones"), count_cell(total))
    for key, label, count in (
        ("before", tr("기간 이전", "before"), before),
        ("after", tr("기간 이후", "after"), after),
        ("undated", tr("기한 없음", "undated"), undated),
    ):
        yield Fact(key, label, count_cell(count) if count else Cell("", 0, Tone.FAINT))


def _period(of: Period | None) -> Cell:
    first, last = (of.first.isoformat(), of.last.isoformat()) if of else (None, None)
    value = {"period": of.text if of else None, "first": first, "last": last}
    return Cell(wording.period(of), value)


class _Line(NamedTuple):
    """A row: an item, one of its milestones, or what of them could not be read.

    Where tracks are drawn, `name` and `track` are to be seen, else the title and the rest.
    """

    depth: int
    kind: str
    id: Cell
    title: Cell
    name: Cell
    track: Cell
    lead: Cell = _NOTHING
    original_due: Period | None = None
    due: Period | None = None
    done_on: Cell = _period(None)
    state: Cell = _NOTHING
    days_late: Cell = _NOTHING


def _table(axis: Axis, lines: Sequence[_Line]) -> Table:
    title, done = tr("제목", "title"), tr("완료", "done")
    shown: Columns[_Line] = (
        columns.of("id", lambda one: one.id, can_fold=True, least=20),
        columns.text("kind", lambda one: one.kind, heading="", for_programs=True),
        columns.of(
            "name", lambda one: one.name, heading=title, can_fold=True, least=24, rank=1, drawn=True
        ),
        columns.of("track", lambda one: one.track, heading="", axis=axis, drawn=True),
        columns.of("title", lambda one: one.title, drawn=False),
        columns.of("lead", lambda one: one.lead, rank=5, drawn=False),
        columns.of("original_due", lambda one: _period(one.original_due), rank=5, drawn=False),
        columns.of("due", lambda one: _period(one.due), drawn=False),
        columns.of("done_on", lambda one: one.done_on, heading=done, rank=5, drawn=False),
        columns.of("state", lambda one: one.state, drawn=False),
        columns.right(
            "days_late", lambda one: one.days_late, heading="", drawn=False, for_programs=True
        ),
    )
    empty = tr("조건에 맞는 이정표가 없습니다.", "No milestone fits what was asked for.")
    return indent(table("timeline", "", lines, shown, empty), (one.depth for one in lines))


def _lines(view: View, placed: _Placed) -> Iterator[_Line]:
    """The item, and below it what can be drawn of its milestones."""
    item, depth = placed.item, 1 if placed.item.is_taskforce else 2
    if item.is_taskforce or item.milestones or item.lost:
        yield _of_item(view, placed)
    for one in (*placed.within, *placed.undated):
        yield _of_milestone(view, one, depth)
    said = Cell(tr("판독 불가", "unreadable"), tone=Tone.UNSURE)
    for lost in item.lost:
        id_ = Cell(lost.full_id.rpartition("/")[2], lost.full_id, Tone.UNSURE)
        title, state = view.title(lost), said._replace(value="unreadable")
        name = Cell(title.text, tone=Tone.UNSURE)
        yield _Line(depth, "milestone", id_, title, name, said, state=state)


def _of_item(view: View, placed: _Placed) -> _Line:
    item, title = placed.item, view.title(placed.item.subject)
    lead, outside = view.ministry(item.lead), _outside(placed)
    said = " · ".join(filter(None, (title.text, lead.text, outside)))
    return _Line(
        depth=0 if item.is_taskforce else 1,
        kind="taskforce" if item.is_taskforce else "task",
        id=title._replace(text=item.id, value=item.id, tone=Tone.STRONG),
        title=title._replace(text=f"{title.text} · {outside}") if outside else title,
        name=_NOTHING,
        track=Cell(said, tone=Tone.STRONG if item.is_taskforce else Tone.PLAIN),
        lead=lead,
    )


def _outside(placed: _Placed) -> str:
    """How many milestones are not drawn because they lie before or after."""
    before = tr(f"기간 이전 {placed.before}건", f"{placed.before} before") if placed.before else ""
    after = tr(f"기간 이후 {placed.after}건", f"{placed.after} after") if placed.after else ""
    return ", ".join(filter(None, (before, after)))


def _of_milestone(view: View, one: JudgedMilestone, depth: int) -> _Line:
    title = view.title(one.owed)
    undated = Cell(wording.word(one.state), tone=Tone.FAINT)
    return _Line(
        depth,
        "milestone",
        title._replace(text=one.owed.milestone.id, value=one.owed.id),
        title,
        Cell(title.text),
        Cell("", track=track_of(one)) if days_shown(one) else undated,
        view.ministry(one.owed.lead),
        one.original_due,
        one.due,
        _completion(one),
        state_cell(one),
        late_cell(one.current.days_late),
    )


def _completion(one: JudgedMilestone) -> Cell:
    """When it was done; of what was done by a day only the last day is known that it may be."""
    by = one.owed.milestone.done_by
    if one.state not in DONE_STATES or one.owed.milestone.done_on is not None or by is None:
        return _period(known_completion(one))
    value: JsonValue = {"period": None, "first": None, "last": by.isoformat()}
    return completion_cell(one.owed.milestone)._replace(value=value)


def _notes(view: View, first: date, last: date) -> Iterator[str]:
    today = view.judgement.today
    if not first <= today <= last:
        where = tr("이전", "before") if today < first else tr("이후", "after")
        yield tr(
            f"기준일({wording.day(today)})은 표시 기간 {where}입니다.",
            f"The evaluation day {wording.day(today)} is {where} what is drawn.",
        )
