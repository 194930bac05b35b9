import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.formats.table import GAP, MARGIN, fit_columns
from dnatrack.reports.report import Cell, Column, Row, Table
from dnatrack.terminal_text import cell_width, hang, wrap

WORDS = st.text(st.sampled_from("가나 다abc/-·"), max_size=60)

CELLS = {
    "ascii": ("dg-2-4", 6),
    "hangul": ("행안부", 6),
    "decomposed hangul": ("\u1112\u1161\u11ab", 2),
    "full-width": ("：", 2),
    "combining": ("e\u0301", 1),
    "nothing": ("", 0),
    "ambiguous ones are narrow": ("●·…", 3),
}


@pytest.mark.parametrize(("text", "cells"), CELLS.values(), ids=CELLS)
def test_cells_of_a_terminal(text: str, cells: int) -> None:
    assert cell_width(text) == cells


WRAPPED = {
    "breaks at blanks": ("모바일 신분증 도입", 14, ["모바일 신분증", "도입"]),
    "breaks words that are too long": ("모바일신분증", 5, ["모바", "일신", "분증"]),
    "breaks ids behind their slash": (
        "data-economy/data-economy-plan",
        20,
        [
            "data-economy/",
            "data-economy-plan",
        ],
    ),
    "breaks what has no slash where the line ends": ("abcdefgh", 3, ["abc", "def", "gh"]),
    "breaks what follows a slash, too": ("/가가", 3, ["/", "가", "가"]),
    "fills what follows a broken word": ("abcdefg h", 6, ["abcdef", "g h"]),
    "does not break what fits": ("dg/one", 6, ["dg/one"]),
    "nothing is one line": ("", 10, [""]),
    "no room is room for one character": ("가나", 0, ["가", "나"]),
}


@pytest.mark.parametrize(("text", "width", "lines"), WRAPPED.values(), ids=WRAPPED)
def test_wrapping(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


@given(WORDS, st.integers(0, 30))
def test_wrapped_lines_fit_and_lose_nothing(text: str, width: int) -> None:
    lines = wrap(text, width)

    assert all(cell_width(line) <= max(width, 2) for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_hanging_lines_stand_below_each_other() -> None:
    assert hang(["가", "나"], 3) == "가\n   나"


COLUMNS = (
    Column("id", "id"),
    Column("title", "title", can_fold=True, least=10),
    Column("lead", "lead", rank=1),
    Column("note", "note", rank=2),
)
ROW = Row((Cell("dg-2-4"), Cell("x" * 30), Cell("mois"), Cell("a note")))

FITTED = {
    "everything fits": (80, {0: 6, 1: 30, 2: 4, 3: 6}),
    "a title folds first": (50, {0: 6, 1: 25, 2: 4, 3: 6}),
    "then the highest rank goes": (34, {0: 6, 1: 17, 2: 4}),
    "then the next": (25, {0: 6, 1: 14}),
    "rank 0 never goes": (15, {0: 6, 1: 4}),
}


@pytest.mark.parametrize(("width", "expected"), FITTED.values(), ids=FITTED)
def test_columns_that_fit(width: int, expected: dict[int, int]) -> None:
    assert fit_columns(Table("t", "", COLUMNS, (ROW,)), (ROW,), width, bar_width=8) == expected


def test_columns_that_belong_together_go_together() -> None:
    more = (Column("a", "a", rank=1, together=True), Column("b", "b", rank=1, together=True))
    columns = (Column("id", "id"), *more)
    row = Row((Cell("dg-2-4"), Cell("2020"), Cell("2021")))

    assert list(fit_columns(Table("t", "", columns, (row,)), (row,), 20, bar_width=8)) == [0]
    assert list(fit_columns(Table("t", "", columns, (row,)), (row,), 21, bar_width=8)) == [0, 1, 2]


def test_a_column_with_nothing_to_say_goes_first() -> None:
    row = Row((Cell("dg-2-4"), Cell("x"), Cell(""), Cell("a note")))

    assert list(fit_columns(Table("t", "", COLUMNS, (row,)), (row,), 80, bar_width=8)) == [0, 1, 3]


@given(st.lists(WORDS, min_size=4, max_size=4), st.integers(40, 200))
def test_columns_never_need_more_than_the_screen(texts: list[str], width: int) -> None:
    row = Row(tuple(map(Cell, texts)))
    columns = tuple(Column(f"{index}", "", can_fold=True, least=2) for index in range(4))

    widths = fit_columns(Table("t", "", columns, (row,)), (row,), width, bar_width=8)

    assert sum(widths.values()) + GAP * len(widths) <= width - MARGIN or max(widths.values()) <= 2
