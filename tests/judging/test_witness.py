from datetime import date

from dnatrack.judging.judgement import NO_WITNESS, Witness, judge
from dnatrack.judging.schedule import Schedule, ScheduleState
from dnatrack.judging.signal import Reason, ReasonKind
from dnatrack.model.period import Period
from tests.judging.making import milestone_of, revision, task_of, tracker_of

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
