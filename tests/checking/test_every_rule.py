import re
from importlib import import_module

import pytest

from dnatrack.i18n import Text
from dnatrack.rules.data import all_rules, rules_by_id
from dnatrack.rules.data.read_by_the_parser import RULES
from dnatrack.rules.rule import Rule
from tests.checking.example_findings import findings_in

HANGUL = re.compile("[가-힣]")
QUOTED = re.compile(r"`[^`]*`|\([^)]*\)")

every_rule = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)


def test_every_rule_is_found_by_its_id() -> None:
    by_id = {rule.id: rule for rule in all_rules()}

    assert rules_by_id() == by_id
    assert len(by_id) == len(all_rules())


@every_rule
def test_a_rule_has_the_name_of_its_file(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.id)
    if rule.check is None:
        assert rule in RULES
    else:
        module = import_module(f"dnatrack.rules.data.{rule.id.replace('-', '_')}")
        assert module.RULE is rule


@every_rule
def test_the_example_that_passes_has_no_finding(rule: Rule) -> None:
    assert findings_in(rule.passes) == ()


@every_rule
def test_the_example_that_fails_has_one_finding_of_this_rule(rule: Rule) -> None:
    findings = findings_in(rule.fails)

    assert [(one.rule, one.severity) for one in findings] == [(rule.id, rule.severity)]


@every_rule
def test_the_finding_points_into_a_file_of_the_example(rule: Rule) -> None:
    (finding,) = findings_in(rule.fails)

    at = finding.location
    content = rule.fails[at.file]
    assert at.line >= 1
    assert at.column >= 1
    assert at.end_column >= at.column
    if isinstance(content, str):
        lines = content.splitlines() or [""]
        assert at.line <= len(lines)
        assert at.column <= len(lines[at.line - 1]) + 1


@every_rule
def test_everything_a_rule_says_is_said_in_both_languages(rule: Rule) -> None:
    (finding,) = findings_in(rule.fails)
    assert finding.hint is not None, "a message without a way out"

    for text in (rule.summary, rule.reason, finding.message, finding.hint):
        assert_said_in_both_languages(text)


def assert_said_in_both_languages(text: Text) -> None:
    assert HANGUL.search(QUOTED.sub("", text.ko))
    assert text.en.strip()
    assert not HANGUL.search(QUOTED.sub("", text.en))


@every_rule
def test_a_reason_is_sentences_and_a_summary_is_none(rule: Rule) -> None:
    assert rule.reason.ko.endswith(".")
    assert rule.reason.en.endswith(".")
    assert not rule.summary.ko.endswith(".")
    assert not rule.summary.en.endswith(".")
