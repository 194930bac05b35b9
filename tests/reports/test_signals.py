"""What the reports say of signals, outcomes and silence; whole screens are in `golden/`."""

from datetime import date

import pytest

from dnatrack.formats import Page, render
from dnatrack.i18n import Language, use_language
from dnatrack.judging.judgement import judge
from dnatrack.model.data_files import DataPath
from dnatrack.model.milestone import Milestone
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import ItemKind, Unreadable
from dnatrack.reports import legislation, listing, overdue, show, status
from dnatrack.reports.selection import Selection
from dnatrack.reports.view import View, shown_signal_cell
from tests.judging.making import milestone_of, task_of, taskforce_of, tracker_of
from tests.reports.seeing import small
from tests.reports.texts import as_json, rows

ALL = Selection()
DONE = "due: 2020-03, lifecycle: done, done_on: 2020-07-01"


def seen(
    *tasks: Task, taskforces: tuple[Taskforce, ...] = (), on: str = "2021-03-31", lost: bool = False
) -> View:
    file = DataPath("taskforces.yaml")
    unreadable = Unreadable(ItemKind.TASKFORCE, "x", file, taskforce="x")
    tracker = tracker_of(*tasks, taskforces=taskforces, unreadable=(unreadable,) if lost else ())
    return View(judge(tracker, date.fromisoformat(on)))


def late_unknown(id_: str) -> Task:
    return task_of(milestone_of("due: 2020-06, lifecycle: unknown"), id_=id_)


def test_the_signals_of_a_status_add_up_to_its_tasks_and_taskforces_stand_beside_them() -> None:
    owing = taskforce_of(milestone_of("due: 2020-06"))
    view = seen(late_unknown("dg-1"), late_unknown("dg-2"), taskforces=(owing,), lost=True)

    report = status.build(view, ALL)

    signals = {"red": 0, "yellow": 0, "grey": 2, "green": 0, "complete": 0, "closed": 0}
    assert (as_json(report)["tasks"], as_json(report)["signals"]) == (2, signals)
    assert rows(report, "overview", "id", "tasks", "signal", "own") == [
        ("dg", 2, signals, "red"),
        ("x", 0, {**signals, "grey": 0}, None),
    ]


def test_a_task_of_which_nothing_is_known_is_not_going_well() -> None:
    ahead = milestone_of("due: 2021-12", "two")
    task = task_of(milestone_of("due: 2020-06, lifecycle: unknown"), ahead)

    assert rows(listing.build_tasks(seen(task), ALL), "tasks", "signal") == [("grey",)]


def test_a_task_done_on_a_later_day_is_not_listed_as_done_before_it() -> None:
    task = task_of(milestone_of(DONE, evidence=["S1"]), lifecycle="done")
    listed = {
        day: rows(listing.build_tasks(seen(task, on=day), ALL), "tasks", "lifecycle", "signal")
        for day in ("2020-06-30", "2020-07-01")
    }

    assert listed == {
        "2020-06-30": [("in-progress", "red")],
        "2020-07-01": [("done", "complete")],
    }


COMPLETE = {
    "in time": ([], "● 완료", "● complete"),
    "late": ([{"done_on": "2020-07-01"}], "● 완료(지연 92일)", "● complete (92 d late)"),
    "late by a period": (
        [{"done_on": "2020-07"}],
        "● 완료(지연 92일 이상)",
        "● complete (≥ 92 d late)",
    ),
    "the latest of several": (
        [{"done_on": "2020-04-01"}, {"done_on": "2020-07-01"}],
        "● 완료(지연 92일)",
        "● complete (92 d late)",
    ),
    "in part": ([{"completion": "partial"}], "● 완료(일부)", "● complete (in part)"),
    "late and in part": (
        [{"done_on": "2020-07-01", "completion": "partial"}],
        "● 완료(지연 92일, 일부)",
        "● complete (92 d late, in part)",
    ),
}


def done(id_: str, **fields: object) -> Milestone:
    shape = {"due": "2020-03", "lifecycle": "done", "done_on": "2020-03", "evidence": ["S1"]}
    return milestone_of("", id_, **{**shape, **fields})


@pytest.mark.parametrize(("fields", "ko", "en"), COMPLETE.values(), ids=COMPLETE)
def test_late_or_partial_stands_beside_complete(
    fields: list[dict[str, object]], ko: str, en: str
) -> None:
    milestones = [done(f"m{number}", **one) for number, one in enumerate([{}, *fields])]
    item = seen(task_of(*milestones)).judgement.tasks[0]

    said = []
    for language in (Language.KO, Language.EN):
        use_language(language)
        said.append(shown_signal_cell(item).text)

    assert said == [ko, en]


def test_overdue_orders_ids_naturally_and_says_when_each_was_last_heard_of() -> None:
    heard = [{"on": "2020-12-01", "text": "소식", "sources": ["S1"]}]
    tasks = [
        task_of(milestone_of("due: 2020-06"), id_="dg-10"),
        task_of(milestone_of("due: 2020-06"), id_="dg-2", updates=heard),
        task_of(milestone_of("due: 2020-03"), id_="dg-3"),
    ]

    found = rows(overdue.build(seen(*tasks), ALL), "overdue", "id", "last_heard")

    assert found == [("dg-3/one", None), ("dg-2/one", "2020-12-01"), ("dg-10/one", None)]


def test_overdue_and_unheard_of_for_more_than_a_year_is_said_beside_the_days() -> None:
    use_language(Language.EN)
    tasks = [
        task_of(
            milestone_of("due: 2019-06", updates=[{"on": on, "text": "소식", "sources": ["S1"]}]),
            id_=id_,
        )
        for id_, on in (("dg-1", "2020-03-31"), ("dg-2", "2020-03-30"))
    ]

    table = overdue.build(seen(*tasks), ALL).tables[0]

    assert [row["last_heard"].text for row in table.cells] == [
        "31 Mar 2020",
        "30 Mar 2020 (over a year)",
    ]


def test_done_by_a_day_is_said_so() -> None:
    by = milestone_of("due: 2020, lifecycle: done, done_by: 2021-01-09", evidence=["S1"])
    by.put_at(DataPath("tasks/dg-1-1.yaml"))
    view = seen(task_of(by))
    use_language(Language.EN)

    listed = render(listing.build_milestones(view, ALL), "table", Page())
    shown = render(show.build(view, "dg-1-1/one"), "table", Page())

    assert "by 9 Jan 2021" in listed
    assert "by 9 Jan 2021" in shown
    fields = ("done_on", "done_by", "state", "outcome")
    assert rows(listing.build_milestones(view, ALL), "milestones", *fields) == [
        (None, "2021-01-09", "done-unclear", "kept-unclear")
    ]


def test_legislation_and_overdue_say_the_same_of_a_law() -> None:
    """A law in force whose outcome is said to be unknown."""
    law = {"law": "법", "level": "act", "stages": [{"stage": "in-force", "on": "2020-08-05"}]}
    unknown = milestone_of("due: 2020-06, lifecycle: unknown, kind: legislation", legislation=law)
    view = seen(task_of(unknown))
    use_language(Language.KO)

    table = legislation.build(view, ALL).tables[0]

    assert table.cells[0]["next"].text == "결과 미확인"
    assert rows(overdue.build(view, ALL), "outcome_unknown", "id") == [("dg-1-1/one",)]


def test_however_far_one_looks_ahead_what_has_no_day_left_does_not_fall_due() -> None:
    view = small()

    ahead = overdue.build(view, ALL, within=overdue.EVER)

    left = [one.owed.id for one in view.judgement.milestones if one.current.days_left is not None]
    assert sorted(rows(ahead, "due_within", "id")) == sorted((one,) for one in left)
