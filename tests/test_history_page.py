"""What the page on history shows is what comes, and what it says of moves is so."""

import re

import pytest

from dnatrack.history.changes import Change, ChangeKind, move_between
from tools.consoles import refresh_walk
from tools.running import ROOT

pytestmark = pytest.mark.slow

both = pytest.mark.parametrize("language", ["en", "ko"])
WORDS = {
    "postponed": ChangeKind.POSTPONED,
    "brought forward": ChangeKind.BROUGHT_FORWARD,
    "narrowed": ChangeKind.NARROWED,
    "widened": ChangeKind.WIDENED,
}


def text_of(language: str) -> str:
    return (ROOT / "docs" / f"history.{language}.md").read_text("utf-8")


def rows_of_moves(language: str) -> list[list[str]]:
    """The rows of the table of moves whose two sides are both a deadline."""
    rows = re.findall(r"^\| (\d{4}\S* \| \d{4}.*) \|$", text_of(language), re.MULTILINE)
    return [row.split(" | ") for row in rows]


@both
def test_the_outputs_that_the_page_shows_are_true(language: str) -> None:
    text = text_of(language)

    assert refresh_walk(text, language) == text


def test_the_moves_of_the_table_are_called_and_counted_so() -> None:
    rows = rows_of_moves("en")

    said = [
        (WORDS[called.partition(":")[0].partition(",")[0]], int(days), slip == "yes")
        for _, _, called, days, slip in rows
    ]
    computed = [(*move_between(old, new), is_slip(old, new)) for old, new, *_ in rows]

    assert said == computed
    assert {kind for kind, *_ in said} == set(WORDS.values())


def is_slip(old: str, new: str) -> bool:
    kind, days = move_between(old, new)
    return kind is not None and Change(kind, "t/m", old, new, days).is_slip


def test_both_languages_show_the_same_moves() -> None:
    def moves(language: str) -> list[tuple[str, str, str]]:
        rows = rows_of_moves(language)
        return [(old, new, days.replace("△", "-")) for old, new, _, days, _ in rows]

    assert moves("en") == moves("ko") != []
