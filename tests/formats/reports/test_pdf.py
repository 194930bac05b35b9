"""Reports as PDF, read back by their bytes: what is compressed is opened first."""

import json
import re
import zlib

import pytest

from dnatrack.formats import Page, optional_format, render
from dnatrack.i18n import Language, use_language
from dnatrack.reports.report import Report
from tests.formats.reports.making import HOSTILE, SAMPLE, needs_pango, report_of, row_of, table_of

pytestmark = needs_pango

MADE = SAMPLE.replace(
    made_from={"version": "1.0", "until": {"commit": "a" * 40, "on": "2020-03-31"}}
)
_STREAM = re.compile(rb"stream\n(.*?)\nendstream", re.DOTALL)


def pdf(report: Report) -> bytes:
    content: bytes = optional_format("pdf").render_pdf(report).content
    return content


def opened(content: bytes) -> str:
    """Everything that a PDF says, but what is drawn by glyphs."""
    found = [content]
    for packed in _STREAM.findall(content):
        try:
            found.append(zlib.decompress(packed))
        except zlib.error:
            continue
    return b"\n".join(found).decode("latin-1")


def tags(content: bytes) -> list[str]:
    return re.findall(r"/S /([A-Z]\w*)", opened(content))


@pytest.mark.parametrize("lang", Language)
def test_it_says_that_it_is_accessible_in_which_language_and_of_which_day(lang: Language) -> None:
    use_language(lang)

    said = opened(pdf(MADE))

    assert 'pdfuaid:part="1"' in said
    assert "<xmp:CreatorTool>dnatrack 1.0</xmp:CreatorTool>" in said
    assert "<dc:title>" in said
    assert "<xmp:CreateDate>2020-03-31</xmp:CreateDate>" in said
    assert "/CreationDate (D:20200331" in said
    assert "/MarkInfo <</Marked true>>" in said
    assert "/ViewerPreferences <</DisplayDocTitle true>>" in said
    assert f"/Lang ({lang.value})" in said


def test_what_a_screen_reader_meets_are_titles_tables_and_their_headers() -> None:
    content = pdf(MADE)
    found = tags(content)

    assert found.count("Document") == 1
    assert found.count("H1") == 1
    assert found.count("H2") == 2  # a table each
    assert found.count("Table") == 1  # the other is empty
    assert found.count("TR") == 1 + 2
    assert found.count("TH") == 3 + 2  # a heading of a column, the name of a row
    assert "Figure" not in found  # nothing that would have to be described

    said = opened(content)
    entries = re.findall(r"/Headers \[([^\]]*)\]", said)
    known = set(re.findall(r"/ID (\([^)]*\))", said))

    assert len(entries) == 4
    assert all(set(re.findall(r"\([^)]*\)", one)) <= known for one in entries)
    assert all(len(re.findall(r"\([^)]*\)", one)) == 2 for one in entries)


def test_it_carries_the_data_that_programs_read() -> None:
    found = optional_format("pdf").data_in(pdf(MADE))

    assert found == render(MADE, "json", Page())
    assert json.loads(found)["made_from"] == MADE.made_from


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", b"/Type /EmbeddedFile >>\nstream\nx"])
def test_what_carries_no_data_has_none(content: bytes) -> None:
    assert optional_format("pdf").data_in(content) is None


def test_the_same_report_is_the_same_bytes() -> None:
    assert pdf(MADE) == pdf(MADE)
    assert pdf(MADE) != pdf(MADE.replace(title="다른 보고서"))


def test_a_long_table_repeats_its_headings_on_each_page() -> None:
    rows = [row_of(f"dg-{one}", "과제", one) for one in range(120)]

    content = pdf(MADE.replace(tables=(table_of(rows),)))

    pages = len(re.findall(r"/Type /Page\b", opened(content)))
    assert pages >= 3
    assert tags(content).count("THead") == pages


def test_characters_that_no_font_has_are_named() -> None:
    paper = optional_format("pdf").render_pdf(MADE.replace(title="가\U0010fffd나"))

    assert paper.unknown == "\U0010fffd"


def test_text_from_data_stays_text() -> None:
    hostile = report_of(table_of([row_of("<img src='file:///etc/passwd'>", HOSTILE, 1)]))

    assert "Figure" not in tags(pdf(hostile))
