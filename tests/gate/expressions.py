"""The part of GitHub's expressions that action.yml uses, worked out as GitHub does."""

import re
from collections.abc import Mapping, Sequence
from typing import TypeGuard

Value = None | bool | int | str | Mapping[str, "Value"]

_TOKEN = re.compile(r"\s*('(?:[^']|'')*'|&&|\|\||==|!=|\(\)|[()!]|[A-Za-z_][\w.-]*)")
_EMBEDDED = re.compile(r"\$\{\{(.*?)\}\}")


def filled(template: str, contexts: Mapping[str, Value]) -> str:
    """`template` with each `${{ expression }}` replaced by what it says."""
    return _EMBEDDED.sub(lambda match: _text(value_of(match[1], contexts)), template)


def is_true(condition: str, contexts: Mapping[str, Value], *, has_failed: bool) -> bool:
    """Whether a step with this `if` runs; after a failure only one that asks for it."""
    asks_itself = re.search(r"\b(always|failure|cancelled)\(\)", condition)
    value = value_of(condition, {**contexts, "always": True})
    return bool(value) and (bool(asks_itself) or not has_failed)


def value_of(expression: str, contexts: Mapping[str, Value]) -> Value:
    """The value of one expression."""
    tokens = [match[1] for match in _TOKEN.finditer(expression)]
    assert "".join(tokens) == re.sub(r"\s(?=(?:[^']*'[^']*')*[^']*$)", "", expression)
    value, rest = _either([one for one in tokens if one != "()"], contexts)
    assert not rest
    return value


_Read = tuple[Value, Sequence[str]]


def _either(tokens: Sequence[str], contexts: Mapping[str, Value]) -> _Read:
    value, rest = _both(tokens, contexts)
    while rest[:1] == ["||"]:
        other, rest = _both(rest[1:], contexts)
        value = value or other
    return value, rest


def _both(tokens: Sequence[str], contexts: Mapping[str, Value]) -> _Read:
    value, rest = _compared(tokens, contexts)
    while rest[:1] == ["&&"]:
        other, rest = _compared(rest[1:], contexts)
        value = value and other
    return value, rest


def _compared(tokens: Sequence[str], contexts: Mapping[str, Value]) -> _Read:
    value, rest = _one(tokens, contexts)
    while rest[:1] in (["=="], ["!="]):
        is_wanted = rest[0] == "=="
        other, rest = _one(rest[1:], contexts)
        value = (value == other) is is_wanted
    return value, rest


def _one(tokens: Sequence[str], contexts: Mapping[str, Value]) -> _Read:
    first, rest = tokens[0], tokens[1:]
    if first.startswith("'"):
        return first[1:-1].replace("''", "'"), rest
    if first in {"true", "false"}:
        return first == "true", rest
    value: Value = contexts
    for name in first.split("."):
        value = value.get(name) if _is_mapping(value) else None
    return value, rest


def _is_mapping(value: Value) -> TypeGuard[Mapping[str, Value]]:
    return isinstance(value, Mapping)


def _text(value: Value) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case _:
            return str(value)
