"""Findings for a program that reads a line at a time: one JSON object to a line."""

from collections.abc import Sequence

from dnatrack.formats.finding_fields import finding_fields
from dnatrack.formats.findings_context import FindingsContext
from dnatrack.formats.json_text import json_text
from dnatrack.model.finding import Finding

JSON_LINES_FORMAT = "dnatrack-finding/1"


def render_json_lines(findings: Sequence[Finding], context: FindingsContext) -> str:
    """A line for each finding, all of one shape; nothing where there is none."""
    return "".join(
        json_text({"format": JSON_LINES_FORMAT, **finding_fields(one, context)}, indent=None) + "\n"
        for one in findings
    )
