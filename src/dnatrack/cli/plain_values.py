"""Values of the command line that are what they have to be already: text, or nothing.

Typer has pydantic make a converter for each argument and option of the command that runs,
whether it is given or not. Most are not given, and most that are take a text as it is.
"""

from collections.abc import Iterable
from inspect import signature
from typing import Any, Protocol

_PLACE = "_runtime_param"
"""Where Typer keeps the converter of a parameter. The name is private: see `is_known`."""


class _Parameter(Protocol):
    multiple: bool
    nargs: int
    type_descriptor: Any

    def get_runtime_param(self) -> Any: ...  # noqa: ANN401 - Typer's own


class _AsGiven:
    """A converter that makes Typer's own, and asks it, only where there is something to do."""

    def coerce(self, value: Any, param: _Parameter, ctx: object) -> Any:  # noqa: ANN401 - of any type
        """What Typer would make of a value."""
        if value is None:
            return () if param.multiple or param.nargs == -1 else None
        of = param.type_descriptor
        if of.parameter_info.parser is None:
            if of.annotation is str and _is_text(value):
                return value
            if of.annotation == list[str] and all(map(_is_text, value)):
                return list(value)
        setattr(param, _PLACE, None)
        return param.get_runtime_param().coerce(value, param=param, ctx=ctx)


def _is_text(value: object) -> bool:
    """Whether a value is a text that every encoding of Unicode can hold."""
    return isinstance(value, str) and (value.isascii() or not _has_surrogates(value))


def _has_surrogates(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)


def is_known() -> bool:
    """Whether this Typer converts values in the way that can be spared here.

    0.26 to 0.28 do not; there, and where a later one does it differently, Typer goes its
    own way.
    """
    try:
        from typer._coercion import RuntimeParam
    except ImportError:
        return False
    return list(signature(RuntimeParam.coerce).parameters) == ["self", "value", "param", "ctx"]


def take_as_given(parameters: Iterable[object]) -> None:
    """Have Typer convert only what needs it."""
    if is_known():
        for one in parameters:
            if getattr(one, _PLACE, one) is None:
                setattr(one, _PLACE, _AsGiven())
