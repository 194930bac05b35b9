"""The JSON Schema of the data files, for editors and for other programs."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from inspect import cleandoc
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.model import period as periods
from dnatrack.model import words as closed_lists
from dnatrack.model.fields import (
    ID_PATTERN,
    REFERENCE_PATTERN,
    SOURCE_ID_PATTERN,
    FieldKind,
    Line,
    Record,
    RecordField,
    Shorthand,
    TextShape,
)
from dnatrack.model.ministry import MinistriesFile
from dnatrack.model.period import Period
from dnatrack.model.reference_files import CalendarFile, MeetingsFile, Settings, SourcesFile
from dnatrack.model.task import Task
from dnatrack.model.taskforce import TaskforcesFile

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
JsonObject = dict[str, Json]
WordsOf = Callable[[type[StrEnum]], Mapping[StrEnum, Text]]


class _Kind(NamedTuple):
    model: type[Record]
    title: Text


_KINDS: Mapping[str, _Kind] = {
    "task": _Kind(Task, Text("세부과제(tasks/<id>.yaml)", "A task (tasks/<id>.yaml)")),
    "taskforces": _Kind(
        TaskforcesFile, Text("범정부 TF(taskforces.yaml)", "The taskforces (taskforces.yaml)")
    ),
    "ministries": _Kind(
        MinistriesFile, Text("기관(ministries.yaml)", "The ministries (ministries.yaml)")
    ),
    "sources": _Kind(SourcesFile, Text("출처(sources.yaml)", "The sources (sources.yaml)")),
    "meetings": _Kind(
        MeetingsFile, Text("점검회의(meetings.yaml)", "The meetings (meetings.yaml)")
    ),
    "calendar": _Kind(CalendarFile, Text("공휴일(calendar.yaml)", "The holidays (calendar.yaml)")),
    "tracker": _Kind(Settings, Text("관리 설정(tracker.yaml)", "The settings (tracker.yaml)")),
}
KINDS = tuple(_KINDS)


def json_schema(kind: str, words_of: WordsOf) -> JsonObject:
    """The JSON Schema (draft 2020-12) of a kind of data file.

    `words_of` gives the words of the glossary for a closed list; with them an editor
    explains each word that can stand in a field.

    Raises:
        DnatrackError: there is no such kind.
    """
    if kind not in _KINDS:
        known = ", ".join(KINDS)
        raise DnatrackError(
            Text(f"`{kind}` 자료 종류가 없습니다", f"there is no kind of data file `{kind}`"),
            Text(f"사용할 수 있는 종류: {known}", f"kinds: {known}"),
        )
    model, title = _KINDS[kind]
    written = schema_of(model)
    _explain_words(written, words_of)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:dnatrack:schema:{kind}:1",
        "title": f"{title.ko} / {title.en}",
        **written,
    }


def schema_files(words_of: WordsOf) -> dict[str, str]:
    """The text of every file in `schema/`, by its name."""
    schemas = {kind: json_schema(kind, words_of) for kind in KINDS}
    return {
        f"{kind}.schema.json": f"{json.dumps(schema, ensure_ascii=False, indent=2)}\n"
        for kind, schema in schemas.items()
    }


def schema_of(model: type[Record]) -> JsonObject:
    """The schema of a record, with those that it refers to under `$defs`.

    An editor knows numbers from texts: what is a text to dnatrack may look like a number.
    """
    shapes: dict[str, JsonObject] = {}
    written = _record(model, shapes)
    return {"$defs": {name: shapes[name] for name in sorted(shapes)}, **written}


def _record(model: type[Record], shapes: dict[str, JsonObject]) -> JsonObject:
    fields = model.fields().values()
    required: list[Json] = [one.key for one in fields if one.is_required]
    return {
        "additionalProperties": False,
        "description": cleandoc(model.__doc__ or ""),
        "properties": {one.key: _field(one, shapes) for one in fields},
        **({"required": required} if required else {}),
        **({"anyOf": [{"required": [one]} for one in model.one_of]} if model.one_of else {}),
        "type": "object",
    }


def _field(field: RecordField, shapes: dict[str, JsonObject]) -> JsonObject:
    schema = _shape(field.annotation, shapes)
    schema["description"] = f"{field.meaning.ko} / {field.meaning.en}"
    if field.min_length:
        schema["minItems"] = field.min_length
    # An empty default says nothing.
    if field.default not in (..., None, (), {}) and not isinstance(field.default, Record):
        schema["default"] = (
            list(field.default) if isinstance(field.default, tuple) else field.default
        )
    if "enum" in schema or "patternProperties" in schema:
        return schema
    return dict(sorted(schema.items()))


def _shape(annotation: Any, shapes: dict[str, JsonObject]) -> JsonObject:  # noqa: ANN401 - any annotation
    """What may be written for a value of that type."""
    inside, origin = get_args(annotation), get_origin(annotation)
    if origin is Annotated:
        return _annotated(inside[0], inside[1:], shapes)
    if origin in {Union, UnionType}:
        schemas = (_shape(one, shapes) for one in inside)
        return {"anyOf": [other for one in schemas for other in _alternatives(one)]}
    if origin is tuple:
        return {"items": _shape(inside[0], shapes), "type": "array"}
    if origin is dict:
        return _mapping(_shape(inside[0], shapes), _shape(inside[1], shapes))
    return _of_class(annotation, shapes)


def _alternatives(schema: JsonObject) -> list[Json]:
    several = schema.get("anyOf")
    return several if isinstance(several, list) else [schema]


def _annotated(of: Any, metadata: tuple[Any, ...], shapes: dict[str, JsonObject]) -> JsonObject:  # noqa: ANN401 - any annotation
    if get_origin(of) is Literal:
        (version,) = get_args(of)
        return {"enum": [int(version), version]}
    short = next((one for one in metadata if isinstance(one, Shorthand)), None)
    if short is not None:
        return {"anyOf": [_shape(Line, shapes), _shape(of, shapes)]}
    text = next((one for one in metadata if isinstance(one, TextShape)), None)
    if text is None:
        return _shape(of, shapes)
    return _text(ID_PATTERN if FieldKind.MINISTRY in metadata else text.pattern, text.min_length)


def _text(pattern: str | None, min_length: int) -> JsonObject:
    if pattern is None:
        return {"minLength": min_length, "type": ["string", "number"]}
    return {
        "pattern": pattern,
        "type": ["string", "number"] if pattern in _ID_PATTERNS else "string",
    }


def _mapping(key: JsonObject, value: JsonObject) -> JsonObject:
    if "pattern" not in key:
        return {"additionalProperties": value, "type": "object"}
    return {
        "description": None,
        "patternProperties": {str(key["pattern"]): value},
        "type": "object",
        "additionalProperties": False,
    }


def _of_class(of: type, shapes: dict[str, JsonObject]) -> JsonObject:
    if of in _SIMPLE:
        return dict(_SIMPLE[of])
    if issubclass(of, Record):
        shapes[of.__name__] = shapes.get(of.__name__) or _record(of, shapes)
    elif issubclass(of, StrEnum):
        # The description follows: see `_explain_words`.
        words: list[Json] = [str(one) for one in of]
        shapes[of.__name__] = {"description": None, "enum": words, "type": "string"}
    return {"$ref": f"#/$defs/{of.__name__}"}


_SIMPLE: Mapping[type, JsonObject] = {
    str: {"type": "string"},
    NoneType: {"type": "null"},
    bool: {"type": "boolean"},
    int: {"minimum": 0, "type": "integer"},
    date: {"pattern": periods.DAY_PATTERN, "type": "string"},
    Period: {
        "anyOf": [
            {"pattern": periods.PATTERN, "type": "string"},
            {"maximum": periods.LAST_YEAR, "minimum": periods.FIRST_YEAR, "type": "integer"},
        ]
    },
}
_ID_PATTERNS = frozenset({ID_PATTERN, SOURCE_ID_PATTERN, REFERENCE_PATTERN})


def _explain_words(schema: JsonObject, words_of: WordsOf) -> None:
    definitions = schema.get("$defs")
    if not isinstance(definitions, dict):
        return
    for name, definition in definitions.items():
        members = getattr(closed_lists, name, None)
        if isinstance(definition, dict) and isinstance(members, type):
            words = words_of(members)
            explained = {member.value: f"{text.ko} / {text.en}" for member, text in words.items()}
            definition["description"] = " · ".join(f"{one}: {explained[one]}" for one in explained)
            definition["enumDescriptions"] = list(explained.values())
