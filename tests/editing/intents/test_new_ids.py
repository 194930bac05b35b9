import re
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.editing.new_ids import IdsInUse, id_of_title, next_in_series, number_ids, series
from dnatrack.errors import DnatrackError
from dnatrack.model.fields import ID_PATTERN, SOURCE_ID_PATTERN


@pytest.mark.parametrize(
    ("title", "id_"),
    [
        ("Mobile driving licence", "mobile-driving-licence"),
        ("First mobile ID (civil servants)", "first-mobile-id"),
        ("A plan for the use of data in the public sector", "plan-use-data-public"),
        ("One person's data", "one-persons-data"),
        ("The Of", "the-of"),
        ("모바일 신분증", ""),
        ("", ""),
    ],
)
def test_an_id_is_made_of_the_words_that_say_something(title: str, id_: str) -> None:
    assert id_of_title(title) == id_


@given(st.text())
def test_what_is_made_of_a_title_is_an_id_or_nothing(title: str) -> None:
    made = id_of_title(title)

    assert not made or re.fullmatch(ID_PATTERN, made)


@pytest.mark.parametrize(
    ("known", "next_"),
    [
        (["dg-2-1", "dg-2-5", "dg-2-4"], "dg-2-6"),
        (["de-9"], "de-10"),
        (["S1", "S78", "L5"], "S79"),
        (["portal", "mobile"], "first-1"),
        ([], "first-1"),
    ],
)
def test_a_series_goes_on_behind_its_highest(known: list[str], next_: str) -> None:
    assert next_in_series(known, "first-1") == next_


def test_a_series_counts_on_and_a_title_gets_a_number() -> None:
    assert list(islice(series("dg-2-9"), 3)) == ["dg-2-9", "dg-2-10", "dg-2-11"]
    assert list(islice(number_ids("plan-2020"), 3)) == ["plan-2020", "plan-2020-2", "plan-2020-3"]


def ids() -> IdsInUse:
    return IdsInUse(frozenset({"spread", "dg-1"}), {"gone": "지운 것", "dg-2": "옛 과제"}.get)


def test_the_first_free_id_is_neither_in_use_nor_was_it() -> None:
    assert ids().first_free(series("dg-1")) == "dg-3"
    assert ids().first_free(number_ids("gone")) == "gone-2"


def test_an_id_that_is_free_is_taken_as_it_is() -> None:
    assert ids().checked("spread-out") == "spread-out"


@pytest.mark.parametrize(
    ("id_", "ko", "en", "way_out"),
    [
        (
            "First Card",
            "`First Card`은(는) id로 쓸 수 없습니다",
            "`First Card` cannot be an id",
            "join lower-case letters and digits with `-`: `first-card`",
        ),
        ("card\n", "`card\n`은(는) id로", "`card\n` cannot be an id", "`card`"),
        ("", "``은(는) id로", "`` cannot be an id", "`first-card`"),
        (
            "spread",
            "`spread`은(는) 이미 쓰고 있는 id입니다",
            "the id `spread` is in use already",
            "choose another: `spread-2`",
        ),
        (
            "dg-2",
            "`dg-2`은(는) 전에 ‘옛 과제’에 쓰였던 id입니다",
            "the id `dg-2` was that of “옛 과제” before",
            "choose another: `dg-3`",
        ),
    ],
)
def test_an_id_that_cannot_be_used_is_refused(id_: str, ko: str, en: str, way_out: str) -> None:
    with pytest.raises(DnatrackError) as caught:
        ids().checked(id_)

    assert ko in caught.value.message.ko
    assert en in caught.value.message.en
    assert caught.value.hint is not None
    assert way_out in caught.value.hint.en


def test_sources_have_ids_with_capitals_but_differ_by_more_than_case() -> None:
    sources = IdsInUse(frozenset({"S1"}), pattern=SOURCE_ID_PATTERN)

    assert sources.checked("S2") == "S2"
    with pytest.raises(DnatrackError, match="이미 쓰고 있는"):
        sources.checked("s1")


def test_ids_in_use_are_in_use_in_capitals_too() -> None:
    sources = IdsInUse(frozenset({"l1"}), pattern=SOURCE_ID_PATTERN)

    with pytest.raises(DnatrackError, match="이미 쓰고 있는"):
        sources.checked("L1")
