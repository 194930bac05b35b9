from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.i18n import Language, use_language
from dnatrack.model.period import Period, PeriodError, Precision
from dnatrack.model.period_spelling import Meaning, days_by_order, meaning_of, way_out
from dnatrack.reports.wording import day_with_weekday, period

UNDERSTOOD = {
    "2020-03-31": ["2020.03.31", "2020. 3. 31.", "2020.3.31.(화)", "2020. 3. 31.(화요일)",
        "2020/03/31", "20200331", "20.03.31", "2020년3월31일", "2020년 3월 31일까지",
        "2020–03–31", "2020-03-31T09:00:00+09:00", "31 Mar 2020", "Tue 31 Mar 2020"],
    "2020-03": ["202003", "2020-3", "2020.3", "20.3", "2020. 3.", "'20.3월", "’20.3월",
        "'20.3월'", "20.3월", "2020년 3월", "2020년 3월 중", "2020년 3월말", "2020년 3월 초",
        "２０２０－０３", "March 2020", "  2020-03  ", "2020년 3월(예정)"],
    "2020-02-03": ["2020-2-3"],
    "2020-01": ["2020.1."],
    "1999-12": ["'99.12월"],
    "2020": ["2020년", "2020년도", "2020년 중", "2020년까지", "’20년말"],
    "2020-H2": ["2020년 하반기", "2020 하반기", "2020년 후반기", "'20.하반기", "2020-h2",
        "2020 2H", "H2 2020"],
    "2020-H1": ["2020년 상반기 중", "2020년 전반기"],
    "2020-Q1": ["2020년 1분기", "2020년 1/4분기", "2020q1", "2020 Q1", "1Q 2020"],
    "2020-Q3": ["'20.3/4분기"],
    "2020-12-31": ["Dec. 31, 2020"],
    "2026-11-20": ["26.11.20", "26-11-20"],
    "2026-11": ["26.11."],
    "2026": ["’26년", "'26년도"],
    "2020-02": ["’20년 2월 하순"],
    "2020-Q2": ["2020년 Ⅱ/4분기"],
    "2020-Q4": ["'20. Ⅳ/4 분기"],
    "2026-05-14": ["2026 5/14"],
    "2026-01-04": ["2026/1/4"],
}  # fmt: skip


@pytest.mark.parametrize(("spelling", "texts"), UNDERSTOOD.items(), ids=UNDERSTOOD)
def test_what_people_write_is_understood(spelling: str, texts: list[str]) -> None:
    assert {one: meaning_of(one) for one in texts} == dict.fromkeys(texts, ((spelling,), True))


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("'27. 1/4", ("2027-Q1", "2027-01-04")),
        ("2026 4/4", ("2026-Q4", "2026-04-04")),
        ("2020 1/4", ("2020-Q1", "2020-01-04")),
        ("2020년 3/4", ("2020-Q3", "2020-03-04")),
        ("2026-1/4", ("2026-Q1", "2026-01-04")),
        ("2020.1", ("2020-01", "2020-10")),
        ("03/04/2026", ("2026-03-04", "2026-04-03")),
        ("3. 4. 2026", ("2026-03-04", "2026-04-03")),
        ("20/03/31", ("2020-03-31", "2031-03-20")),
        ("03/04/20", ("2003-04-20", "2020-03-04", "2020-04-03")),
    ],
)
def test_what_can_be_read_in_two_ways_is_refused_with_both(
    text: str, readings: tuple[str, ...]
) -> None:
    assert meaning_of(text) == Meaning(readings, is_certain=False)
    assert all(f"`{one}`" in way_out(text).ko for one in readings)
    with pytest.raises(PeriodError):
        Period.read(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("11/20/2026", "2026-11-20"),
        ("31/03/2020", "2020-03-31"),
        ("31.03.2020", "2020-03-31"),
        ("04/04/2026", "2026-04-04"),
    ],
)
def test_a_day_with_its_year_last_is_refused_with_the_only_one_there_is(
    text: str, day: str
) -> None:
    assert meaning_of(text) == Meaning((day,), is_certain=False)
    assert way_out(text).en == f"write `{day}`"
    with pytest.raises(PeriodError):
        Period.read(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "미정", "연내", "TBD", "하반기", "3월", "2020-2022", "30/02/2020", "13/13/2020",
        "'20~'22", "2020년 하반기 1종", "20", "203", "20203", "2020--03", "2020-W10", "3.31",
        "2020년 3월" + " " * 40, "10.12", "12.25", "1/4", "2020-13", "2020.2.30.", "2200",
    ],
)  # fmt: skip
def test_what_would_be_a_guess_is_not_suggested(text: str) -> None:
    assert meaning_of(text) == Meaning((), is_certain=False)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("2027-02-30", "February 2027 has 28 days"),
        ("2020.2.30.", "February 2020 has 29 days"),
        ("2020년 4월 31일", "April 2020 has 30 days"),
        ("2020-13", "months are 01 to 12"),
        ("2020-H3", "halves are H1 and H2, quarters Q1 to Q4"),
        ("2200-03", "years are 1900 to 2199"),
        ("하반기", "the year is missing: put it first, as in `YYYY-H2`"),
        ("2월 하순", "the year is missing: put it first, as in `YYYY-02`"),
        ("3월(예정)", "the year is missing: put it first, as in `YYYY-03`"),
        ("Ⅱ/4분기", "the year is missing: put it first, as in `YYYY-Q2`"),
        ("1/4분기", "the year is missing: put it first, as in `YYYY-Q1`"),
        ("상반기 중", "the year is missing: put it first, as in `YYYY-H1`"),
        ("12월 31일", "the year is missing: put it first, as in `YYYY-12-31`"),
        ("12.25", "the year is missing: put it first, as in `YYYY-12-25`"),
        ("’20년말", "write `2020`"),
        ("미정", "write it as 2020, 2020-H2, 2020-Q1, 2020-03 or 2020-03-31"),
    ],
)
def test_what_is_wrong_with_a_text_is_said_with_the_correction(text: str, hint: str) -> None:
    assert way_out(text).en == hint


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("2020-02", "name one day; the last of that period is `2020-02-29`"),
        ("2020년 2월", "name one day; the last of that period is `2020-02-29`"),
        ("2020. 2. 3.", "write `2020-02-03`"),
        ("미정", "write it to the day, as YYYY-MM-DD"),
    ],
)
def test_where_a_day_is_wanted_a_period_is_not_enough(text: str, hint: str) -> None:
    assert way_out(text, is_day=True).en == hint


@pytest.mark.parametrize("language", Language)
@given(st.dates(Period.parse("1900").first, Period.parse("2199").last), st.sampled_from(Precision))
def test_a_period_is_understood_as_dnatrack_prints_it(
    language: Language, day: date, precision: Precision
) -> None:
    around = Period.around(day, precision)
    use_language(language)
    shown = [period(around), day_with_weekday(day)]
    use_language(Language.KO)

    assert [Period.read(one) for one in shown] == [around, Period.of_day(day)]


@given(st.text() | st.from_regex(r"'?\d{1,4}[-./년 ]+[HQhq상하]?\d{0,3}[/.]?(반기|분기|월)?.*"))
def test_any_text_has_a_way_out(text: str) -> None:
    assert all(Period.parse(one).text == one for one in meaning_of(text).readings)
    assert all(way_out(text))
    assert all(way_out(text, is_day=True))


def test_a_year_in_front_leaves_no_doubt() -> None:
    assert days_by_order("2020/3/4") == {}
