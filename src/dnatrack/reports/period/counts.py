"""How many there are of everything, by taskforce, with the change since the last report."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedItem, Judgement, Tally, total
from dnatrack.judging.schedule import ScheduleState
from dnatrack.model.words import Signal
from dnatrack.reports import wording
from dnatrack.reports.period.reviewed import Reviewed, owing_items
from dnatrack.reports.report import Align, Cell, Column, Row, Table, Tone
from dnatrack.reports.view import SIGNAL_TONES, View

_Items = Sequence[JudgedItem]


@dataclass(frozen=True, slots=True)
class _Measure:
    """One thing to count of a group of items."""

    key: str
    heading: str
    count: Callable[[_Items], int]
    tone: Tone = Tone.PLAIN
    rank: int = 0


def by_signal(reviewed: Reviewed) -> Table:
    """How many tasks have each signal; a taskforce counts where it owes something itself."""
    measures = (
        _Measure("tasks", tr("과제·TF", "tasks, TFs"), len),
        *(
            _Measure(one.value, wording.word(one), _showing(one), SIGNAL_TONES[one])
            for one in Signal
        ),
    )
    title = tr("과제 신호", "Signals of the tasks")
    note = tr(
        "이정표를 직접 맡은 TF는 과제 하나로 셈. 괄호 안은 지난 보고 대비 증감",
        "A taskforce that owes milestones itself counts as one task. In brackets: the change "
        "since the last report.",
    )
    return _table(reviewed, "signals", title, measures, note)


def by_state(reviewed: Reviewed) -> Table:
    """How many milestones there are in each state; every one is counted once."""
    measures = (
        _Measure("milestones", tr("이정표", "milestones"), _of(lambda one: one.total)),
        _Measure("done", tr("완료", "done"), _of(lambda one: one.done), Tone.GOOD),
        _Measure("overdue", tr("지연", "late"), _of(lambda one: one.overdue), Tone.BAD),
        _Measure("due_soon", tr("임박", "due soon"), _of(lambda one: one.due_soon), Tone.WARN),
        _Measure("ahead", tr("그 밖의 미완료", "other open"), _of(_ahead)),
        _Measure("set_aside", tr("보류·종결", "on hold, closed"), _of(_set_aside), rank=2),
        _Measure("unknown", tr("결과 미확인", "unknown"), _of(lambda one: one.unknown), rank=1),
        _Measure(
            "unreadable",
            tr("읽을 수 없음", "unreadable"),
            _of(lambda one: one.unreadable),
            Tone.BAD,
            rank=3,
        ),
    )
    title = tr("이정표 추진 상황", "States of the milestones")
    return _table(reviewed, "milestones", title, measures)


def _showing(signal: Signal) -> Callable[[_Items], int]:
    return lambda items: sum(item.signal is signal for item in items)


def _of(count: Callable[[Tally], int]) -> Callable[[_Items], int]:
    return lambda items: count(total(items))


def _ahead(counts: Tally) -> int:
    """Open milestones that are neither late, due soon nor on hold."""
    on_hold = counts.by_state[ScheduleState.PAUSED]
    return counts.open - counts.overdue - counts.due_soon - on_hold


def _set_aside(counts: Tally) -> int:
    return counts.by_state[ScheduleState.PAUSED] + counts.by_state[ScheduleState.CLOSED]


def _table(
    reviewed: Reviewed, key: str, title: str, measures: Sequence[_Measure], note: str = ""
) -> Table:
    columns = (
        Column("taskforce", "TF", can_fold=True, least=16),
        *(Column(one.key, one.heading, Align.RIGHT, rank=one.rank) for one in measures),
    )
    rows = tuple(_rows(reviewed, measures))
    return Table(key, title, columns, rows, note=note)


def _rows(reviewed: Reviewed, measures: Sequence[_Measure]) -> Iterator[Row]:
    before, after = (_grouped(one.judgement) for one in (reviewed.before, reviewed.after))
    for id_ in sorted({*before, *after}, key=_in_order_of(reviewed.after.judgement)):
        name = Cell(_name(reviewed.view, id_), id_)
        yield _row(name, measures, before.get(id_, ()), after.get(id_, ()))
    name = Cell(tr("합계", "all"), "all", Tone.STRONG)
    was, now = (owing_items(one.judgement) for one in (reviewed.before, reviewed.after))
    yield _row(name, measures, was, now)


def _grouped(judgement: Judgement) -> Mapping[str | None, _Items]:
    groups: dict[str | None, list[JudgedItem]] = {}
    for item in owing_items(judgement):
        groups.setdefault(item.taskforce, []).append(item)
    return groups


def _in_order_of(judgement: Judgement) -> Callable[[str | None], tuple[int, str]]:
    """The order of the file, then what it does not name, and last what belongs to none."""
    order = {item.id: index for index, item in enumerate(judgement.taskforces)}
    end = len(order)
    return lambda id_: (end + 1 if id_ is None else order.get(id_, end), id_ or "")


def _name(view: View, id_: str | None) -> str:
    known = view.judgement.tracker.taskforces_by_id
    if id_ is None:
        return tr("TF를 알 수 없는 과제", "tasks of no known taskforce")
    return wording.name(known[id_].name) if id_ in known else id_


def _row(name: Cell, measures: Sequence[_Measure], before: _Items, after: _Items) -> Row:
    counts = ((one, one.count(before), one.count(after)) for one in measures)
    return Row((name, *(_with_change(was, now, of.tone) for of, was, now in counts)))


def _with_change(before: int, after: int, tone: Tone) -> Cell:
    """A count, and behind it how much it changed, if it did."""
    change = after - before
    shown = f"{after:,}" + (f" ({change:+,})" if change else "")
    value = {"now": after, "before": before, "change": change}
    return Cell(shown, value, tone if after else Tone.PLAIN if change else Tone.FAINT)
