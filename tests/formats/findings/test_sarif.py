"""Logs against the schema of OASIS (`schemas`), and what it does not say of them."""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from hypothesis import given, settings
from jsonschema import Draft4Validator  # type: ignore[import-untyped]  # it has no types

from dnatrack.i18n import Language, Text, use_language
from dnatrack.model.finding import Finding
from dnatrack.rules.engine import rulebook
from tests.formats.findings.found import ERROR, FINDINGS, NOTE, WARNING, rendered

SCHEMA = Path(__file__).parent / "schemas/sarif-2.1.0-rtm.5.json"
LOG = Draft4Validator(json.loads(SCHEMA.read_text("utf-8")))


def run(*findings: Finding, older: Sequence[Finding] | None = None) -> dict[str, Any]:
    log = json.loads(rendered("sarif", *findings, older=older))
    LOG.validate(log)
    (only,) = log["runs"]
    found: dict[str, Any] = only
    return found


def test_a_finding_is_a_result() -> None:
    (result,) = run(ERROR)["results"]

    key = result.pop("partialFingerprints")
    assert result == {
        "ruleId": "impossible-date",
        "ruleIndex": list(rulebook()).index("impossible-date"),
        "level": "error",
        "message": {"text": "`2020.13` is no date\nwrite it as 2020-12"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {
                        "uri": "data/tasks/dg-2-4.yaml",
                        "uriBaseId": "%SRCROOT%",
                    },
                    "region": {"startLine": 3, "startColumn": 6, "endColumn": 13},
                }
            }
        ],
    }
    assert set(key) == {"dnatrack/v1", "primaryLocationLineHash"}


def test_every_rule_is_there_with_its_help_in_both_languages_that_in_force_first() -> None:
    english = run(ERROR, WARNING)
    use_language(Language.KO)
    korean = run()["tool"]["driver"]["rules"]

    rules = english["tool"]["driver"]["rules"]
    assert [one["id"] for one in rules] == list(rulebook())
    for one, other in zip(rules, korean, strict=True):
        reason = rulebook()[one["id"]].reason
        assert one["help"]["text"] == f"{reason.en}\n\n{reason.ko}"
        assert other["help"]["text"] == f"{reason.ko}\n\n{reason.en}"
    assert (english["language"], english["columnKind"]) == ("en", "unicodeCodePoints")
    assert [rules[one["ruleIndex"]]["id"] for one in english["results"]] == [
        "impossible-date",
        "missing-translation",
    ]


def test_a_path_is_percent_encoded() -> None:
    (result,) = run(WARNING)["results"]

    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "data/tasks/%EA%B0%80%20%EB%82%98.yaml"
    assert unquote(place["artifactLocation"]["uri"]) == "data/tasks/가 나.yaml"
    assert place["region"] == {"startLine": 2, "startColumn": 1}


def test_what_was_there_before_is_unchanged() -> None:
    found = run(ERROR, WARNING, older=[WARNING])

    assert [one["baselineState"] for one in found["results"]] == ["new", "unchanged"]


def test_nothing_in_a_message_is_a_link_or_a_placeholder() -> None:
    odd = NOTE._replace(message=Text("", "[click](https://example.org) {0} {ko: 가}"))

    (result,) = run(odd)["results"]

    assert result["message"]["text"] == r"[click\](https://example.org) {{0}} {ko: 가}"


@settings(max_examples=40)
@given(FINDINGS)
def test_every_log_is_as_sarif_demands(findings: Sequence[Finding]) -> None:
    results = run(*findings)["results"]

    assert [one["level"] for one in results] == [one.severity for one in findings]
    keys = {one["partialFingerprints"]["dnatrack/v1"] for one in results}
    assert len(keys) == len(findings)
    for one in results:
        uri = one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        # A relative reference (RFC 3986): no scheme, no blanks, nothing unescaped.
        assert re.fullmatch(r"([A-Za-z0-9._~/-]|%[0-9A-F]{2})+", uri)
