import json
from collections.abc import Sequence

from hypothesis import given
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it has no types

from dnatrack.model.finding import Finding
from tests.formats.findings.found import ERROR, FINDINGS, NOTE, WARNING, rendered

# What GitLab's documentation says of its subset of the Code Climate report.
REPORT = Draft202012Validator(
    {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
                "description": {"type": "string", "minLength": 1},
                "check_name": {"type": "string", "minLength": 1},
                "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "properties": {
                        "path": {"type": "string", "pattern": "^[^./]"},
                        "lines": {
                            "type": "object",
                            "required": ["begin"],
                            "properties": {"begin": {"type": "integer", "minimum": 1}},
                            "additionalProperties": False,
                        },
                    },
                },
            },
        },
    }
)


def issues(*findings: Finding) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(rendered("gitlab", findings))
    return found


def test_a_finding_is_an_issue() -> None:
    (issue,) = issues(ERROR)

    fingerprint = issue.pop("fingerprint")
    assert issue == {
        "description": "`2020.13` is no date — write it as 2020-12",
        "check_name": "impossible-date",
        "severity": "major",
        "location": {"path": "data/tasks/dg-2-4.yaml", "lines": {"begin": 3}},
    }
    assert isinstance(fingerprint, str)


def test_every_severity_has_its_like() -> None:
    assert [one["severity"] for one in issues(ERROR, WARNING, NOTE)] == ["major", "minor", "info"]


def test_a_fingerprint_stays_when_lines_move() -> None:
    moved = ERROR._replace(location=ERROR.location._replace(line=30, column=2))

    assert issues(ERROR)[0]["fingerprint"] == issues(NOTE, moved)[1]["fingerprint"]


def test_a_fingerprint_is_the_same_in_both_languages_and_never_twice() -> None:
    one, two = issues(ERROR, ERROR)

    assert one["fingerprint"] != two["fingerprint"]


def test_no_findings_are_an_empty_list() -> None:
    assert issues() == []


@given(FINDINGS)
def test_every_report_is_what_gitlab_reads(findings: Sequence[Finding]) -> None:
    found = json.loads(rendered("gitlab", findings))

    REPORT.validate([one for one in found if one["description"]])
    assert len({one["fingerprint"] for one in found}) == len(findings)
