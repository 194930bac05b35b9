"""Findings one to a line, for editors, `grep`, and long lists."""

from collections.abc import Sequence

from dnatrack.formats.finding_words import (
    SEVERITY_WORDS,
    closing_lines,
    older_mark,
    place_words,
    sentence,
)
from dnatrack.formats.findings_context import FindingsContext
from dnatrack.i18n import say
from dnatrack.model.finding import Finding


def render_concise(findings: Sequence[Finding], context: FindingsContext) -> str:
    """A line for each finding, then the summary."""
    lines = (_line(one, context) for one in findings)
    return "\n".join((*lines, *closing_lines(findings, context))) + "\n"


def _line(finding: Finding, context: FindingsContext) -> str:
    hint = f" — {sentence(finding.hint)}" if finding.hint is not None else ""
    place = place_words(finding.location, context.prefix)
    severity = say(SEVERITY_WORDS[finding.severity])
    mark = older_mark(finding, context)
    return f"{place}: {severity} {finding.rule}: {sentence(finding.message)}{mark}{hint}"
