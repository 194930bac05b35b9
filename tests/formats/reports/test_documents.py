"""Documents: Markdown, pages of HTML, the form of Korean offices."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dnatrack.formats import Page, render
from dnatrack.formats.markdown import escape
from dnatrack.formats.office import plain
from dnatrack.i18n import Language, use_language
from dnatrack.reports.report import (
    Axis,
    Cell,
    Column,
    Fact,
    Mark,
    Outline,
    Point,
    Report,
    Row,
    Section,
    Stretch,
    Table,
    Tone,
    Track,
    text,
)
from tests.formats.reports.making import HOSTILE, SAMPLE, report_of, row_of, table_of
from tests.site.reading import ReadPage


def test_text_from_data_is_never_markup() -> None:
    shown = render(report_of(table_of([row_of("a", HOSTILE, 1)])), "markdown", Page())

    assert (
        "| a | \\\\x1b\\[31m빨강\\\\x1b\\]8;;http://x\\\\x07 \\\\u202e거꾸로 \\[/\\] \\[red\\] "
        "\\`코드\\` \\| \\<script\\> 둘째 줄\\\\u200b | 1 |" in shown
    )


@given(st.text())
def test_escaped_text_is_one_line_without_bare_markup(text: str) -> None:
    shown = escape(text)

    bare = re.sub(r"\\[\\`*_\[\]<>#|~&]", "", shown)
    assert not set(bare) & set("\\`*_[]<>#|~&\n\r\t")


@given(st.text(max_size=50))
def test_a_row_of_a_table_stays_one_row(title: str) -> None:
    shown = render(report_of(table_of([row_of("a", title, 1)])), "markdown", Page())

    [row] = [line for line in shown.split("\n") if line.startswith("| a |")]
    assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", row)) == 4


# Pages of HTML.

TAGS = frozenset({
    "html", "head", "meta", "title", "style", "body", "main", "section", "h1", "h2", "dl", "dt",
    "dd", "div", "table", "caption", "thead", "tbody", "tr", "th", "td", "span", "p", "a",
})  # fmt: skip


def page_of(report: Report) -> str:
    return render(report, "html", Page())


def read(report: Report) -> ReadPage:
    return ReadPage(page_of(report).encode())


def test_a_report_is_a_page_of_its_own_in_the_language_in_force() -> None:
    page = page_of(SAMPLE)
    use_language(Language.EN)
    english = page_of(SAMPLE)

    assert '<html lang="en">' in english
    assert page.startswith('<!DOCTYPE html>\n<html lang="ko">\n<head>\n<meta charset="utf-8">\n')
    assert "<h1>보고서</h1>" in page
    assert "<h2>과제</h2>" in page
    assert '<th scope="col" class="right" data-column="late">지연</th>' in page
    assert (
        '<tr class="below-1"><th scope="row">dg-2-4</th>'
        '<td data-label="제목">모바일 신분증 도입</td>'
        '<td class="right" data-label="지연"><span class="bad">1,788</span></td></tr>' in page
    )
    assert '<p class="note">… 외 3건</p>' in page
    assert '<p class="note">임박: 30일 이내</p>' in page


def test_a_page_asks_for_nothing_from_elsewhere_and_names_no_command() -> None:
    found = read(SAMPLE.replace(advice=("`dnatrack status`",)))

    assert {tag for tag, _ in found.tags} <= TAGS
    assert not [attrs for _, attrs in found.tags if "src" in attrs or "style" in attrs]
    assert not [word for word in ("url(", "@import", "dnatrack") if word in found.text]


def test_a_track_is_drawn_and_said_in_words() -> None:
    axis = Axis(date(2020, 1, 1), date(2020, 12, 30), date(2020, 12, 30), "month", ())
    track = Track((Stretch(Mark.LATE, date(2020, 1, 1), date(2020, 6, 30)),))
    columns = (Column("id", "id"), Column("track", "", axis=axis), Column("due", "기한"))
    row = Row((text("a"), Cell("", track=track), text("2020년")))
    page = page_of(report_of(Table("t", "", columns, (row,))))

    assert '<rect class="late" x="0.00%" width="49.86%"/>' in page
    assert '<rect class="today" x="99.73%" width="0.27%"/>' in page
    assert "2020년" in page


@pytest.mark.parametrize(
    ("column", "key", "words"),
    [
        ("field", "basis.multi_ministry", "다부처 과제 여부"),
        ("setting", "red_after_days", "재검토필요 기준(지연 일수 초과)"),
        ("setting", "coordinator_team", "기한 변경과 나머지 파일의 변경을 승인하는 팀"),
        ("setting", "teams.mois", "기관별로, 주관하는 과제 파일의 변경을 승인하는 팀(mois)"),
        ("setting", "no_such", "no_such"),
    ],
)
def test_a_page_has_words_for_keys_of_the_data(column: str, key: str, words: str) -> None:
    table = Table("t", "", (Column("id", "id"), Column(column, "")), (Row((text("a"), text(key))),))

    assert read(report_of(table)).table("t").rows == [["a", words]]


@given(st.text(max_size=60) | st.just(HOSTILE))
def test_any_text_is_shown_and_adds_no_tag(title: str) -> None:
    page = page_of(report_of(table_of([row_of("a", title, 1)])))

    assert ReadPage(page.encode()).tags == read(report_of(table_of([row_of("a", "b", 1)]))).tags
    assert "<!--" not in page
    assert "\x1b" not in page


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "//example.org"])
def test_only_addresses_of_the_web_become_links(link: str) -> None:
    odd = 'https://example.org/"onclick="x'
    columns = (Column("id", "id"), Column("url", ""))
    row = Row((text("주소", link=link), text("주소", link=odd)))

    found = read(report_of(Table("t", "", columns, (row,))))

    assert [attrs for tag, attrs in found.tags if tag == "a"] == [
        {"href": odd, "rel": "external noreferrer"}
    ]


# The form of offices.

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


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (Cell("2020. 3. 31.", "2020-03-31"), "2020. 3. 31.(화)"),
        (Cell("2020년 3월", "2020-03"), "2020년 3월"),
        (Cell("● 관심필요", "yellow", Tone.WARN), "관심필요"),
    ],
)
def test_a_day_has_its_weekday_and_a_signal_is_its_word_alone(cell: Cell, shown: str) -> None:
    columns = (Column("id", "id"), Column("entry", "기한"))
    table = Table("t", "", columns, (Row((text("a"), cell)),))

    assert f"   - 기한: {shown}\n" in render(report_of(table), "office", Page())


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
