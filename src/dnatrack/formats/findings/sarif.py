"""Findings as SARIF 2.1.0 (OASIS), for code scanning and whatever else reads it."""

import re
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from dnatrack import __version__
from dnatrack.formats.finding_keys import stable_keys
from dnatrack.formats.finding_words import sentence
from dnatrack.formats.findings_context import FindingsContext
from dnatrack.formats.json_text import json_text
from dnatrack.i18n import Text, language, say, tr
from dnatrack.model.finding import Finding, Location
from dnatrack.rules.engine import AnyRule, rulebook

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
    run = {
        "tool": {"driver": _driver(list(rules.values()))},
        "automationDetails": {"id": "dnatrack-validate/"},
        "language": str(language()),
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            _ROOT: {"description": _text(tr("저장소의 맨 위 폴더", "The top of the repository"))}
        },
        "invocations": [{"executionSuccessful": True}],
        "results": results,
    }
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _driver(rules: Sequence[AnyRule]) -> _Json:
    return {
        "name": "dnatrack",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(one) for one in rules],
    }


def _rule(rule: AnyRule) -> _Json:
    """A rule with its help in the language in force, and then in the other."""
    first, second = say(rule.reason), rule.reason.en
    if second == first:
        second = rule.reason.ko
    return {
        "id": rule.id,
        "shortDescription": _text(say(rule.summary)),
        "fullDescription": _text(say(rule.reason)),
        "help": {"text": f"{first}\n\n{second}", "markdown": f"{first}\n\n{second}"},
        "defaultConfiguration": {"level": str(rule.severity)},
    }


def _result(
    finding: Finding, key: str, indexes: Mapping[str, int], context: FindingsContext
) -> _Json:
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "level": str(finding.severity),
        "message": _text(_said(finding.message, finding.hint)),
        "locations": [{"physicalLocation": _place(finding.location, context.home)}],
        "partialFingerprints": {"dnatrack/v1": key, "primaryLocationLineHash": f"{key}:1"},
    }
    if finding.rule in indexes:
        result["ruleIndex"] = indexes[finding.rule]
    if context.older is not None:
        result["baselineState"] = "unchanged" if context.is_older(finding) else "new"
    return result


def _said(message: Text, hint: Text | None) -> str:
    """A message in which nothing is taken for a placeholder or for a link."""
    said = sentence(message) if hint is None else f"{sentence(message)}\n{sentence(hint)}"
    return _PLACEHOLDER.sub(r"{{\1}}", said).replace("](", r"\](")


def _text(text: str) -> _Json:
    return {"text": text}


def _place(at: Location, home: str) -> _Json:
    region = {"startLine": at.line, "startColumn": at.column}
    if at.end_column > at.column:
        region["endColumn"] = at.end_column
    uri = quote((home + at.file).encode("utf-8", "replace"), safe="/")
    return {"artifactLocation": {"uri": uri, "uriBaseId": _ROOT}, "region": region}
