"""What was promised, and what became of it on the day: taskforces, tasks, milestones."""

from collections.abc import Iterable, Iterator
from typing import Any

from dnatrack.exports.table import (
    ID,
    MILESTONE,
    POSITION,
    Outline,
    Table,
    day,
    name_in_both,
    number,
    period,
    record_columns,
    text,
    yes_no,
)
from dnatrack.i18n import Text
from dnatrack.judging.judgement import JudgedItem, JudgedMilestone, Judgement
from dnatrack.judging.schedule import DONE_STATES, completed, elapsed_days
from dnatrack.judging.silence import News
from dnatrack.judging.tally import Outcome
from dnatrack.model.milestone import Milestone, Revision, StageReached
from dnatrack.model.period import Period
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Group, Priority, Taskforce
from dnatrack.model.tracker import ItemKind, OwedMilestone, Tracker, Unreadable
from dnatrack.reports.view import View

_Row = tuple[Any, ...]

# Columns that several tables have.

_TITLE = name_in_both("title", "제목", "Title")
_TASKFORCE = text(
    "taskforce", "소속 범정부 TF", "The taskforce it belongs to", leads_to="taskforces"
)
_LEAD = text("lead", "주관기관", "The ministry that answers for it", leads_to="ministries")
_FILE = text("file", "자료 파일", "The data file it stands in")
_LIFECYCLE = text("lifecycle", "기준일의 진행 상태", "How far it had come on the day")
_HEARD = day(
    "last_heard",
    "최종 갱신일: 자료에 적힌 가장 최근 소식의 날",
    "The day on which it was last heard of",
)
_JUDGED = (
    text(
        "signal",
        "적용 신호. 이정표가 없는 TF는 빈칸",
        "The signal that is shown; none for a taskforce that owes nothing itself",
    ),
    number("milestone_count", "이정표 수", "How many milestones it owes"),
    _HEARD,
    yes_no("is_readable", "판독 가능 여부", "Whether it can be read"),
    _FILE,
)

# The tables.

_TASKFORCES = Outline(
    "taskforces",
    Text("범정부 TF", "The pan-government taskforces"),
    (
        ID,
        name_in_both("name", "이름", "Name"),
        record_columns(Taskforce, without=("id", "name")),
        *_JUDGED,
    ),
)
_GROUPS = Outline(
    "groups",
    Text("작업반과 분과", "Working groups and subcommittees of taskforces"),
    (
        text("id", "TF/작업반", "taskforce/group"),
        _TASKFORCE,
        record_columns(Group, without=("id",)),
    ),
)
_PRIORITIES = Outline(
    "priorities",
    Text("우선 추진과제", "The priorities of taskforces"),
    (ID, _TASKFORCE, record_columns(Priority, without=("id",))),
)
_TASKS = Outline(
    "tasks",
    Text(
        "세부과제마다 한 행: 자료에 적힌 것과 기준일에 계산한 것",
        "A row for each task: what is written of it, and what follows on the day",
    ),
    (
        ID,
        _TITLE,
        _TASKFORCE,
        text("priority", "우선 추진과제", "The priority it belongs to", leads_to="priorities"),
        text("group_id", "작업반·분과", "The group it belongs to", leads_to="groups"),
        _LEAD,
        _LIFECYCLE,
        record_columns(
            Task,
            without=("id", "title", "taskforce", "priority", "group", "lead"),
            names={"lifecycle": "lifecycle_written"},
        ),
        text(
            "computed_signal",
            "산출 신호: 기관 자체 판정과 조정 신호를 빼고",
            "The signal that was worked out",
        ),
        yes_no(
            "is_overridden", "조정 신호의 적용 여부", "Whether the coordinator's signal is in force"
        ),
        *_JUDGED,
    ),
)
_MILESTONES = Outline(
    "milestones",
    Text(
        "이정표마다 한 행: 자료에 적힌 것과 기준일에 계산한 것. 판독 불가 이정표도 있음",
        "A row for each milestone: what is written of it, and what follows on the day;"
        " also for each that cannot be read",
    ),
    (
        text("id", "전체 id: 과제나 TF/이정표", "Full id: its owner's, and its own"),
        text("task", "소속 과제(TF 자체는 빈칸)", "The task that owes it", leads_to="tasks"),
        _TASKFORCE,
        text("priority", "우선 추진과제", "The priority of its task", leads_to="priorities"),
        _LEAD,
        _FILE,
        _TITLE,
        period("due", "기준일의 현재기한", "The deadline in force on the day"),
        period(
            "original_due",
            "당초기한",
            "The first deadline ever promised; none where it is not known",
        ),
        period(
            "promised",
            "약속한 때: 약속이 적힌 문서의 발행일, TF는 출범일",
            "When it was promised: the date of the document; of a taskforce, of its launch",
        ),
        text("outcome", "이행 결과: 이정표마다 하나", "What became of it; all add up"),
        text("state", "현재기한 기준 일정 상태", "Its state by the current due"),
        number("days_late", "현재기한 기준 지연 일수", "Days late by that"),
        number("days_left", "현재기한까지 남은 일수", "Days left until it"),
        text("original_state", "당초기한 기준 일정 상태", "The same by the original due"),
        number("original_days_late", "당초기한 기준 지연 일수", "Days late by that"),
        text("signal", "신호", "Its own signal"),
        _LIFECYCLE,
        number("slips", "연기 횟수", "How often its deadline moved to a later day"),
        number(
            "days_to_done",
            "약속한 때부터 완료까지 걸린 일수(적어도)",
            "Days from the promise until it was done, at least",
        ),
        _HEARD,
        record_columns(
            Milestone,
            without=("id", "title", "due"),
            names={"lifecycle": "lifecycle_written", "start": "starts"},
        ),
    ),
)
_REVISIONS = Outline(
    "revisions",
    Text("자료에 적힌 기한 변경", "Changes of deadlines, as the files declare them"),
    (
        MILESTONE,
        POSITION,
        record_columns(Revision, names={"on": "day", "since": "old_due", "to": "new_due"}),
        number("days", "기한 변경 일수(마지막 날 기준)", "How many days the last day moved"),
        yes_no("is_slip", "연기 여부", "Whether the deadline moved to a later day"),
    ),
    key=("milestone", "position"),
)
_STAGES = Outline(
    "stages",
    Text("법령이 거친 입법 단계", "Stages that laws have reached"),
    (MILESTONE, POSITION, record_columns(StageReached, names={"on": "reached"})),
    key=("milestone", "position"),
)
_WAITING = Outline(
    "waiting",
    Text("이정표 간 선후행 관계", "Which milestone waits for which"),
    (
        MILESTONE,
        text(
            "waits_for", "선행 이정표", "The milestone that must come first", leads_to="milestones"
        ),
    ),
    key=("milestone", "waits_for"),
)
_EVIDENCE = Outline(
    "evidence",
    Text("완료 증빙", "The sources that show that a milestone was done"),
    (MILESTONE, text("source", "출처", "The source", leads_to="sources")),
    key=("milestone", "source"),
)
_TASK_MINISTRIES = Outline(
    "task_ministries",
    Text("과제와 관련 기관: 주관, 협조", "The ministries of each task: its lead, its partners"),
    (
        text("task", "과제", "The task", leads_to="tasks"),
        text("ministry", "기관", "The ministry", leads_to="ministries"),
        text("role", "lead(주관) 또는 partner(협조)", "lead or partner"),
    ),
)
_REASONS = Outline(
    "reasons",
    Text(
        "산출 신호가 재검토필요·관심필요·판정불가인 사유",
        "Why the signal of a task or taskforce was worked out to be red, yellow or grey",
    ),
    (
        text("item", "과제나 TF", "The task or taskforce"),
        text(
            "milestone",
            "이정표. 과제 전체의 사유는 빈칸",
            "The milestone; none where it is all of it",
            leads_to="milestones",
        ),
        text("kind", "사유", "The reason"),
        text("signal", "신호", "Its signal"),
        number("amount", "정도: 지연·남은 일수나 연기 횟수", "How much: days, or slips"),
        text("waits_for", "선행 이정표", "The milestone that it waits for", leads_to="milestones"),
    ),
)


def promise_tables(view: View) -> Iterator[Table]:
    """The tables of what is promised, of its parts, and of why it has the signal that it has."""
    judgement, news = view.judgement, News(view.judgement)
    tracker = judgement.tracker
    yield _TASKFORCES.fill(_taskforce(one, news) for one in judgement.taskforces)
    yield _GROUPS.fill(
        (f"{of.id}/{one.id}", of.id, one) for of in tracker.taskforces for one in of.groups
    )
    yield _PRIORITIES.fill(
        (one.id, of.id, one) for of in tracker.taskforces for one in of.priorities
    )
    yield _TASKS.fill(_task(one, news) for one in judgement.tasks)
    yield _MILESTONES.fill(_milestones(judgement, news))
    yield from _milestone_parts(tracker.owed)
    yield _TASK_MINISTRIES.fill(
        (task.id, one, "lead" if one == task.lead else "partner")
        for task in tracker.tasks
        for one in dict.fromkeys(filter(None, (task.lead, *task.partners)))
    )
    yield _REASONS.fill(_reasons(judgement))


# Taskforces and tasks.


def _taskforce(item: JudgedItem, news: News) -> _Row:
    known = item.subject if isinstance(item.subject, Taskforce) else None
    return item.id, item.title, known, *_judged(item, news)


def _task(item: JudgedItem, news: News) -> _Row:
    task = item.subject if isinstance(item.subject, Task) else None
    group = f"{task.taskforce}/{task.group}" if task is not None and task.group else None
    weighed = item.weighed
    return (
        *(item.id, item.title, item.taskforce, item.priority, group, item.lead, item.lifecycle),
        *(task, weighed.computed.value, weighed.is_overridden, *_judged(item, news)),
    )


def _judged(item: JudgedItem, news: News) -> _Row:
    """What follows on the day for a taskforce as well as for a task."""
    subject, heard = item.subject, news.of_item(item)
    return (
        None if item.owes_nothing else item.signal.value,
        item.tally.total,
        heard.on if heard is not None else None,
        not isinstance(subject, Unreadable),
        subject.place.file,
    )


def _reasons(judgement: Judgement) -> Iterator[_Row]:
    known = judgement.milestones_by_id
    for item in judgement.owing_items:
        for one in item.reasons:
            about = one.about if one.about in known else None
            yield item.id, about, one.kind.value, one.signal.value, one.amount, one.other or None


# Milestones.


def _milestones(judgement: Judgement, news: News) -> Iterator[_Row]:
    tracker = judgement.tracker
    promised = _promised_of(tracker)
    lost = (one.id for one in tracker.unreadable if one.kind is ItemKind.TASK)
    tasks = frozenset((*lost, *tracker.tasks_by_id))
    for item in judgement.items:
        for one in item.milestones:
            yield _milestone(one, news, promised[one.owed.owner.id])
        yield from (_lost_milestone(one, tasks) for one in item.lost)


def _lost_milestone(one: Unreadable, tasks: frozenset[str | None]) -> _Row:
    """What is known of a milestone that cannot be read: whose it is."""
    owner = one.owner if one.owner in tasks else None
    known = (one.full_id, owner, one.taskforce, one.priority, one.lead, one.place.file, one.title)
    unknown = (None,) * (len(_MILESTONES.parts) - len(known) - 4)
    return *known, None, None, None, Outcome.UNREADABLE.value, *unknown


def _milestone(one: JudgedMilestone, news: News, promised: Period | None) -> _Row:
    owed, task = one.owed, one.owed.task
    of_task = (task.id, task.taskforce, task.priority) if task is not None else None
    return (
        *(owed.id, *(of_task or (None, owed.taskforce, None)), owed.lead),
        *(owed.owner.place.file, owed.milestone.title, one.due, one.original_due, promised),
        *(*_verdict(one), _days_to_done(one, promised)),
        *(heard.on if (heard := news.of_milestone(one)) else None, owed.milestone),
    )


def _promised_of(tracker: Tracker) -> dict[str, Period | None]:
    """When the milestones of each task and taskforce were promised."""
    days = {one.id: one.launched for one in tracker.taskforces}
    for task in tracker.tasks:
        source = tracker.sources.get(task.promise.source) if task.promise is not None else None
        days[task.id] = source.date if source is not None else None
    return days


def _verdict(one: JudgedMilestone) -> _Row:
    """What became of it, by the current and the first deadline."""
    now, first = one.current, one.original if one.knows_original_due else None
    return (
        *(str(one.outcome), str(now.state), now.days_late, now.days_left),
        *((str(first.state), first.days_late) if first is not None else (None, None)),
        *(str(one.signal), str(one.lifecycle), one.slips),
    )


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


def _milestone_parts(owed: Iterable[OwedMilestone]) -> Iterator[Table]:
    yield _REVISIONS.fill(
        (of.id, at, one, (one.to.last - one.since.last).days, one.is_slip)
        for of in owed_with(owed, "revisions")
        for at, one in enumerate(of.milestone.revisions, 1)
    )
    yield _STAGES.fill(
        (of.id, at, one)
        for of in owed_with(owed, "legislation")
        if of.milestone.legislation is not None
        for at, one in enumerate(of.milestone.legislation.stages, 1)
    )
    yield _WAITING.fill(
        (of.id, one) for of in owed_with(owed, "blocked_by") for one in dict.fromkeys(of.blockers)
    )
    yield _EVIDENCE.fill(
        (of.id, one)
        for of in owed_with(owed, "evidence")
        for one in dict.fromkeys(of.milestone.evidence)
    )
