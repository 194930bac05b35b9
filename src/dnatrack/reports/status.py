"""What the coordinator looks at each morning."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from dnatrack.history.recent_past import RecentPast
from dnatrack.i18n import counted, tr
from dnatrack.judging.judgement import (
    JudgedItem,
    JudgedMilestone,
    count_signals,
    tasks_among,
    total,
)
from dnatrack.judging.silence import Silence, silences
from dnatrack.judging.tally import Tally
from dnatrack.model.frozen import Frozen
from dnatrack.model.words import Signal
from dnatrack.reports import columns, overview, wording
from dnatrack.reports.columns import CellColumn, Columns, table
from dnatrack.reports.overview import overrides
from dnatrack.reports.report import Fact, JsonValue, Report, Table, hidden_fact, number
from dnatrack.reports.selection import Selection
from dnatrack.reports.unreadable import with_unreadable
from dnatrack.reports.view import (
    View,
    both_dues_cell,
    both_lates_cell,
    coming_milestones,
    overdue_milestones,
    tally_facts,
)


class Lately(Frozen):
    """The last months of some items, and what they are like today.

    `is_all` says that the items are all there are: then what is gone since counts, too.
    """

    recent: RecentPast | None
    items: Sequence[JudgedItem]
    counts: Tally
    today: date
    ladder: tuple[int, ...]
    silences: Sequence[Silence]
    is_all: bool

    def facts(self) -> Iterator[Fact]:
        """For programs; no trend where there is no history."""
        trend: JsonValue = None
        if self.recent is not None:
            trend = [
                {"on": day.isoformat(), "done": done, "overdue": overdue}
                for day, done, overdue in self._points()
            ]
        yield hidden_fact("trend", trend)
        yield hidden_fact("silent", {str(days): count for days, count in self._silent()})

    def notes(self) -> Iterator[str]:
        """For people; nothing where there is nothing to say."""
        if self.has_trend:
            points = list(self._points())
            done = " → ".join(f"{count:,}" for _, count, _ in points)
            overdue = " → ".join(f"{count:,}" for _, _, count in points)
            yield tr(
                f"추이(최근 월말 → 오늘): 완료 {done}, 지연 {overdue}",
                f"trend (month ends → today): done {done}, overdue {overdue}",
            )
        if said := ", ".join(self._silence()):
            yield tr(f"실적 미갱신: {said}", f"no news: {said}")

    @property
    def is_silent(self) -> bool:
        """Whether anything is silent for longer than a threshold."""
        return any(count for _, count in self._silent())

    @property
    def has_trend(self) -> bool:
        """Whether there is anything to compare today with."""
        return len(list(self._points())) > 1

    def _points(self) -> Iterator[tuple[date, int, int]]:
        """How many were done and late on each day, and are today."""
        if self.recent is None:
            return
        owners = {item.id for item in self.items}
        letters = [
            stood
            for id_, stood in self.recent.standings.items()
            if self.is_all or id_.partition("/")[0] in owners
        ]
        for index, day in enumerate(self.recent.days):
            counts = Counter(stood[index] for stood in letters)
            yield day, counts["d"], counts["l"]
        yield self.today, self.counts.done, self.counts.overdue

    def _silent(self) -> Iterator[tuple[int, int]]:
        """How many open tasks are silent for longer than each threshold."""
        for step, threshold in enumerate(self.ladder, 1):
            yield threshold, sum(one.step >= step for one in self.silences)

    def _silence(self) -> Iterator[str]:
        for days, count in self._silent():
            if count:
                yield tr(f"{days:,}일 초과 {count:,}건", f"{count:,} for over {days:,} d")


FORM = "dnatrack-status/2"
WORST_SHOWN = 4
NEXT_SHOWN = 3


def build(view: View, selection: Selection) -> Report:
    """The state of what was selected, on one screen.

    The whole data set is shown by taskforce and priority, a part of it by task.
    """
    items = selection.items(view.judgement)
    lately = _lately(view, selection, items)
    is_part = _is_part(selection)
    report = Report(
        FORM,
        selection.described(view.judgement) or wording.name(view.judgement.tracker.settings.title),
        (*view.facts(), *_summary(items), *lately.facts()),
        tables=(
            overview.by_task(view, items) if is_part else overview.by_group(view, items),
            _worst(view, items),
            _next(view, items),
            overrides(view, items),
        ),
        notes=(*lately.notes(), *_notes(view, items)),
        advice=tuple(_advice(items, lately, is_part=is_part)),
    )
    return with_unreadable(report, view, items)


def _is_part(selection: Selection) -> bool:
    return bool(selection.priorities or selection.taskforces or selection.ministries)


def _lately(view: View, selection: Selection, items: Sequence[JudgedItem]) -> Lately:
    judgement = view.judgement
    ladder = tuple(sorted(judgement.tracker.settings.thresholds.silent_after_days))
    ids = {one.id for one in tasks_among(items)}
    silent = [one for one in silences(judgement) if one.item.id in ids]
    is_all = selection == Selection()
    return Lately(view.recent, items, total(items), judgement.today, ladder, silent, is_all)


def _summary(items: Sequence[JudgedItem]) -> Iterator[Fact]:
    yield Fact("tasks", tr("과제", "tasks"), number(len(tasks_among(items))))
    yield from tally_facts(total(items))
    counts = count_signals(items)
    yield hidden_fact("signals", {one.value: counts[one] for one in Signal})
    yield hidden_fact("ahead", len(coming_milestones(_milestones(items))))


def _worst(view: View, items: Iterable[JudgedItem]) -> Table:
    late = overdue_milestones(_milestones(items))
    shown = late[:WORST_SHOWN]
    title = tr("최장 지연 이정표", "Most overdue") + _share(shown, late)
    empty = tr("해당 없음", "Nothing is overdue.")
    late_column = columns.right("days_late", both_lates_cell)
    return table("worst", title, shown, _columns(view, late_column), empty)


def _next(view: View, items: Iterable[JudgedItem]) -> Table:
    ahead = coming_milestones(_milestones(items))
    shown = ahead[:NEXT_SHOWN]
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


def _notes(view: View, items: Sequence[JudgedItem]) -> Iterator[str]:
    """What the letters mean, and by which thresholds."""
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


_WIDEST = 3
"""So many commands fit on a line of 80 cells."""


def _advice(items: Sequence[JudgedItem], lately: Lately, *, is_part: bool) -> Iterator[str]:
    """Where there is more to see, the most pressing first, on one line; or how to begin."""
    if not tasks_among(items) and not is_part:
        new = "`dnatrack new task`" if items else "`dnatrack new taskforce`"
        yield tr(f"등록: {new}", f"begin with {new}")
        return
    counts = total(items)
    commands = (
        ("`dnatrack overdue`", counts.overdue or counts.unknown),
        ("`dnatrack silent`", lately.is_silent),
        ("`dnatrack list --signal grey`", count_signals(items)[Signal.GREY]),
        ("`dnatrack trend`", lately.has_trend),
    )
    if more := " · ".join([command for command, is_due in commands if is_due][:_WIDEST]):
        yield tr(f"상세: {more}", f"more: {more}")
