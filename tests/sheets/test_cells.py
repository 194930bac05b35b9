from datetime import date, datetime, time

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


def said(
    key: str, value: CellValue, was: str = "", shown_as: str = "", order: DayOrder | None = None
) -> tuple[str | None, Weight | None]:
    cell = Cell(value, shown_as)
    text, remark = read_cell(
        cell, BY_KEY[key], was, Known(documents_of("S1", "S46", "2020-1"), order), AT
    )
    return text, remark.weight if remark else None


@pytest.mark.parametrize("text", ["2020-03-31", "2020-03", "2020-Q1", "2020-H2", "2020"])
def test_a_period_is_read_as_the_data_writes_it(text: str) -> None:
    assert said("due", text) == (text, None)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (A_DAY, "2020-03-31"),
        (date(2020, 3, 31), "2020-03-31"),
        (2020, "2020"),
        (2020.0, "2020"),
        ("２０２０-０３", None),
        (" 2020-03 ", "2020-03"),
    ],
    ids=repr,
)
def test_a_day_or_a_year_needs_no_remark(value: CellValue, text: str | None) -> None:
    if text is None:
        assert said("due", value) == ("2020-03", Weight.REPAIRED)
    else:
        assert said("due", value) == (text, None)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("2020. 3. 31.", "2020-03-31"),
        ("2020년 하반기", "2020-H2"),
        ("2020.3월", "2020-03"),
        ("20.3.31", "2020-03-31"),
        ("’20년말", "2020"),
        ("20200331", "2020-03-31"),
        ("2020년 3월말", "2020-03"),
        (20200331, "2020-03-31"),
        (43921, "2020-03-31"),
        ("43921", "2020-03-31"),
        (datetime(2020, 3, 31, 14, 30), "2020-03-31"),  # noqa: DTZ001
        ("3/31/2020", "2020-03-31"),
        ("31-Mar-2020", "2020-03-31"),
        ("31-Mar-20", "2020-03-31"),
        ("31 Mar 2020", "2020-03-31"),
    ],
    ids=repr,
)
def test_what_people_and_programs_write_is_understood(value: CellValue, text: str) -> None:
    assert said("due", value)[0] == text


@pytest.mark.parametrize("shown_as", ["mmm-yy", 'yyyy"년" m"월"', "[$-412]yyyy\\-mm", "yyyy/m"])
def test_a_date_that_is_shown_without_its_day_is_a_month(shown_as: str) -> None:
    assert said("due", A_FIRST, "", shown_as) == ("2020-03", Weight.REPAIRED)


def test_a_date_that_is_shown_with_its_day_is_a_day() -> None:
    assert said("due", A_FIRST, "", "yyyy-mm-dd") == ("2020-03-01", None)


@pytest.mark.parametrize(
    "value",
    [A_FIRST, "2020-03-01", "Mar-20", 43891, "43891", "3/1/2020"],
    ids=repr,
)
def test_a_month_that_a_spreadsheet_made_a_day_is_that_month(value: CellValue) -> None:
    order = DayOrder.MONTH_FIRST

    assert said("due", value, "2020-03", "yyyy-mm-dd", order) == ("2020-03", Weight.REPAIRED)


def test_a_first_day_that_was_typed_as_text_is_meant() -> None:
    assert said("due", "2020-03-01", "2020-03", "@") == ("2020-03-01", None)


def test_the_first_month_of_a_year_is_meant() -> None:
    assert said("due", "2020-01", "2020") == ("2020-01", None)


def test_another_day_of_the_month_is_meant() -> None:
    assert said("due", A_DAY, "2020-03", "yyyy-mm-dd") == ("2020-03-31", None)


def test_a_year_that_is_shown_as_a_date_is_that_year() -> None:
    assert said("due", datetime(1905, 7, 12), "2020")[0] == "2020"  # noqa: DTZ001


@pytest.mark.parametrize(
    "value", ["3/4/2020", "03/04/20", "Mar-21", "20-Mar", "'27. 1/4", "2020.1"]
)
def test_a_day_that_can_be_read_in_two_ways_is_refused(value: str) -> None:
    assert said("due", value, "2020-03") == (None, Weight.REFUSED)


@pytest.mark.parametrize(
    ("order", "text"), [(DayOrder.MONTH_FIRST, "2020-03-04"), (DayOrder.DAY_FIRST, "2020-04-03")]
)
def test_how_the_rest_of_the_file_writes_days_decides(order: DayOrder, text: str) -> None:
    assert said("due", "3/4/2020", order=order)[0] == text


def test_a_day_that_a_program_may_have_turned_round_is_refused() -> None:
    assert said("due", "26.11.20", "2020-11-26") == (None, Weight.REFUSED)
    assert said("due", "26.11.20", order=DayOrder.DAY_FIRST) == (None, Weight.REFUSED)


def test_a_cell_that_can_be_read_in_two_ways_is_refused_with_both() -> None:
    _, remark = read_cell(Cell("'27. 1/4"), BY_KEY["due"], "2020-03", Known(documents_of()), AT)

    assert remark is not None
    assert remark.message.en == "what `'27. 1/4` means cannot be told"
    assert remark.hint is not None
    assert remark.hint.en == ("it can mean `2027-Q1` or `2027-01-04`: write the one that is meant")


@pytest.mark.parametrize("value", ["곧", "2020-13", "2020-02-30", 7, 1.5, True, time(12), "-"])
def test_what_is_no_period_is_refused(value: CellValue) -> None:
    assert said("due", value, "2020") == (None, Weight.REFUSED)


@pytest.mark.parametrize("value", ["완료", "done", "Done", " 완료 ", "DONE"])
def test_a_word_is_known_in_both_languages(value: str) -> None:
    assert said("lifecycle", value) == ("done", None)


@pytest.mark.parametrize(
    "value", ["in progress", "in-progress", "추진 중", "추진중", "in_progress"]
)
def test_blanks_and_hyphens_in_a_word_do_not_matter(value: str) -> None:
    assert said("lifecycle", value) == ("in-progress", None)


@pytest.mark.parametrize("value", ["끝남", "finished", 1, True])
def test_a_word_that_is_not_of_the_list_is_refused(value: CellValue) -> None:
    assert said("lifecycle", value) == (None, Weight.REFUSED)


@pytest.mark.parametrize("value", ["S1, S46", "S1 S46", "s1;S46", "S1\nS46", "S1、S46, S1"])
def test_sources_are_read_however_they_are_separated(value: str) -> None:
    assert said("evidence", value) == ("S1, S46", None)


def test_an_id_of_no_source_is_refused() -> None:
    assert said("evidence", "S1, S99") == (None, Weight.REFUSED)


def test_a_source_that_became_a_date_is_that_source() -> None:
    assert said("evidence", datetime(2020, 1, 1), "2020-1") == (  # noqa: DTZ001
        "2020-1",
        Weight.REPAIRED,
    )


@pytest.mark.parametrize("key", ["due", "done_on", "completion", "evidence", "note", "title.en"])
@pytest.mark.parametrize("value", [None, "", "  ", "\u00a0"])
def test_an_empty_cell_empties_the_field(key: str, value: CellValue) -> None:
    assert said(key, value, "2020") == ("", None)


@pytest.mark.parametrize("key", ["title.ko", "lifecycle", "kind"])
def test_what_must_be_there_cannot_be_emptied(key: str) -> None:
    assert said(key, None, "planned") == (None, Weight.REFUSED)


def test_an_empty_verification_is_unverified() -> None:
    assert said("verification", None, "confirmed") == ("unverified", None)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("  가\u00a0나\n다  ", "가 나 다"),
        ("\u1112\u1161\u11ab", "한"),
        ("\ufeff가\u200b", "가"),
        (10, "10"),
        (1.5, "1.5"),
        (True, "TRUE"),
        (A_DAY, "2020-03-31"),
    ],
    ids=repr,
)
def test_a_text_is_read_without_its_form(value: CellValue, text: str) -> None:
    assert said("note", value) == (text, None)


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
