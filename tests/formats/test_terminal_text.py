import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.model.finding import Location
from dnatrack.terminal_text import QuotedLine, cell_width, printable, quote

HARMFUL = [
    *map(chr, range(0x20)),
    *map(chr, range(0x7F, 0xA0)),
    *"\u061c\u200b\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e",
    *"\u2060\u2066\u2067\u2068\u2069\ufeff\ud800\udfff\ufffa\U000e0041",
]


def test_text_without_controls_stays_as_it_is() -> None:
    text = "제9호 「모바일 신분증」 · a\u00a0b\u3000c — 👩\u200d💻 [red]"

    assert printable(text) == text


def test_line_breaks_and_tabs_become_blanks() -> None:
    assert printable("a\nb\tc\r\nd") == "a b c d"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x07", r"\x1b[31mred\x07"),
        ("a\rb", r"a\x0db"),
        ("\x9b31m\x7f", r"\x9b31m\x7f"),
        ("due \u202e2020\u2069", r"due \u202e2020\u2069"),
        ("\ufeffid\u200b", r"\ufeffid\u200b"),
        ("\udcff\ud800", r"\udcff\ud800"),
        ("\U000e0041", r"\U000e0041"),
        ("a\U000e0100b", r"a\U000e0100b"),
    ],
)
def test_what_controls_a_terminal_becomes_a_visible_escape(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.lists(st.sampled_from(HARMFUL) | st.characters()).map("".join))
def test_no_text_keeps_anything_that_controls_a_terminal(text: str) -> None:
    shown = printable(text)

    assert not set(HARMFUL) & set(shown)
    assert not {one for one in shown if unicodedata.category(one) in {"Cc", "Cs", "Zl", "Zp"}}
    assert printable(shown) == shown


def at(column: int, end_column: int) -> Location:
    return Location("a.yaml", 1, column, end_column)


LONG = "abcdefghijklmnopqrstuvwxyz"
QUOTED = {
    "carets stand under exactly the stretch": (
        "due: 2020.13  ", (6, 13), 80, "due: 2020.13", "     ^^^^^^^",
    ),
    "Hangul takes two cells": (
        "ko: 모바일 신분증, en: x", (9, 12), 80, "ko: 모바일 신분증, en: x", "           ^^^^^^",
    ),
    "and so it does decomposed": (
        "\u1112\u1161\u11ab: x", (4, 5), 80, "\u1112\u1161\u11ab: x", "  ^",
    ),
    "a stretch without length has one caret": ("a: b", (5, 5), 80, "a: b", "    ^"),
    "a place beyond the end points at the end": ("a: b", (50, 60), 80, "a: b", "    ^"),
    "an escape is marked as a whole": (
        "a\x1b: \u202eb", (5, 6), 80, r"a\x1b: \u202eb", "       ^^^^^^",
    ),
    "a tab counts one cell": ("\ta: b", (5, 6), 80, " a: b", "    ^"),
    "a long line is cut at its end": (LONG, (2, 4), 20, "abcdefghijklmnopqrs…", " ^^"),
    "and at its beginning": (LONG, (24, 26), 20, "…hijklmnopqrstuvwxyz", " " * 17 + "^^"),
    "and at both": (LONG * 2, (26, 28), 20, "…uvwxyzabcdefghijkl…", "      ^^"),
    "and so is a long stretch": (LONG, (2, 27), 20, "abcdefghijklmnopqrs…", " " + "^" * 19),
    "between syllables": (
        "가나다라마바사아자차카타파", (7, 9), 20, "…마바사아자차카타파", "     ^^^^",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("line", "place", "room", "text", "carets"), QUOTED.values(), ids=QUOTED)
def test_a_line_is_quoted_with_carets(
    line: str, place: tuple[int, int], room: int, text: str, carets: str
) -> None:
    assert quote(line, at(*place), room) == QuotedLine(text, carets)


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
