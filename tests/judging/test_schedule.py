from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.judging.schedule import (
    DONE_STATES,
    OPEN_STATES,
    Elapsed,
    Schedule,
    ScheduleState,
    elapsed_days,
    schedule,
)
from dnatrack.model.period import Period
from dnatrack.model.words import Lifecycle
from tests.judging.making import milestone_of, revision
from tests.rules.rows import Row, rows

LATE = {ScheduleState.OVERDUE, ScheduleState.DONE_LATE}


def judged(fields: str, today: str, due_soon_days: int = 10) -> Schedule:
    milestone = milestone_of(fields)
    day = date.fromisoformat(today)
    return schedule(milestone, milestone.due_on(day), day, due_soon_days=due_soon_days)


def told(found: Schedule) -> str:
    days = found.days_left if found.days_late is None else found.days_late
    least = "≥" if found.at_least else ""
    return found.state if days is None else f"{found.state} {least}{days}"


@rows(Path(__file__).parent / "schedules.yaml")
def test_the_schedule_of_a_milestone(row: Row) -> None:
    found = judged(row["given"], row["on"], int(row.get("soon", 10)))

    assert (found.days_late is None) == (found.state not in LATE)
    assert told(found) == row["says"]


def test_a_revision_counts_from_its_day() -> None:
    first, second = ("2020-03-15", "2020-03", "2020-06"), ("2020-06-30", "2020-06", "2021")
    moved = milestone_of("due: 2021", revisions=[revision(*first), revision(*second)])

    days = (date(2020, 3, 14), date(2020, 3, 15), date(2020, 6, 29), date(2020, 6, 30))
    found = [str(moved.due_on(day)) for day in days]
    assert found == ["2020-03", "2020-06", "2020-06", "2021"]


def test_every_state_is_open_or_done_or_unknown_or_set_aside() -> None:
    aside = {ScheduleState.OUTCOME_UNKNOWN, ScheduleState.PAUSED, ScheduleState.CLOSED}

    assert {*OPEN_STATES, *DONE_STATES, *aside} == set(ScheduleState)


@pytest.mark.parametrize("lifecycle", Lifecycle)
def test_every_lifecycle_has_a_state_on_every_day(lifecycle: Lifecycle) -> None:
    for today in ("2019-12-31", "2020-03-31", "2020-04-01"):
        assert judged(f"due: 2020-03, lifecycle: {lifecycle}", today).state in ScheduleState


PERIODS = st.sampled_from(
    ["2019", "2020", "2020-H1", "2020-H2", "2020-Q1", "2020-02", "2020-03", "2020-02-29", "2021-01"]
).map(Period.parse)


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2020-01-09", "2020-01-28", Elapsed(19, 19)),
        ("2020-02-04", "2020-02-04", Elapsed(0, 0)),
        ("2020-02", "2020-03-01", Elapsed(1, 29)),
        ("2020-02-10", "2020-04", Elapsed(51, 80)),
        ("2020", "2020-06-30", Elapsed(0, 181)),
    ],
)
def test_days_between_two_periods(since: str, until: str, expected: Elapsed) -> None:
    assert elapsed_days(Period.parse(since), Period.parse(until)) == expected


@given(PERIODS, PERIODS)
def test_days_between_periods_hold_those_between_any_of_their_days(
    since: Period, until: Period
) -> None:
    found = elapsed_days(since, until)

    for first in (since.first, since.last):
        for last in (until.first, until.last):
            assert last < first or found.least <= (last - first).days <= found.most
