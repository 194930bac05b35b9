"""Read back with a parser of XML, and compared with what CI systems allow in such a report."""

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from typing import NamedTuple

from hypothesis import given

from dnatrack.formats.findings import Older
from dnatrack.model.finding import Finding, Severity
from tests.formats.findings.found import ERROR, FINDINGS, HOSTILE, NOTE, WARNING, rendered


class Allowed(NamedTuple):
    """What an element must have, what it may have besides, and what it may hold."""

    must: set[str]
    may: set[str]
    holds: set[str]


COUNTS = {"name", "tests", "failures", "errors"}
JENKINS = {
    "testsuites": Allowed(set(), COUNTS | {"time"}, {"testsuite"}),
    "testsuite": Allowed(COUNTS, {"file", "skipped", "time", "timestamp"}, {"testcase"}),
    "testcase": Allowed(
        {"name"}, {"classname", "group", "time"}, {"error", "failure", "skipped", "system-out"}
    ),
    "failure": Allowed(set(), {"message", "type"}, set()),
    "system-out": Allowed(set(), set(), set()),
}
"""Of the schema of Jenkins' xUnit plugin, junit-10.xsd, in our words: what is written here."""


def read(form: str, *findings: Finding, older: Older | None = None) -> ET.Element:
    text = rendered(form, findings, older=older)
    return ET.fromstring(text.encode("utf-8"))  # noqa: S314 - our own output


def report(*findings: Finding, older: Older | None = None) -> ET.Element:
    root = read("junit", *findings, older=older)
    for element in root.iter():
        allowed = JENKINS[element.tag]
        assert allowed.must <= set(element.attrib) <= allowed.must | allowed.may
        assert {child.tag for child in element} <= allowed.holds
    return root


def test_an_error_is_a_test_that_failed() -> None:
    (case,) = report(ERROR).iter("testcase")

    assert case.attrib == {
        "name": "impossible-date: `2020.13` is no date",
        "classname": "data/tasks/dg-2-4.yaml",
    }
    (failure,) = case
    assert failure.attrib == {"type": "impossible-date", "message": "`2020.13` is no date"}
    assert failure.text == (
        "data/tasks/dg-2-4.yaml:3:6: error: `2020.13` is no date\nhelp: write it as 2020-12"
    )


def test_gitlab_reads_the_file_of_each_test_and_the_rest_is_the_same() -> None:
    root = read("junit-gitlab", ERROR, WARNING)
    files = [case.attrib.pop("file") for case in root.iter("testcase")]

    assert files == ["data/tasks/dg-2-4.yaml", "data/tasks/가 나.yaml"]
    assert ET.tostring(root) == ET.tostring(report(ERROR, WARNING))


def test_where_all_is_well_no_file_is_named() -> None:
    assert ET.tostring(read("junit-gitlab")) == ET.tostring(report())


def test_warnings_notes_and_what_was_there_before_pass() -> None:
    root = report(ERROR, WARNING, NOTE, older=Older(1, 0, frozenset({ERROR})))

    assert [child.tag for case in root.iter("testcase") for child in case] == ["system-out"] * 3
    assert root.attrib["failures"] == "0"


def test_every_file_is_a_suite() -> None:
    suites = list(report(ERROR, ERROR, NOTE).iter("testsuite"))

    assert [
        (one.attrib["name"], one.attrib["tests"], one.attrib["failures"]) for one in suites
    ] == [
        ("data/tasks/dg-2-4.yaml", "2", "2"),
        ("data/sources.yaml", "1", "0"),
    ]


def test_no_name_is_there_twice() -> None:
    names = [case.attrib["name"] for case in report(ERROR, ERROR).iter("testcase")]

    assert names == [
        "impossible-date: `2020.13` is no date",
        "impossible-date: `2020.13` is no date (2)",
    ]


def test_where_all_is_well_one_test_passes() -> None:
    root = report()

    (case,) = root.iter("testcase")
    assert (root.attrib["tests"], list(case)) == ("1", [])


def test_a_title_forges_no_element() -> None:
    (case,) = report(HOSTILE).iter("testcase")

    assert "<b>@minister</b>" in case.attrib["name"]


def test_what_xml_cannot_hold_is_replaced() -> None:
    odd = ERROR._replace(message=ERROR.message._replace(en="a\ufffeb\uffffc\x00d"))

    (case,) = report(odd).iter("testcase")

    assert case.attrib["name"] == "impossible-date: a\ufffdb\ufffdc\\x00d"


@given(FINDINGS)
def test_every_report_can_be_read_and_counts_right(findings: Sequence[Finding]) -> None:
    ordered = sorted(findings, key=lambda one: one.location.file)

    root = report(*ordered)

    failures = sum(one.severity is Severity.ERROR for one in findings)
    assert len(list(root.iter("failure"))) == failures == int(root.attrib["failures"])
    assert sum(int(one.attrib["tests"]) for one in root.iter("testsuite")) == max(1, len(findings))
