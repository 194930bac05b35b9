import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.judging.schedule import Elapsed, elapsed_days
from dnatrack.model.period import Period

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
