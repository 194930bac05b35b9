from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.model.period import Span

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
