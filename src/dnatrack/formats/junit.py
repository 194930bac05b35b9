"""Findings as a JUnit report, which most CI systems show: an error is a test that failed.

`junit` is what the schema of Jenkins' xUnit plugin (junit-10.xsd) allows, and no more.
`junit-gitlab` names the file of each test, too: GitLab reads it, that schema has no place for it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.etree import ElementTree as ET

from dnatrack.formats.findings import FindingsContext, place_words, sentence, with_help
from dnatrack.i18n import say, tr
from dnatrack.model.finding import SEVERITY_WORDS, Finding, Severity
from dnatrack.terminal_text import printable

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold in any form."""

_SUITE = "dnatrack validate"


def render_junit(
    findings: Sequence[Finding], context: FindingsContext, *, names_files: bool = False
) -> str:
    """A suite for each file with a test for each finding; one that passes where all is well.

    Warnings, notes and what was there before pass, and say what they are in their output.
    """
    root = ET.Element("testsuites", _counts(findings, context, name=_SUITE))
    if not findings:
        suite = ET.SubElement(root, "testsuite", root.attrib)
        said = tr("문제 없음", "nothing wrong")
        ET.SubElement(suite, "testcase", _attributes(name=said, classname=_SUITE))
    for file, listed in groupby(findings, key=lambda one: one.location.file):
        found, name = list(listed), context.home + file
        suite = ET.SubElement(root, "testsuite", _counts(found, context, name=name))
        more = _attributes(file=name) if names_files else {}
        for one, test in zip(found, _names(found), strict=True):
            about = _attributes(name=test, classname=name)
            _add_outcome(ET.SubElement(suite, "testcase", about | more), one, context)
    ET.indent(root)
    declaration = '<?xml version="1.0" encoding="UTF-8"?>'
    return f"{declaration}\n{ET.tostring(root, encoding='unicode')}\n"


def render_junit_gitlab(findings: Sequence[Finding], context: FindingsContext) -> str:
    """The same, with the file of each test."""
    return render_junit(findings, context, names_files=True)


def _names(findings: Sequence[Finding]) -> Iterator[str]:
    """What the test of each finding is called, none twice."""
    seen: Counter[str] = Counter()
    for one in findings:
        name = f"{one.rule}: {sentence(one.message)}"
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name} ({seen[name]})"


def _add_outcome(case: ET.Element, finding: Finding, context: FindingsContext) -> None:
    message = sentence(finding.message)
    outcome = ET.SubElement(case, "system-out")
    if _fails(finding, context):
        outcome.tag, outcome.attrib = "failure", _attributes(type=finding.rule, message=message)
    severity = say(SEVERITY_WORDS[finding.severity])
    said = f"{place_words(finding.location, context.home)}: {severity}: {message}"
    outcome.text = _FORBIDDEN.sub("\ufffd", with_help(finding, said))


def _fails(finding: Finding, context: FindingsContext) -> bool:
    return finding.severity is Severity.ERROR and not context.is_older(finding)


def _counts(findings: Sequence[Finding], context: FindingsContext, *, name: str) -> dict[str, str]:
    failures = sum(_fails(one, context) for one in findings)
    tests = max(1, len(findings))
    return _attributes(name=name, tests=str(tests), failures=str(failures), errors="0")


def _attributes(**values: str) -> dict[str, str]:
    return {name: _FORBIDDEN.sub("\ufffd", printable(value)) for name, value in values.items()}
