"""Whether plain values are what the records need, by pydantic: imported for new data only."""

from datetime import date
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    StringConstraints,
    ValidationError,
    WithJsonSchema,
    create_model,
)
from pydantic_core import PydanticCustomError

from dnatrack.model import period as periods
from dnatrack.model.fields import (
    ID_PATTERN,
    FieldKind,
    Line,
    Record,
    RecordField,
    Shorthand,
    TextShape,
)
from dnatrack.model.period import Period, PeriodError

_MAX_DIGITS = 6


def refusal(model: type[Record], value: object) -> ValidationError | None:
    """Why `value` does not describe a record; None where it does."""
    try:
        _validator(model).model_validate(value)
    except ValidationError as error:
        return error
    return None


def pydantic_schema(model: type[Record]) -> dict[str, Any]:
    """The JSON Schema of what describes a record, as pydantic writes it."""
    return _validator(model).model_json_schema(by_alias=True)


_VALIDATORS: dict[type[Record], type[BaseModel]] = {}


def _validator(model: type[Record]) -> type[BaseModel]:
    """The pydantic model of the same fields; what it makes of a value is thrown away."""
    if model not in _VALIDATORS:
        fields: dict[str, Any] = {
            name: (_annotation(one.annotation), _field(one)) for name, one in model.fields().items()
        }
        config = ConfigDict(extra="forbid", defer_build=True)
        name, doc = model.__name__, model.__doc__
        _VALIDATORS[model] = create_model(name, __doc__=doc, __config__=config, **fields)
    return _VALIDATORS[model]


def _field(of: RecordField) -> Any:  # noqa: ANN401 - as pydantic's Field
    default = of.default
    if isinstance(default, Record):
        default = _validator(type(default)).model_construct()
    return Field(
        default,
        description=f"{of.meaning.ko} / {of.meaning.en}",
        alias=of.key if of.key != of.name else None,
        min_length=of.min_length or None,
    )


def _annotation(of: Any) -> Any:  # noqa: ANN401 - any annotation
    """The same type, as pydantic validates it."""
    if isinstance(of, type) and not get_args(of):
        return _validator(of) if issubclass(of, Record) else _SIMPLE.get(of, of)
    inside: tuple[Any, ...] = get_args(of)
    origin: Any = get_origin(of)
    if origin is Annotated:
        return _annotated(inside[0], inside[1:])
    if origin in {Union, UnionType}:
        return Union[tuple(map(_annotation, inside))]  # noqa: UP007 - of any number
    return origin[tuple(map(_annotation, inside))] if origin in {tuple, dict} else of


def _annotated(of: Any, metadata: tuple[object, ...]) -> Any:  # noqa: ANN401 - any annotation
    made = _annotation(of)
    for one in metadata:
        match one:
            case TextShape(pattern, min_length):
                shape = StringConstraints(min_length=min_length or None, pattern=pattern)
                made = Annotated[made, shape]
            case Shorthand(field):
                made = Annotated[made, _shorthand(field, made)]
            case _:
                pass
    if FieldKind.MINISTRY in metadata:
        return Annotated[made, WithJsonSchema({"type": "string", "pattern": ID_PATTERN})]
    return made


def _shorthand(field: str, of: Any) -> BeforeValidator:  # noqa: ANN401 - any annotation
    def in_full(value: object) -> object:
        return {field: value} if isinstance(value, str) else value

    return BeforeValidator(in_full, json_schema_input_type=_annotation(Line) | of)


def _period(value: object) -> Period:
    if not isinstance(value, str):
        raise _wrong_type("period")
    try:
        return Period.parse(value)
    except PeriodError as error:
        raise PydanticCustomError(
            "impossible_date",
            "not a period",
            {"text": value, "suggestion": error.suggestion, "expected": "period"},
        ) from None


def _day(value: object) -> date:
    period = _period(value)
    if period.first != period.last:
        raise PydanticCustomError(
            "impossible_date",
            "not a day",
            {"text": str(value), "suggestion": None, "expected": "day"},
        )
    return period.first


def _yes_no(value: object) -> bool:
    if value not in {"true", "false"}:
        raise _wrong_type("yes-no")
    return value == "true"


def _count(value: object) -> int:
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= _MAX_DIGITS:
        return int(value)
    raise _wrong_type("count")


def _wrong_type(expected: str) -> PydanticCustomError:
    return PydanticCustomError("wrong_type", "wrong type", {"expected": expected})


_YEAR = {"type": "integer", "minimum": periods.FIRST_YEAR, "maximum": periods.LAST_YEAR}
_SIMPLE: dict[type, Any] = {
    Period: Annotated[
        Period,
        PlainValidator(_period),
        WithJsonSchema({"anyOf": [{"type": "string", "pattern": periods.PATTERN}, _YEAR]}),
    ],
    date: Annotated[
        date,
        PlainValidator(_day),
        WithJsonSchema({"type": "string", "pattern": periods.DAY_PATTERN}),
    ],
    bool: Annotated[bool, PlainValidator(_yes_no), WithJsonSchema({"type": "boolean"})],
    int: Annotated[int, PlainValidator(_count), WithJsonSchema({"type": "integer", "minimum": 0})],
}
