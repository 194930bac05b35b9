"""The part of GitHub's expressions that action.yml uses, worked out as GitHub does."""

import re
from collections.abc import Mapping

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
    """The value of one expression, put in the words of Python, where they mean the same."""
    tokens = [match[1] for match in _TOKEN.finditer(expression)]
    assert "".join(tokens) == re.sub(r"\s(?=(?:[^']*'[^']*')*[^']*$)", "", expression)
    python = " ".join(_in_python(one, contexts) for one in tokens)
    value: Value = eval(python, {})  # noqa: S307 - literals and operators
    return value


_WORDS = {"&&": "and", "||": "or", "()": "", "!": "not", "true": "True", "false": "False"}


def _in_python(token: str, contexts: Mapping[str, Value]) -> str:
    if token in _WORDS or not re.match(r"['\w]", token):
        return _WORDS.get(token, token)
    value: Value = contexts
    if token.startswith("'"):
        value = token[1:-1].replace("''", "'")
    else:
        for name in token.split("."):
            value = value.get(name) if isinstance(value, Mapping) else None
    return repr(value)


def _text(value: Value) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
