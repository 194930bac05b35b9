from datetime import date

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

NO_DEADLINE = Schedule(ScheduleState.NO_DEADLINE)
OUTCOME_UNKNOWN = Schedule(ScheduleState.OUTCOME_UNKNOWN)
ON_TIME = Schedule(ScheduleState.DONE_ON_TIME)
UNCLEAR = Schedule(ScheduleState.DONE_UNCLEAR)
UNDATED = Schedule(ScheduleState.DONE_UNDATED)
PAUSED = Schedule(ScheduleState.PAUSED)
CLOSED = Schedule(ScheduleState.CLOSED)


def upcoming(left: int) -> Schedule:
    return Schedule(ScheduleState.UPCOMING, days_left=left)


def in_window(left: int) -> Schedule:
    return Schedule(ScheduleState.IN_WINDOW, days_left=left)


def due_soon(left: int) -> Schedule:
    return Schedule(ScheduleState.DUE_SOON, days_left=left)


def overdue(late: int) -> Schedule:
    return Schedule(ScheduleState.OVERDUE, days_late=late)


def done_late(late: int) -> Schedule:
    return Schedule(ScheduleState.DONE_LATE, days_late=late)


def done_late_at_least(late: int) -> Schedule:
    return Schedule(ScheduleState.DONE_LATE, days_late=late, at_least=True)


def judged(fields: str, today: str, due_soon_days: int = 10) -> Schedule:
    milestone = milestone_of(fields)
    day = date.fromisoformat(today)
    return schedule(milestone, milestone.due_on(day), day, due_soon_days=due_soon_days)


OPEN = {
    "a day is upcoming before it": ("due: 2020-03-31", "2020-03-20", upcoming(11)),
    "a day is due soon on its threshold": ("due: 2020-03-31", "2020-03-21", due_soon(10)),
    "a day is due soon on itself": ("due: 2020-03-31", "2020-03-31", due_soon(0)),
    "a day is overdue one day later": ("due: 2020-03-31", "2020-04-01", overdue(1)),
    "a month is upcoming before its first day": ("due: 2020-03", "2020-02-29", upcoming(31)),
    "a month is in window from its first day": ("due: 2020-03", "2020-03-01", in_window(30)),
    "a month is in window before the threshold": ("due: 2020-03", "2020-03-20", in_window(11)),
    "a month is due soon on the threshold": ("due: 2020-03", "2020-03-21", due_soon(10)),
    "a month is not late on its last day": ("due: 2020-03", "2020-03-31", due_soon(0)),
    "a month is late after its last day": ("due: 2020-03", "2020-04-01", overdue(1)),
    "february ends on the 29th in a leap year": ("due: 2020-02", "2020-02-29", due_soon(0)),
    "february of a leap year is late in march": ("due: 2020-02", "2020-03-01", overdue(1)),
    "february ends on the 28th otherwise": ("due: 2021-02", "2021-03-01", overdue(1)),
    "february of 2100 has 28 days": ("due: 2100-02", "2100-03-01", overdue(1)),
    "february of 2000 has 29 days": ("due: 2000-02", "2000-02-29", due_soon(0)),
    "a quarter is upcoming before its first day": ("due: 2020-Q2", "2020-03-31", upcoming(91)),
    "a quarter is in window from its first day": ("due: 2020-Q2", "2020-04-01", in_window(90)),
    "a quarter is not late on its last day": ("due: 2020-Q2", "2020-06-30", due_soon(0)),
    "a quarter is late after its last day": ("due: 2020-Q2", "2020-07-01", overdue(1)),
    "the first quarter ends in march": ("due: 2020-Q1", "2020-04-01", overdue(1)),
    "the fourth quarter ends with the year": ("due: 2020-Q4", "2020-12-31", due_soon(0)),
    "a first half is in window from new year": ("due: 2020-H1", "2020-01-01", in_window(181)),
    "a first half is not late on its last day": ("due: 2020-H1", "2020-06-30", due_soon(0)),
    "a first half is late in july": ("due: 2020-H1", "2020-07-01", overdue(1)),
    "a second half is upcoming in june": ("due: 2020-H2", "2020-06-30", upcoming(184)),
    "a second half is in window from july": ("due: 2020-H2", "2020-07-01", in_window(183)),
    "a second half is not late on its last day": ("due: 2020-H2", "2020-12-31", due_soon(0)),
    "a second half is late in january": ("due: 2020-H2", "2021-01-01", overdue(1)),
    "a year is upcoming before it": ("due: 2020", "2019-12-31", upcoming(366)),
    "a year is in window from its first day": ("due: 2020", "2020-01-01", in_window(365)),
    "a year is not late on its last day": ("due: 2020", "2020-12-31", due_soon(0)),
    "a year is late after its last day": ("due: 2020", "2021-01-01", overdue(1)),
    "days late are counted over years": ("due: 2021", "2026-11-23", overdue(1788)),
    "without a deadline nothing is late": ("", "2099-12-31", NO_DEADLINE),
    "what is in progress is judged alike": (
        "due: 2020-03, lifecycle: in-progress",
        "2020-04-01",
        overdue(1),
    ),
    "an unknown outcome is open before": (
        "due: 2020-03, lifecycle: unknown",
        "2020-02-01",
        upcoming(59),
    ),
    "an unknown outcome is open on the last day": (
        "due: 2020-03, lifecycle: unknown",
        "2020-03-31",
        due_soon(0),
    ),
    "an unknown outcome is not late for certain": (
        "due: 2020-03, lifecycle: unknown",
        "2020-04-01",
        OUTCOME_UNKNOWN,
    ),
    "an unknown outcome without deadline stays open": (
        "lifecycle: unknown",
        "2020-04-01",
        NO_DEADLINE,
    ),
    "on hold is paused before": ("due: 2020-03, lifecycle: on-hold", "2020-01-01", PAUSED),
    "on hold is paused after": ("due: 2020-03, lifecycle: on-hold", "2021-01-01", PAUSED),
    "cancelled is closed": ("due: 2020-03, lifecycle: cancelled", "2021-01-01", CLOSED),
    "superseded is closed": ("due: 2020-03, lifecycle: superseded", "2021-01-01", CLOSED),
}


@pytest.mark.parametrize(("fields", "today", "expected"), OPEN.values(), ids=OPEN)
def test_what_is_not_done(fields: str, today: str, expected: Schedule) -> None:
    assert judged(fields, today) == expected


# Due, done by, day.
DONE_BY = {
    "by a day within the deadline is on time": ("2020-03", "2020-03-31", "2020-03-31", ON_TIME),
    "by a later day is unclear": ("2020-03", "2020-04-01", "2020-04-01", UNCLEAR),
    "without a deadline is undated": ("", "2020-04-01", "2020-04-01", UNDATED),
    "seen before, within the deadline, is open": (
        "2020-03",
        "2021-12-09",
        "2020-03-25",
        due_soon(6),
    ),
    "seen before, past the deadline, is unknown": (
        "2020-03",
        "2021-12-09",
        "2021-12-08",
        OUTCOME_UNKNOWN,
    ),
    "seen before, without a deadline, is open": ("", "2021-12-09", "2021-12-08", NO_DEADLINE),
    "seen on that day is unclear": ("2020-03", "2021-12-09", "2021-12-09", UNCLEAR),
}


@pytest.mark.parametrize(("due", "by", "today", "expected"), DONE_BY.values(), ids=DONE_BY)
def test_what_was_done_by_a_day(due: str, by: str, today: str, expected: Schedule) -> None:
    fields = f"due: {due}, " if due else ""

    assert judged(f"{fields}lifecycle: done, done_by: {by}", today) == expected


# Due, done on; all seen on 2030-01-01.
DONE = {
    "on the day itself is on time": ("2020-03-31", "2020-03-31", ON_TIME),
    "the day before is on time": ("2020-03-31", "2020-03-30", ON_TIME),
    "the day after is late by one": ("2020-03-31", "2020-04-01", done_late(1)),
    "on the last day of a month is on time": ("2020-03", "2020-03-31", ON_TIME),
    "after a month is late": ("2020-03", "2020-04-01", done_late(1)),
    "on leap day is on time for february": ("2020-02", "2020-02-29", ON_TIME),
    "on the last day of a quarter is on time": ("2020-Q1", "2020-03-31", ON_TIME),
    "after a quarter is late": ("2020-Q1", "2020-04-02", done_late(2)),
    "on the last day of a half is on time": ("2020-H1", "2020-06-30", ON_TIME),
    "after a half is late": ("2020-H1", "2020-07-01", done_late(1)),
    "on the last day of a year is on time": ("2020", "2020-12-31", ON_TIME),
    "after a year is late": ("2020", "2021-01-14", done_late(14)),
    "in the month of the deadline is on time": ("2020-03", "2020-03", ON_TIME),
    "in an earlier month is on time": ("2020-03-31", "2020-02", ON_TIME),
    "in the month that ends on the day is on time": ("2020-03-31", "2020-03", ON_TIME),
    "in the month of an earlier day is unclear": ("2020-03-30", "2020-03", UNCLEAR),
    "in a later month is late at least": ("2020-03-30", "2020-04", done_late_at_least(2)),
    "in the quarter after a month is late at least": ("2020-03", "2020-Q2", done_late_at_least(1)),
    "in the quarter around a month is unclear": ("2020-02", "2020-Q1", UNCLEAR),
    "in the quarter that ends with the month is on time": ("2020-03", "2020-Q1", ON_TIME),
    "in the half around a quarter is unclear": ("2020-Q1", "2020-H1", UNCLEAR),
    "in the half that ends with the quarter is on time": ("2020-Q2", "2020-H1", ON_TIME),
    "in the half after is late at least": ("2020-H1", "2020-H2", done_late_at_least(1)),
    "in the year around a half is unclear": ("2020-H1", "2020", UNCLEAR),
    "in the year that ends with the half is on time": ("2020-H2", "2020", ON_TIME),
    "in the year of the year is on time": ("2020", "2020", ON_TIME),
    "in the year after is late at least": ("2020", "2021", done_late_at_least(1)),
    "years later is late by all days": ("2021", "2022-07-28", done_late(209)),
}


@pytest.mark.parametrize(("due", "done_on", "expected"), DONE.values(), ids=DONE)
def test_what_was_done(due: str, done_on: str, expected: Schedule) -> None:
    assert judged(f"due: {due}, lifecycle: done, done_on: {done_on}", "2030-01-01") == expected


SEEN_EARLIER = {
    "open before the day it was done": ("2020-03-05", "2020-03-04", in_window(27)),
    "done on the day it was done": ("2020-03-05", "2020-03-05", ON_TIME),
    "late before the day it was done late": ("2020-04-05", "2020-04-04", overdue(4)),
    "done late on the day it was done": ("2020-04-05", "2020-04-05", done_late(5)),
    "open before the month it was done in": ("2020-05", "2020-04-30", overdue(30)),
    "done from the first day of the month it was done in": (
        "2020-05",
        "2020-05-01",
        done_late_at_least(1 + 30),
    ),
}


@pytest.mark.parametrize(("done_on", "today", "expected"), SEEN_EARLIER.values(), ids=SEEN_EARLIER)
def test_a_completion_counts_from_its_first_day(
    done_on: str, today: str, expected: Schedule
) -> None:
    assert judged(f"due: 2020-03, lifecycle: done, done_on: {done_on}", today) == expected


def test_done_without_a_deadline_is_undated() -> None:
    assert judged("lifecycle: done, done_on: 2020-03-05", "2020-04-01") == UNDATED


def test_done_without_a_deadline_is_open_before() -> None:
    assert judged("lifecycle: done, done_on: 2020-03-05", "2020-03-04") == NO_DEADLINE


def test_done_without_a_date_is_unclear() -> None:
    assert judged("due: 2020-03, lifecycle: done", "2020-01-01") == UNCLEAR


def test_done_without_deadline_and_date_is_undated() -> None:
    assert judged("lifecycle: done", "2020-01-01") == UNDATED


DUE_SOON = {
    "0 days: only the last day": (0, "2020-03-30", upcoming(1)),
    "0 days: the last day itself": (0, "2020-03-31", due_soon(0)),
    "30 days: the 31st day before": (30, "2020-02-29", upcoming(31)),
    "30 days: the 30th day before": (30, "2020-03-01", due_soon(30)),
    "400 days: soon even before its period": (400, "2019-03-01", due_soon(396)),
}


@pytest.mark.parametrize(("days", "today", "expected"), DUE_SOON.values(), ids=DUE_SOON)
def test_the_threshold_of_due_soon(days: int, today: str, expected: Schedule) -> None:
    assert judged("due: 2020-03-31", today, due_soon_days=days) == expected


def test_due_soon_goes_before_in_window() -> None:
    assert judged("due: 2020-03", "2020-03-01", due_soon_days=30) == due_soon(30)


def test_a_revision_counts_from_its_day() -> None:
    moved = milestone_of("due: 2020-06", revisions=[revision("2020-03-15", "2020-03", "2020-06")])

    assert [moved.due_on(date(2020, 3, day)) for day in (14, 15, 16)] == [
        Period.parse("2020-03"),
        Period.parse("2020-06"),
        Period.parse("2020-06"),
    ]


def test_between_two_revisions_the_deadline_between_them_is_in_force() -> None:
    moved = milestone_of(
        "due: 2021",
        revisions=[
            revision("2020-03-15", "2020-03", "2020-06"),
            revision("2020-06-30", "2020-06", "2021"),
        ],
    )

    assert moved.due_on(date(2020, 6, 29)) == Period.parse("2020-06")


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
