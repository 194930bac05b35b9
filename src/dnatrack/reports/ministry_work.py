"""What one ministry owes, works on, waits for, and keeps others waiting for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dnatrack.i18n import tr
from dnatrack.judging.issues import JudgedIssue
from dnatrack.judging.judgement import JudgedItem, JudgedMilestone
from dnatrack.judging.ministries import MinistryLoad, ministry_loads
from dnatrack.judging.schedule import OPEN_STATES, ScheduleState
from dnatrack.model.ministry import Ministry
from dnatrack.model.tracker import Unreadable
from dnatrack.reports import ministries, overview, wording
from dnatrack.reports.issues import age_cell
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
from dnatrack.reports.selection import ministry_meant
from dnatrack.reports.show_others import successors
from dnatrack.reports.succession import Succession, succession, unassigned_table
from dnatrack.reports.view import (
    View,
    due_cell,
    late_cell,
    left_cell,
    name_cell,
    original_due_cell,
    period_cell,
    state_cell,
)
from dnatrack.reports.waiting import (
    issues_are_recorded,
    unrecorded_notes,
    waited_for_table,
    waits_for,
)

# What one ministry still owes, worst first, and what became of nobody knows what.

_OWED = OPEN_STATES | {ScheduleState.PAUSED}
_NEVER = 10**6


def owed_table(view: View, found: Iterable[JudgedMilestone]) -> Table:
    """The milestones that are open or paused, worst first, against both deadlines."""
    chosen = sorted((one for one in found if one.state in _OWED), key=_urgency)
    title = tr("해야 할 이정표", "Owes") + _counted(chosen)
    rows = tuple(_row(view, one) for one in chosen)
    return Table("owed", title, _columns(chosen), rows, tr("없습니다.", "Nothing is open."))


def outcome_unknown(view: View, found: Iterable[JudgedMilestone]) -> Table:
    """The milestones past their deadline of which nobody knows what became, oldest first."""
    chosen = [one for one in found if one.state is ScheduleState.OUTCOME_UNKNOWN]
    chosen.sort(key=lambda one: (one.due.last if one.due else view.judgement.today, one.owed.id))
    title = tr("결과 미확인", "Outcome unknown") + _counted(chosen)
    rows = tuple(_row(view, one) for one in chosen)
    return Table("outcome_unknown", title, _columns(chosen), rows)


def _counted(chosen: Sequence[JudgedMilestone]) -> str:
    return tr(f" {len(chosen):,}건", f": {len(chosen):,}") if chosen else ""


def _urgency(one: JudgedMilestone) -> tuple[int, int, str]:
    """Late before everything, the latest first; then by the days that are left."""
    if one.state is ScheduleState.OVERDUE:
        return (0, -(one.current.days_late or 0), one.owed.id)
    if one.state is ScheduleState.PAUSED:
        return (2, 0, one.owed.id)
    left = one.current.days_left
    return (1, _NEVER if left is None else left, one.owed.id)


def _columns(chosen: Sequence[JudgedMilestone]) -> tuple[Column, ...]:
    """Those of the original due and of slips matter where a deadline moved."""
    has_moved = any(one.due != one.original_due for one in chosen)
    has_left = any(one.current.days_left is not None for one in chosen)
    has_slipped = any(one.slips for one in chosen)
    right = Align.RIGHT
    return (
        Column("id", tr("이정표", "milestone"), can_fold=True, least=16),
        Column("title", tr("제목", "title"), can_fold=True, least=14),
        Column("state", tr("상태", "state")),
        Column("due", tr("현재기한", "current due")),
        Column("days_late", tr("지연", "late"), right, for_programs=True),
        Column("days_left", tr("남은 날", "left"), right, rank=2, for_programs=not has_left),
        Column("original_due", tr("당초기한", "original due"), rank=0 if has_moved else 6),
        Column(
            "days_late_original",
            tr("당초 대비", "by original"),
            right,
            rank=3 if has_moved else 5,
        ),
        Column("slips", tr("연기", "slips"), right, rank=2, for_programs=not has_slipped),
        Column("lead", tr("주관", "lead"), rank=7),
        Column("partners", tr("협조", "partners"), rank=4, can_fold=True, least=14),
    )


def _row(view: View, one: JudgedMilestone) -> Row:
    return Row(
        (
            text(one.owed.id),
            view.title(one.owed),
            state_cell(one),
            due_cell(one),
            late_cell(one.current.days_late),
            left_cell(one),
            original_due_cell(one),
            late_cell(one.original.days_late),
            number(one.slips, Tone.WARN),
            view.ministry(one.owed.lead),
            view.partners(one.owed),
        )
    )


FORM = "dnatrack-ministry-work/1"


def build(view: View, word: str, *, follows: bool = False) -> Report:
    """All that concerns the ministry that `word` names.

    If it `follows` reorganisations, and the ministry handed its promises over, this is
    about the one that has them now.

    Raises:
        DnatrackError: there is none.
    """
    tracker, today = view.judgement.tracker, view.judgement.today
    meant = ministry_meant(tracker, word, today)
    known = succession(view.judgement, follows=follows)
    holder = known.holders.get(meant.id, meant.id)
    ministry = tracker.ministries_by_id.get(holder, meant)
    load = ministry_loads(view.judgement, known.holders)[holder]
    return Report(
        FORM,
        wording.full_ministry(ministry.name_on(today)),
        (*view.facts(), Fact("lineage", "", Cell("", follows)), *_summary(load)),
        tuple(_details(view, ministry, load, known)),
        tuple(_tables(view, ministry, load, known)),
        tuple(_notes(view, meant, ministry, known, word=word)),
    )


def _summary(load: MinistryLoad) -> Iterator[Fact]:
    counts = load.tally
    yield Fact("lead", tr("주관", "leads"), number(load.tasks))
    yield Fact("partner", tr("협조", "partner in"), number(len(load.partner_in)))
    yield Fact("milestones", tr("이정표", "milestones"), number(counts.total))
    yield Fact("done", tr("완료", "done"), number(counts.done, Tone.GOOD))
    yield Fact("overdue", tr("지연", "overdue"), number(counts.overdue, Tone.BAD))
    yield Fact("due_soon", tr("임박", "due soon"), number(counts.due_soon, Tone.WARN))
    yield Fact("unknown", tr("결과 미확인", "unknown"), number(counts.unknown, Tone.UNSURE))
    yield Fact("slips", tr("연기", "slips"), number(load.slips, Tone.WARN))
    shown = f"{load.unreadable:,}" if load.unreadable else ""
    lost = Cell(shown, load.unreadable, Tone.BAD)
    yield Fact("unreadable", tr("읽을 수 없음", "unreadable"), lost)


def _details(
    view: View, ministry: Ministry, load: MinistryLoad, known: Succession
) -> Iterator[Fact]:
    name, today = ministry.name_on(view.judgement.today), view.judgement.today
    yield Fact("id", "id", text(ministry.id))
    yield Fact("name", "", Cell("", {"ko": name.ko, "en": name.en}))
    last = ministry.dissolved_on
    shown = wording.day(last) if last and ministry.is_over(today) else ""
    cell = Cell(shown, last.isoformat() if last else None, Tone.UNSURE)
    yield Fact("last_day", tr("마지막 날", "last day"), cell)
    inherited = view.ministries(known.inherited_from(ministry.id))
    yield Fact("inherited_from", tr("이어받음", "took over from"), inherited)
    seats = ", ".join(wording.name(one.name) for one in load.seats)
    ids = [one.id for one in load.seats]
    yield Fact("taskforces", tr("참여하는 TF", "taskforces"), Cell(seats, ids))


def _tables(
    view: View, ministry: Ministry, load: MinistryLoad, known: Succession
) -> Iterator[Table]:
    yield owed_table(view, load.milestones)
    yield waited_for_table(view, load.waited_for)
    yield waits_for(view, load.waits_for)
    yield _issues(view, load.issues)
    yield _tasks(view, load.leads, "leads", tr("맡은 것", "Answers for"))
    yield _tasks(view, load.partner_in, "partner_in", tr("협조하는 것", "Works on for others"))
    yield ministries.of_ministries(view, (ministry.id, *known.inherited_from(ministry.id)))
    over = ministry.is_over(view.judgement.today)
    table = successors(view, ministry)
    yield table if over else replace(table, rows=())
    yield unassigned_table(view, known.known, ministry.id)
    yield outcome_unknown(view, load.milestones)
    yield _unreadable(view, load)


def _tasks(view: View, items: Sequence[JudgedItem], key: str, title: str) -> Table:
    table = overview.by_task(view, items)
    return replace(table, key=key, title=title, when_empty=tr("없습니다.", "Nothing."))


def _issues(view: View, found: Sequence[JudgedIssue]) -> Table:
    columns = (
        Column("id", tr("현안", "issue"), can_fold=True, least=16),
        Column("title", tr("제목", "title"), can_fold=True),
        Column("between", tr("관련 기관", "between"), can_fold=True, least=10),
        Column("raised", tr("제기", "raised")),
        Column("days", tr("경과", "age"), Align.RIGHT),
    )
    rows = tuple(_issue_row(view, one) for one in found)
    count = tr(f" {len(rows):,}건", f": {len(rows):,}") if rows else ""
    title = tr("해결되지 않은 현안", "Unsettled issues") + count
    none = tr("없습니다.", "None.") if issues_are_recorded(view) else ""
    return Table("issues", title, columns, rows, none)


def _issue_row(view: View, one: JudgedIssue) -> Row:
    issue = one.raised.issue
    return Row(
        (
            text(one.id),
            name_cell(issue.title),
            view.ministries(issue.between),
            period_cell(issue.raised),
            age_cell(one),
        )
    )


def _unreadable(view: View, load: MinistryLoad) -> Table:
    columns = (
        Column("id", tr("무엇", "what")),
        Column("title", tr("제목", "title"), can_fold=True),
        Column("file", tr("파일", "file")),
    )
    rows = tuple(
        Row((text(one.full_id, Tone.BAD), view.title(one), text(one.place.file)))
        for item in load.leads
        for one in _lost(item)
    )
    return Table("unreadable_items", tr("읽을 수 없음", "Unreadable"), columns, rows)


def _lost(item: JudgedItem) -> Iterator[Unreadable]:
    if isinstance(item.subject, Unreadable):
        yield item.subject
    yield from item.lost


def _notes(
    view: View, meant: Ministry, shown: Ministry, known: Succession, *, word: str
) -> Iterator[str]:
    """Where the promises are, who else is called so, and what nobody wrote down."""
    heir = view.judgement.tracker.ministries_by_id.get(known.known[meant.id].holder, meant)
    if heir.id != meant.id:
        yield _handed_over(view, meant, heir, is_shown=heir.id == shown.id)
    for other in _namesakes(view, word):
        if other.id not in {meant.id, shown.id, heir.id}:
            name = wording.full_ministry(other.name_on(view.judgement.today))
            yield tr(
                f"`{word}`은(는) {name}의 이름이기도 합니다: `dnatrack ministries {other.id}`",
                f"`{word}` is also a name of {name}: `dnatrack ministries {other.id}`",
            )
    yield from unrecorded_notes(view)
    yield tr(
        f"이름, 출처: `dnatrack show {shown.id}`", f"names, sources: `dnatrack show {shown.id}`"
    )


def _namesakes(view: View, word: str) -> Iterator[Ministry]:
    """Every ministry of that name; none for an id as it is written in the data."""
    tracker, spelling = view.judgement.tracker, word.casefold()
    if word not in tracker.ministries_by_id:
        yield from (one for one in tracker.ministries if spelling in one.spellings)


def _handed_over(view: View, old: Ministry, new: Ministry, *, is_shown: bool) -> str:
    today = view.judgement.today
    before, after = (wording.full_ministry(one.name_on(today)) for one in (old, new))
    said = tr(f"{before}의 일은 {after}에서 이어받았습니다", f"{after} took over from {before}")
    return said if is_shown else f"{said}: `dnatrack ministries {new.id} --lineage`"
