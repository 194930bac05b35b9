"""Findings for a program, as one JSON document."""

from collections.abc import Sequence

from dnatrack.formats.finding_fields import finding_fields
from dnatrack.formats.finding_words import count_by_severity
from dnatrack.formats.findings_context import FindingsContext
from dnatrack.formats.json_text import json_text
from dnatrack.reading.finding import Finding, Severity

FORMAT = "dnatrack-findings/1"


def render(findings: Sequence[Finding], context: FindingsContext) -> str:
    """An object with the format's name, the counts, and all findings in their order."""
    counts = count_by_severity(findings)
    document = {
        "format": FORMAT,
        "summary": {
            "files": context.files,
            "errors": counts[Severity.ERROR],
            "warnings": counts[Severity.WARNING],
            "notes": counts[Severity.NOTE],
        },
        "findings": [finding_fields(one, context.prefix) for one in findings],
    }
    return json_text(document, indent=2) + "\n"
