"""Changes of single values, and what reading must give after them."""

from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import normalize

from dnatrack.domain.place import DataPath, Key
from dnatrack.reading.value import Value


class SetValue(NamedTuple):
    """Put `value` at a place, whether something stands there or not.

    The mapping around the place may be missing; it is then made.
    """

    at: DataPath
    value: Value


class AddItem(NamedTuple):
    """Put `value` behind the last item of the list at a place, which is made if missing."""

    at: DataPath
    value: Value


class Remove(NamedTuple):
    """Take an entry of a mapping or an item of a list away; nothing where there is none."""

    at: DataPath


Edit = SetValue | AddItem | Remove


def compose_value(value: Value) -> Value:
    """`value` with every text in NFC, as data is read: a Mac gives Hangul in pieces."""
    match value:
        case dict():
            return {key: compose_value(inside) for key, inside in value.items()}
        case list():
            return [compose_value(inside) for inside in value]
        case str():
            return normalize("NFC", value)
        case _:
            return value


def compose_edit(edit: Edit) -> Edit:
    """An edit whose value is in NFC."""
    return edit if isinstance(edit, Remove) else edit._replace(value=compose_value(edit.value))


def apply_edits(value: Value, edits: Sequence[Edit]) -> Value:
    """What a file that holds `value` holds after all `edits`, made in their order."""
    for edit in edits:
        value = _apply_edit(value, edit.at.keys, edit)
    return value


def _apply_edit(value: Value, keys: tuple[Key, ...], edit: Edit) -> Value:
    if not keys:
        return _at_its_place(value, edit)
    key, inside = keys[0], keys[1:]
    if isinstance(key, int):
        return _in_list(value if isinstance(value, list) else [], key, inside, edit)
    entries = dict(value) if isinstance(value, dict) else {}
    if isinstance(edit, Remove) and (not inside or key not in entries):
        entries.pop(key, None)
    else:
        entries[key] = _apply_edit(entries.get(key), inside, edit)
    return entries


def _in_list(items: list[Value], index: int, inside: tuple[Key, ...], edit: Edit) -> list[Value]:
    if index >= len(items):
        return items
    if isinstance(edit, Remove) and not inside:
        return [*items[:index], *items[index + 1 :]]
    return [*items[:index], _apply_edit(items[index], inside, edit), *items[index + 1 :]]


def _at_its_place(value: Value, edit: Edit) -> Value:
    match edit:
        case SetValue():
            return edit.value
        case AddItem():
            return [*(value if isinstance(value, list) else []), edit.value]
        case Remove():
            return None
