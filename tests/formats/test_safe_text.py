import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.terminal_text import printable

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
