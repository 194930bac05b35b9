"""A finding as the fields of a JSON object."""

from dnatrack.formats.findings_context import FindingsContext
from dnatrack.i18n import say
from dnatrack.model.finding import Finding


def finding_fields(
    finding: Finding, context: FindingsContext
) -> dict[str, str | int | bool | None]:
    """Its place, then what is wrong and the way out: in the language in force, and in both.

    `is_new` says whether a change brought it; None where no change was looked at.
    """
    location, message, hint = finding.location, finding.message, finding.hint
    return {
        "file": context.prefix + location.file,
        "line": location.line,
        "column": location.column,
        "end_column": location.end_column,
        "severity": str(finding.severity),
        "rule": finding.rule,
        "is_new": None if context.older is None else not context.is_older(finding),
        "message": say(message),
        "message_ko": message.ko,
        "message_en": message.en,
        "hint": None if hint is None else say(hint),
        "hint_ko": None if hint is None else hint.ko,
        "hint_en": None if hint is None else hint.en,
    }
