"""What the data format has at a place of a file: which keys, and which field of what sort."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, NamedTuple, get_args, get_origin

from dnatrack.i18n import Text
from dnatrack.model.data_files import (
    CALENDAR,
    MEETINGS,
    MINISTRIES,
    SETTINGS,
    SOURCES,
    TASKFORCES,
    DataPath,
    Key,
    is_task_file,
)
from dnatrack.model.fields import FieldKind, Record, RecordField
from dnatrack.model.ministry import MinistriesFile
from dnatrack.model.reference_files import CalendarFile, MeetingsFile, Settings, SourcesFile
from dnatrack.model.task import Task
from dnatrack.model.taskforce import TaskforcesFile
from dnatrack.model.words import closest

# Which keys may stand at a place in the data, and the way out for those that may not.

_DELETE_IT = Text(
    "이 줄을 지우세요. `dnatrack show` 명령이 날마다 새로 계산합니다",
    "delete it; `dnatrack show` works it out anew each day",
)
COMPUTED_KEYS = frozenset(
    (
        "status", "state", "progress", "percent", "days_late", "days_left", "late", "overdue",
        "is_late", "delay", "count", "counts", "total", "totals", "signal", "schedule", "slips",
        "original_due", "last_updated", "updated", "updated_on", "updated_at", "last_modified",
        "modified", "modified_on", "created", "created_on", "created_at",
    )
)  # fmt: skip
"""Keys people write although dnatrack works their values out."""


def computed_key_hint(key: str, known: list[str]) -> Text:
    """What to do about a computed key where the keys `known` may stand."""
    if key not in {"status", "state"} or "lifecycle" not in known:
        return _DELETE_IT
    return Text(
        f"진행 상태라면 `lifecycle` 키에 적고, 아니면 {_DELETE_IT.ko}",
        f"if it says how far things have come, write it under `lifecycle`; else {_DELETE_IT.en}",
    )


def unknown_key_hint(
    key: str, model: type[Record], keys: tuple[Key, ...], present: Mapping[str, object]
) -> Text:
    """What `key` was probably meant to be where `keys` lead to; `present` are keys there."""
    if (inner := _holder_of(key, model, keys)) is not None:
        return Text(f"`{key}` 키는 `{inner}` 안에 적으세요", f"`{key}` is written inside `{inner}`")
    unused = [one for one in keys_at(model, keys) if one not in present]
    spelt = key.casefold().replace("-", "_").replace(" ", "_")
    if close := closest(spelt, unused):
        return Text(f"비슷한 이름: `{close}`", f"did you mean `{close}`?")
    if not unused:
        return Text("이 줄을 지우세요", "delete this line")
    some = ", ".join(f"`{one}`" for one in unused)
    return Text(f"이 위치에 더 쓸 수 있는 키: {some}", f"keys that can still stand here: {some}")


def _holder_of(key: str, model: type[Record], keys: tuple[Key, ...]) -> str | None:
    """The key beside `key` inside of which it would be known: `milestones` for `due`."""
    found = record_at(model, keys)
    for name, annotation in _annotations(found).items() if found else ():
        inner = _record_in(annotation)
        if inner is not None and key in _annotations(inner):
            return name
    return None


def present_keys(value: object, keys: tuple[Key, ...]) -> Mapping[str, object]:
    """The mapping that `keys` lead to in `value`; empty where there is none."""
    for key in keys:
        if isinstance(value, dict):
            value = value.get(key)
        elif isinstance(value, list) and isinstance(key, int) and key < len(value):
            value = value[key]
        else:
            return {}
    return value if isinstance(value, dict) else {}


def keys_at(model: type[Record], keys: tuple[Key, ...]) -> list[str]:
    """The keys that may stand where `keys` lead to, as the data spells them."""
    found = record_at(model, keys)
    return list(_annotations(found)) if found is not None else []


def record_at(model: type[Record], keys: tuple[Key, ...]) -> type[Record] | None:
    """The record that stands where `keys` lead to; None where no record does."""
    found: type[Record] | None = model
    is_mapping = False
    for key in keys:
        if found is None:
            return None
        if is_mapping or isinstance(key, int):
            is_mapping = False
            continue
        annotation = _annotations(found).get(key)
        found, is_mapping = _record_in(annotation), _is_mapping(annotation)
    return None if is_mapping else found


def _annotations(model: type[Record]) -> dict[str, Any]:
    """The type of each field by the key that the data uses for it."""
    return {field.key: field.annotation for field in model.fields().values()}


def _record_in(annotation: Any) -> type[Record] | None:  # noqa: ANN401 - any annotation
    """The first record that an annotation such as `tuple[Milestone, ...] | None` holds."""
    if isinstance(annotation, type) and not get_args(annotation):
        return annotation if issubclass(annotation, Record) else None
    for part in get_args(annotation):
        if (record := _record_in(part)) is not None:
            return record
    return None


def _is_mapping(annotation: Any) -> bool:  # noqa: ANN401 - any annotation
    origin = getattr(annotation, "__origin__", None)
    return origin is dict or any(map(_is_mapping, get_args(annotation)))


_MODELS: dict[str, type[Record]] = {
    SETTINGS: Settings,
    TASKFORCES: TaskforcesFile,
    MINISTRIES: MinistriesFile,
    SOURCES: SourcesFile,
    MEETINGS: MeetingsFile,
    CALENDAR: CalendarFile,
}
_NO_TEXT = frozenset({FieldKind.PERIOD, FieldKind.DAY, FieldKind.YES_NO, FieldKind.COUNT})


class Field(NamedTuple):
    """What may stand at a place. With none of `kind`, `words` and `record`, any text.

    `record` is what a mapping, or each item of a list, holds. `is_list` and `is_mapping`
    say whether there may be several, `is_required` whether it has to be given.
    """

    kind: FieldKind | None = None
    words: type[StrEnum] | None = None
    record: type[Record] | None = None
    is_list: bool = False
    is_mapping: bool = False
    is_required: bool = False


def model_of(file: str) -> type[Record] | None:
    """What a data file of this name holds; None where it is no data file."""
    return Task if is_task_file(file) else _MODELS.get(file)


def known_keys(at: DataPath) -> tuple[str, ...]:
    """The keys that may stand in the mapping at a place, in the order of the house."""
    # Of a list all items are alike.
    keys = tuple(0 if isinstance(key, int) else key for key in at.keys)
    return _known_keys(_ANY_TASK if is_task_file(at.file) else at.file, keys)


_ANY_TASK = "tasks/any.yaml"


@lru_cache(maxsize=4096)
def _known_keys(file: str, keys: tuple[Key, ...]) -> tuple[str, ...]:
    model = model_of(file)
    return tuple(keys_at(model, keys)) if model is not None else ()


def field_at(at: DataPath) -> Field | None:
    """What may stand at a place; None where nothing may.

    An item of a list or mapping is what the whole says, without being one.
    """
    whole = field_at(at.parent) if at.keys else None
    if whole is not None and (whole.is_list or whole.is_mapping):
        return whole._replace(is_list=False, is_mapping=False)
    field = _record_field(at.file, at.keys)
    return shape_of(field) if field is not None else None


def shape_of(field: RecordField) -> Field:
    """What a field of a record may hold."""
    parts = list(_parts_of(field.annotation))
    return Field(
        next((one for one in parts if isinstance(one, FieldKind)), None),
        next((one for one in parts if _is_kind_of(one, StrEnum)), None),
        next((one for one in parts if _is_kind_of(one, Record)), None),
        is_list=any(one is tuple for one in parts),
        is_mapping=any(one is dict for one in parts),
        is_required=field.is_required,
    )


@cache
def is_no_text(key: str) -> bool:
    """Whether fields of this name hold dates, counts or yes/no, which need no quotes."""
    return key in _keys_of_no_text()


@cache
def _keys_of_no_text() -> frozenset[str]:
    models: list[type[Record]] = [Task, *_MODELS.values()]
    return frozenset(key for model in models for key in _no_text_in(model))


def _no_text_in(model: type[Record]) -> Iterator[str]:
    for field in model.fields().values():
        for part in _parts_of(field.annotation):
            if isinstance(part, FieldKind) and part in _NO_TEXT:
                yield field.key
            elif _is_kind_of(part, Record):
                yield from _no_text_in(part)


def _record_field(file: str, keys: tuple[Key, ...]) -> RecordField | None:
    model = model_of(file)
    holder = record_at(model, keys[:-1]) if model is not None and keys else None
    if holder is None:
        return None
    return {one.key: one for one in holder.fields().values()}.get(str(keys[-1]))


def _parts_of(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - any annotation
    yield get_origin(annotation) or annotation
    yield from getattr(annotation, "__metadata__", ())
    for part in get_args(annotation):
        yield from _parts_of(part)


def _is_kind_of(part: Any, base: type) -> bool:  # noqa: ANN401 - any part of an annotation
    return isinstance(part, type) and issubclass(part, base) and part is not base
