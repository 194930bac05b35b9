import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.formats import Page, render, stamp, stamp_in
from dnatrack.reports.report import JsonValue
from tests.formats.reports.making import SAMPLE

MADE = SAMPLE.replace(made_from={"version": "1.0", "since": {"commit": "abc"}})
STATES = {
    "version": "1.0",
    "as": "office",
    "lang": "ko",
    "is_committed": True,
    "earlier": None,
    "since": {"commit": "a" * 40, "on": "2020-03-31"},
    "until": {"commit": "b" * 40, "on": "2020-06-30"},
}


def test_a_stamp_is_one_comment() -> None:
    assert stamp(MADE) == (
        '<!-- dnatrack {"format": "dnatrack-test/1", "version": "1.0", "since": {"commit": "abc"}}'
        " -->"
    )
    assert stamp(SAMPLE) == ""


@pytest.mark.parametrize("form", ["markdown", "html", "json"])
def test_what_a_report_was_made_from_is_found_again(form: str) -> None:
    shown = render(MADE, form, Page())
    found = stamp_in(shown)

    assert form == "json" or shown.endswith(f"\n{stamp(MADE)}\n")
    assert found is not None
    assert {key: found[key] for key in ("version", "since")} == MADE.made_from


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "제목", "<!-- dnatrack {} -->", '{"made_from": 1}']
)
def test_a_file_without_it_has_none(text: str) -> None:
    assert stamp_in(text) is None


@given(st.text())
def test_nothing_in_a_stamp_can_end_its_comment(word: str) -> None:
    made = SAMPLE.replace(made_from={"version": word})

    line = stamp(made)

    assert (line.count("<"), line.count(">")) == (1, 1)
    assert "\n" not in line
    assert stamp_in(f"앞\n{line}\n") is not None


def test_a_plain_text_ends_with_a_line_that_people_may_read() -> None:
    shown = render(SAMPLE.replace(made_from=STATES), "office", Page())

    assert shown.endswith(
        "\n\n※ 작성 도구·자료 버전(재현용 표식): dnatrack-test/1 1.0 office ko - "
        f"2020-03-31@{'a' * 40} 2020-06-30@{'b' * 40}\n"
    )


@pytest.mark.parametrize(
    "made",
    [
        STATES,
        {**STATES, "earlier": {"commit": "c" * 40, "on": "2019-12-31"}},
        {**STATES, "is_committed": False},
        {**STATES, "is_committed": False, "until": {"commit": None, "on": "2020-06-30"}},
    ],
)
def test_what_a_plain_text_was_made_from_is_found_again(made: dict[str, JsonValue]) -> None:
    shown = render(SAMPLE.replace(made_from=made), "office", Page())

    assert stamp_in(shown) == {"format": "dnatrack-test/1", **made}
    assert "<!--" not in shown
