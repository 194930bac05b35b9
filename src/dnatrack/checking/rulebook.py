"""Every rule there is: those about the data, and those about a change of it."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from dnatrack.checking.change_rule import ChangeRule
from dnatrack.checking.change_rules import all_change_rules
from dnatrack.checking.rule import Rule
from dnatrack.checking.rules import all_rules

AnyRule = Rule | ChangeRule


@cache
def rulebook() -> Mapping[str, AnyRule]:
    """Every rule by its id, in the order of the ids."""
    rules: tuple[AnyRule, ...] = (*all_rules(), *all_change_rules())
    return MappingProxyType({rule.id: rule for rule in sorted(rules, key=lambda one: one.id)})
