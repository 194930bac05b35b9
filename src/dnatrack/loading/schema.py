"""The JSON Schema of the data files, for editors and for other programs."""

import json
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.loading.validators import pydantic_schema
from dnatrack.model import words as closed_lists
from dnatrack.model.fields import ID_PATTERN, REFERENCE_PATTERN, SOURCE_ID_PATTERN, Record
from dnatrack.model.ministry import MinistriesFile
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
    "task": _Kind(Task, Text("세부과제 (tasks/<id>.yaml)", "A task (tasks/<id>.yaml)")),
    "taskforces": _Kind(
        TaskforcesFile, Text("범정부 TF (taskforces.yaml)", "The taskforces (taskforces.yaml)")
    ),
    "ministries": _Kind(
        MinistriesFile, Text("기관 (ministries.yaml)", "The ministries (ministries.yaml)")
    ),
    "sources": _Kind(SourcesFile, Text("출처 (sources.yaml)", "The sources (sources.yaml)")),
    "meetings": _Kind(
        MeetingsFile, Text("점검 회의 (meetings.yaml)", "The meetings (meetings.yaml)")
    ),
    "calendar": _Kind(CalendarFile, Text("공휴일 (calendar.yaml)", "The holidays (calendar.yaml)")),
    "tracker": _Kind(Settings, Text("추적 설정 (tracker.yaml)", "The settings (tracker.yaml)")),
}
KINDS = tuple(_KINDS)

_ID_PATTERNS = frozenset({ID_PATTERN, SOURCE_ID_PATTERN, REFERENCE_PATTERN})


def json_schema(kind: str, words_of: WordsOf) -> JsonObject:
    """The JSON Schema (draft 2020-12) of a kind of data file.

    `words_of` gives the words of the glossary for a closed list; with them an editor
    explains each word that can stand in a field.

    Raises:
        DnatrackError: there is no such kind.
    """
    if kind not in _KINDS:
        raise _no_such_kind(kind)
    model, title = _KINDS[kind]
    written = _as_editors_read(pydantic_schema(model))
    _explain_words(written, words_of)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:dnatrack:schema:{kind}:1",
        "title": f"{title.ko} / {title.en}",
        **written,
    }


def schema_files(words_of: WordsOf) -> dict[str, str]:
    """The text of every file in `schema/`, by its name."""
    return {f"{kind}.schema.json": f"{_text_of(json_schema(kind, words_of))}\n" for kind in KINDS}


def _text_of(schema: JsonObject) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2)


def _as_editors_read(schema: JsonObject) -> JsonObject:
    """A schema, and all schemas in it, without noise, and for values with types."""
    kept = dict(_kept_keywords(schema))
    if "const" in kept:
        return _version(kept)
    is_id = kept.get("pattern") in _ID_PATTERNS
    if kept.get("type") == "string" and (is_id or "minLength" in kept):
        kept["type"] = ["string", "number"]
    if "patternProperties" in kept:
        kept["additionalProperties"] = False
    return kept


def _version(schema: JsonObject) -> JsonObject:
    """The version of the data format: text to dnatrack, a number to an editor."""
    text = schema.pop("const")
    del schema["type"]
    return {"enum": [int(str(text)), text], **schema}


def _kept_keywords(schema: JsonObject) -> Iterator[tuple[str, Json]]:
    for keyword, value in schema.items():
        match keyword, value:
            case ("properties" | "$defs" | "patternProperties", dict()):
                yield keyword, {name: _nested(one) for name, one in value.items()}
            case ("title", _) | ("default", None | [] | dict()):
                continue  # a title repeats the key, and an empty default says nothing
            case _:
                yield keyword, _nested(value)


def _nested(value: Json) -> Json:
    match value:
        case dict():
            return _as_editors_read(value)
        case list():
            return [_nested(one) for one in value]
        case _:
            return value


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


def _no_such_kind(kind: str) -> DnatrackError:
    known = ", ".join(KINDS)
    return DnatrackError(
        Text(f"`{kind}`이라는 자료 종류가 없습니다", f"there is no kind of data file `{kind}`"),
        Text(f"있는 종류: {known}", f"kinds: {known}"),
    )
