from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.formats import Page, render
from dnatrack.i18n import Language, use_language
from dnatrack.reports.report import (
    Axis,
    Cell,
    Column,
    Fact,
    Mark,
    Row,
    Stretch,
    Table,
    Track,
    text,
)
from tests.formats.reports.making import HOSTILE, SAMPLE, report_of, row_of, table_of

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
