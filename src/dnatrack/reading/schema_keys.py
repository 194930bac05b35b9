"""Which keys may stand at a place in the data, and the way out for those that may not."""

from collections.abc import Mapping
from typing import Any, get_args

from pydantic import BaseModel

from dnatrack.domain.place import Key
from dnatrack.i18n import Text

_DELETE_IT = Text(
    "이 줄을 지우세요. `dnatrack show`가 날마다 새로 계산합니다",
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
        f"진행 상태라면 `lifecycle`에 적고, 아니면 {_DELETE_IT.ko}",
        f"if it says how far things have come, write it under `lifecycle`; else {_DELETE_IT.en}",
    )


def unknown_key_hint(
    key: str, model: type[BaseModel], keys: tuple[Key, ...], present: Mapping[str, object]
) -> Text:
    """What `key` was probably meant to be where `keys` lead to; `present` are keys there."""
    if (inner := _holder_of(key, model, keys)) is not None:
        return Text(
            f"`{key}`은(는) `{inner}` 안에 적습니다", f"`{key}` is written inside `{inner}`"
        )
    from difflib import get_close_matches  # noqa: PLC0415 - slow to import, needed on errors only

    unused = [one for one in keys_at(model, keys) if one not in present]
    spelt = key.casefold().replace("-", "_").replace(" ", "_")
    if close := get_close_matches(spelt, unused, n=1):
        return Text(f"혹시 `{close[0]}`인가요?", f"did you mean `{close[0]}`?")
    if not unused:
        return Text("이 줄을 지우세요", "delete this line")
    some = ", ".join(f"`{one}`" for one in unused)
    return Text(f"여기에 더 쓸 수 있는 키: {some}", f"keys that can still stand here: {some}")


def _holder_of(key: str, model: type[BaseModel], keys: tuple[Key, ...]) -> str | None:
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


def keys_at(model: type[BaseModel], keys: tuple[Key, ...]) -> list[str]:
    """The keys that may stand where `keys` lead to, as the data spells them."""
    found = record_at(model, keys)
    return list(_annotations(found)) if found is not None else []


def record_at(model: type[BaseModel], keys: tuple[Key, ...]) -> type[BaseModel] | None:
    """The record that stands where `keys` lead to; None where no record does."""
    found: type[BaseModel] | None = model
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


def _annotations(model: type[BaseModel]) -> dict[str, Any]:
    """The type of each field by the key that the data uses for it."""
    return {field.alias or name: field.annotation for name, field in model.model_fields.items()}


def _record_in(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 - any annotation
    """The first record that an annotation such as `tuple[Milestone, ...] | None` holds."""
    if isinstance(annotation, type) and not get_args(annotation):
        return annotation if issubclass(annotation, BaseModel) else None
    for part in get_args(annotation):
        if (record := _record_in(part)) is not None:
            return record
    return None


def _is_mapping(annotation: Any) -> bool:  # noqa: ANN401 - any annotation
    origin = getattr(annotation, "__origin__", None)
    return origin is dict or any(map(_is_mapping, get_args(annotation)))
