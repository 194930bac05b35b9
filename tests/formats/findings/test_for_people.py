import json
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.errors import DnatrackError
from dnatrack.formats import FINDINGS_FORMATS, format_named
from dnatrack.formats.findings import explain_rule
from dnatrack.i18n import Language, Text, use_language
from dnatrack.model.finding import Finding
from dnatrack.rules.data import all_rules
from dnatrack.rules.rule import Rule
from dnatrack.terminal_text import CONTROL, printable
from tests.formats.findings.found import ERROR, FINDINGS, NOTE, ODD, TEXTS, rendered


def test_full_quotes_the_line_and_points_at_the_stretch() -> None:
    use_language(Language.KO)

    assert rendered("full", ERROR, ODD, NOTE) == (
        """\
../data/tasks/dg-2-4.yaml:3:6: 오류 impossible-date: `2020.13`은(는) 날짜가 아닙니다
3 | due: 2020.13
  |      ^^^^^^^
  = 조치 방법: 2020-12처럼 적으세요

../data/tasks/dg-2-4.yaml:2:13: 경고 odd-title: 영어가 없습니다
2 | title: {ko: 모바일 신분증, en: Mobile ID}
  |             ^^^^^^^^^^^^^

../data/sources.yaml:1:1: 참고 title-changed: 제목

파일 35개를 읽었습니다: 오류 1건, 경고 1건, 참고 1건.
"""
    )


def test_full_with_colour_says_the_same_in_english() -> None:
    coloured = rendered("full", ERROR, NOTE, colour=True)

    assert coloured.startswith(
        "\x1b[1m../data/tasks/dg-2-4.yaml:3:6\x1b[0m: \x1b[1;31merror\x1b[0m impossible-date: "
    )
    assert "\x1b[2m  |\x1b[0m      \x1b[1;31m^^^^^^^\x1b[0m\n" in coloured
    assert "\n  = \x1b[1mhelp\x1b[0m: write it as 2020-12\n" in coloured
    for style in ("0", "1", "2", "1;31", "1;36"):
        coloured = coloured.replace(f"\x1b[{style}m", "")
    assert coloured == rendered("full", ERROR, NOTE)


def test_full_cuts_a_long_line_to_the_width_of_the_terminal() -> None:
    assert rendered("full", ODD, width=34).splitlines()[1:3] == [
        "2 | …le: {ko: 모바일 신분증, en: …",
        "  |           ^^^^^^^^^^^^^",
    ]


def test_concise_has_a_line_for_each_finding() -> None:
    assert rendered("concise", ERROR, NOTE, width=20, colour=True) == (
        """\
../data/tasks/dg-2-4.yaml:3:6: error impossible-date: `2020.13` is no date\
 — write it as 2020-12
../data/sources.yaml:1:1: note title-changed: another title
35 files read: 1 error, 0 warnings, 1 note.
"""
    )


@pytest.mark.parametrize("name", ["full", "concise"])
def test_without_findings_it_is_said_that_nothing_is_wrong(name: str) -> None:
    english = rendered(name)
    use_language(Language.KO)

    assert english == "35 files read, nothing wrong.\n"
    assert rendered(name) == "파일 35개를 읽었고, 문제가 없습니다.\n"


def test_a_message_without_end_is_cut() -> None:
    endless = NOTE._replace(message=Text("", "가" * 100_000))

    assert f": {'가' * 1000}…\n" in rendered("concise", endless)


# For programs.

ERROR_FIELDS = {
    "file": "../data/tasks/dg-2-4.yaml",
    "line": 3,
    "column": 6,
    "end_column": 13,
    "severity": "error",
    "rule": "impossible-date",
    "is_new": None,
    "message": "`2020.13` is no date",
    "message_ko": "`2020.13`은(는) 날짜가 아닙니다",
    "message_en": "`2020.13` is no date",
    "hint": "write it as 2020-12",
    "hint_ko": "2020-12처럼 적으세요",
    "hint_en": "write it as 2020-12",
}
NO_HINT = {"hint": None, "hint_ko": None, "hint_en": None}


def test_json_is_one_document_with_counts_and_findings() -> None:
    said = json.loads(rendered("json", ERROR, NOTE, colour=True))

    counts = {"files": 35, "errors": 1, "warnings": 0, "notes": 1, "older": None, "resolved": None}
    assert (said["format"], said["summary"]) == ("dnatrack-findings/1", counts)
    assert said["findings"][0] == ERROR_FIELDS
    assert said["findings"][1].items() >= NO_HINT.items()


def test_json_lines_has_an_object_on_each_line_and_none_without_findings() -> None:
    lines = rendered("json-lines", ERROR, ERROR, colour=True).splitlines()

    said = {"format": "dnatrack-finding/1", **ERROR_FIELDS}
    assert [json.loads(line) for line in lines] == [said, said]
    assert rendered("json-lines") == ""


def test_json_keeps_what_a_file_says_but_for_broken_halves_of_characters() -> None:
    text = rendered("json", NOTE._replace(message=Text("", "\x1b[31m\x9b\u202e\n\ud800끝")))

    assert json.loads(text)["findings"][0]["message"] == "\x1b[31m\x9b\u202e\n\ufffd끝"
    assert "끝" in text


# All formats, and rules in words.


@pytest.mark.parametrize("name", FINDINGS_FORMATS)
@given(findings=FINDINGS, line=TEXTS, width=st.none() | st.integers(0, 200))
def test_whatever_is_found_the_output_controls_no_terminal_and_can_be_encoded(
    name: str, findings: Sequence[Finding], line: str, width: int | None
) -> None:
    text = rendered(name, *findings, line=lambda _: line, width=width)

    lines = text.split("\n")
    assert lines.pop() == ""
    assert [printable(one) for one in lines] == lines
    text.encode()


def test_a_format_that_is_not_there_is_an_error_that_names_all() -> None:
    with pytest.raises(DnatrackError, match="xml") as caught:
        format_named("xml")

    assert caught.value.hint is not None
    assert all("concise, full, github" in one for one in caught.value.hint)


@pytest.mark.parametrize("rule", all_rules(), ids=[rule.id for rule in all_rules()])
def test_every_rule_can_be_explained_in_both_languages(rule: Rule) -> None:
    english = explain_rule(rule)
    use_language(Language.KO)
    korean = explain_rule(rule)

    assert korean.startswith(f"{rule.id} ({rule.severity.value})\n\n{rule.summary.ko}")
    assert rule.reason.en in english
    assert CONTROL.findall((korean + english).replace("\n", "")) == []
