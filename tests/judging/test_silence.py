from datetime import date
from pathlib import Path

from dnatrack.judging.judgement import judge
from dnatrack.judging.silence import News, silences
from dnatrack.loading.partial_record import build
from dnatrack.model.reference_files import Meeting, Source
from dnatrack.model.task import Task
from dnatrack.model.tracker import Tracker
from tests.judging.making import milestone_of, task_of, taskforce_of, tracker_of
from tests.rules.rows import Row, rows

TODAY = date(2021, 3, 31)
_SOURCE = {"title": "계획", "publisher": "정부", "kind": "official", "seen": "full-text"}
SOURCES = {"S1": build(Source, {**_SOURCE, "date": "2019-10-29"})}


def tracker(*tasks: Task, meetings: tuple[Meeting, ...] = ()) -> Tracker:
    return tracker_of(*tasks).replace(sources=SOURCES, meetings=meetings)


def heard(*tasks: Task, meetings: tuple[Meeting, ...] = (), on: date = TODAY) -> list[str]:
    """Each silence in words: who, since when, how long, which step, what was heard of what."""
    found = silences(judge(tracker(*tasks, meetings=meetings), on))
    return [
        f"{one.item.id} {one.days} {one.step}"
        + (f" {one.last.on} {one.last.kind} {one.last.about}" if one.last else "")
        for one in found
    ]


def update(on: str) -> dict[str, object]:
    return {"on": on, "text": "소식", "sources": ["S1"]}


@rows(Path(__file__).parent / "silences.yaml")
def test_what_was_heard_last(row: Row) -> None:
    alone = {"due": "2021-12", "lifecycle": "in-progress", **row.get("milestone", {})}
    named = zip(("one", "two", "three"), row.get("milestones", [alone]), strict=False)
    made = [milestone_of("", id_, **one) for id_, one in named]

    found = heard(task_of(*made, **row.get("task", {})))

    assert [one.split(" ", 3)[3] for one in found] == row["heard"]


def test_a_meeting_that_dealt_with_it_is_news() -> None:
    held = {"id": "m1", "on": "2020-11-05", "taskforce": "dg", "title": "회의", "sources": ["S1"]}
    meeting = build(Meeting, {**held, "milestones": ["dg-1-1/one"]})
    tasks = [task_of(milestone_of("due: 2021-12"), id_=id_) for id_ in ("dg-1-1", "dg-1-2")]

    found = heard(*tasks, meetings=(meeting,))

    assert [one.split(" ", 3)[3] for one in found] == [
        "2019-10-29 promise dg-1-2",
        "2020-11-05 meeting dg-1-1/one",
    ]


def test_of_what_no_date_is_known_nothing_was_ever_heard() -> None:
    found = silences(judge(tracker_of(task_of(milestone_of("due: 2021-12"))), TODAY))

    assert [(one.days, one.last, one.step) for one in found] == [(None, None, 3)]


def test_a_threshold_is_passed_after_more_days_than_it_says() -> None:
    one = task_of(milestone_of("due: 2021-12"), updates=[update("2020-01-01")])

    steps = [heard(one, on=date(2020, 1, 31)), heard(one, on=date(2020, 2, 1))]

    assert steps == [
        ["dg-1-1 30 0 2020-01-01 update dg-1-1"],
        ["dg-1-1 31 1 2020-01-01 update dg-1-1"],
    ]


def test_a_task_without_milestones_is_open_and_an_idle_taskforce_is_not() -> None:
    taskforces = (taskforce_of(), taskforce_of(milestone_of("due: 2021-12"), id_="de"))
    found = silences(judge(tracker_of(task_of(), taskforces=taskforces), TODAY))

    assert [one.item.id for one in found] == ["de", "dg-1-1"]


def test_of_a_milestone_news_of_another_one_is_none() -> None:
    two = milestone_of("due: 2021-12", "two", updates=[update("2021-03-01")])
    task = task_of(milestone_of("due: 2020-12"), two, updates=[update("2020-02-01")])
    judgement = judge(tracker(task), TODAY)

    found = [News(judgement).of_milestone(one) for one in judgement.milestones]

    assert [one and (str(one.on), one.about) for one in found] == [
        ("2020-02-01", "dg-1-1"),
        ("2021-03-01", "dg-1-1/two"),
    ]
