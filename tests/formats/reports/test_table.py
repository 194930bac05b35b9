import re

import pytest

from dnatrack.formats import NARROW, Page, render
from dnatrack.reports.report import Cell, Column, Row, Table, Tone, text
from dnatrack.terminal_text import cell_width
from tests.formats.reports.making import BARRED, HOSTILE, SAMPLE, report_of, row_of, table_of


def screen(width: int, *, colour: bool = False, max_rows: int = 0) -> Page:
    return Page(is_screen=True, has_colour=colour, width=width, max_rows=max_rows)


def widths(text: str) -> list[int]:
    return [cell_width(line) for line in text.splitlines()]


def test_a_screen_gets_a_heading_with_the_day_at_the_right() -> None:
    assert render(SAMPLE, "table", screen(60)) == (
        """\
 보고서                             기준일 2020. 3. 31.(화)
────────────────────────────────────────────────────────────
 완료 3
 주관  행안부
 주소  https://example.org/a

 과제
 id        제목                         지연
 dg-2      공공부문 마이데이터 활성화      0
   dg-2-4  모바일 신분증 도입          1,788
 … 외 3건

 과제  없습니다.

 임박: 30일 이내
"""
    )


def test_titles_fold_where_there_is_no_room() -> None:
    row = row_of("dg-3-2", "시민참여 문제해결을 위한 (가칭) 도전.한국 플랫폼 운영", 12, depth=1)

    assert render(report_of(table_of([row])), "table", screen(60)) == (
        """\
 보고서                             기준일 2020. 3. 31.(화)
────────────────────────────────────────────────────────────
 완료 3

 과제
 id        제목                                       지연
   dg-3-2  시민참여 문제해결을 위한 (가칭) 도전.한국    12
           플랫폼 운영
"""
    )


def test_a_bar_shows_what_is_done_late_and_unknown_without_colours() -> None:
    assert render(BARRED, "table", screen(60)) == (
        """\
 보고서                             기준일 2020. 3. 31.(화)
────────────────────────────────────────────────────────────
 완료 3

                                       완료
 dg 디지털 정부혁신 범정부 TF  ██▓▓▓▓░░ 1/4
 빈 것                         ········ 0/0
"""
    )


def test_a_legend_says_what_the_parts_of_the_bars_mean() -> None:
    words = (("완료", Tone.GOOD), ("지연", Tone.BAD), ("남음", Tone.PLAIN))
    report = report_of(BARRED.tables[0].replace(legend=words))

    assert render(report, "table", screen(60)).splitlines()[-2:] == [
        " 빈 것                         ········ 0/0",
        " █ 완료   ▓ 지연   · 남음",
    ]


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


def test_a_narrow_screen_gets_everything_below_each_other() -> None:
    assert render(SAMPLE, "table", screen(24)) == (
        """\
보고서
기준일 2020. 3.
31.(화) · 완료 3
주관: 행안부
주소:
https://example.org/a

[과제]
dg-2
  공공부문 마이데이터
  활성화
  지연 0
  dg-2-4
    모바일 신분증 도입
    지연 1,788
… 외 3건

[과제]
없습니다.

임박: 30일 이내
"""
    )


@pytest.mark.parametrize("width", [20, 23, NARROW - 1, NARROW, 61, 80, 120, 200])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    long = row_of("data-economy/data-economy-plan", f"{HOSTILE} {'가나다' * 40}", 1788, depth=1)
    report = report_of(*SAMPLE.tables, table_of([long]), *BARRED.tables, details=SAMPLE.details)

    assert max(widths(render(report, "table", screen(width)))) <= width


def test_titles_are_never_cut() -> None:
    title = "가나다라마바사" * 30
    shown = render(report_of(table_of([row_of("a", title, 1)])), "table", screen(60))

    assert "".join(re.findall("[가나다라마바사]+", shown.partition("지연\n")[2])) == title


def test_colours_mark_what_words_already_say() -> None:
    plain = render(SAMPLE, "table", screen(60))
    coloured = render(SAMPLE, "table", screen(60, colour=True))

    assert "\x1b[1;31m1,788\x1b[0m" in coloured
    without = re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\", "", coloured)
    assert [one.rstrip() for one in without.splitlines()] == plain.splitlines()


def test_a_link_is_a_hyperlink_of_the_terminal() -> None:
    shown = render(SAMPLE, "table", screen(60, colour=True))

    assert re.search(r"\x1b\]8;id=\d+;https://example\.org/a\x1b\\https://example\.org/a", shown)


def test_a_long_list_is_cut_with_a_word() -> None:
    report = report_of(table_of([row_of(f"dg-{one}", "제목", 0) for one in range(7)]))

    shown = render(report, "table", screen(60, max_rows=5))

    assert ("dg-4" in shown, "dg-5" in shown) == (True, False)
    assert " … 외 2건(전체: `--limit 0`)\n" in shown


def test_a_table_that_says_how_many_rows_a_screen_needs_shows_no_more() -> None:
    table = table_of([row_of(f"dg-{one}", "제목", 0) for one in range(7)]).replace(most=2)

    on_screen = render(report_of(table), "table", screen(60, max_rows=200))
    in_full = render(report_of(table), "table", screen(60))

    assert ("dg-1" in on_screen, "dg-2" in on_screen) == (True, False)
    assert " … 외 5건(전체: `--limit 0`)\n" in on_screen
    assert ("dg-6" in in_full, "외" in in_full) == (True, False)


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


@pytest.mark.parametrize("width", [20, 60])
@pytest.mark.parametrize("colour", [True, False])
def test_what_controls_a_terminal_is_shown_instead_of_obeyed(width: int, *, colour: bool) -> None:
    page = screen(width, colour=colour)
    shown = render(report_of(table_of([row_of("a", HOSTILE, 1)]), notes=[HOSTILE]), "table", page)

    ours = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    assert re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202e]", ours) == []
    assert "\\u202e" in ours
