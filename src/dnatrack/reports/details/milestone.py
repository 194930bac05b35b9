"""Everything about one milestone."""

from collections.abc import Iterator

from dnatrack.domain.meeting import Meeting
from dnatrack.domain.milestone import Legislation, Revision
from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedMilestone
from dnatrack.judging.schedule import Schedule
from dnatrack.reports import wording
from dnatrack.reports.details import pieces
from dnatrack.reports.report import Align, Cell, Column, Fact, Report, Row, Table, Tone, text
from dnatrack.reports.view import View, due_cell, signal_cell, state_tone

FORM = "dnatrack-milestone/1"


def build(view: View, judged: JudgedMilestone) -> Report:
    """A milestone: both deadlines, every revision, the evidence and its sources."""
    milestone = judged.owed.milestone
    return Report(
        FORM,
        f"{judged.owed.id} {wording.name(milestone.title)}",
        view.facts(),
        tuple(_details(view, judged)),
        (
            *pieces.reasons(judged),
            *_revisions(milestone.revisions),
            *_legislation(milestone.legislation),
            *pieces.updates(milestone.updates),
            *_meetings(view, judged.owed.id),
            *pieces.bases(milestone.basis),
            *pieces.sources(view, pieces.cited(milestone)),
        ),
    )


def _details(view: View, judged: JudgedMilestone) -> Iterator[Fact]:
    owed, milestone = judged.owed, judged.owed.milestone
    owner = Cell(f"{owed.owner.id} {view.title(owed.owner).text}", owed.owner.id)
    yield from pieces.fact("id", "id", owed.id)
    yield from pieces.fact("owner", tr("소속", "of"), owner)
    yield from pieces.fact("lead", tr("주관", "lead"), view.ministry(owed.lead))
    yield from pieces.fact("kind", tr("종류", "kind"),
                           Cell(wording.word(milestone.kind), milestone.kind.value))
    yield from pieces.fact("signal", tr("신호", "signal"), signal_cell(judged.signal))
    yield from pieces.fact("lifecycle", tr("진행", "lifecycle"),
                           Cell(wording.word(milestone.lifecycle), milestone.lifecycle.value))
    yield from pieces.fact("due", tr("현재기한", "current due"), due_cell(judged))
    yield from pieces.fact("due_stated", tr("출처의 표현", "as stated"), milestone.due_stated)
    yield from pieces.fact("state", tr("현재기한 기준", "by current due"),
                           _schedule_cell(judged.current))
    original = milestone.original_due
    if original != judged.due:
        cell = Cell(wording.period(original), original.text if original else None)
        yield from pieces.fact("original_due", tr("당초기한", "original due"), cell)
        yield from pieces.fact("original_state", tr("당초기한 기준", "by original due"),
                               _schedule_cell(judged.original))
    done_on = milestone.done_on
    cell = Cell(wording.period(done_on), done_on.text if done_on else None)
    yield from pieces.fact("done_on", tr("완료일", "done on"), cell)
    if milestone.completion is not None:
        cell = Cell(wording.word(milestone.completion), milestone.completion.value)
        yield from pieces.fact("completion", tr("완료 범위", "completion"), cell)
    evidence = Cell(" ".join(milestone.evidence), list(milestone.evidence))
    yield from pieces.fact("evidence", tr("증빙", "evidence"), evidence)
    yield from pieces.fact("verification", tr("확인 정도", "verification"),
                           Cell(wording.word(milestone.verification), milestone.verification.value))
    blockers = Cell(" ".join(milestone.blocked_by), list(milestone.blocked_by))
    yield from pieces.fact("blocked_by", tr("먼저 끝나야 하는 것", "waits for"), blockers)
    yield from pieces.fact("superseded_by", tr("대신한 것", "superseded by"),
                           milestone.superseded_by)
    yield from pieces.fact("reason", tr("사유", "reason"), milestone.reason)
    yield from pieces.searched(milestone.looked_for)
    yield from pieces.fact("note", tr("비고", "note"), milestone.note)
    yield from pieces.fact("file", tr("파일", "file"), milestone.place.file)


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


def _revisions(revisions: tuple[Revision, ...]) -> Iterator[Table]:
    if not revisions:
        return
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
    yield Table("revisions", tr("기한 변경", "Revisions"), columns, rows)


def _revision_row(revision: Revision) -> Row:
    moved = (revision.to.last - revision.since.last).days
    tone = Tone.BAD if moved > 0 else Tone.GOOD
    return Row((
        Cell(wording.day(revision.on), revision.on.isoformat()),
        Cell(wording.period(revision.since), revision.since.text),
        Cell(wording.period(revision.to), revision.to.text),
        Cell(f"{moved:+,}", moved, tone),
        Cell(wording.word(revision.reason), revision.reason.value),
        text(revision.authority),
        text(revision.note),
        text(revision.source),
    ))


def _legislation(legislation: Legislation | None) -> Iterator[Table]:
    if legislation is None:
        return
    columns = (
        Column("stage", tr("단계", "stage")),
        Column("on", tr("이른 때", "on")),
        Column("note", tr("설명", "note"), can_fold=True),
        Column("sources", tr("출처", "sources")),
    )
    rows = tuple(
        Row((
            Cell(wording.word(one.stage), one.stage.value),
            Cell(wording.period(one.on), one.on.text),
            text(one.note),
            Cell(" ".join(one.sources), list(one.sources)),
        ))
        for one in legislation.stages
    )
    level = wording.word(legislation.level)
    empty = tr("알려진 단계가 없습니다.", "No stage is known.")
    yield Table("legislation", f"{legislation.law} ({level})", columns, rows, empty)


def _meetings(view: View, id_: str) -> Iterator[Table]:
    found = [one for one in view.judgement.tracker.meetings if id_ in one.milestones]
    if not found:
        return
    columns = (
        Column("on", tr("날", "on")),
        Column("title", tr("회의", "meeting"), can_fold=True),
    )
    rows = tuple(map(_meeting_row, found))
    yield Table("meetings", tr("다룬 회의", "Meetings"), columns, rows)


def _meeting_row(meeting: Meeting) -> Row:
    on = Cell(wording.day(meeting.on), meeting.on.isoformat())
    return Row((on, text(wording.name(meeting.title))))
