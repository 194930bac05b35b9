"""Everything about one milestone."""

from collections.abc import Iterator

from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedMilestone
from dnatrack.judging.schedule import Schedule
from dnatrack.judging.waiting import waiting_on
from dnatrack.model.milestone import Revision
from dnatrack.model.words import Lifecycle
from dnatrack.reports import dealings, wording
from dnatrack.reports.details import law, pieces
from dnatrack.reports.laws import Law, laws
from dnatrack.reports.report import (
    Align,
    Cell,
    Column,
    Fact,
    Report,
    Row,
    Table,
    Tone,
    name_value,
    text,
)
from dnatrack.reports.view import View, due_cell, period_cell, signal_cell, state_cell, state_tone

MILESTONE_FORM = "dnatrack-milestone/1"


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
            pieces.reasons(judged),
            _revisions(milestone.revisions),
            law.stages(about) if about else law.no_stages(),
            pieces.updates(milestone.updates),
            _awaited_by(view, judged.owed.id),
            dealings.meetings(view, judged.owed.id),
            pieces.bases(milestone.basis),
            pieces.sources(view, pieces.cited_sources(view, milestone)),
        ),
    )


def _milestone_details(view: View, judged: JudgedMilestone, about: Law | None) -> Iterator[Fact]:
    owed, milestone = judged.owed, judged.owed.milestone
    owner = Cell(f"{owed.owner.id} {view.title(owed.owner).text}", owed.owner.id)
    yield pieces.fact("id", "id", owed.id)
    yield pieces.hidden_fact("title", name_value(milestone.title))
    yield pieces.fact("owner", tr("소속", "of"), owner)
    yield pieces.fact("lead", tr("주관", "lead"), view.ministry(owed.lead))
    yield pieces.word_fact("kind", tr("종류", "kind"), milestone.kind)
    yield pieces.fact("signal", tr("신호", "signal"), signal_cell(judged.signal))
    yield pieces.word_fact("lifecycle", tr("진행", "lifecycle"), milestone.lifecycle)
    yield from _deadlines(judged)
    yield pieces.period("done_on", tr("완료일", "done on"), milestone.done_on)
    yield pieces.word_fact("completion", tr("완료 범위", "completion"), milestone.completion)
    yield pieces.list_fact("evidence", tr("증빙", "evidence"), milestone.evidence)
    verification = pieces.word_fact(
        "verification", tr("확인 정도", "verification"), milestone.verification
    )
    is_done = milestone.lifecycle is Lifecycle.DONE
    yield (
        verification
        if is_done
        else pieces.hidden_fact("verification", milestone.verification.value)
    )
    waits_for = owed.blockers
    yield pieces.list_fact("blocked_by", tr("먼저 끝나야 하는 것", "waits for"), waits_for)
    yield pieces.fact("superseded_by", tr("대신한 것", "superseded by"), milestone.superseded_by)
    yield pieces.fact("reason", tr("사유", "reason"), milestone.reason)
    yield from _legislation(about)
    yield pieces.search_fact(milestone.looked_for)
    yield pieces.fact("note", tr("비고", "note"), milestone.note)
    yield pieces.fact("file", tr("파일", "file"), milestone.place.file)


def _legislation(about: Law | None) -> Iterator[Fact]:
    if about is None:
        yield from (pieces.hidden_fact(key, None) for key in ("legislation", "next", "notice"))
        return
    value = {"law": about.legislation.law, "level": about.legislation.level.value}
    yield pieces.hidden_fact("legislation", value)
    yield from law.course_facts(about)


def _deadlines(judged: JudgedMilestone) -> Iterator[Fact]:
    """Both deadlines and the state against each; the original one where it is another."""
    milestone = judged.owed.milestone
    has_moved = judged.original_due != judged.due
    yield pieces.period("start", tr("시작", "start"), milestone.start)
    yield pieces.period("due", tr("현재기한", "current due"), judged.due)
    yield pieces.fact("due_stated", tr("출처의 표현", "as stated"), milestone.due_stated)
    label = tr("현재기한 기준", "by current due") if has_moved else tr("일정", "schedule")
    yield pieces.fact("state", label, _schedule_cell(judged.current))
    original = pieces.period("original_due", tr("당초기한", "original due"), judged.original_due)
    state = _schedule_cell(judged.original)
    by_original = pieces.fact("original_state", tr("당초기한 기준", "by original due"), state)
    for fact in (original, by_original):
        yield fact if has_moved else pieces.hidden_fact(fact.key, fact.cell.value)


def _schedule_cell(schedule: Schedule) -> Cell:
    shown = wording.word(schedule.state)
    if schedule.days_late is not None:
        late = wording.days(schedule.days_late)
        more = tr(" 이상", " or more") if schedule.at_least else ""
        shown = f"{shown} {late}{more}"
    elif schedule.days_left is not None:
        left = wording.days(schedule.days_left)
        shown = tr(f"{shown} ({left} 남음)", f"{shown} ({left} left)")
    value = {
        "state": schedule.state.value,
        "days_late": schedule.days_late,
        "days_left": schedule.days_left,
        "at_least": schedule.at_least,
    }
    return Cell(shown, value, state_tone(schedule.state))


def _revisions(revisions: tuple[Revision, ...]) -> Table:
    columns = (
        Column("on", tr("변경일", "on")),
        Column("from", tr("전", "from")),
        Column("to", tr("후", "to")),
        Column("days", tr("일수", "days"), Align.RIGHT),
        Column("reason", tr("사유", "reason")),
        Column("authority", tr("정한 주체", "authority"), rank=1),
        Column("note", tr("설명", "note"), can_fold=True, rank=2),
        Column("source", tr("출처", "source")),
    )
    rows = tuple(map(_revision_row, revisions))
    return Table("revisions", tr("기한 변경", "Revisions"), columns, rows)


def _revision_row(revision: Revision) -> Row:
    moved = (revision.to.last - revision.since.last).days
    tone = Tone.BAD if moved > 0 else Tone.GOOD
    return Row(
        (
            Cell(wording.day(revision.on), revision.on.isoformat()),
            period_cell(revision.since),
            period_cell(revision.to),
            Cell(f"{moved:+,}", moved, tone),
            Cell(wording.word(revision.reason), revision.reason.value),
            text(revision.authority),
            text(revision.note),
            text(revision.source),
        )
    )


def _awaited_by(view: View, id_: str) -> Table:
    """What waits for it as long as neither of them is over."""
    columns = (
        Column("id", tr("이정표", "milestone"), can_fold=True),
        Column("title", tr("제목", "title"), can_fold=True, least=16, rank=1),
        Column("lead", tr("주관", "lead")),
        Column("due", tr("현재기한", "current due")),
        Column("state", tr("상태", "state")),
    )
    found = waiting_on(view.judgement)
    waiters = (found.pending[one] for one in found.awaited_by.get(id_, ()))
    rows = tuple(
        Row(
            (
                text(one.owed.id),
                view.title(one.owed),
                view.ministry(one.owed.lead),
                due_cell(one),
                state_cell(one),
            )
        )
        for one in waiters
    )
    return Table("awaited_by", tr("이것을 기다리는 것", "Others wait for it"), columns, rows)
