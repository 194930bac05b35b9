"""Findings as a JUnit report, which most CI systems show: an error is a test that failed."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from dnatrack.formats.finding_words import SEVERITY_WORDS, place_words, sentence
from dnatrack.formats.findings_context import FindingsContext
from dnatrack.i18n import say, tr
from dnatrack.model.finding import Finding, Severity
from dnatrack.terminal_text import printable

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold in any form."""

_SUITE = "dnatrack validate"


def render_junit(findings: Sequence[Finding], context: FindingsContext) -> str:
    """A suite for each file with a test for each finding; one that passes where all is well.

    Warnings, notes and what was there before pass, and say what they are in their output.
    """
    return "\n".join(_lines(findings, context)) + "\n"


def _lines(findings: Sequence[Finding], context: FindingsContext) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f"<testsuites {_counts(findings, context, name=_SUITE)}>"
    if not findings:
        said = tr("문제가 없음", "nothing wrong")
        yield f"  <testsuite {_attributes(name=_SUITE, tests='1', failures='0', errors='0')}>"
        yield f"    <testcase {_attributes(name=said, classname=_SUITE)}/>"
        yield "  </testsuite>"
    for file, found in groupby(findings, key=lambda one: one.location.file):
        yield from _suite(context.home + file, list(found), context)
    yield "</testsuites>"


def _suite(file: str, findings: Sequence[Finding], context: FindingsContext) -> Iterator[str]:
    yield f"  <testsuite {_counts(findings, context, name=file)}>"
    seen: Counter[str] = Counter()
    for finding in findings:
        name = f"{finding.rule}: {sentence(finding.message)}"
        seen[name] += 1
        unique = name if seen[name] == 1 else f"{name} ({seen[name]})"
        yield f"    <testcase {_attributes(name=unique, classname=file, file=file)}>"
        yield f"      {_outcome(finding, context)}"
        yield "    </testcase>"
    yield "  </testsuite>"


def _outcome(finding: Finding, context: FindingsContext) -> str:
    severity = say(SEVERITY_WORDS[finding.severity])
    said = f"{place_words(finding.location, context.home)}: {severity}: {sentence(finding.message)}"
    if finding.hint is not None:
        said += f"\n{tr('고치려면', 'help')}: {sentence(finding.hint)}"
    if not _fails(finding, context):
        return f"<system-out>{_escaped(said)}</system-out>"
    about = _attributes(type=finding.rule, message=sentence(finding.message))
    return f"<failure {about}>{_escaped(said)}</failure>"


def _fails(finding: Finding, context: FindingsContext) -> bool:
    return finding.severity is Severity.ERROR and not context.is_older(finding)


def _counts(findings: Sequence[Finding], context: FindingsContext, *, name: str) -> str:
    failures = sum(_fails(one, context) for one in findings)
    tests = max(1, len(findings))
    return _attributes(name=name, tests=str(tests), failures=str(failures), errors="0")


def _attributes(**values: str) -> str:
    return " ".join(f'{name}="{_escaped(printable(value))}"' for name, value in values.items())


def _escaped(text: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", text))
