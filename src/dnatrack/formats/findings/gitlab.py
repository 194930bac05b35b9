"""Findings as a Code Quality report, which GitLab shows in a merge request."""

from collections.abc import Mapping, Sequence

from dnatrack.formats.finding_keys import stable_keys
from dnatrack.formats.finding_words import sentence
from dnatrack.formats.findings_context import FindingsContext
from dnatrack.formats.json_text import json_text
from dnatrack.model.finding import Finding, Severity

_SEVERITIES: Mapping[Severity, str] = {
    Severity.ERROR: "major",
    Severity.WARNING: "minor",
    Severity.NOTE: "info",
}


def render_gitlab(findings: Sequence[Finding], context: FindingsContext) -> str:
    """A JSON list with an object for each finding, in their order."""
    keys = stable_keys(findings, context.home)
    issues = [
        {
            "description": _description(finding),
            "check_name": finding.rule,
            "fingerprint": key,
            "severity": _SEVERITIES[finding.severity],
            "location": {
                "path": context.home + finding.location.file,
                "lines": {"begin": finding.location.line},
            },
        }
        for finding, key in zip(findings, keys, strict=True)
    ]
    return json_text(issues) + "\n"


def _description(finding: Finding) -> str:
    hint = f" — {sentence(finding.hint)}" if finding.hint is not None else ""
    return sentence(finding.message) + hint
