"""The rules about changes: one file each, found by name."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dnatrack.rules.rule import ChangeRule


@cache
def all_change_rules() -> tuple["ChangeRule", ...]:
    """Every rule about a change, in the order of their ids."""
    names = sorted(module.name for module in iter_modules(__path__))
    return tuple(import_module(f"{__name__}.{name}").check for name in names)
