import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dnatrack.formats import Page, render
from dnatrack.formats.office import plain
from dnatrack.reports.report import (
    Cell,
    Column,
    Fact,
    Outline,
    Point,
    Report,
    Row,
    Section,
    Table,
    Tone,
    text,
)
from tests.formats.reports.making import HOSTILE, SAMPLE, report_of, row_of, table_of

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
ODD = st.text(st.sampled_from("가a1 *_`~[](){}<>#+-=.!|\\&;:/\"'\n"), max_size=30)


def seen(markdown: str) -> list[str]:
    """The texts that Markdown shows, without the bullets and lines between them."""
    found = [one for one in MARKDOWN.parse(markdown) if one.type == "inline"]
    assert all(
        child.type in {"text", "softbreak", "text_special"}
        for one in found
        for child in one.children or ()
    ), markdown
    return ["".join(child.content for child in one.children or ()) for one in found]


def test_a_report_in_the_form_of_offices() -> None:
    assert (
        render(SAMPLE, "office", Page())
        == """\
보고서

□ 개요

 ○ 기준일: 2020. 3. 31.(화)

 ○ 완료: 3

 ○ 주관: 행안부

 ○ 주소: https://example.org/a

□ 과제

 ○ dg-2 공공부문 마이데이터 활성화
   - dg-2-4 모바일 신분증 도입 (지연: 1,788)

 ○ … 외 3건

□ 과제

 ○ 없습니다.

 ※ 임박: 30일 이내
"""
    )


def entry(cell: Cell) -> str:
    columns = (Column("id", "id"), Column("entry", "기한"))
    return render(report_of(Table("t", "", columns, (Row((text("a"), cell)),))), "office", Page())


def test_a_day_is_written_with_its_weekday() -> None:
    assert "   - 기한: 2020. 3. 31.(화)\n" in entry(Cell("2020. 3. 31.", "2020-03-31"))


def test_a_period_longer_than_a_day_has_no_weekday() -> None:
    assert "   - 기한: 2020년 3월\n" in entry(Cell("2020년 3월", "2020-03"))


def test_a_signal_is_its_word_alone() -> None:
    assert "   - 기한: 관심필요\n" in entry(Cell("● 관심필요", "yellow", Tone.WARN))


@pytest.mark.parametrize(
    "ordinary",
    [
        "제도(안) 개선·보완",
        "a_b_c",
        "2019~2020",
        "[붙임] 계획",
        "3.1% 증가 & 감소",
        "가 - 나",
    ],
)
def test_ordinary_text_goes_into_a_word_processor_as_it_is(ordinary: str) -> None:
    assert plain(ordinary) == ordinary


@settings(max_examples=500)
@given(ODD)
def test_markdown_shows_any_text_as_text(title: str) -> None:
    flat = " ".join(title.split("\n")) or "x"
    columns = (Column("id", "id"), Column("title", "제목"), Column("why", "", can_fold=True))
    inside = (Row((text("a"), text("b"), text(flat))), Row((text(flat), text("c"), text("d")), 1))
    table = Table("t", flat, columns, inside)
    facts = (Fact("f", flat, text(flat)),)
    shown = render(Report("f/1", flat, facts, (), (table,), (flat,)), "office", Page())

    found = "".join(seen(shown))

    for part in (f"{flat}□ 개요○ {flat}: {flat}□ {flat}", flat, f"{flat} c (d)", f"※ {flat}"):
        assert re.sub(r"\s", "", part) in re.sub(r"\s", "", found)


@given(ODD)
def test_markdown_shows_any_sentence_of_an_outline_as_text(odd: str) -> None:
    flat = " ".join(odd.split("\n")) or "x"
    part = Section(flat, (Point(flat, (flat,)),), (flat,))
    outline = Outline(flat, (part,), (part,), (flat,))
    shown = render(Report("f/1", flat, outline=outline), "office", Page())

    found = re.sub(r"\s", "", "".join(seen(shown)))

    squeezed = re.sub(r"\s", "", flat)
    section = f"□{squeezed}○{squeezed}{squeezed}※{squeezed}"
    listed = f"붙임1.{squeezed}1부.끝.[붙임1]{squeezed}○{squeezed}{squeezed}※{squeezed}"
    assert found == f"{squeezed}{squeezed}{section}※{squeezed}{listed}"


def test_two_tildes_of_different_entries_strike_nothing_out() -> None:
    columns = (Column("id", "id"), Column("one", "전"), Column("two", "후"))
    row = Row((text("a"), text("2019~2020"), text("2021~2022")))

    shown = render(report_of(Table("t", "", columns, (row,))), "office", Page())

    assert r"   - 전: 2019\~2020, 후: 2021\~2022" in shown


def test_what_controls_a_terminal_does_not_get_through() -> None:
    shown = render(report_of(table_of([row_of("a", HOSTILE, 1)])), "office", Page())

    assert r"a \x1b[31m빨강" in shown
    assert "\x1b" not in shown
    assert r"\<script>" in shown
