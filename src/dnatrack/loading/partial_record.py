"""A plain value to a record, or to whatever of it can still be listed and counted."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from dnatrack.loading.build import build
from dnatrack.model.data_files import DataPath
from dnatrack.model.fields import Name, Record
from dnatrack.model.finding import Defect
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import ItemKind, Unreadable
from dnatrack.yamltext.value import Value

if TYPE_CHECKING:
    from pydantic_core import ValidationError

_Owner = TypeVar("_Owner", Task, Taskforce)
_AnyRecord = TypeVar("_AnyRecord", bound=Record)


class Salvaged(NamedTuple):
    """What could be made of one value: a record, placeholders, and defects.

    `record` is None where a field that every such record needs could not be read.
    """

    record: Record | None
    unreadable: tuple[Unreadable, ...] = ()
    defects: tuple[Defect, ...] = ()


def read_record(model: type[_AnyRecord], at: DataPath, value: Value, *, is_sound: bool) -> Salvaged:
    """The record that `value`, which stands at `at`, describes; all of it or nothing.

    `is_sound`: it is known that nothing is wrong with `value`.
    """
    error = None if is_sound else _refusal(model, value)
    if error is not None:
        from dnatrack.loading.schema_problems import schema_defects  # noqa: PLC0415 - has pydantic

        return Salvaged(None, (), tuple(schema_defects(at, model, value, error)))
    record = build(model, value)
    record.put_at(at)
    return Salvaged(record)


def read_owner(
    model: type[_Owner], at: DataPath, value: Value, fallback_id: str, *, is_sound: bool
) -> Salvaged:
    """A task or taskforce, without the milestones and optional fields that are defective.

    A defective milestone is not judged, since what is wrong with it may be its very
    deadline: a placeholder takes its place. Where the owner itself lacks a field that
    it needs, it and all its milestones become placeholders.
    `is_sound`: it is known that nothing is wrong with `value`.
    """
    error = None if is_sound else _refusal(model, value)
    if error is not None:
        from dnatrack.loading.schema_problems import schema_defects  # noqa: PLC0415 - has pydantic

        defects = tuple(schema_defects(at, model, value, error))
        return _salvage_owner(model, at, value, fallback_id, error)._replace(defects=defects)
    owner = build(model, value)
    _place_owner(owner, at, range(len(owner.milestones)))
    return Salvaged(owner)


def _refusal(model: type[Record], value: Value) -> "ValidationError | None":
    # Imported where a file is new, or wrong: it takes longer than all that is read.
    from dnatrack.loading.validators import refusal  # noqa: PLC0415 - has pydantic

    return refusal(model, value)


def _salvage_owner(
    model: type[_Owner], at: DataPath, value: Value, fallback_id: str, error: "ValidationError"
) -> Salvaged:
    fields, bad_indexes = _without_defects(value, error)
    milestones: list[tuple[int, Value]] = _indexed_milestones(value)
    good = [(index, one) for index, one in milestones if index not in bad_indexes]
    bad = [(index, one) for index, one in milestones if index in bad_indexes]
    placeholder: Unreadable = _placeholder(model, at, value, fallback_id)
    whole: dict[str, Value] = {**fields, "milestones": [one for _, one in good]}
    if _refusal(model, whole) is not None:
        return Salvaged(None, (placeholder, *_lost_milestones(at, milestones, placeholder)))
    owner = build(model, whole)
    _place_owner(owner, at, [index for index, _ in good])
    return Salvaged(owner, tuple(_lost_milestones(at, bad, placeholder)))


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


def _indexed_milestones(value: Value) -> list[tuple[int, Value]]:
    found = value.get("milestones") if isinstance(value, dict) else None
    return list(enumerate(found)) if isinstance(found, list) else []


def _place_owner(owner: Task | Taskforce, at: DataPath, indexes: range | list[int]) -> None:
    owner.put_at(at)
    for index, milestone in zip(indexes, owner.milestones, strict=True):
        milestone.put_at(at.at("milestones", index))


def _placeholder(
    model: type[Task | Taskforce], at: DataPath, value: Value, fallback_id: str
) -> Unreadable:
    fields = value if isinstance(value, dict) else {}
    is_task = model is Task
    own_id = text_of(fields.get("id")) or fallback_id
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


def _lost_milestones(
    at: DataPath, milestones: list[tuple[int, Value]], owner: Unreadable
) -> Iterator[Unreadable]:
    for index, value in milestones:
        fields = value if isinstance(value, dict) else {}
        yield Unreadable(
            kind=ItemKind.MILESTONE,
            id=text_of(fields.get("id")) or f"{index + 1}",
            place=at.at("milestones", index),
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
    if isinstance(value, dict):
        value = value.get("ko")
    text = text_of(value)
    return Name(ko=text) if text else None
