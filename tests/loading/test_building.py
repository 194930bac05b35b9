from collections.abc import Iterator
from datetime import date
from types import NoneType, UnionType
from typing import Annotated, Literal, Union, get_args, get_origin

import pytest

from dnatrack.loading.partial_record import build
from dnatrack.loading.validators import validate
from dnatrack.model.fields import Record
from tests.rules.complete_data import COMPLETE_TRACKER, complete_value

RECORDS = (
    COMPLETE_TRACKER.settings,
    *COMPLETE_TRACKER.taskforces,
    *COMPLETE_TRACKER.ministries,
    *COMPLETE_TRACKER.meetings,
    *COMPLETE_TRACKER.holidays,
    *COMPLETE_TRACKER.tasks,
)
each_record = pytest.mark.parametrize("record", RECORDS, ids=lambda one: type(one).__name__)


@each_record
def test_what_is_built_from_sound_values_is_what_the_fields_say(record: Record) -> None:
    assert list(misfits(record)) == []


@each_record
def test_pydantic_makes_of_sound_values_what_is_built_of_them_without_it(record: Record) -> None:
    value = complete_value(type(record))

    validated, built = validate(type(record), value), build(type(record), value)
    assert validated == built == record
    assert isinstance(validated, Record)
    assert [*misfits(validated)] == []
    assert given_in(validated) == given_in(built)


def given_in(value: object) -> object:
    """Which fields are given, in a record and in all that it holds."""
    match value:
        case Record():
            return {name: given_in(one) for name, one in value.given().items()}
        case tuple():
            return [given_in(one) for one in value]
        case dict():
            return {key: given_in(one) for key, one in value.items()}
        case _:
            return None


def misfits(record: Record) -> Iterator[str]:
    for name, field in record.fields().items():
        if not is_of(getattr(record, name), field.annotation):
            yield f"{type(record).__name__}.{name}"


def is_of(value: object, annotation: object) -> bool:
    inside = get_args(annotation)
    match get_origin(annotation):
        case None:
            fits = type(value) is annotation
            return fits and not (isinstance(value, Record) and [*misfits(value)])
        case origin if origin is Annotated:
            return is_of(value, inside[0])
        case origin if origin in {Union, UnionType}:
            return any(is_of(value, one) for one in inside if one is not NoneType)
        case origin if origin is Literal:
            return value in inside
        case origin if origin is tuple:
            return isinstance(value, tuple) and all(is_of(one, inside[0]) for one in value)
        case _:
            return isinstance(value, dict) and all(is_of(one, inside[1]) for one in value.values())


def test_days_and_numbers_are_told_from_texts() -> None:
    assert is_of(date(2020, 1, 1), date)
    assert not is_of("2020-01-01", date)
