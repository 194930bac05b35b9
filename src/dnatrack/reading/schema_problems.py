"""What does not fit the schema, said as a person would say it."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from enum import StrEnum
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from dnatrack.domain.place import DataPath, Key
from dnatrack.domain.record import ID_PATTERN, REFERENCE_PATTERN, SOURCE_ID_PATTERN
from dnatrack.i18n import Text
from dnatrack.reading.finding import Defect, Problem

_ID_PATTERNS = {ID_PATTERN, SOURCE_ID_PATTERN, REFERENCE_PATTERN}

COMPUTED_KEYS: Mapping[str, Text] = {
    "status": Text("`lifecycle`에 진행 상태만 적으세요", "write the lifecycle under `lifecycle`"),
    "state": Text("`lifecycle`에 진행 상태만 적으세요", "write the lifecycle under `lifecycle`"),
    **dict.fromkeys(
        (
            "progress", "percent", "days_late", "days_left", "late", "overdue", "is_late",
            "count", "counts", "total", "totals", "signal", "schedule", "slips", "original_due",
            "last_updated", "updated", "updated_on", "updated_at", "last_modified", "modified",
            "created", "created_on", "created_at",
        ),
        Text("이 줄을 지우세요. `dnatrack show`가 날마다 새로 계산합니다",
             "delete it; `dnatrack show` works it out anew each day"),
    ),
}
"""Keys people write although dnatrack works their values out, and what to do."""

_EXPECTED: Mapping[str, Text] = {
    "period": Text("기한 (2020, 2020-H2, 2020-Q1, 2020-03, 2020-03-31)",
                   "a period (2020, 2020-H2, 2020-Q1, 2020-03, 2020-03-31)"),
    "day": Text("하루 (2020-03-31)", "a day (2020-03-31)"),
    "yes-no": Text("true 또는 false", "true or false"),
    "count": Text("0 이상의 정수", "a whole number from 0 on"),
    "string_type": Text("글", "text"),
    "tuple_type": Text("목록 (`- `로 시작하는 줄들 또는 `[ ]`)", "a list (lines of `- `, or `[ ]`)"),
    "model_type": Text("`이름: 값` 묶음", "a block of `name: value`"),
    "dict_type": Text("`이름: 값` 묶음", "a block of `name: value`"),
}


def schema_defects(
    at: DataPath, model: type[BaseModel], value: object, error: ValidationError
) -> Iterator[Defect]:
    """A defect for each thing in `value`, which stands at `at`, that `model` refuses."""
    for detail in error.errors(include_url=False):
        keys = tuple(key for key in detail["loc"] if key != "[key]")
        yield _defect(at.at(*keys), model, value, keys, detail)


def _defect(
    at: DataPath, model: type[BaseModel], value: object, keys: tuple[Key, ...], detail: ErrorDetails
) -> Defect:
    match detail["type"]:
        case "extra_forbidden":
            return _unexpected_key(at, model, value, keys)
        case "missing":
            return _missing_field(at, keys)
        case "impossible_date":
            return _impossible_date(at, detail)
        case "enum" | "literal_error":
            return _unknown_word(at, detail)
        case "string_pattern_mismatch":
            return _bad_pattern(at, detail)
        case "string_too_short" | "too_short":
            return _empty(at)
        case _:
            return _wrong_type(at, detail)


def _unexpected_key(
    at: DataPath, model: type[BaseModel], value: object, keys: tuple[Key, ...]
) -> Defect:
    key = str(keys[-1])
    if key in COMPUTED_KEYS:
        message = Text(f"`{key}`은(는) 계산되는 값이라 적지 않습니다",
                       f"`{key}` is worked out and never written down")
        return Defect("computed-field", Problem(at, message, COMPUTED_KEYS[key], on_key=True))
    known = _keys_at(model, keys[:-1])
    unused = [one for one in known if one not in _present(value, keys[:-1])]
    message = Text(f"`{key}`이라는 키는 여기에 없습니다", f"there is no key `{key}` here")
    return Defect("unknown-key", Problem(at, message, _key_hint(key, unused), on_key=True))


def _key_hint(key: str, known: list[str]) -> Text:
    close = get_close_matches(key.casefold().replace("-", "_"), known, n=1)
    if close:
        return Text(f"혹시 `{close[0]}`인가요?", f"did you mean `{close[0]}`?")
    some = ", ".join(f"`{one}`" for one in known)
    return Text(f"쓸 수 있는 키: {some}", f"keys that can stand here: {some}")


def _missing_field(at: DataPath, keys: tuple[Key, ...]) -> Defect:
    key = keys[-1]
    message = Text(f"`{key}`이(가) 없습니다", f"`{key}` is missing")
    hint = Text(f"`{key}: …` 줄을 더하세요", f"add a line `{key}: …`")
    return Defect("missing-field", Problem(at.parent, message, hint, on_key=True))


def _impossible_date(at: DataPath, detail: ErrorDetails) -> Defect:
    context = detail["ctx"]
    text, suggestion = context["text"], context["suggestion"]
    message = Text(f"`{text}`은(는) 날짜나 기간으로 읽을 수 없습니다",
                   f"`{text}` is no date or period")
    if context["expected"] == "day":
        message = Text(f"`{text}`은(는) 하루를 가리키지 않습니다", f"`{text}` is not a single day")
    if suggestion is not None:
        hint = Text(f"`{suggestion}`(으)로 고쳐 적으세요", f"write `{suggestion}`")
    else:
        expected = _EXPECTED[context["expected"]]
        hint = Text(f"{expected.ko}로 적으세요", f"write {expected.en}")
    return Defect("impossible-date", Problem(at, message, hint))


def _unknown_word(at: DataPath, detail: ErrorDetails) -> Defect:
    word = detail["input"]
    words = [one.strip("' ") for one in detail["ctx"]["expected"].replace(" or ", ", ").split(",")]
    if not isinstance(word, str):
        return _wrong_type_of(at, word, Text("정해진 낱말", "one of the known words"))
    message = Text(f"`{word}`은(는) 여기서 쓰는 낱말이 아닙니다", f"`{word}` is no word used here")
    close = get_close_matches(word.casefold().replace("_", "-").replace(" ", "-"), words, n=1)
    some = ", ".join(f"`{one}`" for one in words)
    hint = Text(f"쓸 수 있는 낱말: {some}", f"words that can stand here: {some}")
    if close:
        hint = Text(f"혹시 `{close[0]}`인가요? {hint.ko}", f"did you mean `{close[0]}`? {hint.en}")
    return Defect("unknown-word", Problem(at, message, hint))


def _bad_pattern(at: DataPath, detail: ErrorDetails) -> Defect:
    text = detail["input"]
    if detail["ctx"]["pattern"] in _ID_PATTERNS:
        message = Text(f"`{text}`은(는) id의 꼴이 아닙니다", f"`{text}` has not the form of an id")
        hint = Text("영어 소문자와 숫자로 된 낱말을 `-`로 이으세요 (출처는 S12 꼴)",
                    "join words of a-z and 0-9 with `-` (sources: as S12)")
        return Defect("id-format", Problem(at, message, hint))
    message = Text(f"`{text}`은(는) 웹 주소가 아닙니다", f"`{text}` is no web address")
    hint = Text("`https://`로 시작하고 빈칸이 없는 주소를 적으세요(빈칸은 %20)",
                "write an address that begins with `https://`; a blank in it is %20")
    return Defect("wrong-type", Problem(at, message, hint))


def _empty(at: DataPath) -> Defect:
    message = Text("비어 있으면 안 되는 값입니다", "this must not be empty")
    hint = Text("값을 적거나, 꼭 있어야 하는 키가 아니면 줄을 지우세요",
                "write a value, or delete the line if the key is optional")
    return Defect("wrong-type", Problem(at, message, hint))


def _wrong_type(at: DataPath, detail: ErrorDetails) -> Defect:
    name = detail.get("ctx", {}).get("expected", detail["type"])
    expected = _EXPECTED.get(name, Text("다른 꼴의 값", "a value of another shape"))
    return _wrong_type_of(at, detail["input"], expected)


def _wrong_type_of(at: DataPath, value: object, expected: Text) -> Defect:
    found = _shape(value)
    message = Text(f"{expected.ko}이(가) 와야 하는데 {found.ko}입니다",
                   f"expected {expected.en}, found {found.en}")
    hint = Text("`dnatrack schema`가 각 키의 꼴을 보여 줍니다",
                "`dnatrack schema` shows the shape of every key")
    return Defect("wrong-type", Problem(at, message, hint))


def _shape(value: object) -> Text:
    match value:
        case None:
            return Text("빈 값", "an empty value")
        case list():
            return Text("목록", "a list")
        case dict():
            return Text("`이름: 값` 묶음", "a block of `name: value`")
        case _:
            short = str(value) if len(str(value)) <= 40 else f"{str(value)[:39]}…"  # noqa: PLR2004
            return Text(f"`{short}`", f"`{short}`")


def _present(value: object, keys: tuple[Key, ...]) -> Mapping[str, object]:
    for key in keys:
        if isinstance(value, dict):
            value = value.get(key)
        elif isinstance(value, list) and isinstance(key, int) and key < len(value):
            value = value[key]
    return value if isinstance(value, dict) else {}


def _keys_at(model: type[BaseModel], keys: tuple[Key, ...]) -> list[str]:
    """The keys that may stand where `keys` lead to, as the data spells them."""
    annotation: Any = model
    for key in keys:
        annotation = _inside(annotation, key)
    found = _record(annotation)
    return [field.alias or name for name, field in found.model_fields.items()] if found else []


def _inside(annotation: Any, key: Key) -> Any:  # noqa: ANN401 - any annotation
    record = _record(annotation)
    if record is None or not isinstance(key, str):
        return annotation
    for name, field in record.model_fields.items():
        if (field.alias or name) == key:
            return _Holder(field.annotation)
    return annotation


class _Holder:
    """A field's annotation: its keys, if it is a mapping, are not the record's."""

    def __init__(self, annotation: Any) -> None:  # noqa: ANN401 - any annotation
        self.annotation = annotation


def _record(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 - any annotation
    """The first record that an annotation such as `tuple[Milestone, ...] | None` holds."""
    if isinstance(annotation, _Holder):
        annotation = annotation.annotation
    if isinstance(annotation, type) and not isinstance(annotation, UnionType):
        origin = get_origin(annotation)
        if origin is None:
            is_record = issubclass(annotation, BaseModel) and not issubclass(annotation, StrEnum)
            return annotation if is_record else None
    if get_origin(annotation) in {Union, UnionType, tuple, dict, list} or get_args(annotation):
        for part in get_args(annotation):
            if (record := _record(part)) is not None:
                return record
    return None
