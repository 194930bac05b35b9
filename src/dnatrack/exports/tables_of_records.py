"""What the data say beside the promises: the tracker, ministries, sources, meetings, issues."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, TypeVar

from dnatrack.exports.table import (
    ID,
    MILESTONE,
    POSITION,
    Outline,
    Table,
    day,
    number,
    record_columns,
    text,
    yes_no,
)
from dnatrack.exports.tables_of_promises import owed_with
from dnatrack.i18n import Text
from dnatrack.judging.issues import judge_issue
from dnatrack.model.fields import Basis, Update
from dnatrack.model.milestone import Milestone
from dnatrack.model.ministry import Ministry, MinistryName, Successor
from dnatrack.model.reference_files import (
    Decision,
    Holiday,
    Meeting,
    NoticePeriod,
    Settings,
    Source,
)
from dnatrack.model.task import Issue, Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import Tracker
from dnatrack.reports.view import View
from dnatrack.version import __version__

_Row = tuple[Any, ...]

# Columns that several tables have.

_ITEM = text(
    "item",
    "과제, TF, 기관의 id나 이정표의 전체 id",
    "Id of a task, taskforce or ministry, or the full id of a milestone",
)
_TASK = text("task", "과제", "The task", leads_to="tasks")
_MINISTRY = text("ministry", "기관", "The ministry", leads_to="ministries")
_MEETING = text("meeting", "점검 회의", "The review meeting", leads_to="meetings")
_ON = {"on": "day"}

# The tables.

_TRACKER = Outline(
    "tracker",
    Text("무엇을 언제 기준으로 담았는지", "What is tracked, and as of when; one row"),
    (
        text("id", "정부 이름", "The name of the government"),
        day("day", "기준일", "The evaluation day"),
        text("commit_id", "자료의 커밋", "The commit of the data"),
        yes_no(
            "has_history",
            "이력이 온전한지 여부",
            "Whether the history could be read to its beginning",
        ),
        text("generator_version", "작성 도구의 버전", "Version of the generator"),
        record_columns(Settings, without=("schema_version",)),
    ),
)
_NOTICE_PERIODS = Outline(
    "notice_periods",
    Text("법령의 단계별 최소 입법예고 기간", "Least notice periods by rank of the text"),
    (record_columns(NoticePeriod),),
)
_MINISTRIES = Outline(
    "ministries",
    Text("기관, 기준일의 이름으로", "Ministries, by the names of the day"),
    (
        ID,
        record_columns(
            MinistryName,
            names={"ko": "name_ko", "en": "name_en", "short": "short_ko"},
            without=("since", "until"),
        ),
        day("dissolved_on", "존속 종료일", "The last day of one that is no more"),
        record_columns(Ministry, without=("id",)),
    ),
)
_MINISTRY_NAMES = Outline(
    "ministry_names",
    Text("기관명 변경 이력", "The names of ministries over time"),
    (
        _MINISTRY,
        POSITION,
        record_columns(MinistryName, names={"ko": "name_ko", "en": "name_en"}),
    ),
    key=("ministry", "position"),
)
_SUCCESSORS = Outline(
    "successors",
    Text("승계: 폐지되거나 나뉜 기관의 승계기관", "Which ministry took over from which"),
    (_MINISTRY, POSITION, record_columns(Successor, names={"id": "successor"})),
    key=("ministry", "position"),
)
_SOURCES = Outline(
    "sources",
    Text("출처", "The documents that facts were taken from"),
    (ID, record_columns(Source, names={"date": "published"})),
)
_MEETINGS = Outline(
    "meetings",
    Text("점검 회의", "Review meetings"),
    (ID, record_columns(Meeting, names=_ON, without=("id",))),
)
_DECISIONS = Outline(
    "decisions",
    Text("회의의 결정 사항", "What meetings decided"),
    (_MEETING, POSITION, record_columns(Decision)),
    key=("meeting", "position"),
)
_AGENDA = Outline(
    "agenda",
    Text("회의가 다룬 이정표와 현안", "The milestones and issues that meetings dealt with"),
    (
        _MEETING,
        MILESTONE,
        text("issue", "현안", "The issue", leads_to="issues"),
        text("item", "적힌 id", "The id as it is meant"),
    ),
)
_ISSUES = Outline(
    "issues",
    Text("기관 간 조정 현안", "Issues between ministries"),
    (
        text("id", "과제/현안", "task/issue"),
        _TASK,
        text("state", "기준일의 상태", "Whether it is settled on the day, or escalates"),
        number(
            "days_least", "경과·소요일수(적어도)", "Days that it has been open or took, at least"
        ),
        number("days_most", "경과·소요일수(많아도)", "The same, at most"),
        record_columns(Issue, without=("id",), names={"between": "ministries"}),
    ),
)
_UPDATES = Outline(
    "updates",
    Text("추진경과: 날짜가 있는 진행 기록", "Dated statements about progress"),
    (
        *(_ITEM, POSITION, _TASK, MILESTONE, _MINISTRY),
        record_columns(Update, names={"on": "said", "text": "said_text"}),
    ),
)
_BASES = Outline(
    "bases",
    Text(
        "출처에 그대로 적혀 있지 않은 항목(도출, 미확인)",
        "Fields that are softer than the rest: derived or unconfirmed",
    ),
    (_ITEM, text("field", "항목", "The field"), record_columns(Basis)),
    key=("item", "field"),
)
_HOLIDAYS = Outline(
    "holidays", Text("공휴일", "Public holidays"), (record_columns(Holiday, names=_ON),)
)
_UNREADABLE = Outline(
    "unreadable",
    Text("판독 불가 항목", "What stands in the data and cannot be read"),
    (
        _ITEM,
        text("kind", "task, milestone, taskforce, file", "task, milestone, taskforce or file"),
        text("file", "자료 파일", "The data file"),
    ),
)


def record_tables(view: View, government: str) -> Iterator[Table]:
    """The tables of everything but promises, in the order of the files."""
    tracker, today = view.judgement.tracker, view.judgement.today
    settings = tracker.settings
    yield _TRACKER.fill([(government, today, view.commit, view.has_history, __version__, settings)])
    yield _NOTICE_PERIODS.fill((one,) for one in settings.notice_periods)
    yield from _ministries(tracker, today)
    yield _SOURCES.fill(tracker.sources.items())
    yield from _meetings(tracker)
    judged = (judge_issue(one, settings.thresholds, today) for one in tracker.issues)
    yield _ISSUES.fill(
        (
            *(one.id, one.raised.task.id, one.state.value, one.took.least, one.took.most),
            one.raised.issue,
        )
        for one in judged
    )
    yield _UPDATES.fill(_updates(tracker))
    yield _BASES.fill(
        (id_, *one) for id_, of in _with(tracker, "basis") for one in of.basis.items()
    )
    yield _HOLIDAYS.fill((one,) for one in tracker.holidays)
    yield _UNREADABLE.fill(
        (one.full_id, one.kind.value, one.place.file) for one in tracker.unreadable
    )


_Owner = TypeVar("_Owner", Ministry, Meeting)


def _entries(
    owners: Iterable[_Owner], entries: Callable[[_Owner], Iterable[object]]
) -> Iterator[_Row]:
    """The entries of a list of each owner with its id, counted from 1."""
    for owner in owners:
        yield from ((owner.id, at, one) for at, one in enumerate(entries(owner), 1))


def _ministries(tracker: Tracker, today: date) -> Iterator[Table]:
    known = tracker.ministries
    yield _MINISTRIES.fill((one.id, one.name_on(today), one.dissolved_on, one) for one in known)
    yield _MINISTRY_NAMES.fill(_entries(known, lambda one: one.names))
    yield _SUCCESSORS.fill(_entries(known, lambda one: one.successors))


def _meetings(tracker: Tracker) -> Iterator[Table]:
    known = tracker.meetings
    yield _MEETINGS.fill((one.id, one) for one in known)
    yield _DECISIONS.fill(_entries(known, lambda one: one.decided))
    kinds = (tracker.owed_by_id, tracker.issues_by_id)
    yield _AGENDA.fill(
        (of.id, *(one if one in kind else None for kind in kinds), one)
        for of in known
        for one in of.subjects
    )


# Statements that tasks, milestones and ministries may all have.


def _with(
    tracker: Tracker, field: str
) -> Iterator[tuple[str, Task | Milestone | Ministry | Taskforce]]:
    """What a field is given of, by its full id."""
    for group in (tracker.tasks, tracker.ministries, tracker.taskforces):
        yield from ((one.id, one) for one in group if field in vars(one))
    yield from ((one.id, one.milestone) for one in owed_with(tracker.owed, field))


def _updates(tracker: Tracker) -> Iterator[_Row]:
    """Each with its item as one id, and in the column of its own sort."""
    kinds = (tracker.tasks_by_id, tracker.owed_by_id, tracker.ministries_by_id)
    for id_, of in _with(tracker, "updates"):
        if not isinstance(of, Taskforce):
            sorts = [id_ if id_ in kind else None for kind in kinds]
            yield from ((id_, at, *sorts, one) for at, one in enumerate(of.updates, 1))
