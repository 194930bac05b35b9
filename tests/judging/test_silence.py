from datetime import date

import pytest

from dnatrack.judging.judgement import judge
from dnatrack.judging.silence import News, silences
from dnatrack.loading.partial_record import build
from dnatrack.model.reference_files import Meeting, Source
from dnatrack.model.task import Task
from dnatrack.model.tracker import Tracker
from tests.judging.making import milestone_of, revision, task_of, taskforce_of, tracker_of

TODAY = date(2021, 3, 31)
SOURCES = {
    "S1": build(
        Source,
        {
            "title": "계획",
            "publisher": "정부",
            "date": "2019-10-29",
            "kind": "official",
            "seen": "full-text",
        },
    )
}


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


ISSUE = {"id": "data", "title": "현안", "raised": "2020-09", "sources": ["S1"]}
LAW = {
    "law": "법",
    "level": "act",
    "stages": [{"stage": "drafted", "on": "2020-01"}, {"stage": "assembly", "on": "2020-12-09"}],
}
NEWS = {
    "an update of the task": ({"updates": [update("2021-03-01")]}, {}, "2021-03-01 update dg-1-1"),
    "an update of a milestone": (
        {},
        {"updates": [update("2021-03-01")]},
        "2021-03-01 update dg-1-1/one",
    ),
    "a period is heard of on its last day": (
        {"updates": [update("2021-02")]},
        {},
        "2021-02-28 update dg-1-1",
    ),
    "a period that is not over is as late as can be": (
        {"updates": [update("2021")]},
        {},
        "2021-03-31 update dg-1-1",
    ),
    "the newest of several": (
        {"updates": [update("2021-01-01")]},
        {"updates": [update("2021-02-01"), update("2020-01-01")]},
        "2021-02-01 update dg-1-1/one",
    ),
    "a declared move": (
        {},
        {"revisions": [revision("2020-06-23", "2020-03", "2021-12")]},
        "2020-06-23 revision dg-1-1/one",
    ),
    "a stage of a law": ({}, {"legislation": LAW}, "2020-12-09 stage dg-1-1/one"),
    "an issue that was raised": ({"issues": [ISSUE]}, {}, "2020-09-30 issue dg-1-1/data"),
    "an issue that was settled": (
        {"issues": [{**ISSUE, "settled": "2020-10-05"}]},
        {},
        "2020-10-05 issue dg-1-1/data",
    ),
    "a decision to leave it": (
        {},
        {"lifecycle": "on-hold", "decision": {"on": "2020-07-01", "reason": "예산"}},
        "2020-07-01 left dg-1-1/one",
    ),
    "what the ministry declares": (
        {"declared_signal": {"signal": "green", "on": "2020-08-01"}},
        {},
        "2020-08-01 signal dg-1-1",
    ),
}


@pytest.mark.parametrize(("of_task", "of_milestone", "last"), NEWS.values(), ids=NEWS)
def test_what_is_news(
    of_task: dict[str, object], of_milestone: dict[str, object], last: str
) -> None:
    open_one = milestone_of("", **{"due": "2021-12", "lifecycle": "in-progress", **of_milestone})

    (found,) = heard(task_of(open_one, **of_task))

    assert found.split(" ", 3)[3] == last


def test_a_completion_is_news_of_its_task() -> None:
    done = milestone_of("lifecycle: done, done_on: 2020-05-04", "two")
    by = milestone_of("lifecycle: done, done_by: 2020-06-04", "three")

    found = heard(task_of(milestone_of("due: 2021-12"), done, by))

    assert found == ["dg-1-1 300 3 2020-06-04 done dg-1-1/three"]


def test_a_meeting_that_dealt_with_it_is_news() -> None:
    meeting = build(
        Meeting,
        {
            "id": "m1",
            "on": "2020-11-05",
            "taskforce": "dg",
            "title": "점검 회의",
            "milestones": ["dg-1-1/one"],
            "sources": ["S1"],
        },
    )
    tasks = [task_of(milestone_of("due: 2021-12"), id_=id_) for id_ in ("dg-1-1", "dg-1-2")]

    found = heard(*tasks, meetings=(meeting,))

    assert [one.split(" ", 3)[3] for one in found] == [
        "2019-10-29 promise dg-1-2",
        "2020-11-05 meeting dg-1-1/one",
    ]


NO_NEWS = {
    "that nobody knows the outcome": {
        "lifecycle": "unknown",
        "looked_for": {"on": "2021-03-30", "result": "not-found"},
    },
    "that our record was mended": {
        "revisions": [{**revision("2021-03-01", "2020-03", "2021-12"), "reason": "correction"}]
    },
    "what comes later": {"updates": [update("2021-04-01")]},
}


@pytest.mark.parametrize("fields", NO_NEWS.values(), ids=NO_NEWS)
def test_what_is_no_news(fields: dict[str, object]) -> None:
    one = milestone_of("", **{"due": "2021-12", "lifecycle": "in-progress", **fields})

    assert heard(task_of(one)) == ["dg-1-1 519 3 2019-10-29 promise dg-1-1"]


def test_an_import_of_old_facts_is_as_old_as_the_facts() -> None:
    promised = {"promise": {"text": "하겠다", "source": "S1"}}

    assert heard(task_of(milestone_of("due: 2021-12"), **promised)) == [
        "dg-1-1 519 3 2019-10-29 promise dg-1-1"
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


OVER = {
    "all milestones are done": (["lifecycle: done, done_on: 2020-03"], {}),
    "all milestones are done or cancelled": (
        ["lifecycle: done, done_on: 2020-03", "lifecycle: cancelled"],
        {},
    ),
    "it is done itself": ([], {"lifecycle": "done", "done_on": "2020-03"}),
    "it is superseded itself": (["due: 2021-12"], {"lifecycle": "superseded"}),
}


@pytest.mark.parametrize(("milestones", "fields"), OVER.values(), ids=OVER)
def test_what_is_over_is_not_silent(milestones: list[str], fields: dict[str, object]) -> None:
    made = [milestone_of(one, f"m{number}") for number, one in enumerate(milestones)]

    assert heard(task_of(*made, **fields)) == []


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
