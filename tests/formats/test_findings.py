import json
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.errors import DnatrackError
from dnatrack.formats import FINDINGS_FORMATS, format_named
from dnatrack.formats.findings import FindingsContext, SourceLines
from dnatrack.i18n import Language, Text, use_language
from dnatrack.loading.snapshot import Snapshot
from dnatrack.model.finding import Finding, Location, Severity
from dnatrack.terminal_text import printable

SNAPSHOT = Snapshot(
    "working tree",
    {
        "tasks/dg-2-4.yaml": "id: dg-2-4\r\ntitle: {ko: 모바일 신분증, en: Mobile ID}\r\n".encode()
        + b"due: 2020.13\r\n",
        "sources.yaml": b"\xff",
    },
)
ERROR = Finding(
    Location("tasks/dg-2-4.yaml", 3, 6, 13),
    Severity.ERROR,
    "impossible-date",
    Text("`2020.13`은(는) 날짜나 기간으로 읽을 수 없습니다", "`2020.13` is no date or period"),
    Text("2020-12처럼 적으세요", "write it as 2020-12"),
)
WARNING = Finding(
    Location("tasks/dg-2-4.yaml", 2, 13, 20),
    Severity.WARNING,
    "odd-title",
    Text("이상한 제목", "an odd title"),
)
NOTE = Finding(
    Location("sources.yaml"), Severity.NOTE, "not-utf8", Text("UTF-8이 아님", "not UTF-8")
)


@pytest.fixture(autouse=True)
def korean() -> Iterator[None]:
    use_language(Language.KO)
    yield
    use_language(Language.KO)


def rendered(name: str, *findings: Finding, colour: bool = False, width: int | None = None) -> str:
    context = FindingsContext(SourceLines(SNAPSHOT).line, 35, "data/", colour=colour, width=width)
    return format_named(name)(findings, context)


# --- full


def test_full_quotes_the_line_and_points_at_the_stretch() -> None:
    assert rendered("full", ERROR, WARNING, NOTE) == (
        """\
data/tasks/dg-2-4.yaml:3:6: 오류 impossible-date: `2020.13`은(는) 날짜나 기간으로 읽을 수 없습니다
3 | due: 2020.13
  |      ^^^^^^^
  = 조치 방법: 2020-12처럼 적으세요

data/tasks/dg-2-4.yaml:2:13: 경고 odd-title: 이상한 제목
2 | title: {ko: 모바일 신분증, en: Mobile ID}
  |             ^^^^^^^^^^^^^

data/sources.yaml:1:1: 참고 not-utf8: UTF-8이 아님

파일 35개를 읽었습니다: 오류 1건, 경고 1건, 참고 1건.
"""
    )


def test_full_in_english() -> None:
    use_language(Language.EN)

    assert rendered("full", ERROR) == (
        """\
data/tasks/dg-2-4.yaml:3:6: error impossible-date: `2020.13` is no date or period
3 | due: 2020.13
  |      ^^^^^^^
  = help: write it as 2020-12

35 files read: 1 error, 0 warnings, 0 notes.
"""
    )


def test_full_with_colour_says_the_same() -> None:
    coloured = rendered("full", ERROR, NOTE, colour=True)

    assert coloured.startswith(
        "\x1b[1mdata/tasks/dg-2-4.yaml:3:6\x1b[0m: \x1b[1;31m오류\x1b[0m impossible-date: "
    )
    assert "\x1b[2m  |\x1b[0m      \x1b[1;31m^^^^^^^\x1b[0m\n" in coloured
    for style in ("0", "1", "2", "1;31", "1;36"):
        coloured = coloured.replace(f"\x1b[{style}m", "")
    assert coloured == rendered("full", ERROR, NOTE)


def test_full_cuts_a_long_line_to_the_width_of_the_terminal() -> None:
    assert rendered("full", WARNING, width=34).splitlines()[1:3] == [
        "2 | …le: {ko: 모바일 신분증, en: …",
        "  |           ^^^^^^^^^^^^^",
    ]


# --- concise


def test_concise_has_a_line_for_each_finding() -> None:
    use_language(Language.EN)

    assert rendered("concise", ERROR, NOTE, width=20) == (
        """\
data/tasks/dg-2-4.yaml:3:6: error impossible-date: `2020.13` is no date or period\
 — write it as 2020-12
data/sources.yaml:1:1: note not-utf8: not UTF-8
35 files read: 1 error, 0 warnings, 1 note.
"""
    )


@pytest.mark.parametrize("name", ["full", "concise"])
def test_without_findings_it_is_said_that_nothing_is_wrong(name: str) -> None:
    korean = rendered(name)
    use_language(Language.EN)
    english = rendered(name)

    assert korean == "파일 35개를 읽었고, 문제가 없습니다.\n"
    assert english == "35 files read, nothing wrong.\n"


def test_a_message_without_end_is_cut() -> None:
    endless = NOTE._replace(message=Text("가" * 100_000, "x"))

    assert f": {'가' * 1000}…\n" in rendered("concise", endless)


# --- json, json-lines

ERROR_FIELDS = {
    "file": "data/tasks/dg-2-4.yaml",
    "line": 3,
    "column": 6,
    "end_column": 13,
    "severity": "error",
    "rule": "impossible-date",
    "is_new": None,
    "message": "`2020.13` is no date or period",
    "message_ko": "`2020.13`은(는) 날짜나 기간으로 읽을 수 없습니다",
    "message_en": "`2020.13` is no date or period",
    "hint": "write it as 2020-12",
    "hint_ko": "2020-12처럼 적으세요",
    "hint_en": "write it as 2020-12",
}
NOTE_FIELDS = {
    "file": "data/sources.yaml",
    "line": 1,
    "column": 1,
    "end_column": 1,
    "severity": "note",
    "rule": "not-utf8",
    "is_new": None,
    "message": "not UTF-8",
    "message_ko": "UTF-8이 아님",
    "message_en": "not UTF-8",
    "hint": None,
    "hint_ko": None,
    "hint_en": None,
}


def test_json_is_one_document_with_counts_and_findings() -> None:
    use_language(Language.EN)

    assert json.loads(rendered("json", ERROR, NOTE, colour=True)) == {
        "format": "dnatrack-findings/1",
        "summary": {
            "files": 35,
            "errors": 1,
            "warnings": 0,
            "notes": 1,
            "older": None,
            "resolved": None,
        },
        "findings": [ERROR_FIELDS, NOTE_FIELDS],
    }


def test_json_lines_has_an_object_on_each_line() -> None:
    use_language(Language.EN)

    lines = rendered("json-lines", ERROR, NOTE, colour=True).splitlines()

    assert [json.loads(line) for line in lines] == [
        {"format": "dnatrack-finding/1", **ERROR_FIELDS},
        {"format": "dnatrack-finding/1", **NOTE_FIELDS},
    ]


def test_json_lines_without_findings_is_empty() -> None:
    assert rendered("json-lines") == ""


def test_json_keeps_what_a_file_says_but_for_broken_halves_of_characters() -> None:
    odd = NOTE._replace(message=Text("\x1b[31m\x9b\u202e\n\ud800끝", ""))

    text = rendered("json", odd)

    assert json.loads(text)["findings"][0]["message"] == "\x1b[31m\x9b\u202e\n\ufffd끝"
    assert "끝" in text


# --- all formats

TEXTS = st.text(st.characters() | st.sampled_from("\x1b\x9b\u202e\n\r\t\ud800\x7f\u2028[]`가"))
FINDINGS = st.lists(
    st.builds(
        Finding,
        st.builds(
            Location,
            TEXTS | st.sampled_from(list(SNAPSHOT.files)),
            st.integers(1, 9),
            st.integers(1, 99),
            st.integers(1, 99),
        ),
        st.sampled_from(Severity),
        st.just("a-rule"),
        st.builds(Text, TEXTS, TEXTS),
        st.none() | st.builds(Text, TEXTS, TEXTS),
    )
)


@pytest.mark.parametrize("name", FINDINGS_FORMATS)
@given(findings=FINDINGS, line=TEXTS, width=st.none() | st.integers(0, 200))
def test_whatever_is_found_the_output_controls_no_terminal_and_can_be_encoded(
    name: str, findings: Sequence[Finding], line: str, width: int | None
) -> None:
    context = FindingsContext(lambda _: line, 35, "data/", colour=False, width=width)

    text = format_named(name)(findings, context)

    lines = text.split("\n")
    assert lines.pop() == ""
    assert [printable(one) for one in lines] == lines
    text.encode()


def test_the_formats_are_found_by_name() -> None:
    assert set(FINDINGS_FORMATS) >= {"full", "concise", "json", "json-lines"}


def test_a_format_that_is_not_there_is_an_error_that_names_all() -> None:
    with pytest.raises(DnatrackError, match="xml") as caught:
        format_named("xml")

    assert caught.value.hint is not None
    assert "json-lines" in caught.value.hint.en
    assert "json-lines" in caught.value.hint.ko
