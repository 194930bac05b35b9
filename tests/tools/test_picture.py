import re
from xml.etree import ElementTree as ET

import pytest

from tools import picture

SVG = "{http://www.w3.org/2000/svg}"
both = pytest.mark.parametrize("language", picture.WIDTHS)


def said(svg: str) -> str:
    """Everything that a picture says below the title of its window, without blanks."""
    root = ET.fromstring(svg)  # noqa: S314 - a file of our own
    found = root.iter(f"{SVG}text")
    return "".join("".join(one.itertext()) for one in found if one.get("class") != "t")


def without_blanks(text: str) -> str:
    return re.sub(r"\s", "", text)


@both
def test_the_picture_says_what_status_prints(language: str) -> None:
    drawn = picture.path_of(language).read_text("utf-8")

    assert said(drawn) == without_blanks(picture.status(language, color="never"))


@both
def test_the_picture_names_no_commit(language: str) -> None:
    first = picture.status(language, color="never").splitlines()[0]

    assert re.search("커밋|commit", first) is None


@both
def test_no_line_of_the_picture_reaches_beyond_its_window(language: str) -> None:
    lines = picture.status(language, color="never").splitlines()

    assert max(picture.cells(line) for line in lines) <= picture.WIDTHS[language]


def test_what_follows_hangul_stands_two_cells_further_for_each_syllable() -> None:
    drawn = picture.drawn("가나 ab\ncd", "en")

    left, cell = picture.LEFT, picture.CELL
    assert f'<tspan x="{left + cell:g}">가</tspan>' in drawn
    assert f'<tspan x="{round(left + 3 * cell, 1):g}">나</tspan>' in drawn
    assert re.search(rf'x="{round(left + 5 * cell, 1):g}" [^>]*>ab<', drawn)
    assert re.search(rf'x="{left:g}" [^>]*>cd<', drawn)


def test_the_parts_of_a_bar_are_drawn_and_still_there_as_text() -> None:
    drawn = picture.drawn("\x1b[32m██\x1b[0m\x1b[38;5;244m░\x1b[0m·", "en")

    assert drawn.count("<rect ") == 1 + 3  # the window, and three parts
    assert said(drawn) == "██░·"


def test_what_markup_would_misread_is_escaped() -> None:
    assert said(picture.drawn("<a & b>", "en")) == "<a&b>"


def test_the_same_output_gives_the_same_picture() -> None:
    assert picture.drawn("가 █▓ ab", "ko") == picture.drawn("가 █▓ ab", "ko")
