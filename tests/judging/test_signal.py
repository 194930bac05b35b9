from collections.abc import Sequence
from datetime import date
from pathlib import Path

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
from dnatrack.loading.partial_record import build
from dnatrack.model.milestone import Milestone
from dnatrack.model.period import Period
from dnatrack.model.task import DeclaredSignal, SignalOverride
from dnatrack.model.words import SaidSignal, Signal
from tests.judging.making import milestone_of, revision, task_of, taskforce_of, tracker_of
from tests.rules.rows import Row, rows

LIMITS = {"due_soon_days": 10, "red_after_days": 30, "red_after_slips": 2}
ONE = "dg-1-1/one"


def task_on(today: str, *milestones: Milestone, **fields: object) -> JudgedItem:
    tracker = tracker_of(task_of(*milestones, **fields), thresholds=LIMITS)
    return judge(tracker, date.fromisoformat(today)).tasks[0]


def written(id: str = "one", revisions: Sequence[str] = (), **fields: object) -> Milestone:  # noqa: A002 - as the rows call it
    moves = [revision(*one.split()) for one in revisions]
    return milestone_of("", id, revisions=moves, **fields)


def told(reason: Reason) -> str:
    amount = str(reason.amount or "")
    return " ".join(filter(None, (reason.kind, reason.about, amount, reason.other)))


@rows(Path(__file__).parent / "signals.yaml")
def test_the_signal_of_a_task_and_its_reasons(row: Row) -> None:
    made = (written(**one) for one in row["milestones"])
    task = task_on(row["on"], *made, **row.get("task", {}))

    assert [task.signal, *map(told, task.reasons)] == row["says"]


MOVES = {
    "brought forward and back": (["2020-01-01 2020-09 2020-06", "2020-02-01 2020-06 2020"], 1),
    "became vaguer": (["2020-01-01 2020-03-31 2020"], 1),
    "became more precise": (["2020-01-01 2020 2020-12-31"], 0),
}


@pytest.mark.parametrize(("revisions", "slips"), MOVES.values(), ids=MOVES)
def test_only_a_later_last_day_is_a_slip(revisions: list[str], slips: int) -> None:
    assert written(due="2020", revisions=revisions).slips_by(date(2021, 1, 1)) == slips


def test_a_correction_of_the_record_is_no_slip() -> None:
    mended = milestone_of(
        "due: 2020-06",
        revisions=[{**revision("2020-01-01", "2020-03", "2020-06"), "reason": "correction"}],
    )

    assert mended.slips_by(date(2021, 1, 1)) == 0
    assert mended.declared_due == Period.parse("2020-06")
    assert mended.due_on(date(2019, 12, 31)) == Period.parse("2020-06")


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


def test_a_taskforce_is_judged_by_what_it_owes_itself() -> None:
    tracker = tracker_of(taskforces=(taskforce_of(milestone_of("due: 2020-03")),))

    assert judge(tracker, date(2020, 6, 1)).taskforces[0].signal is Signal.RED


def test_a_done_milestone_shows_complete() -> None:
    done = milestone_of("due: 2020-03, lifecycle: done, done_on: 2020-04", evidence=["S1"])
    cancelled = milestone_of("lifecycle: cancelled", "two")

    signals = [one.signal for one in task_on("2020-06-01", done, cancelled).milestones]

    assert signals == [Signal.COMPLETE, Signal.CLOSED]


def test_every_reason_has_a_signal() -> None:
    assert set(SIGNAL_OF) == set(ReasonKind)
    assert {Signal.GREEN, Signal.COMPLETE, Signal.CLOSED}.isdisjoint(SIGNAL_OF.values())


WORST = {
    "red over all": (list(Signal), Signal.RED),
    "yellow over grey": ([Signal.GREEN, Signal.GREY, Signal.YELLOW], Signal.YELLOW),
    "grey over green": ([Signal.GREEN, Signal.GREY], Signal.GREY),
    "green alone": ([Signal.GREEN], Signal.GREEN),
    "complete ranks below green": ([Signal.COMPLETE, Signal.GREEN], Signal.GREEN),
    "closed ranks below complete": ([Signal.CLOSED, Signal.COMPLETE], Signal.COMPLETE),
    "nothing is grey": ([], Signal.GREY),
}


@pytest.mark.parametrize(("signals", "expected"), WORST.values(), ids=WORST)
def test_the_worst_signal(signals: list[Signal], expected: Signal) -> None:
    assert worst(signals) is expected


TODAY = date(2020, 6, 30)
DECLARED = build(DeclaredSignal, {"signal": "yellow", "on": "2020-06-01"})
_SAID = {"signal": "green", "reason": "곧 끝남", "by": "비서관"}
OVERRIDE = build(SignalOverride, {**_SAID, "from": "2020-06-01", "until": "2020-06-30"})


def shown(computed: Signal, today: date, **fields: object) -> WeighedSignal:
    return weigh_signal(task_of().replace(**fields), computed, today)


@pytest.mark.parametrize(
    ("computed", "declared", "signal"),
    [("green", "yellow", "yellow"), ("red", "yellow", "red"), ("grey", "green", "grey"),
     ("complete", "green", "green")],
)  # fmt: skip
def test_the_worse_of_what_is_worked_out_and_declared_is_shown(
    computed: str, declared: str, signal: str
) -> None:
    said = DECLARED.replace(signal=SaidSignal(declared))

    assert shown(Signal(computed), TODAY, declared_signal=said).shown is Signal(signal)


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
    red = OVERRIDE.replace(signal=SaidSignal.RED)

    assert not shown(Signal.GREEN, TODAY, override=red).is_raised


@given(st.sampled_from(Signal), st.none() | st.sampled_from(SaidSignal))
def test_without_an_override_nothing_looks_better_than_it_is(
    computed: Signal, said: SaidSignal | None
) -> None:
    declared = DECLARED.replace(signal=said) if said else None

    found = shown(computed, TODAY, declared_signal=declared)

    assert worst([found.shown, computed]) is found.shown


def test_a_judged_task_shows_what_was_decided_and_keeps_its_reasons() -> None:
    task = task_of().replace(override=OVERRIDE)

    item = judge(tracker_of(task), TODAY).tasks[0]

    assert (item.signal, item.weighed.computed) == (Signal.GREEN, Signal.GREY)
    assert item.reasons
