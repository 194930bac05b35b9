"""The rules about the data: one file each, found by name, and one table (see there)."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dnatrack.rules.rule import Rule


@cache
def all_rules() -> tuple["Rule", ...]:
    """Every rule, in the order of their ids."""
    names = (module.name for module in iter_modules(__path__))
    modules = (import_module(f"{__name__}.{name}") for name in names)
    rules = (rule for one in modules for rule in getattr(one, "RULES", None) or (one.check,))
    return tuple(sorted(rules, key=lambda rule: rule.id))


@cache
def rules_by_id() -> Mapping[str, "Rule"]:
    """Every rule by its id."""
    return MappingProxyType({rule.id: rule for rule in all_rules()})
