from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.judging.judgement import judge
from dnatrack.judging.signal import WeighedSignal, weigh_signal, worst
from dnatrack.loading.build import build
from dnatrack.model.task import DeclaredSignal, SignalOverride
from dnatrack.model.words import Signal
from tests.judging.making import task_of, tracker_of

TODAY = date(2020, 6, 30)
DECLARED = build(DeclaredSignal, {"signal": "yellow", "on": "2020-06-01"})
OVERRIDE = build(
    SignalOverride,
    {
        "signal": "green",
        "reason": "곧 끝남",
        "by": "비서관",
        "from": "2020-06-01",
        "until": "2020-06-30",
    },
)


def shown(computed: Signal, today: date, **fields: object) -> WeighedSignal:
    return weigh_signal(task_of().replace(**fields), computed, today)


def test_the_worse_of_what_is_worked_out_and_declared_is_shown() -> None:
    assert shown(Signal.GREEN, TODAY, declared_signal=DECLARED).shown is Signal.YELLOW
    assert shown(Signal.RED, TODAY, declared_signal=DECLARED).shown is Signal.RED


def test_a_declared_green_makes_nothing_green() -> None:
    green = DECLARED.replace(signal=Signal.GREEN)

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
    red = OVERRIDE.replace(signal=Signal.RED)

    assert not shown(Signal.GREEN, TODAY, override=red).is_raised


@given(st.sampled_from(Signal), st.none() | st.sampled_from(Signal))
def test_without_an_override_nothing_looks_better_than_it_is(
    computed: Signal, said: Signal | None
) -> None:
    declared = DECLARED.replace(signal=said) if said else None

    found = shown(computed, TODAY, declared_signal=declared)

    assert worst([found.shown, computed]) is found.shown


def test_a_judged_task_shows_what_was_decided_and_keeps_its_reasons() -> None:
    task = task_of().replace(override=OVERRIDE)

    item = judge(tracker_of(task), TODAY).tasks[0]

    assert (item.signal, item.weighed.computed) == (Signal.GREEN, Signal.GREY)
    assert item.reasons
