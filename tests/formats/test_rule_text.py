import pytest

from dnatrack.formats.findings import explain_rule
from dnatrack.i18n import Language, language, use_language
from dnatrack.rules.data import all_rules
from dnatrack.rules.rule import Rule
from dnatrack.terminal_text import CONTROL


@pytest.mark.parametrize("rule", all_rules(), ids=[rule.id for rule in all_rules()])
def test_every_rule_can_be_explained_in_both_languages(rule: Rule) -> None:
    before = language()
    said = {}
    for one in Language:
        use_language(one)
        said[one] = explain_rule(rule)
    use_language(before)

    assert said[Language.KO].startswith(f"{rule.id} ({rule.severity.value})\n\n{rule.summary.ko}")
    assert rule.reason.en in said[Language.EN]
    assert all(CONTROL.findall(text.replace("\n", "")) == [] for text in said.values())
