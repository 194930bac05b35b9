from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.judging.judgement import JudgedItem, judge
from dnatrack.judging.signal import (
    SIGNAL_OF,
    Reason,
    ReasonKind,
    WeighedSignal,
    weigh_signal,
    worst,
)
from dnatrack.model.milestone import Milestone
from dnatrack.model.task import DeclaredSignal, SignalOverride
from dnatrack.model.words import Signal
from tests.judging.making import milestone_of, revision, task_of, taskforce_of, tracker_of

LIMITS = {"due_soon_days": 10, "red_after_days": 30, "red_after_slips": 2}
ONE = "dg-1-1/one"
TWICE = [
    revision("2020-01-01", "2020-03", "2020-06"),
    revision("2020-02-01", "2020-06", "2020-09"),
]


def task_on(today: str, *milestones: Milestone) -> JudgedItem:
    tracker = tracker_of(task_of(*milestones), thresholds=LIMITS)
    return judge(tracker, date.fromisoformat(today)).tasks[0]


LATE_DAYS = {
    "on time": ("2020-03-31", ()),
    "1 day late": ("2020-04-01", (Reason(ReasonKind.OVERDUE, ONE, 1),)),
    "as late as the threshold": ("2020-04-30", (Reason(ReasonKind.OVERDUE, ONE, 30),)),
    "later than the threshold": ("2020-05-01", (Reason(ReasonKind.LONG_OVERDUE, ONE, 31),)),
}


@pytest.mark.parametrize(("today", "reasons"), LATE_DAYS.values(), ids=LATE_DAYS)
def test_days_late(today: str, reasons: tuple[Reason, ...]) -> None:
    task = task_on(today, milestone_of("due: 2020-03, lifecycle: in-progress"))

    assert task.reasons == reasons


def test_what_is_due_soon_and_not_started_is_yellow() -> None:
    task = task_on("2020-03-25", milestone_of("due: 2020-03"))

    assert task.reasons == (Reason(ReasonKind.DUE_SOON_NOT_STARTED, ONE, 6),)
    assert task.signal is Signal.YELLOW


def test_what_is_due_soon_and_under_way_is_green() -> None:
    assert task_on("2020-03-25", milestone_of("due: 2020-03, lifecycle: in-progress")).signal is (
        Signal.GREEN
    )


def test_done_without_evidence_is_yellow() -> None:
    task = task_on("2020-04-25", milestone_of("due: 2020-03, lifecycle: done, done_on: 2020-03"))

    assert task.reasons == (Reason(ReasonKind.DONE_WITHOUT_EVIDENCE, ONE),)
    assert task.signal is Signal.YELLOW


def test_done_late_with_evidence_is_green() -> None:
    done = milestone_of("due: 2020-03, lifecycle: done, done_on: 2020-12", evidence=["S1"])

    assert task_on("2021-01-01", done).signal is Signal.GREEN


SLIPS = {
    "before the second revision": ("2020-01-31", False),
    "on the day of the second revision": ("2020-02-01", True),
}


@pytest.mark.parametrize(("today", "is_red"), SLIPS.values(), ids=SLIPS)
def test_the_second_slip_is_red(today: str, *, is_red: bool) -> None:
    task = task_on(today, milestone_of("due: 2020-09, lifecycle: in-progress", revisions=TWICE))

    assert (Reason(ReasonKind.SLIPPED_OFTEN, ONE, 2) in task.reasons) is is_red


def test_a_deadline_that_was_brought_forward_is_no_slip() -> None:
    forward = [
        revision("2020-01-01", "2020-09", "2020-06"),
        revision("2020-02-01", "2020-06", "2020"),
    ]

    assert milestone_of("due: 2020", revisions=forward).slips_by(date(2021, 1, 1)) == 1


def test_a_deadline_that_became_vaguer_is_a_slip() -> None:
    vaguer = [revision("2020-01-01", "2020-03-31", "2020")]

    assert milestone_of("due: 2020", revisions=vaguer).slips_by(date(2021, 1, 1)) == 1


def test_a_deadline_that_became_more_precise_is_no_slip() -> None:
    sharper = [revision("2020-01-01", "2020", "2020-12-31")]

    assert milestone_of("due: 2020-12-31", revisions=sharper).slips_by(date(2021, 1, 1)) == 0


def test_slips_of_what_is_done_do_not_count() -> None:
    done = milestone_of(
        "due: 2020-09, lifecycle: done, done_on: 2020-08", revisions=TWICE, evidence=["S1"]
    )

    assert task_on("2021-01-01", done).reasons == ()


def test_green_by_the_current_due_is_late_by_the_first_one() -> None:
    moved = milestone_of(
        "due: 2020-06, lifecycle: in-progress",
        revisions=[revision("2020-03-01", "2020-03", "2020-06")],
    )

    judged = task_on("2020-05-11", moved).milestones[0]

    assert (judged.signal, judged.current.days_late) == (Signal.GREEN, None)
    assert judged.original.days_late == 41


def test_waiting_for_something_late_in_another_task_is_yellow() -> None:
    late = task_of(milestone_of("due: 2020-03", "law"), id_="dg-5-3")
    waits = task_of(milestone_of("due: 2020-12", blocked_by=["dg-5-3/law"]))

    judgement = judge(tracker_of(late, waits, thresholds=LIMITS), date(2020, 4, 1))

    assert judgement.tasks[1].reasons == (
        Reason(ReasonKind.WAITS_FOR_LATE, ONE, other="dg-5-3/law"),
    )
    assert judgement.tasks[1].signal is Signal.YELLOW


def test_waiting_for_something_late_in_the_same_task_names_it_in_full() -> None:
    task = task_on(
        "2020-04-01",
        milestone_of("due: 2020-03, lifecycle: in-progress", "law"),
        milestone_of("due: 2020-12", blocked_by=["law"]),
    )

    assert task.reasons == (
        Reason(ReasonKind.OVERDUE, "dg-1-1/law", 1),
        Reason(ReasonKind.WAITS_FOR_LATE, ONE, other="dg-1-1/law"),
    )


@pytest.mark.parametrize("over", ["lifecycle: done", "lifecycle: cancelled"])
def test_what_is_over_waits_for_nothing(over: str) -> None:
    task = task_on(
        "2020-04-01",
        milestone_of("due: 2020-03, lifecycle: in-progress", "law"),
        milestone_of(over, blocked_by=["law"], evidence=["S1"]),
    )

    assert [one.kind for one in task.reasons] == [ReasonKind.OVERDUE]


def test_a_task_without_milestones_is_grey() -> None:
    task = task_on("2020-04-01")

    assert (task.signal, task.reasons) == (
        Signal.GREY,
        (Reason(ReasonKind.NOTHING_DATED, "dg-1-1"),),
    )


@pytest.mark.parametrize(
    "fields", ["", "lifecycle: unknown", "due: 2020, lifecycle: on-hold", "lifecycle: cancelled"]
)
def test_what_tells_nothing_is_grey(fields: str) -> None:
    task = task_on("2020-04-01", milestone_of(fields))

    assert (task.milestones[0].signal, task.signal) == (Signal.GREY, Signal.GREY)


def test_a_task_of_unknown_outcomes_is_grey_and_says_how_many() -> None:
    task = task_on(
        "2020-04-01",
        milestone_of("due: 2020-03, lifecycle: unknown"),
        milestone_of("due: 2020-02, lifecycle: unknown", "two"),
        milestone_of("", "three"),
    )

    assert task.reasons == (Reason(ReasonKind.OUTCOMES_UNKNOWN, "dg-1-1", 2),)


def test_one_unknown_outcome_among_others_is_no_reason() -> None:
    task = task_on(
        "2020-04-01",
        milestone_of("due: 2020-03, lifecycle: unknown"),
        milestone_of("due: 2020-12", "two"),
    )

    assert (task.signal, task.reasons) == (Signal.GREEN, ())


def test_a_taskforce_is_judged_by_what_it_owes_itself() -> None:
    tracker = tracker_of(taskforces=(taskforce_of(milestone_of("due: 2020-03")),))

    assert judge(tracker, date(2020, 6, 1)).taskforces[0].signal is Signal.RED


def test_every_reason_has_a_signal() -> None:
    assert set(SIGNAL_OF) == set(ReasonKind)
    assert Signal.GREEN not in SIGNAL_OF.values()


WORST = {
    "red over all": (list(Signal), Signal.RED),
    "yellow over grey": ([Signal.GREEN, Signal.GREY, Signal.YELLOW], Signal.YELLOW),
    "grey over green": ([Signal.GREEN, Signal.GREY], Signal.GREY),
    "green alone": ([Signal.GREEN], Signal.GREEN),
    "nothing is grey": ([], Signal.GREY),
}


@pytest.mark.parametrize(("signals", "expected"), WORST.values(), ids=WORST)
def test_the_worst_signal(signals: list[Signal], expected: Signal) -> None:
    assert worst(signals) is expected


TODAY = date(2020, 6, 30)
DECLARED = DeclaredSignal.model_validate({"signal": "yellow", "on": "2020-06-01"})
OVERRIDE = SignalOverride.model_validate(
    {
        "signal": "green",
        "reason": "곧 끝남",
        "by": "비서관",
        "from": "2020-06-01",
        "until": "2020-06-30",
    }
)


def shown(computed: Signal, today: date, **fields: object) -> WeighedSignal:
    return weigh_signal(task_of().model_copy(update=fields), computed, today)


def test_the_worse_of_what_is_worked_out_and_declared_is_shown() -> None:
    assert shown(Signal.GREEN, TODAY, declared_signal=DECLARED).shown is Signal.YELLOW
    assert shown(Signal.RED, TODAY, declared_signal=DECLARED).shown is Signal.RED


def test_a_declared_green_makes_nothing_green() -> None:
    green = DECLARED.model_copy(update={"signal": Signal.GREEN})

    assert shown(Signal.GREY, TODAY, declared_signal=green).shown is Signal.GREY


def test_a_declaration_counts_from_its_day_on() -> None:
    assert shown(Signal.GREEN, date(2020, 5, 31), declared_signal=DECLARED).shown is Signal.GREEN


@pytest.mark.parametrize(
    ("day", "signal", "told"),
    [
        (date(2020, 5, 31), Signal.RED, ""),
        (date(2020, 6, 1), Signal.GREEN, "raised"),
        (date(2020, 6, 30), Signal.GREEN, "raised"),
        (date(2020, 7, 1), Signal.RED, "expired"),
    ],
)
def test_an_override_holds_on_its_days_and_is_told(day: date, signal: Signal, told: str) -> None:
    found = shown(Signal.RED, day, override=OVERRIDE)

    said = "raised" if found.is_raised else "expired" if found.is_expired else ""
    assert (found.shown, said) == (signal, told)


def test_an_override_that_lowers_is_no_raise() -> None:
    red = OVERRIDE.model_copy(update={"signal": Signal.RED})

    assert not shown(Signal.GREEN, TODAY, override=red).is_raised


@given(st.sampled_from(Signal), st.none() | st.sampled_from(Signal))
def test_without_an_override_nothing_looks_better_than_it_is(
    computed: Signal, said: Signal | None
) -> None:
    declared = DECLARED.model_copy(update={"signal": said}) if said else None

    found = shown(computed, TODAY, declared_signal=declared)

    assert worst([found.shown, computed]) is found.shown


def test_a_judged_task_shows_what_was_decided_and_keeps_its_reasons() -> None:
    task = task_of().model_copy(update={"override": OVERRIDE})

    item = judge(tracker_of(task), TODAY).tasks[0]

    assert (item.signal, item.weighed.computed) == (Signal.GREEN, Signal.GREY)
    assert item.reasons
