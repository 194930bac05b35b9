"""Milestones: the table that most questions are asked of, and the parts that each has."""

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import NamedTuple

from dnatrack.exports.table import (
    Column,
    Fill,
    Get,
    Kind,
    Table,
    Value,
    build_table,
    name_in_both,
    number,
    period,
    record_columns,
    several,
    text,
    yes_no,
)
from dnatrack.i18n import Text
from dnatrack.judging.judgement import JudgedMilestone
from dnatrack.judging.schedule import DONE_STATES, completed, elapsed_days
from dnatrack.judging.silence import News
from dnatrack.judging.tally import Outcome
from dnatrack.model.fields import Name
from dnatrack.model.milestone import Milestone, Revision, StageReached
from dnatrack.model.period import Period
from dnatrack.model.tracker import ItemKind, OwedMilestone, Tracker, Unreadable
from dnatrack.reports.view import View

HEARD = Text(
    "최종 갱신일: 자료에 적힌 가장 최근 소식의 날", "The day on which it was last heard of"
)
FILE = Text("자료 파일", "The data file it stands in")
TASKFORCE = Text("소속 범정부 TF", "The taskforce it belongs to")
TITLE = Text("제목", "Title")
_MILESTONE = Text("이정표", "The milestone")
_POSITION = Text("적힌 순서, 1부터", "Its place in the file, from 1")
_Owed = JudgedMilestone | Unreadable


def milestone_tables(view: View) -> Iterator[Table]:
    """The milestones, readable or not; their revisions, stages of laws, evidence, blockers."""
    milestones: list[_Owed] = []
    for item in view.judgement.items:
        milestones += (*item.milestones, *item.lost)
    yield build_table(
        "milestones",
        Text(
            "이정표마다 한 행: 자료에 적힌 것과 기준일에 계산한 것. 판독 불가 이정표도 있음",
            "A row for each milestone: what is written of it, and what follows on the day;"
            " also for each that cannot be read",
        ),
        milestones,
        _milestone_columns(view),
    )
    owed = view.judgement.tracker.owed
    yield _revisions(owed)
    yield _stages(owed)
    yield from _links(owed)


def _written(one: _Owed) -> Milestone | None:
    return one.owed.milestone if isinstance(one, JudgedMilestone) else None


def _judged(path: str) -> Get:
    """What is read of a milestone that can be read."""
    read = attrgetter(path)
    return lambda one: read(one) if isinstance(one, JudgedMilestone) else None


def _milestone_columns(view: View) -> Iterator[Fill]:
    promised = _promised(view.judgement.tracker)
    yield several(_WHOSE, _whose(view.judgement.tracker))
    yield name_in_both("title", TITLE, _title)
    yield period(
        "due",
        Text("기준일의 현재기한", "The deadline in force on the day"),
        _judged("due"),
    )
    yield period(
        "original_due",
        Text("당초기한", "The first deadline ever promised; none where it is not known"),
        _judged("original_due"),
    )
    yield period(
        "promised",
        Text(
            "약속한 때: 약속이 적힌 문서의 발행일, TF는 출범일",
            "When it was promised: the date of the document; of a taskforce, of its launch",
        ),
        promised,
    )
    yield several(_VERDICTS, _verdict(News(view.judgement), promised))
    yield record_columns(
        Milestone,
        _written,
        without=("id", "title", "due"),
        names={"lifecycle": "lifecycle_written", "start": "starts"},
    )


_WHOSE = (
    Column("id", Kind.TEXT, Text("전체 id: 과제나 TF/이정표", "Full id: its owner's, and its own")),
    Column(
        "task",
        Kind.TEXT,
        Text("소속 과제(TF 자체는 빈칸)", "The task that owes it"),
        "tasks",
    ),
    Column("taskforce", Kind.TEXT, TASKFORCE, "taskforces"),
    Column(
        "priority",
        Kind.TEXT,
        Text("우선 추진과제", "The priority of its task"),
        "priorities",
    ),
    Column("lead", Kind.TEXT, Text("주관기관", "The ministry that answers for it"), "ministries"),
    Column("file", Kind.TEXT, FILE),
)


def _whose(tracker: Tracker) -> Get:
    """What it is and who answers for it, in the order of `_WHOSE`; as far as it is known."""
    tasks = {one.id for one in tracker.unreadable if one.kind is ItemKind.TASK}

    def get(one: _Owed) -> tuple[Value, ...]:
        if isinstance(one, Unreadable):
            is_task = one.owner in tasks or one.owner in tracker.tasks_by_id
            owner = one.owner if is_task else None
            return one.full_id, owner, one.taskforce, one.priority, one.lead, one.place.file
        owed, task = one.owed, one.owed.task
        file = owed.owner.place.file
        if task is None:
            return owed.id, None, owed.taskforce, None, owed.lead, file
        return owed.id, task.id, task.taskforce, task.priority, task.lead, file

    return get


def _title(one: _Owed) -> Name | None:
    return one.title if isinstance(one, Unreadable) else one.owed.milestone.title


def _promised(tracker: Tracker) -> Get:
    """When a milestone was promised, of those that can be read."""
    days = {one.id: one.launched for one in tracker.taskforces}
    for task in tracker.tasks:
        source = tracker.sources.get(task.promise.source) if task.promise is not None else None
        days[task.id] = source.date if source is not None else None
    return lambda one: days[one.owed.owner.id] if isinstance(one, JudgedMilestone) else None


_VERDICTS = (
    Column(
        "outcome", Kind.TEXT, Text("이행 결과: 이정표마다 하나", "What became of it; all add up")
    ),
    Column("state", Kind.TEXT, Text("현재기한 기준 일정 상태", "Its state by the current due")),
    Column("days_late", Kind.NUMBER, Text("현재기한 기준 지연 일수", "Days late by that")),
    Column("days_left", Kind.NUMBER, Text("현재기한까지 남은 일수", "Days left until it")),
    Column(
        "original_state",
        Kind.TEXT,
        Text("당초기한 기준 일정 상태", "The same by the original due"),
    ),
    Column("original_days_late", Kind.NUMBER, Text("당초기한 기준 지연 일수", "Days late by that")),
    Column("signal", Kind.TEXT, Text("신호", "Its own signal")),
    Column("lifecycle", Kind.TEXT, Text("기준일의 진행 상태", "How far it had come on the day")),
    Column("slips", Kind.NUMBER, Text("연기 횟수", "How often its deadline moved to a later day")),
    Column(
        "days_to_done",
        Kind.NUMBER,
        Text(
            "약속한 때부터 완료까지 걸린 일수(적어도)",
            "Days from the promise until it was done, at least",
        ),
    ),
    Column("last_heard", Kind.DAY, HEARD),
)


def _verdict(news: News, promised: Get) -> Get:
    """What follows on the day, in the order of `_VERDICTS`."""
    lost = (Outcome.UNREADABLE.value, *(None for _ in _VERDICTS[1:]))

    def get(one: _Owed) -> tuple[Value, ...]:
        if isinstance(one, Unreadable):
            return lost
        now, first = one.current, one.original if one.knows_original_due else None
        heard = news.of_milestone(one)
        return (
            str(one.outcome),
            str(now.state),
            now.days_late,
            now.days_left,
            str(first.state) if first is not None else None,
            first.days_late if first is not None else None,
            str(one.signal),
            str(one.lifecycle),
            one.slips,
            _days_to_done(one, promised(one)),
            heard.on if heard is not None else None,
        )

    return get


def _days_to_done(one: JudgedMilestone, promised: Period | None) -> int | None:
    """How long it took, where it is done; a day by which it was done counts as that day."""
    done = completed(one.owed.milestone) if one.state in DONE_STATES else None
    if done is None or promised is None:
        return None
    return elapsed_days(promised, done).least


# What a milestone has several of.


def owed_with(owed: Iterable[OwedMilestone], field: str) -> Iterator[OwedMilestone]:
    """The milestones of which a field is given: of most fields that is so of few."""
    return (one for one in owed if field in vars(one.milestone))


class _Nth(NamedTuple):
    """One entry of a list of a milestone, counted from 1."""

    owed: OwedMilestone
    position: int
    entry: Revision | StageReached


def _nth_columns() -> Iterator[Fill]:
    yield text("milestone", _MILESTONE, lambda one: one.owed.id, leads_to="milestones")
    yield number("position", _POSITION, lambda one: one.position)


def _revisions(owed: Iterable[OwedMilestone]) -> Table:
    moved = Text("기한 변경 일수(마지막 날 기준)", "How many days the last day moved")
    slip = Text("연기 여부", "Whether the deadline moved to a later day")
    return build_table(
        "revisions",
        Text("자료에 적힌 기한 변경", "Changes of deadlines, as the files declare them"),
        [
            _Nth(one, *entry)
            for one in owed_with(owed, "revisions")
            for entry in enumerate(one.milestone.revisions, 1)
        ],
        (
            *_nth_columns(),
            record_columns(
                Revision,
                lambda one: one.entry,
                names={"on": "day", "since": "old_due", "to": "new_due"},
            ),
            number("days", moved, lambda one: (one.entry.to.last - one.entry.since.last).days),
            yes_no("is_slip", slip, lambda one: one.entry.is_slip),
        ),
        key=("milestone", "position"),
    )


def _stages(owed: Iterable[OwedMilestone]) -> Table:
    return build_table(
        "stages",
        Text("법령이 거친 입법 단계", "Stages that laws have reached"),
        [
            _Nth(one, *entry)
            for one in owed_with(owed, "legislation")
            if one.milestone.legislation is not None
            for entry in enumerate(one.milestone.legislation.stages, 1)
        ],
        (
            *_nth_columns(),
            record_columns(StageReached, lambda one: one.entry, names={"on": "reached"}),
        ),
        key=("milestone", "position"),
    )


class _Link(NamedTuple):
    """A milestone, and the id of something that it names."""

    milestone: str
    other: str


def _links(owed: Iterable[OwedMilestone]) -> Iterator[Table]:
    whose = text("milestone", _MILESTONE, lambda one: one.milestone, leads_to="milestones")
    blocker = Text("선행 이정표", "The milestone that must come first")
    yield build_table(
        "waiting",
        Text("이정표 간 선후행 관계", "Which milestone waits for which"),
        [
            _Link(one.id, other)
            for one in owed_with(owed, "blocked_by")
            for other in dict.fromkeys(one.blockers)
        ],
        (whose, text("waits_for", blocker, lambda one: one.other, leads_to="milestones")),
        key=("milestone", "waits_for"),
    )
    source = Text("출처", "The source")
    yield build_table(
        "evidence",
        Text("완료 증빙", "The sources that show that a milestone was done"),
        [
            _Link(one.id, id_)
            for one in owed_with(owed, "evidence")
            for id_ in dict.fromkeys(one.milestone.evidence)
        ],
        (whose, text("source", source, lambda one: one.other, leads_to="sources")),
        key=("milestone", "source"),
    )
