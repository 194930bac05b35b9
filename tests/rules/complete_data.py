"""Records in which every field is given, made from the schema of the data files."""

from typing import Any, TypeVar

from dnatrack.loading.partial_record import build
from dnatrack.loading.schema import schema_of
from dnatrack.model import fields
from dnatrack.model.data_files import DataPath
from dnatrack.model.fields import (
    ID_PATTERN,
    REFERENCE_PATTERN,
    SOURCE_ID_PATTERN,
    TEAM_PATTERN,
    Record,
)
from dnatrack.model.ministry import Ministry
from dnatrack.model.reference_files import Holiday, Meeting, Settings
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import Tracker

SOURCE = "SOURCE"
NAME: "Value" = {"ko": "이름", "en": "Name"}
BY_PATTERN = {
    ID_PATTERN: "some-id",
    REFERENCE_PATTERN: "some-id",
    SOURCE_ID_PATTERN: SOURCE,
    TEAM_PATTERN: "@some/team",
}

Value = str | list["Value"] | dict[str, "Value"]
Schema = dict[str, object]

_AnyRecord = TypeVar("_AnyRecord", bound=Record)


def complete_value(model: type[Record]) -> Value:
    schema: dict[str, Any] = {**schema_of(model)}
    return _value(schema, schema.get("$defs", {}))


def _value(schema: Schema, defs: dict[str, Schema]) -> Value:
    match schema:
        case {"$ref": str(ref)}:
            name = ref.removeprefix("#/$defs/")
            return NAME if name == "Name" else _value(defs[name], defs)
        case {"properties": dict(parts)}:
            return {key: _value(field, defs) for key, field in parts.items()}
        case {"anyOf": list(options)}:
            shapes = [one for one in options if one != {"type": "null"}]
            return _value(next((one for one in shapes if "$ref" in one), shapes[0]), defs)
        case {"patternProperties": {fields.ID_PATTERN: dict(field)}} | {
            "additionalProperties": dict(field)
        }:
            return {"field": _value(field, defs)}
        case {"type": "array", "items": dict(item)}:
            return [_value(item, defs)]
        case _:
            return _scalar(schema)


def _scalar(schema: Schema) -> str:
    match schema:
        case {"enum": [str(word), *_]} | {"const": str(word)}:
            return word
        case {"pattern": str(pattern)} if pattern in BY_PATTERN:
            return BY_PATTERN[pattern]
        case {"pattern": str(pattern)}:
            return "https://example.org" if pattern.startswith("^http") else "2020-01-01"
        case {"type": "boolean"}:
            return "true"
        case _:
            return "1"


def _record(model: type[_AnyRecord], at: DataPath) -> _AnyRecord:
    made = build(model, complete_value(model))
    made.put_at(at)
    if isinstance(made, Task | Taskforce):
        made.milestones[0].put_at(at.at("milestones", 0))
    return made


PLACES: dict[type[Record], DataPath] = {
    Settings: DataPath("tracker.yaml"),
    Taskforce: DataPath("taskforces.yaml", ("taskforces", 0)),
    Ministry: DataPath("ministries.yaml", ("ministries", 0)),
    Meeting: DataPath("meetings.yaml", ("meetings", 0)),
    Holiday: DataPath("calendar.yaml", ("holidays", 0)),
    Task: DataPath("tasks/some-id.yaml"),
}

COMPLETE_TRACKER = Tracker(
    settings=_record(Settings, PLACES[Settings]),
    taskforces=(_record(Taskforce, PLACES[Taskforce]),),
    ministries=(_record(Ministry, PLACES[Ministry]),),
    meetings=(_record(Meeting, PLACES[Meeting]),),
    holidays=(_record(Holiday, PLACES[Holiday]),),
    tasks=(_record(Task, PLACES[Task]),),
)


def places_of(wanted: Value) -> set[DataPath]:
    """Every place in the complete tracker where this value stands."""
    return {
        place
        for model, at in PLACES.items()
        for place in _places(complete_value(model), at, wanted=wanted)
    }


def _places(value: Value, at: DataPath, *, wanted: Value) -> set[DataPath]:
    if value == wanted:
        return {at}
    if isinstance(value, dict):
        inside = [_places(one, at.at(key), wanted=wanted) for key, one in value.items()]
    elif isinstance(value, list):
        inside = [_places(one, at.at(index), wanted=wanted) for index, one in enumerate(value)]
    else:
        inside = []
    return set().union(*inside)
