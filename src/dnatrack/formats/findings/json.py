"""Findings for a program, as one JSON document."""

from collections.abc import Sequence

from dnatrack.formats.finding_fields import finding_fields
from dnatrack.formats.finding_words import count_by_severity
from dnatrack.formats.findings_context import FindingsContext
from dnatrack.formats.json_text import json_text
from dnatrack.model.finding import Finding, Severity

JSON_FORMAT = "dnatrack-findings/1"


def render_json(findings: Sequence[Finding], context: FindingsContext) -> str:
    """An object with the format's name, the counts, and all findings in their order.

    Of a change the counts are of what it brought; what was there before is counted apart.
    """
    older = context.older
    counts = count_by_severity([one for one in findings if not context.is_older(one)])
    document = {
        "format": JSON_FORMAT,
        "summary": {
            "files": context.files,
            "errors": counts[Severity.ERROR],
            "warnings": counts[Severity.WARNING],
            "notes": counts[Severity.NOTE],
            "older": None if older is None else older.found,
            "resolved": None if older is None else older.resolved,
        },
        "findings": [finding_fields(one, context) for one in findings],
    }
    return json_text(document, indent=2) + "\n"
