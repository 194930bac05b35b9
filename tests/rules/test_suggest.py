import pytest

from dnatrack.i18n import Text
from dnatrack.rules.suggest import Patience, Vocabulary, did_you_mean


def test_a_word_close_to_a_known_one_is_suggested() -> None:
    assert did_you_mean("exampel", ["other", "example"]) == Text(
        "비슷한 이름: `example`", "did you mean `example`?"
    )


def test_capitals_do_not_hide_what_was_meant() -> None:
    assert did_you_mean("MOIS", ["moef", "mois"]).en == "did you mean `mois`?"


@pytest.mark.parametrize(
    ("word", "meant"), [("기제부", "기재부"), ("햄안부", "행안부"), ("과기정통뷰", "과기정통부")]
)
def test_hangul_is_compared_by_its_letters(word: str, meant: str) -> None:
    known = ["행안부", "국토부", "기재부", "교육부", "과기정통부"]

    assert Vocabulary(known).closest(word) == meant


def test_ministries_that_share_an_ending_alone_are_not_alike() -> None:
    known = ["국방부", "환경부", "행안부"]

    assert [Vocabulary(known).closest(one) for one in ("기재부", "없는부")] == [None, None]


def test_without_a_close_word_the_known_ones_are_listed() -> None:
    assert did_you_mean("xyz", ["alpha", "beta"]) == Text(
        "등록된 이름: `alpha`, `beta`", "there are: `alpha`, `beta`"
    )


def test_a_long_list_is_cut() -> None:
    listed = did_you_mean("xyz", [f"word{number}" for number in range(13)]).en

    assert listed.endswith("`word11`…")


def test_where_nothing_is_known_it_says_so() -> None:
    assert did_you_mean("xyz", []).en == "nothing is registered yet"


def test_what_is_far_too_long_to_be_a_word_is_not_compared() -> None:
    assert Vocabulary(["a" * 101]).closest("a" * 102) is None


def test_vocabularies_side_by_side_share_their_patience() -> None:
    patience = Patience()
    words = [f"source-{number}" for number in range(30_000)]

    first, second = Vocabulary(words, patience), Vocabulary(words, patience)

    assert first.closest("sourse-1") is not None
    assert second.closest("sourse-1") is None


def test_after_very_many_comparisons_no_more_words_are_compared() -> None:
    vocabulary = Vocabulary([f"source-{number}" for number in range(20_000)])

    suggestions = [vocabulary.closest(word) for word in ("sourse-1", "sourse-2", "sourse-3")]

    assert suggestions[0] is not None
    assert suggestions[2] is None
