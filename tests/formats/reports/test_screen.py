import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.formats import NARROW, Page, render
from dnatrack.formats.table import GAP, MARGIN, fit_columns, render_table
from dnatrack.reports.report import Bar, Cell, Column, Row, Table, Tone, text
from dnatrack.terminal_text import cell_width, wrap
from tests.formats.reports.making import HOSTILE, SAMPLE, TASKS, report_of, row_of, table_of


def screen(width: int, *, colour: bool = False, max_rows: int = 0) -> Page:
    return Page(is_screen=True, has_colour=colour, width=width, max_rows=max_rows)


def widths(text: str) -> list[int]:
    return [cell_width(line) for line in text.splitlines()]


def test_where_there_are_no_bars_there_is_no_legend() -> None:
    report = report_of(table_of([row_of("dg-1", "과제", 1)]).replace(legend=(("완료", Tone.GOOD),)))

    assert "완료" not in render(report, "table", screen(60)).splitlines()[-1]


def test_a_name_folds_below_its_own_beginning() -> None:
    name = Cell("공공부문 마이데이터 활성화와 디지털 정부혁신", label="dg-2")
    columns = (Column("id", "", can_fold=True), Column("lead", ""))
    report = report_of(Table("t", "", columns, (Row((name, text("행정안전부")), depth=1),)))

    assert render(report, "table", screen(60)).splitlines()[-2:] == [
        "   dg-2 공공부문 마이데이터 활성화와 디지털     행정안전부",
        "        정부혁신",
    ]


@pytest.mark.parametrize("width", [20, 23, NARROW - 1, NARROW, 61, 80, 120, 200])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    long = row_of("data-economy/data-economy-plan", f"{HOSTILE} {'가나다' * 40}", 1788, depth=1)
    report = report_of(*SAMPLE.tables, table_of([long]), *TASKS.tables, details=SAMPLE.details)

    assert max(widths(render(report, "table", screen(width)))) <= width


def test_titles_are_never_cut() -> None:
    title = "가나다라마바사" * 30
    shown = render(report_of(table_of([row_of("a", title, 1)])), "table", screen(60))

    assert "".join(re.findall("[가나다라마바사]+", shown.partition("지연\n")[2])) == title


def test_colours_mark_what_words_already_say_and_links_can_be_clicked() -> None:
    plain = render(SAMPLE, "table", screen(60))
    coloured = render(SAMPLE, "table", screen(60, colour=True))

    assert "\x1b[1;31m1,788\x1b[0m" in coloured
    assert re.search(r"\x1b\]8;id=\d+;https://example\.org/a\x1b\\https://example\.org/a", coloured)
    without = re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\", "", coloured)
    assert [one.rstrip() for one in without.splitlines()] == plain.splitlines()


@pytest.mark.parametrize(
    ("most", "max_rows", "hidden"), [(0, 5, 2), (2, 200, 5), (2, 0, 0)], ids=str
)
def test_a_long_list_is_cut_with_a_word(most: int, max_rows: int, hidden: int) -> None:
    table = table_of([row_of(f"dg-{one}", "제목", 0) for one in range(7)]).replace(most=most)

    shown = render(report_of(table), "table", screen(60, max_rows=max_rows))

    assert shown.count("dg-") == 7 - hidden
    assert (f" … 외 {hidden}건(전체: `--limit 0`)\n" in shown) is bool(hidden)


LONG = "제목이 매우 길어서 한 줄에 다 들어가지 않는 과제입니다 정말로 길고 또 깁니다"


def low(height: int) -> list[str]:
    """What a screen of so many lines shows of a list that must stay, and two that need not."""
    rows = [row_of("top", LONG, 0), row_of("below", "아래", 0).replace(depth=1)]
    tables = (
        table_of(rows).replace(key="outline", spare=1),
        table_of([row_of("kept", "제목", 0)]).replace(key="kept"),
        table_of([row_of("extra", "제목", 0)]).replace(key="extra", spare=2),
    )
    report = report_of(*tables).replace(advice=("`dnatrack more`", "`dnatrack most`"))
    page = screen(60).replace(height=height)
    return render(report, "table", page).splitlines()


@pytest.mark.parametrize(
    ("given_up", "kept"),
    [
        ((), ("`dnatrack more`", "extra", "깁니다", "below", "kept")),
        (("`dnatrack more`",), ("extra", "깁니다", "below", "kept")),
        (("`dnatrack more`", "extra"), ("깁니다", "below", "kept")),
        (("`dnatrack more`", "extra", "깁니다"), ("…", "below", "kept")),
        (("`dnatrack more`", "extra", "깁니다", "below"), ("top", "kept")),
    ],
)
def test_a_low_screen_gives_up_what_can_be_spared_in_order(
    given_up: tuple[str, ...], kept: tuple[str, ...]
) -> None:
    shapes = {"\n".join(low(height)) for height in range(1, 60)}

    fitting = [
        one
        for one in shapes
        if not any(word in one for word in given_up) and all(word in one for word in kept)
    ]
    [shown] = fitting[:1]
    assert ("화면 높이에 맞춰 생략(전체: `--limit 0`)" in shown) is bool(given_up)


@pytest.mark.parametrize("height", range(1, 40))
def test_what_is_cut_to_the_screen_fits_it_or_cannot_be_less(height: int) -> None:
    lines = low(height)

    assert len(lines) <= height or lines == low(1)


PIPE = Page(has_colour=True)


@pytest.mark.parametrize(
    "page", [PIPE, *(screen(w, colour=c) for w in (20, 60) for c in (True, False))]
)
def test_what_controls_a_terminal_is_shown_instead_of_obeyed(page: Page) -> None:
    shown = render(report_of(table_of([row_of("a", HOSTILE, 1)]), notes=[HOSTILE]), "table", page)

    ours = re.sub(r"\x1b\[[0-9;]*m", "", shown) if page.is_screen else shown
    assert re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202e]", ours) == []
    assert "\\u202e" in ours


def test_a_pipe_gets_long_titles_in_full_on_one_line() -> None:
    assert "가" * 10_000 in render(
        report_of(table_of([row_of("a", "가" * 10_000, 1)])), "table", PIPE
    )


# Which columns fit, and where lines break.

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


COLUMNS = (
    Column("id", "id"),
    Column("title", "title", can_fold=True, least=10),
    Column("lead", "lead", rank=1),
    Column("note", "note", rank=2),
)
TOGETHER = (
    COLUMNS[0],
    *(Column(one, one, rank=1, together=True) for one in "ab"),
)
LONG_TITLE = ("dg-2-4", "x" * 30, "mois", "a note")
FITTED = {
    "everything fits": (COLUMNS, LONG_TITLE, 80, {0: 6, 1: 30, 2: 4, 3: 6}),
    "a title folds first": (COLUMNS, LONG_TITLE, 50, {0: 6, 1: 25, 2: 4, 3: 6}),
    "then the highest rank goes": (COLUMNS, LONG_TITLE, 34, {0: 6, 1: 17, 2: 4}),
    "then the next": (COLUMNS, LONG_TITLE, 25, {0: 6, 1: 14}),
    "rank 0 never goes": (COLUMNS, LONG_TITLE, 15, {0: 5, 1: 5}),
    "a text is not squeezed for an id": (COLUMNS[:2], ("x" * 20, "y" * 30), 25, {0: 12, 1: 8}),
    "what says nothing goes first": (COLUMNS, ("a", "x", "", "n"), 80, {0: 2, 1: 5, 3: 4}),
    "what belongs together stays so": (TOGETHER, ("dg-2-4", "1", "2"), 15, {0: 6, 1: 1, 2: 1}),
    "and goes together": (TOGETHER, ("dg-2-4", "1", "2"), 14, {0: 6}),
}  # fmt: skip


@pytest.mark.parametrize(("columns", "texts", "width", "expected"), FITTED.values(), ids=FITTED)
def test_columns_that_fit(
    columns: tuple[Column, ...], texts: tuple[str, ...], width: int, expected: dict[int, int]
) -> None:
    row = Row(tuple(map(Cell, texts)))

    assert fit_columns(Table("t", "", columns, (row,)), (row,), width, bar_width=8) == expected


@pytest.mark.parametrize(("width", "line"), [(23, " abcdef  ████████ 1/1"), (22, " abcdef  1/1")])
def test_a_bar_is_drawn_whole_or_not_at_all(width: int, line: str) -> None:
    row = Row((text("abcdef"), Cell("1/1", bar=Bar(((1, Tone.GOOD),), 1))))
    table = Table("t", "", (Column("id", ""), Column("done", "")), (row,))

    assert "".join(render_table(report_of(table), screen(width)).splitlines()[-1:]) == line


@given(st.lists(WORDS, min_size=4, max_size=4), st.integers(40, 200))
def test_columns_never_need_more_than_the_screen(texts: list[str], width: int) -> None:
    row = Row(tuple(map(Cell, texts)))
    columns = tuple(Column(f"{index}", "", can_fold=True, least=2) for index in range(4))

    widths = fit_columns(Table("t", "", columns, (row,)), (row,), width, bar_width=8)

    assert sum(widths.values()) + GAP * len(widths) <= width - MARGIN or max(widths.values()) <= 2
