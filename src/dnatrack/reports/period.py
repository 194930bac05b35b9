"""The report of a period, the document for the review meeting."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Unpack

from dnatrack.i18n import counted, tr
from dnatrack.judging.judgement import JudgedItem, count_signals, tasks_among, total
from dnatrack.judging.schedule import ScheduleState
from dnatrack.judging.tally import Tally
from dnatrack.model.words import Signal
from dnatrack.reports import columns, wording
from dnatrack.reports.columns import CellColumn, Manner, table
from dnatrack.reports.effect import changed_settings, settings_notes
from dnatrack.reports.history_view import beginning_fact, beginning_notes, unread_notes
from dnatrack.reports.overview import overrides
from dnatrack.reports.period_changes import completed_table, left, removed, slipped_table, undone
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
from dnatrack.reports.period_parts import Reviewed, Side, lines
from dnatrack.reports.period_signals import attention, returned_to_green, transitions
from dnatrack.reports.report import Cell, Fact, JsonValue, Report, Table, Tone, hidden_fact
from dnatrack.reports.unreadable import of_what_was_read
from dnatrack.reports.view import SIGNAL_TONES, shown_signal_cell


def thresholds(reviewed: Reviewed) -> str:
    """By what was judged, in words."""
    of = reviewed.thresholds
    ladder = ", ".join(wording.days(one) for one in of.silent_after_days)
    return tr(
        f"재검토필요({of.red_after_days}일 초과 지연 또는 {of.red_after_slips}회 이상 연기), "
        f"임박({of.due_soon_days}일 이내), 장기 미해결({of.unsettled_after_days}일 초과), "
        f"실적 미갱신({ladder} 초과)",
        f"red (more than {of.red_after_days} d late or {counted(of.red_after_slips, 'slip')} or "
        f"more), due soon (within {of.due_soon_days} d), unsettled for long (more than "
        f"{of.unsettled_after_days} d), no news (more than {ladder})",
    )


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


FORM = "dnatrack-report/2"


def build(reviewed: Reviewed, *, version: str) -> Report:
    """What changed since the last report, what is wrong, and what comes next.

    The same states, days and `version` of the tool give the same report.
    """
    of = wording.name(reviewed.after.judgement.tracker.settings.title)
    tables, judged_by = _tables(reviewed), thresholds(reviewed)
    said = (*notes(reviewed), *beginning_notes(reviewed.past), *unread_notes(reviewed.past))
    of_thresholds = tr(f"판정 기준: {judged_by}", f"Judged by: {judged_by}")
    return Report(
        FORM,
        tr(f"{of} 이행실적 점검 결과", f"{of}: progress report"),
        tuple(_facts(reviewed)),
        (hidden_fact("thresholds", _values(reviewed)), hidden_fact("version", version)),
        tables,
        (of_thresholds, *said, _origin_note(reviewed, version)),
        _made_from(reviewed, version),
        advice=tuple(_advice(tables)),
        outline=outline(reviewed, tables, thresholds=judged_by, notes=said),
    )


def _facts(reviewed: Reviewed) -> Iterator[Fact]:
    """The day of the report and of the last one, and the state that each was made from."""
    before, after, earlier = reviewed.before, reviewed.after, reviewed.earlier
    for key, label, day in (
        ("on", tr("기준일", "as of"), after.today),
        ("since", tr("직전 보고", "last report"), before.today),
    ):
        yield Fact(key, label, Cell(wording.day_with_weekday(day), day.isoformat()))
    yield hidden_fact("commit", after.commit)
    yield hidden_fact("since_commit", before.commit)
    yield hidden_fact("is_committed", after.is_committed)
    yield hidden_fact("earlier", earlier.today.isoformat() if earlier else None)
    yield hidden_fact("earlier_commit", earlier.commit if earlier else None)
    yield beginning_fact(reviewed.past)


def _values(reviewed: Reviewed) -> dict[str, JsonValue]:
    of = reviewed.thresholds
    values = {key: getattr(of, key) for key in of.fields()}
    return {key: list(one) if isinstance(one, tuple) else one for key, one in values.items()}


def _tables(reviewed: Reviewed) -> tuple[Table, ...]:
    lost = unreadable(reviewed)
    tables = (
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
    return (*(map(of_what_was_read, tables) if lost.rows else tables), lost)


def _advice(tables: Iterable[Table]) -> Iterator[str]:
    """What lists the moves that are no slips, where the note of the slips counts any."""
    if any(one.key == "slips" and one.note for one in tables):
        yield tr(
            "연기가 아닌 기한 변경: `dnatrack slips --all`",
            "Deadlines brought forward or narrowed: `dnatrack slips --all`",
        )


def _origin_note(reviewed: Reviewed, version: str) -> str:
    """Which version made it, from which commits."""
    beyond = tr("커밋 전 파일 포함", "with files not committed")
    now, then = (
        ", ".join(lines((one.commit or "")[:10], "" if one.is_committed else beyond))
        for one in (reviewed.after, reviewed.before)
    )
    return tr(
        f"작성 도구: dnatrack {version}, 자료: {now}(직전 보고 {then})",
        f"Made by dnatrack {version} from {now} (the last report: {then})",
    )


def _made_from(reviewed: Reviewed, version: str) -> dict[str, JsonValue]:
    def origin(side: Side | None) -> JsonValue:
        return {"commit": side.commit, "on": side.today.isoformat()} if side else None

    return {
        "version": version,
        "is_committed": reviewed.after.is_committed,
        "earlier": origin(reviewed.earlier),
        "since": origin(reviewed.before),
        "until": origin(reviewed.after),
    }


# How many there are of everything, by taskforce, with the change since the last report.

_Items = Sequence[JudgedItem]
_Count = Callable[[_Items], int]


class _Group(NamedTuple):
    """A taskforce, or all there is, with what belonged to it then and does now."""

    name: Cell
    before: _Items
    after: _Items


def by_signal(reviewed: Reviewed) -> Table:
    """How many tasks have each signal, and the signal of what a taskforce owes itself."""
    judgement = reviewed.after.judgement
    own = {one.id: shown_signal_cell(one) for one in judgement.taskforces if not one.owes_nothing}
    sides = (reviewed.before.judgement, judgement)
    has_closed = any(count_signals(one.tasks)[Signal.CLOSED] for one in sides)

    def own_signal(group: _Group) -> Cell:
        return own.get(str(group.name.value), Cell(""))

    shown = (
        _taskforce(),
        _count("tasks", lambda items: len(tasks_among(items)), heading=tr("과제", "tasks")),
        *(_showing(one, for_programs=one is Signal.CLOSED and not has_closed) for one in Signal),
        columns.of("own", own_signal, heading=tr("TF 자체", "TF itself"), rank=1),
    )
    note = tr(
        "TF 자체: TF가 직접 추진하는 이정표의 신호(과제 건수에서 제외), 괄호: 직전 보고 대비 증감",
        "TF itself: the signal of the milestones that a taskforce owes itself, which is no task. "
        "In brackets: the change since the last report.",
    )
    title = tr("과제별 신호 현황", "Signals of the tasks")
    return table("signals", title, _groups(reviewed), shown, note=note)


def by_state(reviewed: Reviewed) -> Table:
    """How many milestones there are in each state; every one is counted once."""
    soon, lost = tr("임박", "due soon"), tr("판독 불가", "unreadable")
    unknown, aside = tr("결과 미확인", "unknown"), tr("보류·종결", "on hold, closed")
    shown = (
        _taskforce(),
        _count("milestones", _of(lambda one: one.total), heading=tr("이정표", "milestones")),
        _count("done", _of(lambda one: one.done), Tone.GOOD),
        _count("overdue", _of(lambda one: one.overdue), Tone.BAD),
        _count("due_soon", _of(lambda one: one.due_soon), Tone.WARN, heading=soon),
        _count("ahead", _of(_ahead), heading=tr("그 밖의 미완료", "other open")),
        _count("set_aside", _of(_set_aside), heading=aside, rank=2),
        _count("unknown", _of(lambda one: one.unknown), heading=unknown, rank=1),
        _count("unreadable", _of(lambda one: one.unreadable), Tone.BAD, heading=lost, rank=3),
    )
    title = tr("이정표 추진현황", "States of the milestones")
    return table("milestones", title, _groups(reviewed), shown)


def _taskforce() -> CellColumn[_Group]:
    return columns.of("taskforce", lambda one: one.name, heading="TF", can_fold=True, least=16)


def _count(
    key: str, count: _Count, tone: Tone = Tone.PLAIN, **manner: Unpack[Manner]
) -> CellColumn[_Group]:
    """A column of counts of a group, and behind each how much it changed, if it did."""

    def cell(group: _Group) -> Cell:
        before, after = count(group.before), count(group.after)
        change = after - before
        shown = f"{after:,}" + (f" ({wording.change(change)})" if change else "")
        value = {"now": after, "before": before, "change": change}
        return Cell(shown, value, tone if after else Tone.PLAIN if change else Tone.FAINT)

    return columns.right(key, cell, **manner)


def _showing(signal: Signal, *, for_programs: bool) -> CellColumn[_Group]:
    def count(items: _Items) -> int:
        return count_signals(items)[signal]

    word, tone = wording.word(signal), SIGNAL_TONES[signal]
    return _count(signal.value, count, tone, heading=word, for_programs=for_programs)


def _of(count: Callable[[Tally], int]) -> _Count:
    return lambda items: count(total(items))


def _ahead(counts: Tally) -> int:
    """Open milestones that are neither late, due soon nor on hold."""
    on_hold = counts.by_state[ScheduleState.PAUSED]
    return counts.open - counts.overdue - counts.due_soon - on_hold


def _set_aside(counts: Tally) -> int:
    return counts.by_state[ScheduleState.PAUSED] + counts.by_state[ScheduleState.CLOSED]


def _groups(reviewed: Reviewed) -> Iterator[_Group]:
    """Those of the file in its order, what it does not name, what belongs to none; then all."""
    was, now = (one.judgement.owing_items for one in (reviewed.before, reviewed.after))
    before, after = _by_taskforce(was), _by_taskforce(now)
    order = dict.fromkeys(one.id for one in reviewed.after.judgement.taskforces)
    others = sorted(id_ for id_ in {*before, *after} if id_ is not None and id_ not in order)
    stray = tr("소속 TF 미확인 과제", "tasks of no known taskforce")
    for id_ in (*order, *others, None):
        if id_ in before or id_ in after:
            known = stray if id_ is None else reviewed.view.taskforces([id_]).text
            yield _Group(Cell(known, id_), before.get(id_, ()), after.get(id_, ()))
    yield _Group(Cell(tr("합계", "all"), "all", Tone.STRONG), was, now)


def _by_taskforce(items: _Items) -> Mapping[str | None, _Items]:
    groups: defaultdict[str | None, list[JudgedItem]] = defaultdict(list)
    for item in items:
        groups[item.taskforce].append(item)
    return groups
