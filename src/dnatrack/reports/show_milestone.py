"""Everything about one milestone, or one legal text among them."""

from collections.abc import Iterator

from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedMilestone
from dnatrack.judging.schedule import Schedule
from dnatrack.judging.waiting import waiting_on
from dnatrack.model.milestone import Revision, StageReached
from dnatrack.model.words import Lifecycle
from dnatrack.reports import issues, show_pieces, wording
from dnatrack.reports.legislation import (
    Law,
    laws,
    next_cell,
    notice_cell,
    stage_cells,
    stage_columns,
)
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

# Everything about one legal text: its stages, what comes next, what is not recorded.

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
    owed, level = law.judged.owed, law.legislation.level
    yield show_pieces.fact("id", "id", law.id)
    yield show_pieces.hidden_fact("law", law.legislation.law)
    title = Cell(wording.name(owed.milestone.title), name_value(owed.milestone.title))
    yield show_pieces.fact("title", tr("이정표", "milestone"), title)
    yield show_pieces.word_fact("level", tr("종류", "rank"), level)
    yield show_pieces.fact("lead", tr("주관", "lead"), view.ministry(owed.lead))
    yield show_pieces.period("due", tr("현재기한", "current due"), law.judged.due)
    yield show_pieces.fact("state", tr("일정", "schedule"), state_cell(law.judged))
    yield from course_facts(law)
    yield _unrecorded(law)
    yield show_pieces.fact("note", tr("비고", "note"), owed.milestone.note)
    yield show_pieces.fact("file", tr("파일", "file"), owed.milestone.place.file)


def course_facts(law: Law) -> Iterator[Fact]:
    """What comes next, and whether the notice was long enough."""
    yield show_pieces.fact("next", tr("다음 단계", "next stage"), next_cell(law))
    held = law.course.notice
    cell = notice_cell(law)
    if held is not None:
        least = wording.days(held.period.days)
        lasted = f"{wording.elapsed_words(held.lasted)}, " if held.lasted else ""
        by = f"{held.period.law}, {' '.join(held.period.sources)}"
        words = tr(
            f"{cell.text} ({lasted}최소 {least}: {by})",
            f"{cell.text} ({lasted}at least {least}: {by})",
        )
        cell = Cell(words, cell.value, cell.tone)
    yield show_pieces.fact("notice", tr("입법예고 기간", "notice period"), cell)


def _unrecorded(law: Law) -> Fact:
    """The stages that a text must have gone through, but of which no source tells."""
    missing = law.course.unrecorded
    words = ", ".join(map(wording.word, missing))
    cell = Cell(words, [one.value for one in missing])
    return show_pieces.fact("unrecorded", tr("기록 없는 앞 단계", "not recorded"), cell)


def stages(law: Law) -> Table:
    """The recorded stages, in their order, with notes and sources."""
    level = wording.word(law.legislation.level)
    rows = tuple(_stage_row(one, law) for one in law.legislation.stages)
    empty = tr("알려진 단계가 없습니다.", "No stage is known.")
    return Table("stages", f"{law.legislation.law} ({level})", _columns(), rows, empty)


def no_stages() -> Table:
    """The same table for a milestone that is about no law."""
    return Table("stages", "", _columns(), ())


def _columns() -> tuple[Column, ...]:
    return (
        *stage_columns(),
        Column("note", tr("설명", "note"), can_fold=True),
        Column("sources", tr("출처", "sources")),
    )


def _stage_row(reached: StageReached, law: Law) -> Row:
    sources = Cell(" ".join(reached.sources), list(reached.sources))
    return Row((*stage_cells(reached, law.course), text(reached.note), sources))


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
            show_pieces.reasons(judged),
            _revisions(milestone.revisions),
            stages(about) if about else no_stages(),
            show_pieces.updates(milestone.updates),
            _awaited_by(view, judged.owed.id),
            issues.meetings(view, judged.owed.id),
            show_pieces.bases(milestone.basis),
            show_pieces.sources(view, show_pieces.cited_sources(view, milestone)),
        ),
    )


def _milestone_details(view: View, judged: JudgedMilestone, about: Law | None) -> Iterator[Fact]:
    owed, milestone = judged.owed, judged.owed.milestone
    owner = Cell(f"{owed.owner.id} {view.title(owed.owner).text}", owed.owner.id)
    yield show_pieces.fact("id", "id", owed.id)
    yield show_pieces.hidden_fact("title", name_value(milestone.title))
    yield show_pieces.fact("owner", tr("소속", "of"), owner)
    yield show_pieces.fact("lead", tr("주관", "lead"), view.ministry(owed.lead))
    yield show_pieces.word_fact("kind", tr("종류", "kind"), milestone.kind)
    yield show_pieces.fact("signal", tr("신호", "signal"), signal_cell(judged.signal))
    yield show_pieces.word_fact("lifecycle", tr("진행", "lifecycle"), milestone.lifecycle)
    yield from _deadlines(judged)
    yield show_pieces.period("done_on", tr("완료일", "done on"), milestone.done_on)
    yield show_pieces.word_fact("completion", tr("완료 범위", "completion"), milestone.completion)
    yield show_pieces.list_fact("evidence", tr("증빙", "evidence"), milestone.evidence)
    verification = show_pieces.word_fact(
        "verification", tr("확인 정도", "verification"), milestone.verification
    )
    is_done = milestone.lifecycle is Lifecycle.DONE
    yield (
        verification
        if is_done
        else show_pieces.hidden_fact("verification", milestone.verification.value)
    )
    waits_for = owed.blockers
    yield show_pieces.list_fact("blocked_by", tr("먼저 끝나야 하는 것", "waits for"), waits_for)
    yield show_pieces.fact(
        "superseded_by", tr("대신한 것", "superseded by"), milestone.superseded_by
    )
    yield show_pieces.fact("reason", tr("사유", "reason"), milestone.reason)
    yield from _legislation(about)
    yield show_pieces.search_fact(milestone.looked_for)
    yield show_pieces.fact("note", tr("비고", "note"), milestone.note)
    yield show_pieces.fact("file", tr("파일", "file"), milestone.place.file)


def _legislation(about: Law | None) -> Iterator[Fact]:
    if about is None:
        yield from (show_pieces.hidden_fact(key, None) for key in ("legislation", "next", "notice"))
        return
    value = {"law": about.legislation.law, "level": about.legislation.level.value}
    yield show_pieces.hidden_fact("legislation", value)
    yield from course_facts(about)


def _deadlines(judged: JudgedMilestone) -> Iterator[Fact]:
    """Both deadlines and the state against each; the original one where it is another."""
    milestone = judged.owed.milestone
    has_moved = judged.original_due != judged.due
    yield show_pieces.period("start", tr("시작", "start"), milestone.start)
    yield show_pieces.period("due", tr("현재기한", "current due"), judged.due)
    yield show_pieces.fact("due_stated", tr("출처의 표현", "as stated"), milestone.due_stated)
    label = tr("현재기한 기준", "by current due") if has_moved else tr("일정", "schedule")
    yield show_pieces.fact("state", label, _schedule_cell(judged.current))
    original = show_pieces.period(
        "original_due", tr("당초기한", "original due"), judged.original_due
    )
    state = _schedule_cell(judged.original)
    by_original = show_pieces.fact("original_state", tr("당초기한 기준", "by original due"), state)
    for fact in (original, by_original):
        yield fact if has_moved else show_pieces.hidden_fact(fact.key, fact.cell.value)


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
