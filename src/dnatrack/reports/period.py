"""The report of a period, the document for the review meeting."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dnatrack.i18n import counted, tr
from dnatrack.judging.judgement import JudgedItem, Judgement, count_signals, tasks_among, total
from dnatrack.judging.schedule import ScheduleState
from dnatrack.judging.tally import Tally
from dnatrack.model.words import Signal
from dnatrack.reports import wording
from dnatrack.reports.effect import changed_settings, settings_notes
from dnatrack.reports.history_view import beginning_fact, beginning_notes, unread_notes
from dnatrack.reports.overview import overrides
from dnatrack.reports.period_changes import (
    attention,
    completed_table,
    returned_to_green,
    transitions,
    undone,
)
from dnatrack.reports.period_outline import outline
from dnatrack.reports.period_outlook import (
    ahead,
    early_warnings,
    not_judged_table,
    silent,
    unknown,
    unreadable,
    unsettled_table,
)
from dnatrack.reports.period_parts import Reviewed, Side, change_words, owing_items
from dnatrack.reports.period_slips import left, moves_advice, removed, slipped_table
from dnatrack.reports.report import (
    Align,
    Cell,
    Column,
    Fact,
    JsonValue,
    Report,
    Row,
    Table,
    Tone,
    hidden_fact,
)
from dnatrack.reports.unreadable import of_what_was_read
from dnatrack.reports.view import SIGNAL_TONES, View, shown_signal_cell

# The head of the report of a period: which days. By what it was judged and from which commits it
# was made stands at its end, and here for programs.


def facts(reviewed: Reviewed) -> tuple[Fact, ...]:
    """The day of the report and of the last one, and the state that each was made from."""
    before, after, earlier = reviewed.before, reviewed.after, reviewed.earlier
    return (
        Fact("on", tr("기준일", "as of"), _day(after)),
        Fact("since", tr("직전 보고", "last report"), _day(before)),
        hidden_fact("commit", after.commit),
        hidden_fact("since_commit", before.commit),
        hidden_fact("is_committed", after.is_committed),
        hidden_fact("earlier", earlier.today.isoformat() if earlier else None),
        hidden_fact("earlier_commit", earlier.commit if earlier else None),
    )


def _day(side: Side) -> Cell:
    return Cell(wording.day_with_weekday(side.today), side.today.isoformat())


def details(reviewed: Reviewed, version: str) -> tuple[Fact, ...]:
    """By what was judged: the thresholds and the tool."""
    of = reviewed.after.judgement.tracker.settings.thresholds
    values = {key: getattr(of, key) for key in of.fields()}
    listed = {key: list(one) if isinstance(one, tuple) else one for key, one in values.items()}
    return hidden_fact("thresholds", listed), hidden_fact("version", version)


def thresholds(reviewed: Reviewed) -> str:
    """By what was judged, in words."""
    of = reviewed.after.judgement.tracker.settings.thresholds
    ladder = ", ".join(wording.days(one) for one in of.silent_after_days)
    return tr(
        f"재검토필요({of.red_after_days}일 초과 지연 또는 {of.red_after_slips}회 이상 연기), "
        f"임박({of.due_soon_days}일 이내), 장기 미해결({of.unsettled_after_days}일 초과), "
        f"실적 미갱신({ladder} 초과)",
        f"red (more than {of.red_after_days} d late or {counted(of.red_after_slips, 'slip')} or "
        f"more), due soon (within {of.due_soon_days} d), unsettled for long (more than "
        f"{of.unsettled_after_days} d), no news (more than {ladder})",
    )


def _origin_note(reviewed: Reviewed, version: str) -> str:
    """Which version made it, from which commits."""
    now, then = (_commit(one) for one in (reviewed.after, reviewed.before))
    return tr(
        f"작성 도구: dnatrack {version}, 자료: {now}(직전 보고 {then})",
        f"Made by dnatrack {version} from {now} (the last report: {then})",
    )


def _commit(side: Side) -> str:
    commit = (side.commit or "")[:10]
    beyond = "" if side.is_committed else tr("커밋 전 파일 포함", "with files not committed")
    return ", ".join(filter(None, (commit, beyond)))


def notes(reviewed: Reviewed) -> Iterator[str]:
    """How the two days are to be understood, and what stands on weak ground."""
    yield tr(
        "직전 보고는 당시 자료와 당시 기준일로, 이번 보고는 현재 자료와 이번 기준일로 판정",
        "The last report is judged by the data known then, as of its day; this one by the data "
        "of now, as of its own.",
    )
    settings = reviewed.before.judgement.tracker.settings
    yield from settings_notes(
        changed_settings(settings, reviewed.after.judgement, reviewed.witness)
    )
    if not reviewed.after.is_committed:
        yield tr(
            "커밋하지 않은 파일로 작성하여 재현 확인 불가",
            "Made from files that are not committed: it cannot be verified by making it again.",
        )
    if reviewed.earlier is None:
        yield tr(
            "이력이 짧아 3회 이상 연속된 신호는 확인 불가",
            "The history is too short to tell signals that last for three reports.",
        )


# How many there are of everything, by taskforce, with the change since the last report.

_Items = Sequence[JudgedItem]


@dataclass(frozen=True, slots=True)
class _Measure:
    """One thing to count of a group of items."""

    key: str
    heading: str
    count: Callable[[_Items], int]
    tone: Tone = Tone.PLAIN
    rank: int = 0
    for_programs: bool = False


def by_signal(reviewed: Reviewed) -> Table:
    """How many tasks have each signal, and the signal of what a taskforce owes itself."""
    measures = (
        _Measure("tasks", tr("과제", "tasks"), lambda items: len(tasks_among(items))),
        *(
            _Measure(
                one.value,
                wording.word(one),
                _showing(one),
                SIGNAL_TONES[one],
                for_programs=one is Signal.CLOSED and not _has_closed(reviewed),
            )
            for one in Signal
        ),
    )
    title = tr("과제별 신호 현황", "Signals of the tasks")
    note = tr(
        "TF 자체: TF가 직접 추진하는 이정표의 신호(과제 건수에서 제외), 괄호: 직전 보고 대비 증감",
        "TF itself: the signal of the milestones that a taskforce owes itself, which is no task. "
        "In brackets: the change since the last report.",
    )
    found = _table(reviewed, "signals", title, measures, note)
    own = Column("own", tr("TF 자체", "TF itself"), rank=1)
    signals = {one.id: shown_signal_cell(one) for one in reviewed.after.owing_taskforces}
    cells = ((*row.cells, signals.get(str(row.cells[0].value), Cell(""))) for row in found.rows)
    return found.replace(columns=(*found.columns, own), rows=tuple(map(Row, cells)))


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
            tr("판독 불가", "unreadable"),
            _of(lambda one: one.unreadable),
            Tone.BAD,
            rank=3,
        ),
    )
    title = tr("이정표 추진현황", "States of the milestones")
    return _table(reviewed, "milestones", title, measures)


def _has_closed(reviewed: Reviewed) -> bool:
    sides = (reviewed.before, reviewed.after)
    return any(count_signals(one.judgement.tasks)[Signal.CLOSED] for one in sides)


def _showing(signal: Signal) -> Callable[[_Items], int]:
    return lambda items: count_signals(items)[signal]


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
        *(
            Column(one.key, one.heading, Align.RIGHT, rank=one.rank, for_programs=one.for_programs)
            for one in measures
        ),
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
        return tr("소속 TF 미확인 과제", "tasks of no known taskforce")
    return wording.name(known[id_].name) if id_ in known else id_


def _row(name: Cell, measures: Sequence[_Measure], before: _Items, after: _Items) -> Row:
    counts = ((one, one.count(before), one.count(after)) for one in measures)
    return Row((name, *(_with_change(was, now, of.tone) for of, was, now in counts)))


def _with_change(before: int, after: int, tone: Tone) -> Cell:
    """A count, and behind it how much it changed, if it did."""
    change = after - before
    shown = f"{after:,}" + (f" ({change_words(change)})" if change else "")
    value = {"now": after, "before": before, "change": change}
    return Cell(shown, value, tone if after else Tone.PLAIN if change else Tone.FAINT)


FORM = "dnatrack-report/2"


def build(reviewed: Reviewed, *, version: str) -> Report:
    """What changed since the last report, what is wrong, and what comes next.

    The same states, days and `version` of the tool give the same report.
    """
    of = wording.name(reviewed.after.judgement.tracker.settings.title)
    tables, judged_by = tuple(_tables(reviewed)), thresholds(reviewed)
    said = (*notes(reviewed), *beginning_notes(reviewed.past), *unread_notes(reviewed.past))
    of_thresholds = tr(f"판정 기준: {judged_by}", f"Judged by: {judged_by}")
    return Report(
        FORM,
        tr(f"{of} 이행실적 점검 결과", f"{of}: progress report"),
        (*facts(reviewed), beginning_fact(reviewed.past)),
        details(reviewed, version),
        tables,
        (of_thresholds, *said, _origin_note(reviewed, version)),
        _made_from(reviewed, version),
        advice=tuple(moves_advice(reviewed)),
        outline=outline(reviewed, tables, thresholds=judged_by, notes=said),
    )


def _tables(reviewed: Reviewed) -> Iterator[Table]:
    lost = unreadable(reviewed)
    yield from map(of_what_was_read, _sections(reviewed)) if lost.rows else _sections(reviewed)
    yield lost


def _sections(reviewed: Reviewed) -> tuple[Table, ...]:
    return (
        by_signal(reviewed),
        by_state(reviewed),
        transitions(reviewed),
        returned_to_green(reviewed),
        attention(reviewed),
        overrides(reviewed.view, reviewed.after.judgement.items),
        removed(reviewed),
        left(reviewed),
        slipped_table(reviewed),
        completed_table(reviewed),
        undone(reviewed),
        ahead(reviewed),
        early_warnings(reviewed),
        silent(reviewed),
        unsettled_table(reviewed),
        not_judged_table(reviewed),
        unknown(reviewed),
    )


def _made_from(reviewed: Reviewed, version: str) -> dict[str, JsonValue]:
    sides = {"earlier": reviewed.earlier, "since": reviewed.before, "until": reviewed.after}
    return {
        "version": version,
        "is_committed": reviewed.after.is_committed,
        **{key: _origin(side) for key, side in sides.items()},
    }


def _origin(side: Side | None) -> JsonValue:
    return {"commit": side.commit, "on": side.today.isoformat()} if side is not None else None
