"""What holds of every rule, of those on data and of those on changes."""

import re
from importlib import import_module

import pytest

from dnatrack.i18n import Text
from dnatrack.model.finding import Finding
from dnatrack.rules.changes import all_change_rules
from dnatrack.rules.data import all_rules, rules_by_id
from dnatrack.rules.data.read_by_the_parser import RULES
from dnatrack.rules.engine import rulebook
from dnatrack.rules.rule import ChangeRule, Files, Rule
from tests.rules.example_findings import changed, findings_in

HANGUL = re.compile("[가-힣]")
ISO_DATE = re.compile(r"[0-9]{4}-(?:[0-9]{2}|[HQ][1-4])")
INPUT = re.compile("`[^`]*`")
"""What somebody types or copies, which is written as the files have it."""
QUOTED = re.compile(r"`[^`]*`|\([^)]*\)|“[^”]*”")

every_rule = pytest.mark.parametrize(
    "rule", [*all_rules(), *all_change_rules()], ids=lambda rule: rule.id
)
every_rule_on_data = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
every_rule_on_changes = pytest.mark.parametrize(
    "rule", all_change_rules(), ids=lambda rule: rule.id
)


def found(rule: Rule | ChangeRule, files: Files) -> tuple[Finding, ...]:
    """What comes of an example; a change begins with what was there before."""
    if isinstance(rule, Rule):
        return findings_in(files)
    return changed(rule.before, files, retired=rule.retired, day=rule.day).new


def test_every_rule_is_found_by_its_id() -> None:
    by_id = {rule.id: rule for rule in all_rules()}

    assert rules_by_id() == by_id
    assert len(by_id) == len(all_rules())


def test_the_rulebook_has_the_rules_of_both_kinds_in_the_order_of_their_ids() -> None:
    ids = [*(rule.id for rule in all_rules()), *(rule.id for rule in all_change_rules())]

    assert list(rulebook()) == sorted(ids)
    assert len(set(ids)) == len(ids)


@every_rule
def test_a_rule_has_the_name_of_its_file(rule: Rule | ChangeRule) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.id)
    if isinstance(rule, Rule) and rule.check is None:
        assert rule in RULES
    else:
        folder = "data" if isinstance(rule, Rule) else "changes"
        module = import_module(f"dnatrack.rules.{folder}.{rule.id.replace('-', '_')}")
        assert module.check is rule


@every_rule
def test_the_example_that_passes_has_no_finding(rule: Rule | ChangeRule) -> None:
    assert found(rule, rule.passes) == ()


@every_rule
def test_the_example_that_fails_has_one_finding_of_this_rule(rule: Rule | ChangeRule) -> None:
    findings = found(rule, rule.fails)

    assert [(one.rule, one.severity) for one in findings] == [(rule.id, rule.severity)]


@every_rule_on_changes
def test_the_examples_of_a_change_change_something(rule: ChangeRule) -> None:
    assert {**rule.before, **rule.fails} != rule.before
    assert {**rule.before, **rule.passes} not in ({**rule.before, **rule.fails}, rule.before)


@every_rule_on_changes
def test_no_change_brings_nothing(rule: ChangeRule) -> None:
    assert found(rule, {}) == ()


@every_rule_on_data
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
def test_everything_a_rule_says_is_said_in_both_languages(rule: Rule | ChangeRule) -> None:
    (finding,) = found(rule, rule.fails)
    assert finding.hint is not None, "a message without a way out"

    for text in (rule.summary, rule.reason, finding.message, finding.hint):
        assert_said_in_both_languages(text)


def assert_said_in_both_languages(text: Text) -> None:
    assert HANGUL.search(QUOTED.sub("", text.ko))
    assert text.en.strip()
    assert not HANGUL.search(QUOTED.sub("", text.en))


@every_rule
def test_a_reason_is_sentences_and_a_summary_is_none(rule: Rule | ChangeRule) -> None:
    assert rule.reason.ko.endswith(".")
    assert rule.reason.en.endswith(".")
    assert not rule.summary.ko.endswith(".")
    assert not rule.summary.en.endswith(".")


@every_rule
def test_a_korean_message_shows_days_as_people_write_them(rule: Rule | ChangeRule) -> None:
    (finding,) = found(rule, rule.fails)

    assert not ISO_DATE.search(INPUT.sub("", finding.message.ko))
