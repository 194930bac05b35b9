"""Records from plain values that are as they should be: no pydantic, and nothing is checked."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from functools import partial
from types import NoneType, UnionType
from typing import Annotated, Any, NamedTuple, TypeVar, Union, get_args, get_origin

from dnatrack.model.fields import Record, Shorthand
from dnatrack.model.period import Period

_AnyRecord = TypeVar("_AnyRecord", bound=Record)
_Convert = Callable[[Any], Any]


class _Part(NamedTuple):
    """The field that a key stands for, and what makes its value; None leaves it as it is."""

    name: str
    convert: _Convert | None


def build(model: type[_AnyRecord], value: object) -> _AnyRecord:
    """The record that `value` describes, whose fields `validators` would accept.

    What is a record already stays as it is.
    """
    parts, fields = _PARTS.get(model) or _parts(model), {}
    given: dict[str, object] = value  # type: ignore[assignment] # as a validator says
    for key, inside in given.items():
        name, convert = parts[key]
        fields[name] = inside if convert is None else convert(inside)
    return model.of_values(fields)


_PARTS: dict[type[Record], dict[str, _Part]] = {}


def _parts(model: type[Record]) -> dict[str, _Part]:
    """What each key of a record stands for; worked out once."""
    fields = model.fields().values()
    return _PARTS.setdefault(
        model, {one.key: _Part(one.name, _converter(one.annotation)) for one in fields}
    )


def _converter(annotation: Any) -> _Convert | None:  # noqa: ANN401 - any annotation
    """What makes a value of that type from a plain one; None where the plain one is it."""
    inside, origin = get_args(annotation), get_origin(annotation)
    if origin is Annotated:
        short = next((one for one in inside if isinstance(one, Shorthand)), None)
        return partial(_record, inside[0], short.field) if short else _converter(inside[0])
    if origin is UnionType or origin is Union:
        (of,) = (one for one in inside if one is not NoneType)
        convert = _converter(of)
        return convert and partial(_unless_empty, convert)
    if origin is tuple:
        convert = _converter(inside[0])
        return tuple if convert is None else partial(_tuple, convert)
    if origin is dict:
        convert = _converter(inside[1])
        return convert and partial(_mapping, convert)
    return _of_class(annotation) if isinstance(annotation, type) else None


def _of_class(of: type) -> _Convert | None:
    if issubclass(of, Record):
        return partial(_record, of, None)
    if issubclass(of, StrEnum):
        return of
    return _SIMPLE.get(of)


def _record(model: type[Record], short: str | None, value: Any) -> Record:  # noqa: ANN401 - see `build`
    if isinstance(value, Record):
        return value
    return build(model, {short: value} if short and isinstance(value, str) else value)


def _unless_empty(convert: _Convert, value: object) -> object:
    return None if value is None else convert(value)


def _tuple(convert: _Convert, value: list[object]) -> tuple[object, ...]:
    return tuple([convert(one) for one in value])


def _mapping(convert: _Convert, value: dict[str, object]) -> dict[str, object]:
    return {key: convert(one) for key, one in value.items()}


def _day(text: str) -> date:
    return Period.parse(text).first


def _yes_no(value: str | bool) -> bool:  # noqa: FBT001 - it is the value
    return value in {True, "true"}


_SIMPLE: Mapping[type, _Convert] = {Period: Period.parse, date: _day, bool: _yes_no, int: int}
