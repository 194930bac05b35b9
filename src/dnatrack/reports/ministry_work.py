"""What one ministry owes, works on, waits for, and keeps others waiting for."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from dnatrack.i18n import tr
from dnatrack.judging.issues import JudgedIssue
from dnatrack.judging.judgement import JudgedItem, JudgedMilestone
from dnatrack.judging.ministries import MinistryLoad, ministry_loads
from dnatrack.judging.schedule import OPEN_STATES, ScheduleState
from dnatrack.loading.load import natural_order
from dnatrack.model.ministry import Ministry
from dnatrack.reports import columns, issues, ministries, overview, wording
from dnatrack.reports.columns import Columns, count_behind, nothing, table
from dnatrack.reports.headings import heading
from dnatrack.reports.report import Fact, Report, Table, Tone, hidden_fact, name_value, text
from dnatrack.reports.selection import ministry_meant
from dnatrack.reports.show_others import successors
from dnatrack.reports.succession import Succession, how_to_assign, succession, unassigned_table
from dnatrack.reports.unreadable import how_to_mend, lost_of, unreadable_fact, unreadable_table
from dnatrack.reports.view import View, count_cell, day_cell, tally_facts, unknown_milestones
from dnatrack.reports.waiting import (
    issues_are_recorded,
    unrecorded_notes,
    waited_for_table,
    waits_for,
)

_OWED = OPEN_STATES | {ScheduleState.PAUSED}
_NEVER = 10**6


def owed_table(view: View, found: Iterable[JudgedMilestone]) -> Table:
    """The milestones that are open or paused, worst first, against both deadlines."""
    chosen = sorted((one for one in found if one.state in _OWED), key=_urgency)
    title = count_behind(tr("미완료 이정표", "Owes"), chosen)
    empty = tr("해당 없음", "Nothing is open.")
    return table("owed", title, chosen, _columns(view, chosen), empty)


def outcome_unknown(view: View, found: Iterable[JudgedMilestone]) -> Table:
    """The milestones past their deadline of which nobody knows what became, oldest first."""
    chosen = unknown_milestones(found, view.judgement.today)
    title = count_behind(tr("결과 미확인", "Outcome unknown"), chosen)
    return table("outcome_unknown", title, chosen, _columns(view, chosen))


def _urgency(one: JudgedMilestone) -> tuple[int, int, object]:
    """Late before everything, the latest first; then by the days that are left."""
    if one.state is ScheduleState.OVERDUE:
        return (0, -(one.current.days_late or 0), natural_order(one.owed.id))
    if one.state is ScheduleState.PAUSED:
        return (2, 0, natural_order(one.owed.id))
    left = one.current.days_left
    return (1, _NEVER if left is None else left, natural_order(one.owed.id))


def _columns(view: View, chosen: Sequence[JudgedMilestone]) -> Columns[JudgedMilestone]:
    """Those of the original due and of slips matter where a deadline moved."""
    has_moved = any(one.has_moved for one in chosen)
    has_left = any(one.current.days_left is not None for one in chosen)
    has_slipped = any(one.slips for one in chosen)
    return (
        columns.milestone_id(least=16),
        columns.title(view, least=14),
        columns.state(),
        columns.due(),
        columns.days_late(for_programs=True),
        columns.days_left(rank=2, for_programs=not has_left),
        columns.original_due(rank=0 if has_moved else 6),
        columns.original_days_late(rank=3 if has_moved else 5),
        columns.count(
            "slips", lambda one: one.slips, Tone.WARN, rank=2, for_programs=not has_slipped
        ),
        columns.lead(view, rank=7),
        columns.partners(view, rank=4, least=14),
    )


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
    # Who has its promises now: itself, where nobody took over.
    heir = tracker.ministries_by_id.get(known.known[meant.id].holder, meant)
    load = ministry_loads(view.judgement, known.holders)[holder]
    tables = tuple(_tables(view, ministry, load, known))
    return Report(
        "dnatrack-ministry-work/2",
        wording.full_ministry(ministry.name_on(today)),
        (*view.facts(), hidden_fact("lineage", follows), *_summary(load)),
        tuple(_details(view, ministry, load, known)),
        tables,
        () if heir.id == meant.id else (_handed_over(meant, heir, today),),
        advice=(
            *_advice(view, meant, ministry, heir, word=word),
            *how_to_assign(tables),
            *how_to_mend(tuple(lost_of(load.leads))),
        ),
    )


def _summary(load: MinistryLoad) -> Iterator[Fact]:
    yield Fact("lead", tr("주관", "leads"), count_cell(load.tasks))
    yield Fact("partner", tr("협조", "partner in"), count_cell(len(load.partner_in)))
    yield from tally_facts(load.tally)
    yield Fact("slips", heading("slips"), count_cell(load.slips, Tone.WARN, "회"))
    yield unreadable_fact(load.unreadable)


def _details(
    view: View, ministry: Ministry, load: MinistryLoad, known: Succession
) -> Iterator[Fact]:
    name, today = ministry.name_on(view.judgement.today), view.judgement.today
    yield Fact("id", "id", text(ministry.id))
    yield hidden_fact("name", name_value(name))
    last = day_cell(ministry.dissolved_on, Tone.UNSURE)
    if not ministry.is_over(today):
        last = last._replace(text="")
    yield Fact("last_day", heading("last_day"), last)
    inherited = view.ministries(known.inherited_from(ministry.id))
    yield Fact("inherited_from", tr("승계", "took over from"), inherited)
    seats = view.taskforces([one.id for one in load.seats])
    yield Fact("taskforces", tr("참여 TF", "taskforces"), seats)


def _tables(
    view: View, ministry: Ministry, load: MinistryLoad, known: Succession
) -> Iterator[Table]:
    yield owed_table(view, load.milestones)
    yield waited_for_table(view, load.waited_for)
    yield waits_for(view, load.waits_for)
    yield _issues(view, load.issues)
    yield _tasks(view, load.leads, "leads", tr("주관 과제", "Answers for"))
    yield _tasks(view, load.partner_in, "partner_in", tr("협조 과제", "Works on for others"))
    yield ministries.of_ministries(view, (ministry.id, *known.inherited_from(ministry.id)))
    over = ministry.is_over(view.judgement.today)
    table = successors(view, ministry)
    yield table if over else table.replace(rows=())
    yield unassigned_table(view, known.known, ministry.id)
    yield outcome_unknown(view, load.milestones)
    yield unreadable_table(view, lost_of(load.leads))


def _tasks(view: View, items: Sequence[JudgedItem], key: str, title: str) -> Table:
    table = overview.by_task(view, items)
    return table.replace(key=key, title=title, when_empty=tr("해당 없음", "Nothing."))


def _issues(view: View, found: Sequence[JudgedIssue]) -> Table:
    shown = (
        issues.id_column(least=16),
        issues.title_column(can_fold=True),
        issues.between_column(view, least=10),
        issues.raised_column(),
        columns.right("days", issues.age_cell, heading=tr("경과 일수", "age")),
    )
    title = count_behind(tr("미해결 현안", "Unsettled issues"), found)
    return table("issues", title, found, shown, nothing() if issues_are_recorded(view) else "")


def _advice(
    view: View, meant: Ministry, shown: Ministry, heir: Ministry, *, word: str
) -> Iterator[str]:
    """What shows more: the promises that were handed over, namesakes, names."""
    yield from unrecorded_notes(view)
    if heir.id not in {meant.id, shown.id}:
        after = wording.full_ministry(heir.name_on(view.judgement.today))
        yield f"{after}: `dnatrack ministries {heir.id} --lineage`"
    tracker, today = view.judgement.tracker, view.judgement.today
    is_id = word in tracker.ministries_by_id
    for other in () if is_id else tracker.ministries:
        is_told = other.id in {meant.id, shown.id, heir.id}
        if word.casefold() in other.spellings and not is_told:
            name = wording.full_ministry(other.name_on(today))
            yield tr(
                f"`{word}` 명칭을 쓰는 다른 기관 {name}: `dnatrack ministries {other.id}`",
                f"`{word}` is also a name of {name}: `dnatrack ministries {other.id}`",
            )
    yield tr(
        f"명칭·출처: `dnatrack show {shown.id}`", f"names, sources: `dnatrack show {shown.id}`"
    )


def _handed_over(old: Ministry, new: Ministry, today: date) -> str:
    before, after = (wording.full_ministry(one.name_on(today)) for one in (old, new))
    return tr(f"{before} 소관 과제는 {after}에서 승계했습니다.", f"{after} took over from {before}")
