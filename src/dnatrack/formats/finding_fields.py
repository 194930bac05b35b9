"""A finding as the fields of a JSON object."""

from dnatrack.i18n import say
from dnatrack.reading.finding import Finding


def finding_fields(finding: Finding, prefix: str) -> dict[str, str | int | None]:
    """Its place, then what is wrong and the way out: in the language in force, and in both."""
    location, message, hint = finding.location, finding.message, finding.hint
    return {
        "file": prefix + location.file,
        "line": location.line,
        "column": location.column,
        "end_column": location.end_column,
        "severity": str(finding.severity),
        "rule": finding.rule,
        "message": say(message),
        "message_ko": message.ko,
        "message_en": message.en,
        "hint": None if hint is None else say(hint),
        "hint_ko": None if hint is None else hint.ko,
        "hint_en": None if hint is None else hint.en,
    }
