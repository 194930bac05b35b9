from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.i18n import Text
from dnatrack.model.period import (
    Period,
    PeriodError,
    Precision,
    Span,
)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31), Precision.YEAR),
        ("2020-H1", date(2020, 1, 1), date(2020, 6, 30), Precision.HALF),
        ("2020-H2", date(2020, 7, 1), date(2020, 12, 31), Precision.HALF),
        ("2020-Q1", date(2020, 1, 1), date(2020, 3, 31), Precision.QUARTER),
        ("2020-Q4", date(2020, 10, 1), date(2020, 12, 31), Precision.QUARTER),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29), Precision.MONTH),
        ("2021-02", date(2021, 2, 1), date(2021, 2, 28), Precision.MONTH),
        ("2100-02", date(2100, 2, 1), date(2100, 2, 28), Precision.MONTH),
        ("2020-12", date(2020, 12, 1), date(2020, 12, 31), Precision.MONTH),
        ("2020-02-29", date(2020, 2, 29), date(2020, 2, 29), Precision.DAY),
        ("1900", date(1900, 1, 1), date(1900, 12, 31), Precision.YEAR),
        ("2199-12-31", date(2199, 12, 31), date(2199, 12, 31), Precision.DAY),
    ],
)
def test_a_period_is_as_precise_as_it_is_written(
    text: str, first: date, last: date, precision: Precision
) -> None:
    period = Period.parse(text)

    assert period == Period(first, last, text)
    assert period.precision is precision
    assert str(period) == text


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "2020 ", " 2020", "2020\n", "202", "20200", "2020-", "2020-1", "2020-00",
        "2020-13", "2020-02-30", "2021-02-29", "2020-04-31", "2020-03-00", "2020-H0", "2020-H3",
        "2020-Q0", "2020-Q5", "2020-h1", "2020-q1", "2020-H1-01", "1899", "2200", "0000",
        "2020-03-31T00:00", "-2020", "+2020", "2020.0", "2_020", "٢٠٢٠", "２０２０", "2020-3-1",
    ],
)  # fmt: skip
def test_anything_else_is_no_period(text: str) -> None:
    with pytest.raises(PeriodError) as caught:
        Period.parse(text)

    assert caught.value.text == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2020", Text("2020년", "2020")),
        ("2020-H1", Text("2020년 상반기", "H1 2020")),
        ("2020-H2", Text("2020년 하반기", "H2 2020")),
        ("2020-Q4", Text("2020년 4분기", "Q4 2020")),
        ("2020-03", Text("2020년 3월", "Mar 2020")),
        ("2020-03-01", Text("2020. 3. 1.", "1 Mar 2020")),
    ],
)
def test_a_period_is_said_as_precisely_as_it_is_written(text: str, words: Text) -> None:
    assert Period.parse(text).words == words


def test_a_day_is_the_period_of_itself() -> None:
    assert Period.of_day(date(2020, 3, 31)) == Period.parse("2020-03-31")


def test_a_period_contains_its_first_and_last_day_and_no_other_around_them() -> None:
    march = Period.parse("2020-03")

    assert date(2020, 3, 1) in march
    assert date(2020, 3, 31) in march
    assert date(2020, 2, 29) not in march
    assert date(2020, 4, 1) not in march


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_each_day_is_in_its_month_quarter_half_and_year(day: date) -> None:
    texts = (
        f"{day.year}",
        f"{day.year}-H{(day.month + 5) // 6}",
        f"{day.year}-Q{(day.month + 2) // 3}",
        f"{day:%Y-%m}",
        f"{day:%Y-%m-%d}",
    )

    periods = [Period.parse(text) for text in texts]

    assert all(day in period for period in periods)
    assert [period.precision for period in periods] == list(reversed(Precision))


@given(st.integers(1900, 2198), st.sampled_from(["H1 H2", "Q1 Q2 Q3 Q4"]))
def test_the_parts_of_a_year_follow_each_other_without_a_gap(year: int, parts: str) -> None:
    periods = [Period.parse(f"{year}-{part}") for part in parts.split()]

    assert periods[0].first == date(year, 1, 1)
    assert periods[-1].last == date(year, 12, 31)
    assert all(one.last + timedelta(days=1) == other.first for one, other in pairwise(periods))


@given(st.text() | st.from_regex(r"'?\d{2,4}[-./년 ]+[HQhq상하]?\d{0,3}(반기|분기|월)?.*"))
def test_any_text_is_a_period_or_gives_a_suggestion_that_is_one(text: str) -> None:
    try:
        Period.parse(text)
    except PeriodError as error:
        suggestion = error.suggestion
    else:
        suggestion = text

    assert suggestion is None or Period.parse(suggestion).text == suggestion


def test_a_long_text_is_refused_at_once() -> None:
    with pytest.raises(PeriodError) as caught:
        Period.parse("2020-" * 200_000)

    assert caught.value.suggestion is None


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.sampled_from(Precision))
def test_around_a_day_there_is_one_period_of_each_precision(
    day: date, precision: Precision
) -> None:
    period = Period.around(day, precision)

    assert day in period
    assert period.precision is precision
    assert period == Period.parse(period.text)


def test_no_period_lies_around_a_day_too_far_off() -> None:
    with pytest.raises(PeriodError):
        Period.around(date(2200, 1, 1), Precision.MONTH)


DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("span", "day", "after"),
    [
        (Span(days=30), date(2020, 2, 28), date(2020, 3, 29)),
        (Span(months=1), date(2020, 1, 15), date(2020, 2, 15)),
        (Span(months=1), date(2020, 1, 31), date(2020, 2, 29)),
        (Span(months=1), date(2020, 2, 29), date(2020, 3, 29)),
        (Span(months=11), date(2020, 1, 31), date(2020, 12, 31)),
        (Span(months=12), date(2020, 2, 29), date(2021, 2, 28)),
        (Span(days=1, months=1), date(2020, 1, 31), date(2020, 3, 1)),
        (Span(months=99999), date(2020, 1, 31), date.max),
        (Span(days=9999999), date(2020, 1, 31), date.max),
    ],
)
def test_a_span_leads_to_a_day(span: Span, day: date, after: date) -> None:
    assert span.after(day) == after


def test_the_end_of_a_month_can_stay_one() -> None:
    ends = [Span(months=count).after(date(2020, 2, 29), keeps_month_end=True) for count in (1, 2)]

    assert ends == [date(2020, 3, 31), date(2020, 4, 30)]


@given(DAYS, st.integers(0, 9999), st.integers(0, 999), st.sampled_from([True, False]))
def test_a_longer_span_never_leads_to_an_earlier_day(
    day: date,
    days: int,
    months: int,
    keeps: bool,  # noqa: FBT001 - hypothesis gives it by position
) -> None:
    found = Span(days, months).after(day, keeps_month_end=keeps)

    assert found >= day
    assert Span(days + 1, months).after(day, keeps_month_end=keeps) > found
    assert Span(days, months + 1).after(day, keeps_month_end=keeps) > found
