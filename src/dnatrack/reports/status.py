"""What the coordinator looks at each morning."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from dnatrack.i18n import counted, tr
from dnatrack.judging.judgement import (
    JudgedItem,
    JudgedMilestone,
    count_signals,
    tasks_among,
    total,
)
from dnatrack.judging.silence import silences
from dnatrack.model.words import Signal
from dnatrack.reports import columns, overview, wording
from dnatrack.reports.columns import CellColumn, Columns, table
from dnatrack.reports.news import over_each_step
from dnatrack.reports.overview import overrides
from dnatrack.reports.report import Fact, Report, Table, hidden_fact
from dnatrack.reports.selection import Selection
from dnatrack.reports.unreadable import with_unreadable
from dnatrack.reports.view import (
    View,
    both_dues_cell,
    both_lates_cell,
    coming_milestones,
    count_cell,
    overdue_milestones,
    tally_facts,
)


class _Point(NamedTuple):
    """How many milestones were done and late on a day."""

    on: date
    done: int
    overdue: int


def build(view: View, selection: Selection) -> Report:
    """The state of what was selected, on one screen.

    The whole data set is shown by taskforce and priority, a part of it by task.
    """
    items = selection.items(view.judgement)
    trend = _trend(view, items, is_all=selection == Selection())
    silent = list(_silent(view, items))
    is_part = bool(selection.priorities or selection.taskforces or selection.ministries)
    report = Report(
        "dnatrack-status/2",
        selection.described(view.judgement) or wording.name(view.judgement.tracker.settings.title),
        (*view.facts(), *_summary(items), *_lately(trend, silent)),
        tables=(
            overview.by_task(view, items) if is_part else overview.by_group(view, items),
            _worst(view, items),
            _next(view, items),
            overrides(view, items),
        ),
        notes=tuple(_notes(view, items, trend, silent)),
        advice=tuple(_advice(items, trend, silent, is_part=is_part)),
    )
    return with_unreadable(report, view, items)


def _trend(view: View, items: Sequence[JudgedItem], *, is_all: bool) -> list[_Point]:
    """The last months and today; nothing where the history is not known.

    `is_all` says that the items are all there are: then what is gone since counts, too.
    """
    if view.recent is None:
        return []
    owners = {item.id for item in items}
    letters = [
        stood
        for id_, stood in view.recent.standings.items()
        if is_all or id_.partition("/")[0] in owners
    ]
    points = []
    for index, day in enumerate(view.recent.days):
        counts = Counter(stood[index] for stood in letters)
        points.append(_Point(day, counts["d"], counts["l"]))
    now = total(items)
    return [*points, _Point(view.judgement.today, now.done, now.overdue)]


def _silent(view: View, items: Iterable[JudgedItem]) -> Iterator[tuple[int, int]]:
    """How many open tasks are silent for longer than each threshold."""
    ids = {one.id for one in tasks_among(items)}
    found = (one for one in silences(view.judgement) if one.item.id in ids)
    return over_each_step(found, view.judgement.tracker.settings.thresholds.silent_after_days)


def _lately(trend: Sequence[_Point], silent: Iterable[tuple[int, int]]) -> Iterator[Fact]:
    """For programs; no trend where there is no history."""
    points = [{**one._asdict(), "on": one.on.isoformat()} for one in trend]
    yield hidden_fact("trend", points or None)
    yield hidden_fact("silent", {str(days): count for days, count in silent})


def _summary(items: Sequence[JudgedItem]) -> Iterator[Fact]:
    yield Fact("tasks", tr("과제", "tasks"), count_cell(len(tasks_among(items))))
    yield from tally_facts(total(items))
    counts = count_signals(items)
    yield hidden_fact("signals", {one.value: counts[one] for one in Signal})
    yield hidden_fact("ahead", len(coming_milestones(_milestones(items))))


def _worst(view: View, items: Iterable[JudgedItem]) -> Table:
    late = overdue_milestones(_milestones(items))
    shown = late[:4]
    title = tr("최장 지연 이정표", "Most overdue") + _share(shown, late)
    empty = tr("해당 없음", "Nothing is overdue.")
    late_column = columns.right("days_late", both_lates_cell)
    return table("worst", title, shown, _columns(view, late_column), empty)


def _next(view: View, items: Iterable[JudgedItem]) -> Table:
    ahead = coming_milestones(_milestones(items))
    shown = ahead[:3]
    title = tr("기한 도래 예정 이정표", "Due next") + _share(shown, ahead)
    empty = tr("해당 없음", "No deadline lies ahead.")
    return table("next", title, shown, _columns(view, columns.days_left()), empty, spare=2)


def _share(shown: Sequence[JudgedMilestone], of: Sequence[JudgedMilestone]) -> str:
    """How many are shown, of how many; nothing where all are."""
    if len(shown) == len(of):
        return ""
    return tr(f"({len(of):,}건 중 {len(shown)}건)", f" ({len(shown)} of {len(of):,})")


def _columns(view: View, days: CellColumn[JudgedMilestone]) -> Columns[JudgedMilestone]:
    return (
        columns.milestone_id(can_fold=True),
        columns.title(view, least=30, rank=1),
        columns.lead(view, rank=2),
        columns.of("due", both_dues_cell, heading=tr("기한", "due")),
        days,
    )


def _milestones(items: Iterable[JudgedItem]) -> Iterator[JudgedMilestone]:
    for item in items:
        yield from item.milestones


def _notes(
    view: View,
    items: Sequence[JudgedItem],
    trend: Sequence[_Point],
    silent: Iterable[tuple[int, int]],
) -> Iterator[str]:
    """How the last months went, what the letters mean, and by which thresholds."""
    if len(trend) > 1:
        done = " → ".join(f"{one.done:,}" for one in trend)
        overdue = " → ".join(f"{one.overdue:,}" for one in trend)
        yield tr(
            f"추이(최근 월말 → 오늘): 완료 {done}, 지연 {overdue}",
            f"trend (month ends → today): done {done}, overdue {overdue}",
        )
    said = (
        tr(f"{days:,}일 초과 {count:,}건", f"{count:,} for over {days:,} d")
        for days, count in silent
        if count
    )
    if no_news := ", ".join(said):
        yield tr(f"실적 미갱신: {no_news}", f"no news: {no_news}")
    own = {one.signal for one in items if one.is_taskforce and not one.owes_nothing}
    if legend := wording.signal_legend({*count_signals(items), *own}):
        yield tr(f"신호: {legend}", f"signals: {legend}")
    thresholds = view.judgement.tracker.settings.thresholds
    slips = thresholds.red_after_slips
    yield tr(
        f"재검토필요: {thresholds.red_after_days}일 초과 지연 또는 {slips}회 이상 연기, "
        f"임박: {thresholds.due_soon_days}일 이내",
        f"red: more than {thresholds.red_after_days} d late, or {counted(slips, 'slip')} or "
        f"more · due soon: within {thresholds.due_soon_days} d",
    )


def _advice(
    items: Sequence[JudgedItem],
    trend: Sequence[_Point],
    silent: Iterable[tuple[int, int]],
    *,
    is_part: bool,
) -> Iterator[str]:
    """Where there is more to see, the most pressing first, on one line; or how to begin."""
    if not tasks_among(items) and not is_part:
        new = "`dnatrack new task`" if items else "`dnatrack new taskforce`"
        yield tr(f"등록: {new}", f"begin with {new}")
        return
    counts = total(items)
    commands = (
        ("`dnatrack overdue`", counts.overdue or counts.unknown),
        ("`dnatrack silent`", any(count for _, count in silent)),
        ("`dnatrack list --signal grey`", count_signals(items)[Signal.GREY]),
        ("`dnatrack trend`", len(trend) > 1),
    )
    due = [command for command, is_due in commands if is_due]
    if more := " · ".join(due[:3]):  # no more fit on a line of 80 cells
        yield tr(f"상세: {more}", f"more: {more}")
