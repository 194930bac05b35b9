"""What the data format has at a place of a file: which field, of what sort."""

from collections.abc import Iterator
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from dnatrack.domain.calendar import CalendarFile
from dnatrack.domain.data_files import (
    CALENDAR,
    MEETINGS,
    MINISTRIES,
    SETTINGS,
    SOURCES,
    TASKFORCES,
    is_task_file,
)
from dnatrack.domain.meeting import MeetingsFile
from dnatrack.domain.ministry import MinistriesFile
from dnatrack.domain.place import DataPath, Key
from dnatrack.domain.record import FieldKind, Record
from dnatrack.domain.settings import Settings
from dnatrack.domain.source import SourcesFile
from dnatrack.domain.task import Task
from dnatrack.domain.taskforce import TaskforcesFile
from dnatrack.reading.schema_keys import keys_at, record_at

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
    say whether there may be several.
    """

    kind: FieldKind | None = None
    words: type[StrEnum] | None = None
    record: type[BaseModel] | None = None
    is_list: bool = False
    is_mapping: bool = False


def model_of(file: str) -> type[Record] | None:
    """What a data file of this name holds; None where it is no data file."""
    return Task if is_task_file(file) else _MODELS.get(file)


def known_keys(at: DataPath) -> tuple[str, ...]:
    """The keys that may stand in the mapping at a place, in the order of the house."""
    # Of a list all items are alike.
    return _known_keys(model_of(at.file), tuple(0 if isinstance(k, int) else k for k in at.keys))


@lru_cache(maxsize=4096)
def _known_keys(model: type[Record] | None, keys: tuple[Key, ...]) -> tuple[str, ...]:
    return tuple(keys_at(model, keys)) if model is not None else ()


def field_at(at: DataPath) -> Field | None:
    """What may stand at a place; None where nothing may.

    An item of a list or mapping is what the whole says, without being one.
    """
    whole = field_at(at.parent) if at.keys else None
    if whole is not None and (whole.is_list or whole.is_mapping):
        return whole._replace(is_list=False, is_mapping=False)
    info = _info_at(at.file, at.keys)
    if info is None:
        return None
    parts = list(_parts(info))
    return Field(
        next((one for one in parts if isinstance(one, FieldKind)), None),
        next((one for one in parts if _is_kind_of(one, StrEnum)), None),
        next((one for one in parts if _is_kind_of(one, BaseModel)), None),
        is_list=any(one is tuple for one in parts),
        is_mapping=any(one is dict for one in parts),
    )


@cache
def is_no_text(key: str) -> bool:
    """Whether fields of this name hold dates, counts or yes/no, which need no quotes."""
    return key in _keys_of_no_text()


@cache
def _keys_of_no_text() -> frozenset[str]:
    models: list[type[BaseModel]] = [Task, *_MODELS.values()]
    return frozenset(key for model in models for key in _no_text_in(model))


def _no_text_in(model: type[BaseModel]) -> Iterator[str]:
    for name, info in model.model_fields.items():
        for part in _parts(info):
            if isinstance(part, FieldKind) and part in _NO_TEXT:
                yield info.alias or name
            elif _is_kind_of(part, BaseModel):
                yield from _no_text_in(part)


def _info_at(file: str, keys: tuple[Key, ...]) -> FieldInfo | None:
    model = model_of(file)
    holder = record_at(model, keys[:-1]) if model is not None and keys else None
    if holder is None:
        return None
    named = {info.alias or name: info for name, info in holder.model_fields.items()}
    return named.get(str(keys[-1]))


def _parts(info: FieldInfo) -> Iterator[Any]:
    yield from info.metadata
    yield from _parts_of(info.annotation)


def _parts_of(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - any annotation
    yield get_origin(annotation) or annotation
    yield from getattr(annotation, "__metadata__", ())
    for part in get_args(annotation):
        yield from _parts_of(part)


def _is_kind_of(part: Any, base: type) -> bool:  # noqa: ANN401 - any part of an annotation
    return isinstance(part, type) and issubclass(part, base) and part is not base
