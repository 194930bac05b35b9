"""Records as the plain values that their YAML holds."""

from datetime import date
from enum import StrEnum

from dnatrack.model.fields import Record
from dnatrack.model.period import Period
from dnatrack.yamltext.parse import Value


def plain_record(record: Record) -> dict[str, Value]:
    """What a file says that reads as `record`: the fields it gives, in the order of the model."""
    return {
        field.alias or name: plain(getattr(record, name))
        for name, field in type(record).model_fields.items()
        if name in record.model_fields_set
    }


def plain(value: object) -> Value:
    """What a file says that reads as `value`."""
    match value:
        case None | str() if not isinstance(value, StrEnum):
            return value
        case bool():
            return "true" if value else "false"
        case Record():
            return plain_record(value)
        case dict():
            return {str(key): plain(inside) for key, inside in value.items()}
        case tuple() | list():
            return [plain(inside) for inside in value]
        case StrEnum() | int() | Period() | date():
            return str(value)
        case _:
            raise TypeError(type(value))
