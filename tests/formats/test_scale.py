from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.formats.timeline import STEPS, Scale, scale

days = st.dates(date(1900, 1, 1), date(2199, 12, 31))


def named(first: str, last: str, room: int, step: str = "month") -> Scale:
    return scale(date.fromisoformat(first), date.fromisoformat(last), room, step=step)


@pytest.mark.parametrize(
    ("room", "step", "cells", "each", "several"),
    [
        (200, "month", 144, 4, 1),
        (120, "month", 108, 3, 1),
        (36, "month", 36, 1, 1),
        (35, "quarter", 24, 2, 1),
        (12, "quarter", 12, 1, 1),
        (11, "year", 9, 3, 1),
        (3, "year", 3, 1, 1),
        (2, "year", 2, 1, 2),
    ],
)
def test_three_years_are_as_fine_as_there_is_room(
    room: int, step: str, cells: int, each: int, several: int
) -> None:
    found = named("2020-01-01", "2022-12-31", room)

    assert (found.step, len(found.starts)) == (step, cells)
    assert (found.cells_per_step, found.steps_per_cell) == (each, several)


def test_weeks_begin_on_mondays() -> None:
    found = named("2020-01-01", "2020-01-14", 80, "week")

    assert found.starts == (date(2019, 12, 30), date(2020, 1, 6), date(2020, 1, 13))


def test_a_period_is_as_wide_as_its_precision() -> None:
    found = named("2020-01-01", "2020-12-31", 12)

    assert [
        list(found.cells(date.fromisoformat(first), date.fromisoformat(last)))
        for first, last in (
            ("2020-03-31", "2020-03-31"),
            ("2020-02-01", "2020-02-29"),
            ("2020-04-01", "2020-06-30"),
            ("2020-10-01", "2021-12-31"),
            ("2021-01-01", "2021-01-31"),
        )
    ] == [[2], [1], [3, 4, 5], [9, 10, 11], []]


def test_years_and_months_are_written_where_they_begin() -> None:
    found = named("2020-11-01", "2021-04-30", 24)

    assert list(found.years()) == [(0, "2020"), (8, "2021")]
    assert list(found.months()) == [(0, "11"), (4, "12"), (8, "1"), (12, "2"), (16, "3"), (20, "4")]


def test_there_are_fewer_months_where_there_is_less_room() -> None:
    assert list(named("2020-01-01", "2020-12-31", 12).months()) == [
        (0, "1"), (3, "4"), (6, "7"), (9, "10"),
    ]  # fmt: skip
    assert list(named("2020-01-01", "2022-12-31", 4).months()) == []


def test_an_axis_that_begins_within_a_week_begins_with_its_own_year() -> None:
    assert list(named("2020-01-01", "2020-02-29", 80, "week").years()) == [(0, "2020")]


@given(days, days, st.integers(min_value=20, max_value=300), st.sampled_from(STEPS), days)
def test_each_day_within_has_one_cell_and_all_cells_fit(
    one: date, other: date, room: int, step: str, day: date
) -> None:
    first, last = sorted((one, other))

    found = scale(first, last, room, step=step)

    assert len(found.starts) <= room
    assert list(found.starts) == sorted(set(found.starts))
    assert found.starts[0] <= first
    assert len(found.cells(day, day)) == (first <= day <= last)
    assert found.cells(first, last) == range(len(found.starts))


@given(days, st.integers(min_value=0, max_value=4000), st.sampled_from(STEPS), days)
def test_a_later_day_never_stands_before_an_earlier_one(
    first: date, length: int, step: str, day: date
) -> None:
    found = scale(first, min(first + timedelta(length), date(2199, 12, 31)), 60, step=step)
    next_day = min(day + timedelta(1), date(2199, 12, 31))

    here, there = found.cells(day, day), found.cells(next_day, next_day)
    if here and there:
        assert there.start - here.start in {0, 1}
