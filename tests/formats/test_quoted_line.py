import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.model.finding import Location
from dnatrack.terminal_text import QuotedLine, cell_width, quote


def at(column: int, end_column: int) -> Location:
    return Location("a.yaml", 1, column, end_column)


def test_carets_stand_under_exactly_the_stretch() -> None:
    assert quote("due: 2020.13  ", at(6, 13), 80) == QuotedLine(
        "due: 2020.13",
        "     ^^^^^^^",
    )


def test_hangul_takes_two_cells_before_and_under_the_carets() -> None:
    assert quote("ko: 모바일 신분증, en: x", at(9, 12), 80) == QuotedLine(
        "ko: 모바일 신분증, en: x",
        "           ^^^^^^",
    )


def test_decomposed_hangul_takes_as_many_cells_as_composed() -> None:
    decomposed = "\u1112\u1161\u11ab\u1100\u1173\u11af"

    assert quote(f"{decomposed}: x", at(9, 10), 80).carets == "      ^"


def test_a_stretch_without_length_has_one_caret() -> None:
    assert quote("a: b", at(5, 5), 80) == QuotedLine("a: b", "    ^")


def test_a_place_beyond_the_end_of_the_line_points_at_the_end() -> None:
    assert quote("a: b", at(50, 60), 80) == QuotedLine("a: b", "    ^")


def test_an_escape_is_marked_as_a_whole() -> None:
    assert quote("a\x1b: \u202eb", at(5, 6), 80) == QuotedLine(
        r"a\x1b: \u202eb",
        r"       ^^^^^^",
    )


def test_a_tab_counts_one_cell() -> None:
    assert quote("\ta: b", at(5, 6), 80) == QuotedLine(" a: b", "    ^")


@pytest.mark.parametrize(
    ("line", "column", "end_column", "text", "carets"),
    [
        ("abcdefghijklmnopqrstuvwxyz", 2, 4, "abcdefghijklmnopqrs…", " ^^"),
        ("abcdefghijklmnopqrstuvwxyz", 24, 26, "…hijklmnopqrstuvwxyz", "                 ^^"),
        ("abcdefghijklmnopqrstuvwxyz" * 2, 26, 28, "…uvwxyzabcdefghijkl…", "      ^^"),
        ("abcdefghijklmnopqrstuvwxyz", 2, 27, "abcdefghijklmnopqrs…", " " + "^" * 19),
        ("가나다라마바사아자차카타파", 7, 9, "…마바사아자차카타파", "     ^^^^"),
    ],
)
def test_a_long_line_is_cut_around_the_carets(
    line: str, column: int, end_column: int, text: str, carets: str
) -> None:
    assert quote(line, at(column, end_column), 20) == QuotedLine(text, carets)


@given(
    st.text(),
    st.integers(min_value=1, max_value=200),
    st.integers(min_value=0, max_value=200),
    st.integers(min_value=20, max_value=60),
)
def test_no_line_is_wider_than_there_is_room(
    line: str, column: int, length: int, cells: int
) -> None:
    quoted = quote(line, at(column, column + length), cells)

    assert cell_width(quoted.text) <= cells
    assert len(quoted.carets) <= cells + 1
    assert set(quoted.carets.lstrip(" ")) == {"^"}


def test_a_line_of_a_million_characters_is_quoted_at_once() -> None:
    line = "가" * 1_000_000

    quoted = [quote(line, at(column, column + 500_000), 80) for column in range(1, 1000)]

    assert all(cell_width(one.text) <= 80 for one in quoted)
