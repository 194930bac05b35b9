"""What CI systems are told, read back as they would read it."""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from markdown_it import MarkdownIt  # rich brings it along

from dnatrack.formats.findings import Older
from dnatrack.formats.markdown import size_of
from dnatrack.model.finding import Finding, Severity
from tests.formats.findings.commands import Command, commands
from tests.formats.findings.found import ERROR, FINDINGS, HOSTILE, NOTE, SHOWN, WARNING, rendered

OLD = ERROR._replace(rule="wrong-type")

# GitHub.


def test_a_finding_is_a_command_with_its_place() -> None:
    place = {"file": "data/tasks/dg-2-4.yaml", "line": "3", "col": "6", "endColumn": "13"}

    assert commands(rendered("github", ERROR)) == [
        Command(
            "error",
            {**place, "title": "impossible-date"},
            "`2020.13` is no date\nhelp: write it as 2020-12",
        )
    ]


def test_the_worst_come_first_and_last_what_was_there_before() -> None:
    found = commands(rendered("github", OLD, NOTE, WARNING, ERROR, older=[OLD]))

    assert [name for name, _, _ in found] == ["error", "warning", "notice", "error"]
    assert "(before)" in found[-1][2]


def test_neither_a_title_nor_the_name_of_a_file_forges_a_command() -> None:
    odd = ERROR._replace(location=ERROR.location._replace(file="a,line=1:x%0A::b.yaml"))

    about_file, about_title = commands(rendered("github", odd, HOSTILE))

    assert (about_title[0], about_title[2]) == ("notice", SHOWN)
    assert about_file[1]["file"] == "data/a,line=1:x%0A::b.yaml"
    assert about_file[1]["line"] == "3"


def test_the_log_ends_with_the_summary() -> None:
    assert rendered("github", older=Older(12, 3)) == (
        "35 files read, nothing wrong with this change.\n"
        "12 findings were there before. `--all` lists them.\n"
        "3 findings were resolved.\n"
    )


# GitLab, by its subset of the Code Climate report.


def issues(*findings: Finding) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(rendered("gitlab", *findings))
    return found


def test_a_finding_is_an_issue_with_a_fingerprint() -> None:
    issue, warning, note = issues(ERROR, WARNING, NOTE)

    assert re.fullmatch("[0-9a-f]{32}", str(issue.pop("fingerprint")))
    assert issue == {
        "description": "`2020.13` is no date — write it as 2020-12",
        "check_name": "impossible-date",
        "severity": "major",
        "location": {"path": "data/tasks/dg-2-4.yaml", "lines": {"begin": 3}},
    }
    assert (warning["severity"], note["severity"]) == ("minor", "info")
    assert issues() == []


def test_a_fingerprint_stays_when_lines_move_and_is_never_there_twice() -> None:
    moved = ERROR._replace(location=ERROR.location._replace(line=30, column=2))

    first, second = issues(ERROR, ERROR)

    assert first["fingerprint"] == issues(NOTE, moved)[1]["fingerprint"] != second["fingerprint"]


# JUnit: what the schema of Jenkins' xUnit plugin, junit-10.xsd, says of what is written here.

COUNTS = {"name", "tests", "failures", "errors"}
ALLOWED: dict[str, tuple[set[str], set[str], set[str]]] = {
    "testsuites": (set(), COUNTS, {"testsuite"}),
    "testsuite": (COUNTS, set(), {"testcase"}),
    "testcase": ({"name"}, {"classname"}, {"failure", "system-out"}),
    "failure": (set(), {"message", "type"}, set()),
    "system-out": (set(), set(), set()),
}
"""What an element must have, what it may have besides, and what it may hold."""


def junit(*findings: Finding, form: str = "junit", **more: Any) -> ET.Element:  # noqa: ANN401
    root = ET.fromstring(rendered(form, *findings, **more).encode())  # noqa: S314 - ours
    for element in root.iter() if form == "junit" else ():
        must, may, holds = ALLOWED[element.tag]
        assert must <= set(element.attrib) <= must | may
        assert {child.tag for child in element} <= holds
    return root


def test_an_error_is_a_test_that_failed() -> None:
    (case,) = junit(ERROR).iter("testcase")
    (failure,) = case

    assert case.attrib == {
        "name": "impossible-date: `2020.13` is no date",
        "classname": "data/tasks/dg-2-4.yaml",
    }
    assert failure.attrib == {"type": "impossible-date", "message": "`2020.13` is no date"}
    assert failure.text == (
        "data/tasks/dg-2-4.yaml:3:6: error: `2020.13` is no date\nhelp: write it as 2020-12"
    )


def test_gitlab_reads_the_file_of_each_test_and_the_rest_is_the_same() -> None:
    root = junit(ERROR, WARNING, form="junit-gitlab")
    files = [case.attrib.pop("file") for case in root.iter("testcase")]

    assert files == ["data/tasks/dg-2-4.yaml", "data/tasks/가 나.yaml"]
    assert ET.tostring(root) == ET.tostring(junit(ERROR, WARNING))
    assert ET.tostring(junit(form="junit-gitlab")) == ET.tostring(junit())


def test_warnings_notes_and_what_was_there_before_pass_and_so_does_nothing() -> None:
    root = junit(ERROR, WARNING, NOTE, older=[ERROR])
    (nothing,) = junit().iter("testcase")

    assert [child.tag for case in root.iter("testcase") for child in case] == ["system-out"] * 3
    assert (root.attrib["failures"], list(nothing)) == ("0", [])


def test_every_file_is_a_suite_and_no_name_is_there_twice() -> None:
    root = junit(ERROR, ERROR, NOTE)
    suites = [one.attrib for one in root.iter("testsuite")]
    names = [one.attrib["name"].partition(": ")[2] for one in root.iter("testcase")]

    assert [tuple(one[key] for key in ("name", "tests", "failures")) for one in suites] == [
        ("data/tasks/dg-2-4.yaml", "2", "2"),
        ("data/sources.yaml", "1", "0"),
    ]
    assert names == ["`2020.13` is no date", "`2020.13` is no date (2)", "another title"]


def test_no_title_forges_an_element_and_what_xml_cannot_hold_is_replaced() -> None:
    odd = ERROR._replace(message=ERROR.message._replace(en="a\ufffeb\uffffc\x00d"))

    names = [case.attrib["name"] for case in junit(odd, HOSTILE).iter("testcase")]

    assert names == ["impossible-date: a\ufffdb\ufffdc\\x00d", f"title-changed: {SHOWN}"]


# A table in Markdown.

READER = MarkdownIt("commonmark", {"html": True}).enable("table")


def rows(text: str) -> list[list[str]]:
    """The cells of the one table, as a reader of Markdown sees them."""
    cells: list[list[str]] = []
    for token in READER.parse(text):
        if token.type == "tr_open":
            cells.append([])
        elif token.type == "inline" and cells and token.level > 3:
            shown = (one.content for one in token.children or [] if one.type != "html_inline")
            cells[-1].append("".join(shown))
    return cells


def test_a_finding_is_a_row_the_worst_first_and_last_what_was_there_before() -> None:
    text = rendered("markdown", OLD, NOTE, ERROR, older=[OLD])

    assert [row[0] for row in rows(text)] == ["severity", "error", "note", "error (before)"]
    assert rows(text)[1:3] == [
        [
            "error",
            "data/tasks/dg-2-4.yaml:3:6",
            "`2020.13` is no date",
            "write it as 2020-12",
            "impossible-date",
        ],
        ["note", "data/sources.yaml:1:1", "another title", "", "title-changed"],
    ]
    assert text.startswith("35 files read; this change brings 1 error, 0 warnings, 1 note.\n")


def test_a_title_is_no_markup_and_calls_nobody() -> None:
    text = rendered("markdown", HOSTILE)

    assert rows(text)[1][2] == SHOWN
    assert "@minister" not in text


def test_rows_that_have_no_room_are_counted() -> None:
    text = rendered("markdown", *[ERROR] * 1000, room=5000)

    shown = len(rows(text)) - 1
    assert size_of(text) <= 5000
    assert shown > 10
    assert text.endswith(f"\n{1000 - shown:,} more.\n")
    assert rendered("markdown") == "35 files read, nothing wrong.\n"


@pytest.mark.parametrize("form", ["github", "gitlab", "junit", "markdown"])
@given(FINDINGS)
def test_all_are_told_of_every_finding(form: str, findings: Sequence[Finding]) -> None:
    ordered = sorted(findings, key=lambda one: one.location.file)
    errors = sum(one.severity is Severity.ERROR for one in findings)

    match form:
        case "github":
            found = commands(rendered("github", *findings))
            assert [name for name, _, _ in found].count("error") == errors
            assert sorted(int(of["line"]) for _, of, _ in found) == sorted(
                one.location.line for one in findings
            )
        case "gitlab":
            assert len({one["fingerprint"] for one in issues(*findings)}) == len(findings)
        case "junit":
            root = junit(*ordered)
            assert len(list(root.iter("failure"))) == errors == int(root.attrib["failures"])
            assert len(list(root.iter("testcase"))) == max(1, len(findings))
        case _:
            found_rows = rows(rendered("markdown", *findings))
            assert [len(one) for one in found_rows] == (
                [5] * (len(findings) + 1) if findings else []
            )
