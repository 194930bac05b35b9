from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.model.period_spelling import DayOrder
from dnatrack.sheets.cells import Known, order_in, read_cell
from dnatrack.sheets.columns import BY_KEY
from dnatrack.sheets.grid import Cell, CellValue, Oddity, Place, Weight, is_spoiled
from dnatrack.sheets.row_texts import guard, unguard
from tests.sheets.reading_back import documents_of

AT = Place("이정표", 2, 11)
A_DAY = datetime(2020, 3, 31)  # noqa: DTZ001 - a cell knows no zone
A_FIRST = datetime(2020, 3, 1)  # noqa: DTZ001
A_MOMENT = datetime(2020, 3, 31, 14, 30)  # noqa: DTZ001


def said(
    key: str, value: CellValue, was: str = "", shown_as: str = "", order: DayOrder | None = None
) -> tuple[str | None, Weight | None]:
    cell = Cell(value, shown_as)
    text, remark = read_cell(
        cell, BY_KEY[key], was, Known(documents_of("S1", "S46", "2020-1"), order), AT
    )
    return text, remark.weight if remark else None


REPAIRED, REFUSED = Weight.REPAIRED, Weight.REFUSED
MONTH = {"was": "2020-03", "shown_as": "yyyy-mm-dd", "order": DayOrder.MONTH_FIRST}
PERIODS: dict[str, tuple[list[Any], dict[str, Any], str | None, Weight | None]] = {
    "a period as the data writes it": (["2020-Q1"], {}, "2020-Q1", None),
    "a half year": (["2020-H2"], {}, "2020-H2", None),
    "a day": ([A_DAY, date(2020, 3, 31), "2020-03-31"], {}, "2020-03-31", None),
    "a year": ([2020, 2020.0, "2020"], {}, "2020", None),
    "a month": ([" 2020-03 ", "2020-03"], {}, "2020-03", None),
    "wide digits": (["２０２０-０３"], {}, "2020-03", REPAIRED),
    "a day of another form": (
        ["2020. 3. 31.", "20.3.31", "20200331", 20200331, 43921, "43921", A_MOMENT, "31 Mar 2020"],
        {},
        "2020-03-31",
        REPAIRED,
    ),
    "a day that can be read in one way": (["3/31/2020"], {}, "2020-03-31", None),
    "a day with the name of its month": (["31-Mar-2020", "31-Mar-20"], {}, "2020-03-31", REPAIRED),
    "a month of another form": (["2020.3월", "2020년 3월말"], {}, "2020-03", REPAIRED),
    "a half in words": (["2020년 하반기"], {}, "2020-H2", REPAIRED),
    "the end of a year": (["’20년말"], {}, "2020", REPAIRED),
    "a date shown as a month": ([A_FIRST], {"shown_as": "mmm-yy"}, "2020-03", REPAIRED),
    "one with words": ([A_FIRST], {"shown_as": 'yyyy"년" m"월"'}, "2020-03", REPAIRED),
    "one of a place": ([A_FIRST], {"shown_as": "[$-412]yyyy\\-mm"}, "2020-03", REPAIRED),
    "one with a slash": ([A_FIRST], {"shown_as": "yyyy/m"}, "2020-03", REPAIRED),
    "a date shown with its day": ([A_FIRST], {"shown_as": "yyyy-mm-dd"}, "2020-03-01", None),
    "a month that a spreadsheet made a day": (
        [A_FIRST, "2020-03-01", "Mar-20", 43891, "43891", "3/1/2020"],
        MONTH,
        "2020-03",
        REPAIRED,
    ),
    "a first day typed as text": (
        ["2020-03-01"],
        {"was": "2020-03", "shown_as": "@"},
        "2020-03-01",
        None,
    ),
    "the first month of a year": (["2020-01"], {"was": "2020"}, "2020-01", None),
    "another day of the month": ([A_DAY], MONTH, "2020-03-31", None),
    "a year shown as a date": ([datetime(1905, 7, 12)], {"was": "2020"}, "2020", REPAIRED),  # noqa: DTZ001
    "two ways": (
        ["3/4/2020", "03/04/20", "Mar-21", "20-Mar", "'27. 1/4", "2020.1"],
        {"was": "2020-03"},
        None,
        REFUSED,
    ),
    "month first": (["3/4/2020"], {"order": DayOrder.MONTH_FIRST}, "2020-03-04", None),
    "day first": (["3/4/2020"], {"order": DayOrder.DAY_FIRST}, "2020-04-03", None),
    "a day turned round": (["26.11.20"], {"was": "2020-11-26"}, None, REFUSED),
    "one in another order": (["26.11.20"], {"order": DayOrder.DAY_FIRST}, None, REFUSED),
    "no period": (
        ["곧", "2020-13", "2020-02-30", 7, 1.5, True, time(12), "-"],
        {"was": "2020"},
        None,
        REFUSED,
    ),
}
"""What may stand in a cell of a deadline, what is known of it, and what comes of it."""


@pytest.mark.parametrize(
    ("value", "known", "text", "weight"),
    [
        pytest.param(value, known, text, weight, id=f"{name}: {value!r}")
        for name, (values, known, text, weight) in PERIODS.items()
        for value in values
    ],
)
def test_a_period_is_read_whatever_a_person_or_a_program_made_of_it(
    value: CellValue,
    known: Any,  # noqa: ANN401 - other arguments, by their names
    text: str | None,
    weight: Weight | None,
) -> None:
    assert said("due", value, **known) == (text, weight)


def test_a_cell_that_can_be_read_in_two_ways_is_refused_with_both() -> None:
    _, remark = read_cell(Cell("'27. 1/4"), BY_KEY["due"], "2020-03", Known(documents_of()), AT)

    assert remark is not None
    assert remark.message.en == "what `'27. 1/4` means cannot be told"
    assert remark.hint is not None
    assert remark.hint.en == ("it can mean `2027-Q1` or `2027-01-04`: write the one that is meant")


OTHERS: dict[str, tuple[str, list[Any], str, tuple[str | None, Weight | None]]] = {
    "a word in both languages": (
        "lifecycle",
        ["완료", "done", "Done", " 완료 ", "DONE"],
        "",
        ("done", None),
    ),
    "a word with blanks and hyphens": (
        "lifecycle",
        ["in progress", "in-progress", "추진 중", "추진중", "in_progress"],
        "",
        ("in-progress", None),
    ),
    "no word of the list": ("lifecycle", ["끝남", "finished", 1, True], "", (None, REFUSED)),
    "sources": (
        "evidence",
        ["S1, S46", "S1 S46", "s1;S46", "S1\nS46", "S1、S46, S1"],
        "",
        ("S1, S46", None),
    ),
    "an id of no source": ("evidence", ["S1, S99"], "", (None, REFUSED)),
    "a source that became a date": (
        "evidence",
        [datetime(2020, 1, 1)],  # noqa: DTZ001
        "2020-1",
        ("2020-1", REPAIRED),
    ),
    **{
        f"nothing in {key}": (key, [None, "", "  ", "\u00a0"], "2020", ("", None))
        for key in ("due", "done_on", "completion", "evidence", "note", "title.en")
    },
    **{
        f"nothing in {key}, which must be there": (key, [None], "planned", (None, REFUSED))
        for key in ("title.ko", "lifecycle", "kind")
    },
    "nobody who verified it": ("verification", [None], "confirmed", ("unverified", None)),
    "blanks of a text": ("note", ["  가\u00a0나\n다  "], "", ("가 나 다", None)),
    "a text in pieces": ("note", ["\u1112\u1161\u11ab"], "", ("한", None)),
    "a text with marks": ("note", ["\ufeff가\u200b"], "", ("가", None)),
    "a number": ("note", [10], "", ("10", None)),
    "a part of one": ("note", [1.5], "", ("1.5", None)),
    "yes": ("note", [True], "", ("TRUE", None)),
    "a day": ("note", [A_DAY], "", ("2020-03-31", None)),
}
"""A column, what may stand in its cells, what stood there before, and what comes of it."""


@pytest.mark.parametrize(
    ("key", "value", "was", "found"),
    [
        pytest.param(key, value, was, found, id=f"{name}: {value!r}")
        for name, (key, values, was, found) in OTHERS.items()
        for value in values
    ],
)
def test_a_cell_of_another_column_is_read(
    key: str, value: CellValue, was: str, found: tuple[str | None, Weight | None]
) -> None:
    assert said(key, value, was) == found


@pytest.mark.parametrize("oddity", Oddity)
@pytest.mark.parametrize("key", ["note", "due", "lifecycle", "evidence"])
def test_formulas_errors_and_merged_cells_are_refused(oddity: Oddity, key: str) -> None:
    cell = Cell("=A1", oddity=oddity)

    text, remark = read_cell(cell, BY_KEY[key], "", Known(documents_of()), AT)

    assert (text, remark.weight if remark else None) == (None, Weight.REFUSED)


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
