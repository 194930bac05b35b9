"""Findings for machines: GitHub, GitLab, SARIF, JSON, and tables in Markdown."""

import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

from dnatrack.formats import json_text
from dnatrack.formats.findings import (
    FindingsContext,
    closing_lines,
    count_by_severity,
    finding_fields,
    older_mark,
    place_words,
    sentence,
    stable_keys,
    with_help,
    with_hint,
    worst_first,
)
from dnatrack.formats.markdown import comment_text, row_of, size_of
from dnatrack.i18n import language, say, tr
from dnatrack.model.finding import SEVERITY_WORDS, Finding, Location, Severity
from dnatrack.rules.engine import AnyRule, rulebook
from dnatrack.terminal_text import printable
from dnatrack.version import __version__

_COMMANDS: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def render_github(findings: Sequence[Finding], context: FindingsContext) -> str:
    """A command for each finding, new ones and errors first, then the summary."""
    commands = (_command(one, context) for one in worst_first(findings, context))
    return "\n".join((*commands, *closing_lines(findings, context))) + "\n"


def _command(finding: Finding, context: FindingsContext) -> str:
    properties = ",".join(
        f"{name}={value.translate(_PROPERTY)}" for name, value in _properties(finding, context)
    )
    said = with_help(finding, f"{sentence(finding.message)}{older_mark(finding, context)}")
    return f"::{_COMMANDS[finding.severity]} {properties}::{said.translate(_DATA)}"


def _properties(finding: Finding, context: FindingsContext) -> Iterator[tuple[str, str]]:
    at = finding.location
    yield "file", printable(context.home + at.file)
    yield "line", str(at.line)
    yield "col", str(at.column)
    if at.end_column > at.column:
        yield "endColumn", str(at.end_column)
    yield "title", finding.rule


# Findings as a Code Quality report, which GitLab shows in a merge request.

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
            "description": with_hint(finding, sentence(finding.message), " — "),
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


# Findings as SARIF 2.1.0 (OASIS), for code scanning and whatever else reads it.

_Json = Mapping[str, object]
_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT = "%SRCROOT%"
_PLACEHOLDER = re.compile(r"\{(\d+)\}")


def render_sarif(findings: Sequence[Finding], context: FindingsContext) -> str:
    """A log with one run: all rules, and a result for each finding, in their order."""
    rules = rulebook()
    indexes = {id_: index for index, id_ in enumerate(rules)}
    keys = stable_keys(findings, context.home)
    results = [
        _result(finding, key, indexes, context) for finding, key in zip(findings, keys, strict=True)
    ]
    driver = {
        "name": "dnatrack",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(one) for one in rules.values()],
    }
    run = {
        "tool": {"driver": driver},
        "automationDetails": {"id": "dnatrack-validate/"},
        "language": str(language()),
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            _ROOT: {"description": _text(tr("저장소의 최상위 폴더", "The top of the repository"))}
        },
        "invocations": [{"executionSuccessful": True}],
        "results": results,
    }
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _rule(rule: AnyRule) -> _Json:
    """A rule with its help in the language in force, and then in the other."""
    first = say(rule.reason)
    help_ = f"{first}\n\n{rule.reason.ko if first == rule.reason.en else rule.reason.en}"
    return {
        "id": rule.id,
        "shortDescription": _text(say(rule.summary)),
        "fullDescription": _text(say(rule.reason)),
        "help": {"text": help_, "markdown": help_},
        "defaultConfiguration": {"level": str(rule.severity)},
    }


def _result(
    finding: Finding, key: str, indexes: Mapping[str, int], context: FindingsContext
) -> _Json:
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "level": str(finding.severity),
        "message": _text(_said(finding)),
        "locations": [{"physicalLocation": _place(finding.location, context.home)}],
        "partialFingerprints": {"dnatrack/v1": key, "primaryLocationLineHash": f"{key}:1"},
    }
    if finding.rule in indexes:
        result["ruleIndex"] = indexes[finding.rule]
    if context.older is not None:
        result["baselineState"] = "unchanged" if context.is_older(finding) else "new"
    return result


def _said(finding: Finding) -> str:
    """A message in which nothing is taken for a placeholder or for a link."""
    said = with_hint(finding, sentence(finding.message), "\n")
    return _PLACEHOLDER.sub(r"{{\1}}", said).replace("](", r"\](")


def _text(text: str) -> _Json:
    return {"text": text}


def _place(at: Location, home: str) -> _Json:
    region = {"startLine": at.line, "startColumn": at.column}
    if at.end_column > at.column:
        region["endColumn"] = at.end_column
    uri = quote((home + at.file).encode("utf-8", "replace"), safe="/")
    return {"artifactLocation": {"uri": uri, "uriBaseId": _ROOT}, "region": region}


# Findings for a program, as one JSON document.


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


# Findings for a program that reads a line at a time: one JSON object to a line.


JSON_LINES_FORMAT = "dnatrack-finding/1"


def render_json_lines(findings: Sequence[Finding], context: FindingsContext) -> str:
    """A line for each finding, all of one shape; nothing where there is none."""
    return "".join(
        json_text({"format": JSON_LINES_FORMAT, **finding_fields(one, context)}, indent=None) + "\n"
        for one in findings
    )


# Findings as a table in Markdown, for a comment or the summary of a CI job.


def render_markdown(findings: Sequence[Finding], context: FindingsContext) -> str:
    """A row for each finding, the worst first, after the summary; as many as a comment holds."""
    head = "\n".join(closing_lines(findings, context)) + "\n"
    if not findings:
        return head
    rows = [_row(one, context) for one in worst_first(findings, context)]
    words = (
        tr("심각도", "severity"),
        tr("위치", "where"),
        tr("내용", "what"),
        tr("조치 방법", "help"),
        tr("규칙", "rule"),
    )
    shown = fit_comment(rows, context.room - size_of(head))
    return head + "\n" + "\n".join((row_of(words), f"|{' --- |' * len(words)}", *shown))


def fit_comment(rows: Sequence[str], room: int) -> Iterator[str]:
    """The first rows that have room, and how many there are besides."""
    for index, row in enumerate(rows):
        room -= size_of(row) + 1
        if room < 200:  # noqa: PLR2004 - what the heading and the last line need
            left = len(rows) - index
            yield ""
            yield tr(f"{left:,}건이 더 있습니다.", f"{left:,} more.")
            break
        yield row
    yield ""


def _row(one: Finding, context: FindingsContext) -> str:
    said = (
        place_words(one.location, context.home),
        sentence(one.message),
        with_hint(one, "", ""),
        one.rule,
    )
    severity = say(SEVERITY_WORDS[one.severity]) + older_mark(one, context)
    return row_of([severity, *map(comment_text, said)])
