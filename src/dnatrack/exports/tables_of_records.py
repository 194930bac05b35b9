"""What the data say beside the promises: the tracker, ministries, sources, meetings, issues."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple, TypeVar

from dnatrack.exports.table import (
    Fill,
    Get,
    Table,
    build_table,
    day,
    number,
    record_columns,
    text,
    yes_no,
)
from dnatrack.exports.tables_of_milestones import owed_with
from dnatrack.i18n import Text
from dnatrack.judging.issues import judge_issue
from dnatrack.model.fields import Basis, Record, Update
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
from dnatrack.model.tracker import Tracker, Unreadable
from dnatrack.reports.view import View
from dnatrack.version import __version__

_ON = {"on": "day"}
_MINISTRY = Text("기관", "The ministry")
_POSITION = Text("적힌 순서, 1부터", "Its place in the file, from 1")
_ITEM = Text(
    "과제, TF, 기관의 id나 이정표의 전체 id",
    "Id of a task, taskforce or ministry, or the full id of a milestone",
)


def record_tables(view: View, government: str) -> Iterator[Table]:
    """The tables of everything but promises, in the order of the files."""
    tracker, today = view.judgement.tracker, view.judgement.today
    yield _tracker(view, government)
    yield build_table(
        "notice_periods",
        Text("법령의 단계별 최소 입법예고 기간", "Least notice periods by rank of the text"),
        tracker.settings.notice_periods,
        (record_columns(NoticePeriod, _itself),),
    )
    yield from _ministries(tracker, today)
    yield _sources(tracker)
    yield from _meetings(tracker)
    yield _issues(tracker, today)
    yield from _statements(tracker)
    yield build_table(
        "holidays",
        Text("공휴일", "Public holidays"),
        tracker.holidays,
        (record_columns(Holiday, _itself, names=_ON),),
    )
    yield _unreadable(tracker.unreadable)


_Some = TypeVar("_Some", bound=Record)


def _itself(one: _Some) -> _Some:
    return one


def _tracker(view: View, government: str) -> Table:
    columns = (
        text("id", Text("정부 이름", "The name of the government"), lambda _: government),
        day("day", Text("기준일", "The evaluation day"), lambda one: one.judgement.today),
        text("commit_id", Text("자료의 커밋", "The commit of the data"), lambda one: one.commit),
        yes_no(
            "has_history",
            Text("이력이 온전한지 여부", "Whether the history could be read to its beginning"),
            lambda one: one.has_history,
        ),
        text(
            "generator_version",
            Text("작성 도구의 버전", "Version of the generator"),
            lambda _: __version__,
        ),
        record_columns(
            Settings, lambda one: one.judgement.tracker.settings, without=("schema_version",)
        ),
    )
    meaning = Text("무엇을 언제 기준으로 담았는지", "What is tracked, and as of when; one row")
    return build_table("tracker", meaning, [view], columns)


class _Of(NamedTuple):
    """An entry of a list, counted from 1, and the id of what it stands in."""

    owner: str
    position: int
    entry: Record


def _entries(
    owners: Iterable[_Some],
    id_of: Callable[[_Some], str],
    entries: Callable[[_Some], Iterable[Record]],
) -> Iterator[_Of]:
    for owner in owners:
        for position, entry in enumerate(entries(owner), 1):
            yield _Of(id_of(owner), position, entry)


def _entry_columns(name: str, meaning: Text, leads_to: str) -> Iterator[Fill]:
    yield text(name, meaning, lambda one: one.owner, leads_to=leads_to)
    yield number("position", _POSITION, lambda one: one.position)


def _ministries(tracker: Tracker, today: date) -> Iterator[Table]:
    yield build_table(
        "ministries",
        Text("기관, 기준일의 이름으로", "Ministries, by the names of the day"),
        tracker.ministries,
        (
            text("id", Text("id", "Id"), lambda one: one.id),
            record_columns(
                MinistryName,
                lambda one: one.name_on(today),
                names={"ko": "name_ko", "en": "name_en", "short": "short_ko"},
                without=("since", "until"),
            ),
            day(
                "dissolved_on",
                Text("존속 종료일", "The last day of one that is no more"),
                lambda one: one.dissolved_on,
            ),
            record_columns(Ministry, _itself, without=("id",)),
        ),
    )
    yield build_table(
        "ministry_names",
        Text("기관명 변경 이력", "The names of ministries over time"),
        _entries(tracker.ministries, _id_of, lambda one: one.names),
        (
            *_entry_columns("ministry", _MINISTRY, "ministries"),
            record_columns(MinistryName, _entry, names={"ko": "name_ko", "en": "name_en"}),
        ),
        key=("ministry", "position"),
    )
    yield build_table(
        "successors",
        Text("승계: 폐지되거나 나뉜 기관의 승계기관", "Which ministry took over from which"),
        _entries(tracker.ministries, _id_of, lambda one: one.successors),
        (
            *_entry_columns("ministry", _MINISTRY, "ministries"),
            record_columns(Successor, _entry, names={"id": "successor"}),
        ),
        key=("ministry", "position"),
    )


def _id_of(one: Ministry | Meeting) -> str:
    return one.id


def _entry(one: _Of) -> Record:
    return one.entry


def _sources(tracker: Tracker) -> Table:
    columns = (
        text("id", Text("id", "Id"), lambda one: one[0]),
        record_columns(Source, lambda one: one[1], names={"date": "published"}),
    )
    meaning = Text("출처", "The documents that facts were taken from")
    return build_table("sources", meaning, tracker.sources.items(), columns)


class _Subject(NamedTuple):
    """Something that a meeting dealt with."""

    meeting: str
    id: str


def _meetings(tracker: Tracker) -> Iterator[Table]:
    meeting = Text("점검 회의", "The review meeting")
    yield build_table(
        "meetings",
        Text("점검 회의", "Review meetings"),
        tracker.meetings,
        (
            text("id", Text("id", "Id"), lambda one: one.id),
            record_columns(Meeting, _itself, names=_ON, without=("id",)),
        ),
    )
    yield build_table(
        "decisions",
        Text("회의의 결정 사항", "What meetings decided"),
        _entries(tracker.meetings, _id_of, lambda one: one.decided),
        (
            *_entry_columns("meeting", meeting, "meetings"),
            record_columns(Decision, _entry),
        ),
        key=("meeting", "position"),
    )
    yield build_table(
        "agenda",
        Text("회의가 다룬 이정표와 현안", "The milestones and issues that meetings dealt with"),
        [_Subject(one.id, id_) for one in tracker.meetings for id_ in one.subjects],
        (
            text("meeting", meeting, lambda one: one.meeting, leads_to="meetings"),
            text(
                "milestone",
                Text("이정표", "The milestone"),
                lambda one: one.id if one.id in tracker.owed_by_id else None,
                leads_to="milestones",
            ),
            text(
                "issue",
                Text("현안", "The issue"),
                lambda one: one.id if one.id in tracker.issues_by_id else None,
                leads_to="issues",
            ),
            text("item", Text("적힌 id", "The id as it is meant"), lambda one: one.id),
        ),
    )


def _issues(tracker: Tracker, today: date) -> Table:
    thresholds = tracker.settings.thresholds
    columns = (
        text("id", Text("과제/현안", "task/issue"), lambda one: one.id),
        text("task", Text("과제", "The task"), lambda one: one.raised.task.id, leads_to="tasks"),
        text(
            "state",
            Text("기준일의 상태", "Whether it is settled on the day, or escalates"),
            lambda one: one.state.value,
        ),
        number(
            "days_least",
            Text("경과·소요일수(적어도)", "Days that it has been open or took, at least"),
            lambda one: one.took.least,
        ),
        number(
            "days_most",
            Text("경과·소요일수(많아도)", "The same, at most"),
            lambda one: one.took.most,
        ),
        record_columns(
            Issue, lambda one: one.raised.issue, without=("id",), names={"between": "ministries"}
        ),
    )
    meaning = Text("기관 간 조정 현안", "Issues between ministries")
    judged = [judge_issue(one, thresholds, today) for one in tracker.issues]
    return build_table("issues", meaning, judged, columns)


# Statements that tasks, milestones and ministries may all have.


def _with(
    tracker: Tracker, field: str
) -> Iterator[tuple[str, Task | Milestone | Ministry | Taskforce]]:
    """What a field is given of, by its full id."""
    for group in (tracker.tasks, tracker.ministries, tracker.taskforces):
        yield from ((one.id, one) for one in group if field in vars(one))
    yield from ((one.id, one.milestone) for one in owed_with(tracker.owed, field))


def _statements(tracker: Tracker) -> Iterator[Table]:
    """Updates and bases, whatever they are of."""
    yield build_table(
        "updates",
        Text("추진경과: 날짜가 있는 진행 기록", "Dated statements about progress"),
        [
            _Of(id_, *one)
            for id_, of in _with(tracker, "updates")
            if not isinstance(of, Taskforce)
            for one in enumerate(of.updates, 1)
        ],
        (
            *_of_what(tracker),
            record_columns(Update, _entry, names={"on": "said", "text": "said_text"}),
        ),
    )
    yield build_table(
        "bases",
        Text(
            "출처에 그대로 적혀 있지 않은 항목(도출, 미확인)",
            "Fields that are softer than the rest: derived or unconfirmed",
        ),
        [
            (_Of(id_, at, one), name)
            for id_, of in _with(tracker, "basis")
            for at, (name, one) in enumerate(of.basis.items(), 1)
        ],
        (
            text("item", _ITEM, lambda one: one[0].owner),
            text("field", Text("항목", "The field"), lambda one: one[1]),
            record_columns(Basis, lambda one: one[0].entry),
        ),
        key=("item", "field"),
    )


def _of_what(tracker: Tracker) -> Iterator[Fill]:
    """The item as one id, and in the column of its own sort."""
    kinds = (
        ("task", Text("과제", "The task"), tracker.tasks_by_id, "tasks"),
        ("milestone", Text("이정표", "The milestone"), tracker.owed_by_id, "milestones"),
        ("ministry", _MINISTRY, tracker.ministries_by_id, "ministries"),
    )
    yield text("item", _ITEM, lambda one: one.owner)
    yield number("position", _POSITION, lambda one: one.position)
    for name, meaning, known, target in kinds:
        yield text(name, meaning, _owner_among(known), leads_to=target)


def _owner_among(known: Mapping[str, object]) -> Get:
    return lambda one: one.owner if one.owner in known else None


def _unreadable(found: Iterable[Unreadable]) -> Table:
    columns = (
        text("item", _ITEM, lambda one: one.full_id),
        text(
            "kind",
            Text("task, milestone, taskforce, file", "task, milestone, taskforce or file"),
            lambda one: one.kind.value,
        ),
        text("file", Text("자료 파일", "The data file"), lambda one: one.place.file),
    )
    meaning = Text("판독 불가 항목", "What stands in the data and cannot be read")
    return build_table("unreadable", meaning, found, columns)
