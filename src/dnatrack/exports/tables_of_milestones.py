"""Milestones: the table that most questions are asked of, and the parts that each has."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple, TypeVar

from dnatrack.exports.table import (
    Fill,
    Table,
    build_table,
    day,
    name_in_both,
    number,
    period,
    record_columns,
    text,
    yes_no,
)
from dnatrack.i18n import Text
from dnatrack.judging.judgement import JudgedMilestone
from dnatrack.judging.silence import News
from dnatrack.judging.tally import Outcome
from dnatrack.model.milestone import Milestone, Revision, StageReached
from dnatrack.model.period import Period
from dnatrack.model.taskforce import Taskforce
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
_Read = TypeVar("_Read")


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


def _judged(read: Callable[[JudgedMilestone], _Read]) -> Callable[[_Owed], _Read | None]:
    """What is read of a milestone that can be read."""
    return lambda one: read(one) if isinstance(one, JudgedMilestone) else None


def _milestone_columns(view: View) -> Iterator[Fill]:
    yield from _whose(view.judgement.tracker)
    yield period(
        "due",
        Text("기준일의 현재기한", "The deadline in force on the day"),
        _judged(lambda one: one.due),
    )
    yield period(
        "original_due",
        Text("당초기한", "The first deadline ever promised; none where it is not known"),
        _judged(lambda one: one.original_due),
    )
    yield period(
        "promised",
        Text(
            "약속한 때: 약속이 적힌 문서의 발행일, TF는 출범일",
            "When it was promised: the date of the document; of a taskforce, of its launch",
        ),
        _judged(lambda one: _promised(one.owed, view.judgement.tracker)),
    )
    yield from _verdicts(view)
    yield record_columns(
        Milestone,
        _written,
        without=("id", "title", "due"),
        names={"lifecycle": "lifecycle_written", "start": "starts"},
    )


def _whose(tracker: Tracker) -> Iterator[Fill]:
    """What it is, and who answers for it: known also of some that cannot be read."""
    priorities = {one.id: one.priority for one in tracker.tasks}
    tasks = priorities.keys() | {one.id for one in tracker.unreadable if one.kind is ItemKind.TASK}

    def owner(one: _Owed) -> str:
        return one.owner or "" if isinstance(one, Unreadable) else one.owed.owner.id

    def of(one: _Owed) -> OwedMilestone | Unreadable:
        return one if isinstance(one, Unreadable) else one.owed

    yield text(
        "id",
        Text("전체 id: 과제나 TF/이정표", "Full id: task or taskforce, and milestone"),
        lambda one: one.full_id if isinstance(one, Unreadable) else one.owed.id,
    )
    yield text(
        "task",
        Text("소속 과제. TF 자체의 이정표는 빈칸", "The task that owes it; none for a taskforce's"),
        lambda one: owner(one) if owner(one) in tasks else None,
        leads_to="tasks",
    )
    yield text("taskforce", TASKFORCE, lambda one: of(one).taskforce, leads_to="taskforces")
    yield text(
        "priority",
        Text("과제의 우선 추진과제", "The priority of its task"),
        lambda one: priorities.get(owner(one)),
        leads_to="priorities",
    )
    yield text(
        "lead",
        Text("주관기관", "The ministry that answers for it"),
        lambda one: of(one).lead,
        leads_to="ministries",
    )
    yield name_in_both(
        "title",
        TITLE,
        lambda one: one.title if isinstance(one, Unreadable) else one.owed.milestone.title,
    )


def _promised(owed: OwedMilestone, tracker: Tracker) -> Period | None:
    owner = owed.owner
    if isinstance(owner, Taskforce):
        return owner.launched
    source = tracker.sources.get(owner.promise.source) if owner.promise is not None else None
    return source.date if source is not None else None


def _verdicts(view: View) -> Iterator[Fill]:
    """What follows on the day."""
    news = News(view.judgement)

    def heard(one: JudgedMilestone) -> date | None:
        said = news.of_milestone(one)
        return said.on if said is not None else None

    yield text(
        "outcome",
        Text("이행 결과: 이정표마다 하나", "What became of it, in one word; all add up"),
        lambda one: (
            one.outcome.value if isinstance(one, JudgedMilestone) else Outcome.UNREADABLE.value
        ),
    )
    yield text(
        "state",
        Text("현재기한 기준 일정 상태", "Its state by the current due"),
        _judged(lambda one: one.state.value),
    )
    yield number(
        "days_late",
        Text("현재기한 기준 지연 일수", "Days late by the current due"),
        _judged(lambda one: one.current.days_late),
    )
    yield number(
        "days_left",
        Text("현재기한까지 남은 일수", "Days left until the current due"),
        _judged(lambda one: one.current.days_left),
    )
    yield text(
        "original_state",
        Text("당초기한 기준 일정 상태", "Its state by the original due"),
        _judged(lambda one: one.original.state.value if one.knows_original_due else None),
    )
    yield number(
        "original_days_late",
        Text("당초기한 기준 지연 일수", "Days late by the original due"),
        _judged(lambda one: one.original.days_late if one.knows_original_due else None),
    )
    yield text("signal", Text("신호", "Its own signal"), _judged(lambda one: one.signal.value))
    yield text(
        "lifecycle",
        Text("기준일의 진행 상태", "How far it had come on the day"),
        _judged(lambda one: one.lifecycle.value),
    )
    yield number(
        "slips",
        Text("연기 횟수", "How often its deadline moved to a later day"),
        _judged(lambda one: one.slips),
    )
    yield day("last_heard", HEARD, _judged(heard))
    yield text(
        "file",
        FILE,
        lambda one: one.place.file if isinstance(one, Unreadable) else one.owed.owner.place.file,
    )


# What a milestone has several of.


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
        [_Nth(one, *entry) for one in owed for entry in enumerate(one.milestone.revisions, 1)],
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
            for one in owed
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
        [_Link(one.id, other) for one in owed for other in dict.fromkeys(one.blockers)],
        (whose, text("waits_for", blocker, lambda one: one.other, leads_to="milestones")),
        key=("milestone", "waits_for"),
    )
    source = Text("출처", "The source")
    yield build_table(
        "evidence",
        Text("완료 증빙", "The sources that show that a milestone was done"),
        [_Link(one.id, id_) for one in owed for id_ in dict.fromkeys(one.milestone.evidence)],
        (whose, text("source", source, lambda one: one.other, leads_to="sources")),
        key=("milestone", "source"),
    )
