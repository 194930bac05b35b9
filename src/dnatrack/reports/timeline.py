"""Milestones along the months: promised, due, done, today."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dnatrack.i18n import Text, say, tr
from dnatrack.judging.judgement import JudgedItem, JudgedMilestone
from dnatrack.judging.schedule import DONE_STATES, ScheduleState, completed
from dnatrack.model.period import Period
from dnatrack.model.taskforce import Taskforce
from dnatrack.reports import wording
from dnatrack.reports.report import (
    Align,
    Axis,
    Cell,
    Column,
    Fact,
    JsonValue,
    Mark,
    Report,
    Row,
    Stretch,
    Table,
    Tone,
    Track,
    number,
    text,
)
from dnatrack.reports.unreadable import with_unreadable
from dnatrack.reports.view import View, completion_cell, late_cell, state_cell

# The track of a milestone: first promised, moved, due now, done.

_DAY = timedelta(days=1)
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


def is_dated(one: JudgedMilestone) -> bool:
    """Whether there is anything to be drawn of it."""
    return any(period is not None for period in _track_periods(one))


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
    placed = [(item, _Placed.of(item, first, last)) for item in _grouped(view, items)]
    shown = [one for _, found in placed for one in found.within]
    axis = Axis(first, last, view.judgement.today, asked.step, words_of(view, shown, first, last))
    rows = tuple(row for item, found in placed for row in _rows(view, item, found))
    title = tr("추진일정", "Timeline")
    report = Report(
        FORM,
        f"{title} · {of}" if of else title,
        (*view.facts(), *_facts(first, last, [found for _, found in placed])),
        tables=(_table(axis, rows),),
        notes=tuple(_notes(view, first, last)),
        advice=(_advice(),),
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
    """The milestones of an item: within the days that are drawn, before, after, undated."""

    within: tuple[JudgedMilestone, ...]
    undated: tuple[JudgedMilestone, ...]
    before: int
    after: int
    lost: int

    @staticmethod
    def of(item: JudgedItem, first: date, last: date) -> "_Placed":
        dated = [one for one in item.milestones if is_dated(one)]
        dated.sort(key=lambda one: (max(days_shown(one)), one.owed.id))
        before = sum(max(days_shown(one)) < first for one in dated)
        after = sum(min(days_shown(one)) > last for one in dated)
        within = [
            one for one in dated if min(days_shown(one)) <= last and max(days_shown(one)) >= first
        ]
        undated = tuple(one for one in item.milestones if not is_dated(one))
        return _Placed(tuple(within), undated, before, after, len(item.lost))


def _facts(first: date, last: date, placed: Sequence[_Placed]) -> Iterator[Fact]:
    within = sum(len(one.within) for one in placed)
    before, after = sum(one.before for one in placed), sum(one.after for one in placed)
    undated, lost = sum(len(one.undated) for one in placed), sum(one.lost for one in placed)
    total = within + before + after + undated + lost
    span = f"{wording.day(first)}~{wording.day(last)}"
    yield Fact("from", tr("기간", "from"), Cell(tr(span, wording.day(first)), first.isoformat()))
    yield Fact("to", tr("", "to"), Cell(tr("", wording.day(last)), last.isoformat()))
    yield Fact("milestones", tr("이정표", "milestones"), number(total))
    for key, label, count in (
        ("before", tr("기간 이전", "before"), before),
        ("after", tr("기간 이후", "after"), after),
        ("undated", tr("기한 없음", "undated"), undated),
    ):
        yield Fact(key, label, number(count).replace(text=f"{count:,}" if count else ""))


def _table(axis: Axis, rows: tuple[Row, ...]) -> Table:
    columns = (
        Column("id", tr("이정표", "milestone"), can_fold=True, least=20),
        Column("kind", "", for_programs=True),
        Column("name", tr("제목", "title"), can_fold=True, least=24, rank=1, drawn=True),
        Column("track", "", axis=axis, drawn=True),
        Column("title", tr("제목", "title"), drawn=False),
        Column("lead", tr("주관", "lead"), rank=5, drawn=False),
        Column("original_due", tr("당초기한", "original due"), rank=5, drawn=False),
        Column("due", tr("현재기한", "current due"), drawn=False),
        Column("done_on", tr("완료", "done"), rank=5, drawn=False),
        Column("state", tr("상태", "state"), drawn=False),
        Column("days_late", "", Align.RIGHT, drawn=False, for_programs=True),
    )
    empty = tr("조건에 맞는 이정표가 없습니다.", "No milestone fits what was asked for.")
    return Table("timeline", "", columns, rows, empty)


def _rows(view: View, item: JudgedItem, placed: _Placed) -> Iterator[Row]:
    """The item, and below it what can be drawn of its milestones."""
    if item.is_taskforce or item.milestones or item.lost:
        yield _item_row(view, item, placed)
    for one in (*placed.within, *placed.undated):
        yield _milestone_row(view, item, one)
    for lost in item.lost:
        yield _lost_row(view, item, lost.full_id, view.title(lost))


def _item_row(view: View, item: JudgedItem, placed: _Placed) -> Row:
    subject = item.subject
    lead = view.ministry(subject.chair.ministry if isinstance(subject, Taskforce) else subject.lead)
    title = view.title(subject)
    outside = _outside(placed)
    said = " · ".join(part for part in (title.text, lead.text, outside) if part)
    label = title.replace(text=item.id, value=item.id, tone=Tone.STRONG)
    kind = "taskforce" if item.is_taskforce else "task"
    full = title.replace(text=f"{title.text} · {outside}") if outside else title
    return Row(
        (
            label,
            text(kind),
            Cell(""),
            Cell(said, tone=Tone.STRONG if item.is_taskforce else Tone.PLAIN),
            full,
            lead,
            *_periods(None, None, None),
            Cell(""),
            Cell(""),
        ),
        depth=0 if item.is_taskforce else 1,
    )


def _outside(placed: _Placed) -> str:
    """How many milestones are not drawn because they lie before or after."""
    before = tr(f"기간 이전 {placed.before}건", f"{placed.before} before") if placed.before else ""
    after = tr(f"기간 이후 {placed.after}건", f"{placed.after} after") if placed.after else ""
    return ", ".join(part for part in (before, after) if part)


def _milestone_row(view: View, item: JudgedItem, one: JudgedMilestone) -> Row:
    title, milestone = view.title(one.owed), one.owed.milestone
    track = track_of(one) if is_dated(one) else None
    undated = Cell(wording.word(one.state), tone=Tone.FAINT)
    return Row(
        (
            title.replace(text=milestone.id, value=one.owed.id),
            text("milestone"),
            Cell(title.text),
            Cell("", track=track) if track else undated,
            title,
            view.ministry(one.owed.lead),
            *_periods(one.original_due, one.due),
            _completion(one),
            state_cell(one),
            late_cell(one.current.days_late),
        ),
        depth=1 if item.is_taskforce else 2,
    )


def _lost_row(view: View, item: JudgedItem, id_: str, title: Cell) -> Row:
    said = tr("판독 불가", "unreadable")
    return Row(
        (
            Cell(id_.rpartition("/")[2], id_, Tone.UNSURE),
            text("milestone"),
            Cell(title.text, tone=Tone.UNSURE),
            Cell(said, tone=Tone.UNSURE),
            title,
            view.ministry(None),
            *_periods(None, None, None),
            Cell(said, "unreadable", Tone.UNSURE),
            Cell(""),
        ),
        depth=1 if item.is_taskforce else 2,
    )


def _periods(*periods: Period | None) -> Iterator[Cell]:
    for one in periods:
        value: JsonValue = {
            "period": one.text if one else None,
            "first": one.first.isoformat() if one else None,
            "last": one.last.isoformat() if one else None,
        }
        yield Cell(wording.period(one), value)


def _completion(one: JudgedMilestone) -> Cell:
    """When it was done; of what was done by a day only the last day is known that it may be."""
    (cell,) = _periods(known_completion(one))
    by = one.owed.milestone.done_by
    if one.state not in DONE_STATES or one.owed.milestone.done_on is not None or by is None:
        return cell
    value: JsonValue = {"period": None, "first": None, "last": by.isoformat()}
    return completion_cell(one.owed.milestone).replace(value=value)


def _notes(view: View, first: date, last: date) -> Iterator[str]:
    today = view.judgement.today
    if not first <= today <= last:
        where = tr("이전", "before") if today < first else tr("이후", "after")
        yield tr(
            f"기준일({wording.day(today)})은 표시 기간 {where}입니다.",
            f"The evaluation day {wording.day(today)} is {where} what is drawn.",
        )


def _advice() -> str:
    return tr(
        "기간 지정: `--from 2020-07 --to 2021-06`, 상세: `dnatrack show ID`",
        "Narrow it: `--from 2020-07 --to 2021-06`; more: `dnatrack show ID`",
    )
