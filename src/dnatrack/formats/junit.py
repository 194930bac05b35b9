"""Findings as a JUnit report, which most CI systems show: an error is a test that failed.

`junit` is what the schema of Jenkins' xUnit plugin (junit-10.xsd) allows, and no more.
`junit-gitlab` names the file of each test, too: GitLab reads it, that schema has no place for it.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from xml.etree import ElementTree as ET

from dnatrack.formats.findings import FindingsContext, place_words, sentence
from dnatrack.i18n import say, tr
from dnatrack.model.finding import SEVERITY_WORDS, Finding, Severity
from dnatrack.terminal_text import printable

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold in any form."""

_SUITE = "dnatrack validate"


def render_junit(findings: Sequence[Finding], context: FindingsContext) -> str:
    """A suite for each file with a test for each finding; one that passes where all is well.

    Warnings, notes and what was there before pass, and say what they are in their output.
    """
    return _document(_report(findings, context))


def render_junit_gitlab(findings: Sequence[Finding], context: FindingsContext) -> str:
    """The same, with the file of each test."""
    root = _report(findings, context)
    for case in root.iter("testcase"):
        if findings:
            case.set("file", case.attrib["classname"])
    return _document(root)


def _document(root: ET.Element) -> str:
    ET.indent(root)
    declaration = '<?xml version="1.0" encoding="UTF-8"?>'
    return f"{declaration}\n{ET.tostring(root, encoding='unicode')}\n"


def _report(findings: Sequence[Finding], context: FindingsContext) -> ET.Element:
    root = ET.Element("testsuites", _counts(findings, context, name=_SUITE))
    if not findings:
        suite = ET.SubElement(root, "testsuite", root.attrib)
        said = tr("문제 없음", "nothing wrong")
        ET.SubElement(suite, "testcase", _attributes(name=said, classname=_SUITE))
    for file, found in groupby(findings, key=lambda one: one.location.file):
        _add_suite(root, context.home + file, list(found), context)
    return root


def _add_suite(
    root: ET.Element, file: str, findings: Sequence[Finding], context: FindingsContext
) -> None:
    suite = ET.SubElement(root, "testsuite", _counts(findings, context, name=file))
    seen: Counter[str] = Counter()
    for finding in findings:
        name = f"{finding.rule}: {sentence(finding.message)}"
        seen[name] += 1
        unique = name if seen[name] == 1 else f"{name} ({seen[name]})"
        case = ET.SubElement(suite, "testcase", _attributes(name=unique, classname=file))
        _add_outcome(case, finding, context)


def _add_outcome(case: ET.Element, finding: Finding, context: FindingsContext) -> None:
    if _fails(finding, context):
        about = _attributes(type=finding.rule, message=sentence(finding.message))
        outcome = ET.SubElement(case, "failure", about)
    else:
        outcome = ET.SubElement(case, "system-out")
    outcome.text = _FORBIDDEN.sub("\ufffd", _said(finding, context))


def _said(finding: Finding, context: FindingsContext) -> str:
    severity = say(SEVERITY_WORDS[finding.severity])
    said = f"{place_words(finding.location, context.home)}: {severity}: {sentence(finding.message)}"
    if finding.hint is not None:
        said += f"\n{tr('조치 방법', 'help')}: {sentence(finding.hint)}"
    return said


def _fails(finding: Finding, context: FindingsContext) -> bool:
    return finding.severity is Severity.ERROR and not context.is_older(finding)


def _counts(findings: Sequence[Finding], context: FindingsContext, *, name: str) -> dict[str, str]:
    failures = sum(_fails(one, context) for one in findings)
    tests = max(1, len(findings))
    return _attributes(name=name, tests=str(tests), failures=str(failures), errors="0")


def _attributes(**values: str) -> dict[str, str]:
    return {name: _FORBIDDEN.sub("\ufffd", printable(value)) for name, value in values.items()}
