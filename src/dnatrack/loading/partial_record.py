"""Plain values to records, all of one or what can be read of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from enum import StrEnum
from functools import partial
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, TypeVar, Union, get_args, get_origin

from dnatrack.model.data_files import TASK_FOLDER, TASKFORCES, DataPath
from dnatrack.model.fields import Name, Record, Shorthand
from dnatrack.model.finding import Defect
from dnatrack.model.milestone import Milestone
from dnatrack.model.period import Period
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import ItemKind, Unreadable
from dnatrack.model.words import Lifecycle, NameLanguage
from dnatrack.yamltext.value import Value

if TYPE_CHECKING:
    from pydantic_core import ValidationError


# Records from plain values that are as they should be: no pydantic, and nothing is checked.

_AnyRecord = TypeVar("_AnyRecord", bound=Record)
_Convert = Callable[[Any], Any]


class _Part(NamedTuple):
    """The field that a key stands for, and what makes its value; None leaves it as it is."""

    name: str
    convert: _Convert | None


def build(model: type[_AnyRecord], value: object) -> _AnyRecord:
    """The record that `value` describes, whose fields `validators` would accept.

    What is a record already stays as it is.
    """
    parts = _PARTS.get(model) or _parts(model)
    given: dict[str, object] = value  # type: ignore[assignment] # as a validator says
    made = model.__new__(model)
    fields = made.__dict__
    for key, inside in given.items():
        name, convert = parts[key]
        fields[name] = inside if convert is None else convert(inside)
    return made


_PARTS: dict[type[Record], dict[str, _Part]] = {}


def _parts(model: type[Record]) -> dict[str, _Part]:
    """What each key of a record stands for; worked out once."""
    fields = model.fields().values()
    return _PARTS.setdefault(
        model, {one.key: _Part(one.name, _converter(one.annotation)) for one in fields}
    )


def _converter(annotation: Any) -> _Convert | None:  # noqa: ANN401 - any annotation
    """What makes a value of that type from a plain one; None where the plain one is it."""
    inside, origin = get_args(annotation), get_origin(annotation)
    if origin is Annotated:
        short = next((one for one in inside if isinstance(one, Shorthand)), None)
        return partial(_record, inside[0], short.field) if short else _converter(inside[0])
    if origin is UnionType or origin is Union:
        (of,) = (one for one in inside if one is not NoneType)
        convert = _converter(of)
        return convert and partial(_unless_empty, convert)
    if origin is tuple:
        convert = _converter(inside[0])
        return tuple if convert is None else partial(_tuple, convert)
    if origin is dict:
        convert = _converter(inside[1])
        return convert and partial(_mapping, convert)
    return _of_class(annotation) if isinstance(annotation, type) else None


def _of_class(of: type) -> _Convert | None:
    if issubclass(of, Record):
        return partial(_record, of, None)
    if issubclass(of, StrEnum):
        # Faster than to call the class. What is a member already is a text, too.
        return {one.value: one for one in of}.__getitem__
    return _SIMPLE.get(of)


def _record(model: type[Record], short: str | None, value: Any) -> Record:  # noqa: ANN401 - see `build`
    if isinstance(value, Record):
        return value
    return build(model, in_full(model, short, value) if short else value)


def in_full(model: type[Record], short: str, value: object) -> object:
    """`value`, or the keys and values of the record that a text stands for."""
    if isinstance(value, str):
        return {_bare_language.get() if model is Name else short: value}
    return value


_bare_language: ContextVar[str] = ContextVar("bare_language", default=NameLanguage.KO)


@contextmanager
def bare_names_as(settings: Value) -> Iterator[None]:
    """While this lasts, a text that stands for a name is in the main language of `settings`."""
    languages = settings.get("languages") if isinstance(settings, dict) else None
    is_english = isinstance(languages, list) and {*languages} == {NameLanguage.EN}
    token = _bare_language.set(NameLanguage.EN if is_english else NameLanguage.KO)
    try:
        yield
    finally:
        _bare_language.reset(token)


def _unless_empty(convert: _Convert, value: object) -> object:
    return None if value is None else convert(value)


def _tuple(convert: _Convert, value: list[object]) -> tuple[object, ...]:
    return tuple([convert(one) for one in value])


def _mapping(convert: _Convert, value: dict[str, object]) -> dict[str, object]:
    return {key: convert(one) for key, one in value.items()}


def _day(text: str) -> date:
    return Period.parse(text).first


def _yes_no(value: str | bool) -> bool:  # noqa: FBT001 - it is the value
    return value in {True, "true"}


_SIMPLE: Mapping[type, _Convert] = {Period: Period.parse, date: _day, bool: _yes_no, int: int}


_Owner = TypeVar("_Owner", Task, Taskforce)


class Salvaged(NamedTuple):
    """What could be made of one value: a record, placeholders, and defects.

    `record` is None where too little of it could be read. `stand_ins` are the places of
    its fields that had to be given and could not be read; something else stands there.
    """

    record: Record | None
    unreadable: tuple[Unreadable, ...] = ()
    defects: tuple[Defect, ...] = ()
    stand_ins: tuple[DataPath, ...] = ()


def read_record(model: type[_AnyRecord], at: DataPath, value: Value, *, is_sound: bool) -> Salvaged:
    """The record that `value`, which stands at `at`, describes; all of it or nothing.

    `is_sound`: it is known that nothing is wrong with `value`.
    """
    record = build(model, value) if is_sound else _validate(model, value)
    if isinstance(record, ValueError):
        return Salvaged(None, (), _defects(at, model, value, record))
    record.put_at(at)
    return Salvaged(record)


def read_owner(
    model: type[_Owner], at: DataPath, value: Value, fallback_id: str, *, is_sound: bool
) -> Salvaged:
    """A task or taskforce, without the milestones and fields that are defective.

    A defective milestone is not judged, since what is wrong with it may be its very
    deadline: a placeholder takes its place. A defective field costs that field only; one
    that has to be given gets a stand-in. Where nothing is left to be judged, the owner
    and all its milestones become placeholders.
    `is_sound`: it is known that nothing is wrong with `value`.
    """
    owner = build(model, value) if is_sound else _validate(model, value)
    if isinstance(owner, ValueError):
        salvaged = _salvage_owner(model, at, value, fallback_id, owner)
        return salvaged._replace(defects=_defects(at, model, value, owner))
    _place_owner(owner, at, range(len(owner.milestones)))
    return Salvaged(owner)


def _validate(model: type[_AnyRecord], value: Value) -> "_AnyRecord | ValidationError":
    """The record that `value` describes, or why it describes none."""
    # Imported where a file is new, or wrong: it takes longer than all that is read.
    from dnatrack.loading.validators import validate  # noqa: PLC0415 - has pydantic

    return validate(model, value)


def _defects(
    at: DataPath, model: type[Record], value: Value, error: "ValidationError"
) -> tuple[Defect, ...]:
    from dnatrack.loading.schema_problems import schema_defects  # noqa: PLC0415 - has pydantic

    return tuple(schema_defects(at, model, value, error))


def _salvage_owner(
    model: type[_Owner], at: DataPath, value: Value, fallback_id: str, error: "ValidationError"
) -> Salvaged:
    fields, bad_indexes = _without_defects(value, error)
    entries: list[_Entry] = _milestone_entries(at, value)
    is_list = "milestones" in fields
    good = [index for index in range(len(entries)) if is_list and index not in bad_indexes]
    own_id = text_of(fields.get("id")) or fallback_id
    placeholder: Unreadable = _placeholder(model, at, value, own_id)
    stand_ins = _stand_ins(placeholder)
    missing = [one.key for one in model.fields().values() if one.is_required]
    missing = [one for one in missing if one not in fields]
    if not stand_ins.keys() >= set(missing) or ("lifecycle" in missing and not good):
        return Salvaged(None, (placeholder, *_lost_milestones(entries, placeholder)))
    whole = {**fields, **{key: stand_ins[key] for key in missing}}
    owner = build(model, {**whole, "milestones": [entries[index].value for index in good]})
    _place_owner(owner, at, good)
    bad = (one for index, one in enumerate(entries) if index not in good)
    lost = tuple(_lost_milestones(bad, placeholder))
    return Salvaged(owner, lost, stand_ins=tuple(at.at(key) for key in missing))


def lose_task(at: DataPath, value: Value, id_: str) -> Iterator[Unreadable]:
    """The placeholders of a task that is not read, and of all its milestones.

    `id_` is its id, where it does not say itself.
    """
    fields = value if isinstance(value, dict) else {}
    placeholder = _placeholder(Task, at, value, text_of(fields.get("id")) or id_)
    yield placeholder
    yield from _lost_milestones(_milestone_entries(at, value), placeholder)


_HELD = {
    TASKFORCES: Name(korean="TF와 TF 자체 이정표", en="taskforces and their own milestones"),
    TASK_FOLDER: Name(korean="모든 과제", en="all tasks"),
}
_A_PART = Name(korean="파일의 일부", en="part of the file")


def lose_file(file: str, *, is_part: bool = False) -> Unreadable:
    """The placeholder of a file of which nobody can tell what was in it, or in a part of it."""
    title = _A_PART if is_part else _HELD.get(file)
    return Unreadable(ItemKind.FILE, file, DataPath(file), title)


def _stand_ins(owner: Unreadable) -> dict[str, Value]:
    """What stands for a field that has to be given and could not be read, by its key.

    For a taskforce without a chair there is nobody who would answer.
    """
    if owner.kind is ItemKind.TASKFORCE:
        return {"id": owner.id, "name": owner.id, "ministries": [], "sources": []}
    return {
        "id": owner.id,
        "title": owner.id,
        "taskforce": owner.taskforce or "",
        "lifecycle": Lifecycle.UNKNOWN.value,
        "sources": [],
    }


def _without_defects(value: Value, error: "ValidationError") -> tuple[dict[str, Value], set[int]]:
    """The fields of `value` that are as they should be, and the milestones that are not."""
    fields = dict(value) if isinstance(value, dict) else {}
    bad_indexes = set()
    for detail in error.errors(include_url=False, include_context=False, include_input=False):
        match detail["loc"]:
            case ("milestones", int(index), *_):
                bad_indexes.add(index)
            case (str(key), *_):
                fields.pop(key, None)
            case _:
                pass
    return fields, bad_indexes


class _Entry(NamedTuple):
    """What stands where a milestone belongs; `id` where it does not say itself."""

    at: DataPath
    value: Value
    id: str


def _milestone_entries(at: DataPath, value: Value) -> list[_Entry]:
    """All that is written under `milestones`, also where that is no list."""
    found, place = value.get("milestones") if isinstance(value, dict) else None, "milestones"
    if isinstance(found, list):
        return [_Entry(at.at(place, index), one, f"{index + 1}") for index, one in enumerate(found)]
    if isinstance(found, dict) and found.keys().isdisjoint(Milestone.fields()):
        return [_Entry(at.at(place, key), one, key) for key, one in found.items()]
    return [_Entry(at.at(place), found, "1")] if found else []


def _place_owner(owner: Task | Taskforce, at: DataPath, indexes: range | list[int]) -> None:
    owner.put_at(at)
    for index, milestone in zip(indexes, owner.milestones, strict=True):
        milestone.put_at(at.at("milestones", index))


def _placeholder(
    model: type[Task | Taskforce], at: DataPath, value: Value, own_id: str
) -> Unreadable:
    fields = value if isinstance(value, dict) else {}
    is_task = model is Task
    return Unreadable(
        kind=ItemKind.TASK if is_task else ItemKind.TASKFORCE,
        id=own_id,
        place=at,
        title=name_of(fields.get("title" if is_task else "name")),
        taskforce=text_of(fields.get("taskforce")) if is_task else own_id,
        priority=text_of(fields.get("priority")),
        lead=text_of(fields.get("lead")),
        multi_ministry=fields.get("multi_ministry") == "true",
    )


def _lost_milestones(entries: Iterable[_Entry], owner: Unreadable) -> Iterator[Unreadable]:
    for at, value, id_ in entries:
        fields = value if isinstance(value, dict) else {}
        yield Unreadable(
            kind=ItemKind.MILESTONE,
            id=text_of(fields.get("id")) or id_,
            place=at,
            title=name_of(fields.get("title")),
            taskforce=owner.taskforce,
            priority=owner.priority,
            lead=owner.lead,
            owner=owner.id,
            multi_ministry=owner.multi_ministry,
        )


def text_of(value: Value) -> str | None:
    """`value` if it is a text, else None."""
    return value if isinstance(value, str) and value else None


def name_of(value: Value) -> Name | None:
    """The name that `value` gives, as far as there is one."""
    if not isinstance(value, dict):
        value = {_bare_language.get(): value}
    korean, english = text_of(value.get("ko")), text_of(value.get("en"))
    return Name(korean=korean, en=english) if korean or english else None
