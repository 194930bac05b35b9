"""Everything about one milestone, or one legal text among them."""

from collections.abc import Iterator

from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedMilestone
from dnatrack.judging.schedule import Schedule
from dnatrack.judging.waiting import waiting_on
from dnatrack.model.milestone import Revision
from dnatrack.model.words import Lifecycle
from dnatrack.reports import columns, issues, show_pieces, wording
from dnatrack.reports.columns import Columns, fact, table
from dnatrack.reports.legislation import (
    Law,
    Step,
    laws,
    next_cell,
    notice_cell,
    stage_columns,
    steps,
)
from dnatrack.reports.news import heard_fact
from dnatrack.reports.report import (
    Cell,
    Fact,
    Report,
    Table,
    Tone,
    hidden_fact,
    name_value,
    sources_cell,
    text,
)
from dnatrack.reports.view import (
    View,
    name_cell,
    period_cell,
    shown_signal_cell,
    state_cell,
    state_tone,
    word_cell,
)

LAW_FORM = "dnatrack-law/1"


def build_law(view: View, law: Law) -> Report:
    """A legal text: what comes next, its stages with notes and sources, its meetings."""
    return Report(
        LAW_FORM,
        law.legislation.law,
        view.facts(),
        tuple(_law_details(view, law)),
        (
            stages(law),
            issues.meetings(view, law.id),
            show_pieces.sources(view, show_pieces.cited_sources(view, law.judged.owed.milestone)),
        ),
    )


def _law_details(view: View, law: Law) -> Iterator[Fact]:
    owed = law.judged.owed
    yield fact("id", law.id, label="id")
    yield hidden_fact("law", law.legislation.law)
    yield fact("title", name_cell(owed.milestone.title), label=tr("이정표", "milestone"))
    yield fact("level", word_cell(law.legislation.level))
    yield fact("lead", view.ministry(owed.lead))
    yield fact("due", period_cell(law.judged.due))
    yield fact("state", state_cell(law.judged), label=tr("일정", "schedule"))
    yield from course_facts(law)
    missing = law.course.unrecorded
    words = ", ".join(map(wording.word, missing))
    yield fact("unrecorded", Cell(words, [one.value for one in missing]))
    yield fact("note", owed.milestone.note, label=tr("비고", "note"))
    yield fact("file", owed.milestone.place.file)


def course_facts(law: Law) -> Iterator[Fact]:
    """What comes next, and whether the notice was long enough."""
    yield fact("next", next_cell(law), label=tr("다음 단계", "next stage"))
    held, cell = law.course.notice, notice_cell(law)
    if held is not None:
        least = wording.days(held.period.days)
        lasted = f"{wording.elapsed_words(held.lasted)}, " if held.lasted else ""
        by = f"{held.period.law}, {' '.join(held.period.sources)}"
        said = tr(f"{lasted}최소 {least}: {by}", f"{lasted}at least {least}: {by}")
        cell = cell._replace(text=wording.explain(cell.text, said))
    yield fact("notice", cell)


def stages(law: Law | None) -> Table:
    """The recorded stages, in their order; no row for a milestone that is about no law."""
    shown: Columns[Step] = (
        *stage_columns(),
        columns.text("note", lambda step: step.reached.note, can_fold=True),
        columns.sources(lambda step: step.reached.sources),
    )
    if law is None:
        return table("stages", "", (), shown)
    title = wording.explain(law.legislation.law, wording.word(law.legislation.level))
    empty = tr("기재된 단계가 없습니다.", "No stage is known.")
    return table("stages", title, steps(law), shown, empty)


MILESTONE_FORM = "dnatrack-milestone/2"


def build_milestone(view: View, judged: JudgedMilestone) -> Report:
    """A milestone: both deadlines, every revision, the evidence and its sources."""
    milestone = judged.owed.milestone
    about = next(laws(view, [judged]), None)
    return Report(
        MILESTONE_FORM,
        f"{judged.owed.id} {wording.name(milestone.title)}",
        view.facts(),
        tuple(_milestone_details(view, judged, about)),
        (
            show_pieces.reasons(view, judged),
            _revisions(milestone.revisions),
            stages(about),
            show_pieces.updates(milestone.updates),
            _awaited_by(view, judged.owed.id),
            issues.meetings(view, judged.owed.id),
            show_pieces.bases(milestone.basis),
            show_pieces.sources(view, show_pieces.cited_sources(view, milestone)),
        ),
    )


def _milestone_details(view: View, judged: JudgedMilestone, about: Law | None) -> Iterator[Fact]:
    owed, milestone = judged.owed, judged.owed.milestone
    owner = view.item(owed.owner.id, f"{owed.owner.id} {view.title(owed.owner).text}")
    yield fact("id", owed.id, label="id")
    yield hidden_fact("title", name_value(milestone.title))
    yield fact("owner", owner)
    yield fact("lead", view.ministry(owed.lead))
    yield fact("kind", word_cell(milestone.kind))
    yield fact("signal", shown_signal_cell(judged))
    yield fact("lifecycle", word_cell(judged.lifecycle))
    yield fact("outcome", word_cell(judged.outcome), label=tr("이행 결과", "outcome"))
    yield from _deadlines(judged)
    yield heard_fact(view, judged)
    yield from show_pieces.completion_facts(milestone)
    yield fact("evidence", sources_cell(milestone.evidence))
    verification = fact("verification", word_cell(milestone.verification))
    is_done = milestone.lifecycle is Lifecycle.DONE
    yield (verification if is_done else hidden_fact("verification", milestone.verification.value))
    yield fact("blocked_by", view.items(owed.blockers))
    yield fact("superseded_by", view.item(milestone.superseded_by))
    grounds = wording.grounds(milestone.reason, milestone.decision)
    yield fact("reason", grounds, label=tr("사유", "reason"))
    yield from _legislation(about)
    yield show_pieces.search_fact(milestone.looked_for)
    yield fact("note", milestone.note, label=tr("비고", "note"))
    yield fact("file", milestone.place.file)


def _legislation(about: Law | None) -> Iterator[Fact]:
    if about is None:
        yield from (hidden_fact(key, None) for key in ("legislation", "next", "notice"))
        return
    value = {"law": about.legislation.law, "level": about.legislation.level.value}
    yield hidden_fact("legislation", value)
    yield from course_facts(about)


def _deadlines(judged: JudgedMilestone) -> Iterator[Fact]:
    """Both deadlines and the state against each; the original one where it is another."""
    milestone = judged.owed.milestone
    has_moved = judged.has_moved
    yield fact("start", period_cell(milestone.start))
    yield fact("due", period_cell(judged.due))
    yield fact("due_stated", milestone.due_stated)
    label = tr("현재기한 기준", "by current due") if has_moved else tr("일정", "schedule")
    yield fact("state", _schedule_cell(judged.current), label=label)
    original = fact("original_due", period_cell(judged.original_due))
    state = _schedule_cell(judged.original) if judged.knows_original_due else text(None)
    by_original = fact("original_state", state, label=tr("당초기한 기준", "by original due"))
    for one in (original, by_original):
        yield one if has_moved else hidden_fact(one.key, one.cell.value)


def _schedule_cell(schedule: Schedule) -> Cell:
    shown = wording.word(schedule.state)
    if schedule.days_late is not None:
        late = wording.days(schedule.days_late)
        more = tr(" 이상", " or more") if schedule.at_least else ""
        shown = f"{shown} {late}{more}"
    elif schedule.days_left is not None:
        shown = wording.explain(shown, wording.days_left(schedule.days_left))
    value = {
        "state": schedule.state.value,
        "days_late": schedule.days_late,
        "days_left": schedule.days_left,
        "at_least": schedule.at_least,
    }
    return Cell(shown, value, state_tone(schedule.state))


def _revisions(revisions: tuple[Revision, ...]) -> Table:
    def days(one: Revision) -> Cell:
        moved = (one.to.last - one.since.last).days
        return Cell(wording.change(moved), moved, Tone.BAD if moved > 0 else Tone.GOOD)

    shown: Columns[Revision] = (
        columns.day("on", lambda one: one.on),
        columns.period("from", lambda one: one.since, heading=tr("변경 전", "from")),
        columns.period("to", lambda one: one.to, heading=tr("변경 후", "to")),
        columns.right("days", days),
        columns.word("reason", lambda one: one.reason, heading=tr("사유", "reason")),
        columns.text("authority", lambda one: one.authority, rank=1),
        columns.text("note", lambda one: one.note, can_fold=True, rank=2),
        columns.source("source", lambda one: one.source),
    )
    return table("revisions", tr("기한 변경", "Revisions"), revisions, shown)


def _awaited_by(view: View, id_: str) -> Table:
    """What waits for it as long as neither of them is over."""
    found = waiting_on(view.judgement)
    waiters = (found.pending[one] for one in found.awaited_by.get(id_, ()))
    shown = (
        columns.milestone_id(can_fold=True),
        columns.title(view, can_fold=True, least=16, rank=1),
        columns.lead(view),
        columns.due(),
        columns.state(),
    )
    return table("awaited_by", tr("후행 이정표", "Others wait for it"), waiters, shown)
