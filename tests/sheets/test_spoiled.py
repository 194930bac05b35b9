from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.sheets.cells import DayOrder, days_in, order_in
from dnatrack.sheets.columns import guard, unguard
from dnatrack.sheets.grid import CellValue
from dnatrack.sheets.spoiled import is_spoiled

NEW_YEAR = datetime(2026, 1, 1)  # noqa: DTZ001 - a cell knows no zone


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("1-1", NEW_YEAR),
        ("1-1", "1-Jan"),
        ("1-1", "01-01"),
        ("1-1", "2026-01-01"),
        ("1-1", "2026. 1. 1."),
        ("1-1", "1월 1일"),
        ("1-1", "01월 01일"),
        ("1-1", "01/01/2026"),
        ("1-1", 46023),
        ("2-3", "02/03/2026"),
        ("1-50", "Jan-50"),
        ("1/2", datetime(2026, 1, 2)),  # noqa: DTZ001
        ("1-2-3", date(2001, 2, 3)),
        ("2020-03", "Mar-20"),
        ("2020-03", "2020-03-01"),
        ("2020-03", "2020년 3월"),
        ("2020.3", date(2020, 3, 1)),
        ("3월 31일", date(2026, 3, 31)),
        ("2020-03-31", "3/31/2020"),
        ("2020-03-31", "31.03.2020"),
        ("2020-03-31", 43921),
        ("010", 10),
        ("010", 10.0),
        ("010", "10"),
        ("007", "7"),
        ("1.10", 1.1),
        ("1e5", 100000),
        ("1e5", "100000"),
        ("12345678901234567", "1.23457E+16"),
        ("12345678901234567", 1.2345678901234568e16),
        ("12:30", time(12, 30)),
        ("12:30", "12:30:00 PM"),
        ("13:05", "오후 1:05:00"),
        ("12:30", 0.5208333333333334),
        ("true", True),
        ("TRUE", True),
    ],
    ids=repr,
)
def test_what_a_spreadsheet_makes_of_a_text_is_known(was: str, now: CellValue) -> None:
    assert is_spoiled(was, now)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("1-1", "1-Feb"),
        ("1-1", datetime(2026, 1, 2)),  # noqa: DTZ001
        ("1-2", datetime(2026, 3, 4)),  # noqa: DTZ001
        ("1-1", "가"),
        ("1-1", None),
        ("2020-03", "2020-03-02"),
        ("2020-03", "Apr-20"),
        ("010", 11),
        ("010", "십"),
        ("12:30", time(12, 31)),
        ("12:30", "00:30"),
        ("1.10", 1.2),
        ("가", NEW_YEAR),
        ("", 0),
        ("dg-1-1", NEW_YEAR),
        ("2020-H2", date(2020, 7, 1)),
        ("true", False),
        ("1-1", 1e9),
    ],
    ids=repr,
)
def test_what_a_person_must_have_written_is_not_taken_back(was: str, now: CellValue) -> None:
    assert not is_spoiled(was, now)


@given(st.text() | st.from_regex("'{0,3}[=+@-]x", fullmatch=True))
def test_a_guarded_text_comes_back(text: str) -> None:
    assert unguard(guard(text)) == text


@given(st.text())
def test_no_guarded_text_looks_like_a_formula(text: str) -> None:
    assert not guard(text).startswith(tuple("=+-@＝＋－＠"))


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        ([], None),
        (["2020-03-31"], None),
        (["3/4/2020"], None),
        (["3/4/2020", "3/31/2020"], DayOrder.MONTH_FIRST),
        (["3/4/2020", "31.3.2020"], DayOrder.DAY_FIRST),
        (["31/3/2020", "3/31/2020"], None),
        (["20/3/31"], None),
        (["20/3/31", "32/03/01"], DayOrder.YEAR_FIRST),
    ],
    ids=repr,
)
def test_all_days_of_a_file_together_may_tell_their_order(
    texts: list[str], order: DayOrder | None
) -> None:
    assert order_in(texts) == order


def test_a_year_in_front_leaves_no_doubt() -> None:
    assert days_in("2020/3/4") == {}
