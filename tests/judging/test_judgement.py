from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.judging.judgement import judge, total
from dnatrack.judging.schedule import Schedule, ScheduleState
from dnatrack.judging.signal import Reason, ReasonKind
from dnatrack.judging.tally import Outcome, Tally, tally
from dnatrack.judging.witness import NO_WITNESS, Witness
from dnatrack.model.data_files import DataPath
from dnatrack.model.milestone import Milestone
from dnatrack.model.period import Period
from dnatrack.model.task import Task
from dnatrack.model.tracker import ItemKind, Unreadable
from dnatrack.model.words import Lifecycle, Signal
from tests.judging.making import milestone_of, revision, task_of, taskforce_of, tracker_of

PLACE = DataPath("tasks/dg-1-1.yaml")
LOST = Unreadable(ItemKind.MILESTONE, "two", PLACE.at("milestones", 0), owner="dg-1-1")
DAYS = st.dates(date(2019, 1, 1), date(2023, 12, 31))
PERIODS = st.one_of(
    DAYS.map(str),
    DAYS.map(lambda day: f"{day:%Y-%m}"),
    DAYS.map(lambda day: f"{day.year}-Q{(day.month + 2) // 3}"),
    DAYS.map(lambda day: f"{day.year}-H{1 + (day.month > 6)}"),
    DAYS.map(lambda day: f"{day.year}"),
)


@st.composite
def milestones(draw: st.DrawFn) -> list[Milestone]:
    """Some milestones of different ids, of every lifecycle, with and without dates."""
    made = []
    for number in range(draw(st.integers(0, 6))):
        lifecycle = draw(st.sampled_from(Lifecycle))
        fields: dict[str, object] = {"lifecycle": lifecycle.value}
        if draw(st.booleans()):
            fields["due"] = draw(PERIODS)
        if lifecycle is Lifecycle.DONE and draw(st.booleans()):
            fields["done_on"] = draw(PERIODS)
        made.append(milestone_of("", f"m{number}", **fields))
    return made


@given(milestones(), milestones(), DAYS)
def test_every_milestone_is_counted_once(
    of_task: list[Milestone], of_taskforce: list[Milestone], today: date
) -> None:
    tracker = tracker_of(task_of(*of_task), taskforces=(taskforce_of(*of_taskforce),))

    counts = total(judge(tracker, today).items)

    assert counts.by_state.total() == counts.total == len(of_task) + len(of_taskforce)
    assert 0 <= counts.done <= counts.countable <= counts.total
    assert counts.open + counts.done + counts.unknown == counts.countable


@given(milestones(), DAYS)
def test_judging_twice_is_equal(found: list[Milestone], today: date) -> None:
    tracker = tracker_of(task_of(*found))

    assert judge(tracker, today) == judge(tracker, today)


@given(milestones(), DAYS, st.integers(1, 800))
def test_what_stays_open_is_never_less_late_on_a_later_day(
    found: list[Milestone], today: date, days: int
) -> None:
    tracker = tracker_of(task_of(*found))

    earlier = judge(tracker, today).milestones
    later = judge(tracker, today + timedelta(days)).milestones

    for before, after in zip(earlier, later, strict=True):
        if before.state is ScheduleState.OVERDUE and after.state is ScheduleState.OVERDUE:
            assert (after.current.days_late or 0) == (before.current.days_late or 0) + days
        if before.state is ScheduleState.OVERDUE:
            assert after.current.days_left is None


@given(milestones(), DAYS)
def test_without_revisions_both_deadlines_judge_alike(found: list[Milestone], today: date) -> None:
    judgement = judge(tracker_of(task_of(*found)), today)

    assert all(one.current == one.original for one in judgement.milestones)


@given(milestones(), DAYS)
def test_a_task_is_as_bad_as_its_worst_milestone(found: list[Milestone], today: date) -> None:
    task = judge(tracker_of(task_of(*found)), today).tasks[0]
    signals = {one.signal for one in task.milestones}
    unknown = any(one.outcome is Outcome.UNKNOWN for one in task.milestones)

    bad = [one for one in (Signal.RED, Signal.YELLOW) if one in signals]
    if bad:
        assert task.signal is bad[0]
    elif unknown or not found:
        assert task.signal is Signal.GREY
    elif Signal.GREEN in signals:
        assert task.signal is Signal.GREEN
    elif Signal.GREY in signals:
        assert task.signal is Signal.GREY
    else:
        assert task.signal is (Signal.COMPLETE if Signal.COMPLETE in signals else Signal.CLOSED)


@given(milestones(), milestones(), DAYS)
def test_every_milestone_has_one_outcome(
    of_task: list[Milestone], of_taskforce: list[Milestone], today: date
) -> None:
    taskforces = (taskforce_of(*of_taskforce),)
    tracker = tracker_of(task_of(*of_task), taskforces=taskforces, unreadable=(LOST,))
    judgement = judge(tracker, today)

    found = sum((one.outcomes for one in judgement.items), Counter())

    counts = total(judgement.items)
    assert found.total() == counts.total
    assert found[Outcome.UNREADABLE] == counts.unreadable == 1
    kept = {Outcome.KEPT_IN_TIME, Outcome.KEPT_LATE, Outcome.KEPT_UNCLEAR, Outcome.PARTLY_KEPT}
    assert sum(found[one] for one in kept) == counts.done
    assert found[Outcome.LATE_NOW] == counts.overdue
    assert found[Outcome.UNKNOWN] == counts.unknown


OUTCOMES = {
    "due: 2020-03, lifecycle: done, done_on: 2020-03": Outcome.KEPT_IN_TIME,
    "due: 2020-03, lifecycle: done, done_by: 2020-03-31": Outcome.KEPT_IN_TIME,
    "due: 2020-03, lifecycle: done, done_on: 2020-04": Outcome.KEPT_LATE,
    "due: 2020-03, lifecycle: done, done_by: 2020-04-01": Outcome.KEPT_UNCLEAR,
    "due: 2020-03-15, lifecycle: done, done_on: 2020-03": Outcome.KEPT_UNCLEAR,
    "lifecycle: done, done_on: 2020-03": Outcome.KEPT_UNCLEAR,
    "due: 2020-03, lifecycle: done, done_on: 2020-03, completion: partial": Outcome.PARTLY_KEPT,
    "due: 2020-03, lifecycle: done, done_on: 2020-03, completion: modified": Outcome.KEPT_IN_TIME,
    "due: 2020-03, lifecycle: done, done_on: 2021-03, completion: partial": Outcome.LATE_NOW,
    "due: 2020-03, lifecycle: in-progress": Outcome.LATE_NOW,
    "due: 2020-12, lifecycle: in-progress": Outcome.STILL_OPEN,
    "lifecycle: in-progress": Outcome.STILL_OPEN,
    "due: 2020-03, lifecycle: on-hold": Outcome.STILL_OPEN,
    "due: 2020-03, lifecycle: unknown": Outcome.UNKNOWN,
    "due: 2020-12, lifecycle: unknown": Outcome.STILL_OPEN,
    "due: 2020-03, lifecycle: cancelled": Outcome.ENDED,
    "due: 2020-03, lifecycle: superseded": Outcome.ENDED,
}


@pytest.mark.parametrize(("fields", "outcome"), OUTCOMES.items(), ids=OUTCOMES)
def test_the_outcome_in_one_word(fields: str, outcome: Outcome) -> None:
    judged = judge(tracker_of(task_of(milestone_of(fields))), date(2020, 6, 1)).milestones[0]

    assert judged.outcome is outcome


_DONE = milestone_of("due: 2020-06, lifecycle: done, done_on: 2020-06-15")


@pytest.mark.parametrize(
    "task",
    [task_of(_DONE, lifecycle="done"), task_of(lifecycle="done", done_on="2020-06-15")],
    ids=["by its milestone", "by a day of its own"],
)
def test_a_task_is_not_done_before_its_day(task: Task) -> None:
    seen = [judge(tracker_of(task), date(2020, 6, day)).tasks[0].lifecycle for day in (14, 15)]

    assert seen == [Lifecycle.IN_PROGRESS, Lifecycle.DONE]


def test_a_task_that_cannot_be_read_is_listed_grey_and_loses_no_milestone() -> None:
    task = Unreadable(ItemKind.TASK, "dg-1-1", PLACE)

    judged = judge(tracker_of(unreadable=(task, LOST)), date(2020, 1, 1)).tasks

    assert [one.subject for one in judged] == [task]
    assert judged[0].lost == (LOST,)
    assert judged[0].tally == Tally(Counter(), 1)
    assert judged[0].reasons == (Reason(ReasonKind.UNREADABLE, "dg-1-1", 1),)
    assert judged[0].signal is Signal.GREY


def test_a_milestone_that_cannot_be_read_counts_and_keeps_its_task_from_green() -> None:
    tracker = tracker_of(task_of(milestone_of("due: 2020-12")), unreadable=(LOST,))

    task = judge(tracker, date(2020, 1, 1)).tasks[0]

    assert (task.tally.total, task.tally.countable, task.tally.unreadable) == (2, 2, 1)
    assert task.signal is Signal.GREY


def test_a_milestone_that_cannot_be_read_counts_once_where_two_files_say_the_same_id() -> None:
    other = Unreadable(ItemKind.TASK, "dg-1-1", DataPath("tasks/copy.yml"))
    lost = Unreadable(ItemKind.MILESTONE, "one", other.place.at("milestones", 0), owner="dg-1-1")

    tasks = judge(tracker_of(task_of(), unreadable=(other, lost)), date(2020, 1, 1)).tasks

    assert [one.lost for one in tasks] == [(), (lost,)]


def test_what_cannot_be_read_does_not_hide_what_is_red() -> None:
    tracker = tracker_of(task_of(milestone_of("due: 2020-03")), unreadable=(LOST,))

    assert judge(tracker, date(2020, 12, 1)).tasks[0].signal is Signal.RED


def test_an_unreadable_taskforce_is_a_taskforce() -> None:
    lost = Unreadable(ItemKind.TASKFORCE, "dg", DataPath("taskforces.yaml"), taskforce="dg")

    judged = judge(tracker_of(unreadable=(lost,)), date(2020, 1, 1)).taskforces

    assert [(one.is_taskforce, one.taskforce, one.priority) for one in judged] == [
        (True, "dg", None)
    ]


def test_tasks_of_the_same_id_keep_their_own_milestones() -> None:
    first, second = task_of(milestone_of("due: 2020-03")), task_of(milestone_of("due: 2021"))

    judged = judge(tracker_of(first, second), date(2020, 4, 1)).tasks

    assert [one.milestones[0].state for one in judged] == [
        ScheduleState.OVERDUE,
        ScheduleState.UPCOMING,
    ]


def test_a_tally_counts_by_what_became_of_things() -> None:
    counts = tally(ScheduleState, unreadable=3)

    assert (counts.total, counts.countable, counts.open) == (15, 14, 6)
    assert (counts.done, counts.done_late, counts.overdue) == (4, 1, 1)
    assert (counts.due_soon, counts.unknown) == (1, 1)


ONE = "dg-1-1/one"
LIMITS = {"due_soon_days": 10, "red_after_days": 30, "red_after_slips": 2}


def test_the_first_deadline_of_the_history_is_the_original_one() -> None:
    tracker = tracker_of(task_of(milestone_of("due: 2020-06, lifecycle: planned")))
    witness = Witness(first_dues={ONE: "2020-03"})

    judged = judge(tracker, date(2020, 5, 11), witness).milestones[0]

    assert judged.due == Period.parse("2020-06")
    assert judged.original_due == Period.parse("2020-03")
    assert judged.current == Schedule(ScheduleState.UPCOMING, days_left=50)
    assert judged.original == Schedule(ScheduleState.OVERDUE, days_late=41)


def test_a_declared_first_deadline_comes_before_that_of_the_history() -> None:
    moved = milestone_of("due: 2020-06", revisions=[revision("2020-03-15", "2020-02", "2020-06")])

    assert Witness(first_dues={ONE: "2020-03"}).original_due(ONE, moved) == Period.parse("2020-02")
    assert NO_WITNESS.original_due(ONE, moved) == Period.parse("2020-02")


def test_what_once_stood_there_and_is_no_period_is_passed_over() -> None:
    milestone = milestone_of("due: 2020-06")

    assert Witness(first_dues={ONE: "언젠가"}).original_due(ONE, milestone) == milestone.due


def test_slips_that_nobody_declared_count_up_to_the_evaluation_day() -> None:
    tracker = tracker_of(task_of(milestone_of("due: 2021-06, lifecycle: in-progress")))
    tracker = tracker_of(*tracker.tasks, thresholds=LIMITS)
    witness = Witness(slip_days={ONE: (date(2020, 1, 5), date(2020, 2, 5))})

    before = judge(tracker, date(2020, 2, 4), witness).tasks[0]
    after = judge(tracker, date(2020, 2, 5), witness).tasks[0]

    assert before.reasons == ()
    assert after.reasons == (Reason(ReasonKind.SLIPPED_OFTEN, ONE, 2),)


def test_a_judged_milestone_knows_how_often_it_slipped() -> None:
    tracker = tracker_of(task_of(milestone_of("due: 2021-06, lifecycle: done, done_on: 2021-05")))
    witness = Witness(slip_days={ONE: (date(2020, 1, 5), date(2020, 2, 5))})

    seen = [judge(tracker, date(2020, 2, day), witness).milestones[0].slips for day in (4, 5)]

    assert seen == [1, 2]
