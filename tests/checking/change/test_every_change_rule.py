import re
from importlib import import_module

import pytest

from dnatrack.i18n import Text
from dnatrack.rules.changes import all_change_rules
from dnatrack.rules.data import all_rules
from dnatrack.rules.engine import ChangeFindings, rulebook
from dnatrack.rules.rule import ChangeRule, Files
from tests.checking.change.changing import changed

HANGUL = re.compile("[가-힣]")
QUOTED = re.compile(r"`[^`]*`|\([^)]*\)|“[^”]*”")

every_rule = pytest.mark.parametrize("rule", all_change_rules(), ids=lambda rule: rule.id)


def outcome(rule: ChangeRule, after: Files) -> ChangeFindings:
    return changed(rule.before, after, retired=rule.retired)


def test_the_rulebook_has_the_rules_of_both_kinds_in_the_order_of_their_ids() -> None:
    ids = [*(rule.id for rule in all_rules()), *(rule.id for rule in all_change_rules())]

    assert list(rulebook()) == sorted(ids)
    assert len(set(ids)) == len(ids)


@every_rule
def test_a_rule_has_the_name_of_its_file(rule: ChangeRule) -> None:
    module = import_module(f"dnatrack.rules.changes.{rule.id.replace('-', '_')}")

    assert module.RULE is rule


@every_rule
def test_the_change_that_passes_brings_nothing(rule: ChangeRule) -> None:
    assert outcome(rule, rule.passes).new == ()


@every_rule
def test_the_change_that_fails_brings_one_finding_of_this_rule(rule: ChangeRule) -> None:
    found = outcome(rule, rule.fails).new

    assert [(one.rule, one.severity) for one in found] == [(rule.id, rule.severity)]


@every_rule
def test_the_examples_change_something(rule: ChangeRule) -> None:
    assert {**rule.before, **rule.fails} != rule.before
    assert {**rule.before, **rule.passes} not in ({**rule.before, **rule.fails}, rule.before)


@every_rule
def test_no_change_brings_nothing(rule: ChangeRule) -> None:
    assert outcome(rule, {}).new == ()


@every_rule
def test_everything_a_rule_says_is_said_in_both_languages(rule: ChangeRule) -> None:
    (finding,) = outcome(rule, rule.fails).new
    assert finding.hint is not None, "a message without a way out"

    for text in (rule.summary, rule.reason, finding.message, finding.hint):
        assert_said_in_both_languages(text)


def assert_said_in_both_languages(text: Text) -> None:
    assert HANGUL.search(QUOTED.sub("", text.ko))
    assert text.en.strip()
    assert not HANGUL.search(QUOTED.sub("", text.en))


@every_rule
def test_a_reason_is_sentences_and_a_summary_is_none(rule: ChangeRule) -> None:
    assert rule.reason.ko.endswith(".")
    assert rule.reason.en.endswith(".")
    assert not rule.summary.ko.endswith(".")
    assert not rule.summary.en.endswith(".")
