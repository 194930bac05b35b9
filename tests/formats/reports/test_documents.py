"""Documents: Markdown, pages of HTML, the form of Korean offices."""

import re
from datetime import date
from html.parser import HTMLParser

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


class Read(HTMLParser):
    """What a page holds: its tags with their attributes, and its texts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.comments: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)


def test_a_report_is_a_page_of_its_own() -> None:
    page = render(SAMPLE, "html", Page())

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


def test_a_page_names_the_language_it_is_in() -> None:
    use_language(Language.EN)
    page = render(SAMPLE, "html", Page())
    use_language(Language.KO)

    assert '<html lang="en">' in page


def test_a_page_asks_for_nothing_from_elsewhere() -> None:
    read = Read(render(SAMPLE, "html", Page()))

    assert {tag for tag, _ in read.tags} <= TAGS
    assert not [attrs for _, attrs in read.tags if "src" in attrs or "style" in attrs]
    assert "url(" not in "".join(read.texts)
    assert "@import" not in "".join(read.texts)


def test_a_page_names_no_command() -> None:
    report = SAMPLE.replace(advice=("`dnatrack status`",))

    assert "dnatrack" not in render(report, "html", Page())


def test_a_track_is_drawn_and_said_in_words() -> None:
    axis = Axis(date(2020, 1, 1), date(2020, 12, 30), date(2020, 12, 30), "month", ())
    track = Track((Stretch(Mark.LATE, date(2020, 1, 1), date(2020, 6, 30)),))
    columns = (Column("id", "id"), Column("track", "", axis=axis), Column("due", "기한"))
    row = Row((text("a"), Cell("", track=track), text("2020년")))
    page = render(report_of(Table("t", "", columns, (row,))), "html", Page())

    assert '<rect class="late" x="0.00%" width="49.86%"/>' in page
    assert '<rect class="today" x="99.73%" width="0.27%"/>' in page
    assert "2020년" in page


def test_hostile_text_stays_text() -> None:
    page = render(report_of(table_of([row_of("a", HOSTILE, 1)])), "html", Page())

    assert "&lt;script&gt;" in page
    assert "<script" not in page
    assert "\x1b" not in page


@given(st.text(max_size=60))
def test_any_text_is_shown_and_adds_no_tag(title: str) -> None:
    plain = Read(render(report_of(table_of([row_of("a", "b", 1)])), "html", Page()))
    odd = Read(render(report_of(table_of([row_of("a", title, 1)])), "html", Page()))

    assert odd.tags == plain.tags
    assert odd.comments == plain.comments


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "//example.org"])
def test_only_addresses_of_the_web_become_links(link: str) -> None:
    table = Table("t", "", (Column("id", "id"),), (Row((text("주소", link=link),)),))

    assert not [tag for tag, _ in Read(render(report_of(table), "html", Page())).tags if tag == "a"]


def test_a_quote_in_an_address_does_not_end_it() -> None:
    link = 'https://example.org/"onclick="x'
    fact = Fact("url", "주소", Cell("주소", link, link=link))

    read = Read(render(SAMPLE.replace(details=(fact,)), "html", Page()))

    assert [attrs for tag, attrs in read.tags if tag == "a"] == [
        {"href": link, "rel": "external noreferrer"}
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
