"""Plain values to records, by pydantic, which says what does not fit: imported for new data only.

Of pydantic its core alone, without the half that makes models of classes: making those of our
records takes longer than to read all the data.
"""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from functools import partial
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic_core import PydanticCustomError, SchemaValidator, ValidationError
from pydantic_core.core_schema import (
    CoreSchema,
    TypedDictField,
    dict_schema,
    enum_schema,
    literal_schema,
    no_info_after_validator_function,
    no_info_before_validator_function,
    no_info_plain_validator_function,
    nullable_schema,
    str_schema,
    tuple_variable_schema,
    typed_dict_field,
    typed_dict_schema,
)

from dnatrack.loading.partial_record import in_full
from dnatrack.model.fields import Record, RecordField, Shorthand, TextShape
from dnatrack.model.period import Period, period_of
from dnatrack.yamltext.odd_characters import is_nothing

_MAX_DIGITS = 6

_AnyRecord = TypeVar("_AnyRecord", bound=Record)


def validate(model: type[_AnyRecord], value: object) -> _AnyRecord | ValidationError:
    """The record that `value` describes, or why it describes none."""
    if model not in _VALIDATORS:
        _VALIDATORS[model] = SchemaValidator(_record(model))
    try:
        record: _AnyRecord = _VALIDATORS[model].validate_python(value)
    except ValidationError as error:
        return error
    return record


_VALIDATORS: dict[type[Record], SchemaValidator] = {}


def _record(model: type[Record]) -> CoreSchema:
    fields = {one.name: _field(one) for one in model.fields().values()}
    schema: CoreSchema = typed_dict_schema(fields, extra_behavior="forbid")
    if model.one_of:
        schema = no_info_before_validator_function(_with_one_of(model.one_of), schema)
    return no_info_after_validator_function(partial(_of_fields, model), schema)


def _of_fields(model: type[_AnyRecord], fields: dict[str, object]) -> _AnyRecord:
    made = model.__new__(model)
    given = made.__dict__
    # One by one: so the names are kept once for all records of a kind, not in each.
    for name, value in fields.items():
        given[name] = value
    return made


def _with_one_of(keys: tuple[str, ...]) -> Callable[[object], object]:
    def with_one_of(value: object) -> object:
        if isinstance(value, dict) and all(value.get(key) is None for key in keys):
            raise PydanticCustomError("none_of", "none of", {"keys": keys})
        return value

    return with_one_of


def _field(of: RecordField) -> TypedDictField:
    schema = _schema(of.annotation, min_length=of.min_length)
    return typed_dict_field(schema, required=of.is_required, validation_alias=of.key)


def _schema(annotation: Any, *, min_length: int = 0) -> CoreSchema:  # noqa: ANN401 - any annotation
    """What validates the plain value for a value of that type."""
    inside, origin = get_args(annotation), get_origin(annotation)
    if origin is Annotated:
        return _annotated(inside[0], inside[1:])
    if origin in {Union, UnionType}:
        (of,) = (one for one in inside if one is not NoneType)
        return nullable_schema(_schema(of))
    if origin is tuple:
        return tuple_variable_schema(_schema(inside[0]), min_length=min_length or None)
    if origin is dict:
        return dict_schema(*map(_schema, inside))
    return literal_schema([*inside]) if origin is Literal else _of_class(annotation)


def _annotated(of: Any, metadata: tuple[object, ...]) -> CoreSchema:  # noqa: ANN401 - any annotation
    for one in metadata:
        match one:
            case TextShape(None):
                return no_info_after_validator_function(_seen, str_schema())
            case TextShape(pattern):
                return str_schema(pattern=pattern)
            case Shorthand(field):
                return no_info_before_validator_function(partial(in_full, of, field), _schema(of))
            case _:
                pass
    return _schema(of)


def _of_class(of: type) -> CoreSchema:
    if issubclass(of, Record):
        return _record(of)
    if issubclass(of, StrEnum):
        return enum_schema(of, list(of), sub_type="str")
    return no_info_plain_validator_function(_SIMPLE[of]) if of in _SIMPLE else str_schema()


def _period(value: object) -> Period:
    if not isinstance(value, str):
        raise _wrong_type("period")
    period = period_of(value)
    if period is None:
        raise _impossible_date(value, "period")
    return period


def _day(value: object) -> date:
    if not isinstance(value, str):
        raise _wrong_type("period")
    period = period_of(value)
    if period is None or period.first != period.last:
        raise _impossible_date(value, "day")
    return period.first


def _impossible_date(text: str, expected: str) -> PydanticCustomError:
    said = {"text": text, "expected": expected}
    return PydanticCustomError("impossible_date", "not a date", said)


def _yes_no(value: object) -> bool:
    if value == "true":
        return True
    if value == "false":
        return False
    raise _wrong_type("yes-no")


def _count(value: object) -> int:
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= _MAX_DIGITS:
        return int(value)
    raise _wrong_type("count")


def _seen(text: str) -> str:
    """`text`, in which there is something to see; `null` and `~` say that there is nothing."""
    # Nearly all that people write begins with a syllable, which is neither.
    if not "가" <= text[:1] <= "힣" and is_nothing(text):
        raise PydanticCustomError("blank", "blank")
    return text


def _wrong_type(expected: str) -> PydanticCustomError:
    return PydanticCustomError("wrong_type", "wrong type", {"expected": expected})


_SIMPLE: dict[type, Callable[[object], object]] = {
    Period: _period,
    date: _day,
    bool: _yes_no,
    int: _count,
}
