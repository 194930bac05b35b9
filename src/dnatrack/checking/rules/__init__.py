"""The rules: one file each, found by name."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dnatrack.checking.rule import Rule


@cache
def all_rules() -> tuple["Rule", ...]:
    """Every rule, in the order of their ids."""
    names = sorted(module.name for module in iter_modules(__path__))
    return tuple(import_module(f"{__name__}.{name}").RULE for name in names)


@cache
def rules_by_id() -> Mapping[str, "Rule"]:
    """Every rule by its id."""
    return MappingProxyType({rule.id: rule for rule in all_rules()})
