"""What was promised, and what became of it on the day: taskforces, tasks, milestones."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from typing import NamedTuple

from dnatrack.exports.table import (
    Fill,
    Table,
    build_table,
    day,
    name_in_both,
    number,
    record_columns,
    text,
    yes_no,
)
from dnatrack.exports.tables_of_milestones import FILE, HEARD, TASKFORCE, TITLE, milestone_tables
from dnatrack.i18n import Text
from dnatrack.judging.judgement import JudgedItem
from dnatrack.judging.signal import Reason
from dnatrack.judging.silence import News
from dnatrack.model.fields import Name
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Group, Priority, Taskforce
from dnatrack.model.tracker import Tracker, Unreadable
from dnatrack.reports.view import View


def promise_tables(view: View) -> Iterator[Table]:
    """The tables of what is promised, of its parts, and of why it has the signal that it has."""
    yield _taskforces(view)
    yield from _parts_of_taskforces(view.judgement.tracker.taskforces)
    yield _tasks(view)
    yield from milestone_tables(view)
    yield _task_ministries(view.judgement.tracker)
    yield _reasons(view)


_NAME = Text("이름", "Name")
_READABLE = Text("판독 가능 여부", "Whether it can be read")


def _taskforce_of(item: JudgedItem) -> Taskforce | None:
    return item.subject if isinstance(item.subject, Taskforce) else None


def _task_of(item: JudgedItem) -> Task | None:
    return item.subject if isinstance(item.subject, Task) else None


def _title(item: JudgedItem) -> Name | None:
    of = item.subject
    return of.name if isinstance(of, Taskforce) else of.title


def _heard(item: JudgedItem, news: News) -> date | None:
    heard = news.of_item(item)
    return heard.on if heard is not None else None


def _judged_columns(view: View) -> Iterator[Fill]:
    """What follows on the day for a taskforce as well as for a task."""
    news = News(view.judgement)
    yield text(
        "signal",
        Text(
            "적용 신호. 이정표가 없는 TF는 빈칸",
            "The signal that is shown; none for a taskforce that owes nothing itself",
        ),
        lambda one: None if one.owes_nothing else one.signal.value,
    )
    yield number(
        "milestone_count",
        Text("이정표 수", "How many milestones it owes"),
        lambda one: one.tally.total,
    )
    yield day("last_heard", HEARD, partial(_heard, news=news))
    yield yes_no("is_readable", _READABLE, lambda one: not isinstance(one.subject, Unreadable))
    yield text("file", FILE, lambda one: one.subject.place.file)


def _taskforces(view: View) -> Table:
    columns = (
        text("id", Text("id", "Id"), lambda one: one.id),
        name_in_both("name", _NAME, _title),
        record_columns(Taskforce, _taskforce_of, without=("id", "name")),
        *_judged_columns(view),
    )
    meaning = Text("범정부 TF", "The pan-government taskforces")
    return build_table("taskforces", meaning, view.judgement.taskforces, columns)


def _tasks(view: View) -> Table:
    columns = (
        text("id", Text("id", "Id"), lambda one: one.id),
        name_in_both("title", TITLE, _title),
        text("taskforce", TASKFORCE, lambda one: one.taskforce, leads_to="taskforces"),
        text(
            "priority",
            Text("우선 추진과제", "The priority it belongs to"),
            lambda one: one.priority,
            leads_to="priorities",
        ),
        text("group_id", Text("작업반·분과", "The group it belongs to"), _group, leads_to="groups"),
        text(
            "lead",
            Text("주관기관", "The ministry that answers for it"),
            lambda one: getattr(one.subject, "lead", None),
            leads_to="ministries",
        ),
        text(
            "lifecycle",
            Text("기준일의 진행 상태", "How far it had come on the day"),
            lambda one: one.lifecycle,
        ),
        record_columns(
            Task,
            _task_of,
            without=("id", "title", "taskforce", "priority", "group", "lead"),
            names={"lifecycle": "lifecycle_written"},
        ),
        text(
            "computed_signal",
            Text("산출 신호: 기관 자체 판정과 조정 신호를 빼고", "The signal that was worked out"),
            lambda one: one.weighed.computed.value,
        ),
        yes_no(
            "is_overridden",
            Text("조정 신호의 적용 여부", "Whether the coordinator's signal is in force"),
            lambda one: one.weighed.is_overridden,
        ),
        *_judged_columns(view),
    )
    meaning = Text(
        "세부과제마다 한 행: 자료에 적힌 것과 기준일에 계산한 것",
        "A row for each task: what is written of it, and what follows on the day",
    )
    return build_table("tasks", meaning, view.judgement.tasks, columns)


def _group(item: JudgedItem) -> str | None:
    task = _task_of(item)
    return f"{task.taskforce}/{task.group}" if task is not None and task.group else None


class _Part(NamedTuple):
    """A group or priority, and the taskforce that it is a part of."""

    owner: Taskforce
    part: Group | Priority


def _parts_of_taskforces(taskforces: Iterable[Taskforce]) -> Iterator[Table]:
    owners = list(taskforces)
    owner = text("taskforce", TASKFORCE, lambda one: one.owner.id, leads_to="taskforces")
    yield build_table(
        "groups",
        Text("작업반과 분과", "Working groups and subcommittees of taskforces"),
        (_Part(one, part) for one in owners for part in one.groups),
        (
            text(
                "id", Text("TF/작업반", "taskforce/group"), lambda one: f"{one[0].id}/{one[1].id}"
            ),
            owner,
            record_columns(Group, lambda one: one.part, without=("id",)),
        ),
    )
    yield build_table(
        "priorities",
        Text("우선 추진과제", "The priorities of taskforces"),
        (_Part(one, part) for one in owners for part in one.priorities),
        (
            text("id", Text("id", "Id"), lambda one: one.part.id),
            owner,
            record_columns(Priority, lambda one: one.part, without=("id",)),
        ),
    )


class _Involved(NamedTuple):
    """A ministry that has a part in a task."""

    task: Task
    ministry: str


def _task_ministries(tracker: Tracker) -> Table:
    return build_table(
        "task_ministries",
        Text("과제와 관련 기관: 주관, 협조", "The ministries of each task: its lead, its partners"),
        (
            _Involved(task, one)
            for task in tracker.tasks
            for one in dict.fromkeys([*([task.lead] if task.lead else []), *task.partners])
        ),
        (
            text("task", Text("과제", "The task"), lambda one: one.task.id, leads_to="tasks"),
            text(
                "ministry",
                Text("기관", "The ministry"),
                lambda one: one.ministry,
                leads_to="ministries",
            ),
            text(
                "role",
                Text("lead(주관) 또는 partner(협조)", "lead or partner"),
                lambda one: "lead" if one.ministry == one.task.lead else "partner",
            ),
        ),
    )


class _Given(NamedTuple):
    """A reason for the signal of a task or taskforce."""

    item: JudgedItem
    reason: Reason


def _reasons(view: View) -> Table:
    known = view.judgement.milestones_by_id
    return build_table(
        "reasons",
        Text(
            "산출 신호가 재검토필요·관심필요·판정불가인 사유",
            "Why the signal of a task or taskforce was worked out to be red, yellow or grey",
        ),
        (_Given(item, one) for item in view.judgement.owing_items for one in item.reasons),
        (
            text("item", Text("과제나 TF", "The task or taskforce"), lambda one: one.item.id),
            text(
                "milestone",
                Text(
                    "이정표. 과제 전체의 사유는 빈칸", "The milestone; none where it is all of it"
                ),
                lambda one: one.reason.about if one.reason.about in known else None,
                leads_to="milestones",
            ),
            text("kind", Text("사유", "The reason"), lambda one: one.reason.kind.value),
            text("signal", Text("신호", "Its signal"), lambda one: one.reason.signal.value),
            number(
                "amount",
                Text("정도: 지연·남은 일수나 연기 횟수", "How much: days, or slips"),
                lambda one: one.reason.amount,
            ),
            text(
                "waits_for",
                Text("선행 이정표", "The milestone that it waits for"),
                lambda one: one.reason.other or None,
                leads_to="milestones",
            ),
        ),
    )
