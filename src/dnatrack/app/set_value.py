"""The plan that any single value changes, by the path that leads to it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dnatrack.app.edit import Planning
from dnatrack.app.questions import Questions
from dnatrack.editing.proposal import Plan
from dnatrack.editing.values import field_value, is_list, place_named, value_at
from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text, tr
from dnatrack.loading.load import Loaded
from dnatrack.model.data_files import TASKFORCES, DataPath
from dnatrack.model.data_format import Field, field_at, known_keys
from dnatrack.model.fields import FieldKind, Name
from dnatrack.model.tracker import Tracker
from dnatrack.yamltext.parsed_text import AddItem, Edit, Remove, SetValue
from dnatrack.yamltext.value import Value

if TYPE_CHECKING:
    from dnatrack.model.reference_files import Meeting
    from dnatrack.model.task import Task

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9/-]*")
_PART = re.compile(r"[a-z_]+(\.[a-z_]+)*=")
"""How a value inside of a field is named next to others: `until=2020-12-31`."""
_REACHING = frozenset({"blocked_by", "superseded_by", "id", "taskforce", "priority"})
"""Fields that rules hold against what other files say."""


@dataclass(frozen=True, slots=True)
class SetOptions:
    """What was given besides the path."""

    values: tuple[str, ...] = ()
    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()
    unset: bool = False
    has_history: bool = True

    @property
    def ways(self) -> int:
        """In how many ways it is said what shall become of the value; one is right."""
        return bool(self.values) + bool(self.add or self.remove) + self.unset


def planned_value(path: str, options: SetOptions) -> Planning:
    """That the value at a path changes as the options say."""
    if options.ways > 1:
        raise _one_way(path)

    def plan(loaded: Loaded, ask: Questions) -> Plan:
        subject = Text(f"{path} 변경", f"set {path}")
        edits = _edits(loaded, path, options) if options.ways else _asked(loaded, path, ask)
        return Plan(list(edits), subject=subject)

    item, *words = path.split(".")
    return Planning(plan, None if _REACHING.intersection(words) else (item,))


def _asked(loaded: Loaded, path: str, ask: Questions) -> list[Edit]:
    """The edits of a value that a person is asked for, having seen what it is now."""
    old = value_at(loaded, place_named(loaded, path))
    if not ask.can_ask:
        raise _one_way(path)
    now = Text(f"현재 값: {old}", f"now {old}") if old is not None else Text("값 없음", "no value")
    return ask.required(
        None,
        Text(f"새 값({now.ko})", f"new value ({now.en})"),
        tr("값", "VALUE"),
        lambda word: list(_edits(loaded, path, SetOptions((word,)))),
    )


def _edits(loaded: Loaded, path: str, options: SetOptions) -> Iterator[Edit]:
    at = place_named(loaded, path)
    field = field_at(at) or Field()
    if at.keys[-1] == "due" and field.kind is FieldKind.PERIOD:
        _refuse_moved_deadline(at, loaded)
    if options.unset:
        yield Remove(at)
    elif not options.values:
        _refuse_no_list(path, field)
        yield from _list_edits(loaded, at, field, options)
    elif _holds_parts(field) and all(_PART.match(word) for word in options.values):
        for word in options.values:
            key, _, value = word.partition("=")
            yield from _edits(loaded, f"{path}.{key}", SetOptions((value,)))
    else:
        yield _set(loaded, at, field, options.values)
        if at.keys[-1] == "id":
            yield from _renamed(loaded, at, options)


def _renamed(loaded: Loaded, at: DataPath, options: SetOptions) -> Iterator[Edit]:
    """What else says the id of an item that gets another one.

    `formerly` keeps its history, where it has one.
    """
    old, former = value_at(loaded, at), at.parent.at("formerly")
    if options.has_history and field_at(former) is not None:
        yield AddItem(former, old)
    tracker, new = loaded.tracker, options.values[0]
    if at.file == TASKFORCES:
        key = "priority" if "priorities" in at.keys else "taskforce"
        naming: tuple[Task | Meeting, ...] = (*tracker.tasks, *tracker.meetings)
        yield from (SetValue(one.at(key), new) for one in naming if getattr(one, key, "") == old)


def _holds_parts(field: Field) -> bool:
    """Whether a field is one thing of several values, such as `override`."""
    is_several = field.is_list or field.is_mapping
    return field.record is not None and field.record is not Name and not is_several


def _set(loaded: Loaded, at: DataPath, field: Field, words: tuple[str, ...]) -> Edit:
    tracker = loaded.tracker
    if _holds_parts(field) and not isinstance(value_at(loaded, at), str):
        parts = " ".join(f"{key}=…" for key in known_keys(at))
        say_together = Text(
            f"다음 중 필요한 값을 함께 입력하세요: {parts}",
            f"say together those that you need of: {parts}",
        )
        raise _several_values(at, say_together)
    if is_list(field):
        return SetValue(at, _values(loaded, field, words))
    if len(words) > 1:
        raise _one_value(at, words)
    if field.record is Name and isinstance(value_at(loaded, at), dict):
        at = at.at(tracker.settings.main_language)
    elif field.is_mapping or field.is_list:
        inside = Text(
            "그 안의 키를 점 뒤에 입력하거나 파일을 편집기에서 수정하세요",
            "name one of them behind a dot, or edit the file by hand",
        )
        raise _several_values(at, inside)
    return SetValue(at, field_value(field, words[0], tracker))


def _values(loaded: Loaded, field: Field, words: Iterable[str]) -> list[Value]:
    """What a list is to hold, as the data writes it; nothing of it twice."""
    values = (field_value(field, one, loaded.tracker) for one in _each(field, words))
    return list(dict.fromkeys(values))


def _each(field: Field, words: Iterable[str]) -> Iterator[str]:
    """The items of a list: ids may stand between commas, while texts have commas in them."""
    for word in words:
        parts = [part.strip() for part in word.split(",")]
        is_of_ids = field.kind is FieldKind.MINISTRY or all(map(_ID.fullmatch, parts))
        yield from parts if is_of_ids else (word,)


def _list_edits(loaded: Loaded, at: DataPath, field: Field, options: SetOptions) -> Iterator[Edit]:
    items = value_at(loaded, at)
    present = [str(one) for one in items] if isinstance(items, list) else []
    gone = {*_indexes(options.remove, present, field, loaded.tracker)}
    left = [one for index, one in enumerate(present) if index not in gone]
    yield from (Remove(at.at(index)) for index in sorted(gone, reverse=True))
    for value in _values(loaded, field, options.add):
        if value not in left:
            yield AddItem(at, value)


def _indexes(
    words: tuple[str, ...], present: list[str], field: Field, tracker: Tracker
) -> Iterator[int]:
    for word in _each(field, words):
        value = word if word in present else field_value(field, word, tracker)
        if value not in present:
            raise DnatrackError(
                Text(f"목록에 없는 값입니다: `{value}`", f"the list has no `{value}`"),
                Text(f"현재 값: {', '.join(present)}", f"there are: {', '.join(present)}"),
            )
        yield present.index(value)


def _refuse_moved_deadline(at: DataPath, loaded: Loaded) -> None:
    owed = loaded.tracker.owed
    if value_at(loaded, at) is not None:
        id_ = next((one.id for one in owed if one.milestone.at("due") == at), "…")
        raise DnatrackError(
            Text(
                "기한을 변경하려면 사유와 근거가 필요합니다",
                "a deadline does not move without a reason and a source",
            ),
            Text(
                f"`dnatrack reschedule {id_} …` 명령을 쓰세요. 오기 정정이면 `--reason correction`",
                f"use `dnatrack reschedule {id_} …`; to correct a slip of the pen, with "
                "`--reason correction`",
            ),
        )


def _refuse_no_list(path: str, field: Field) -> None:
    if field.is_list and not is_list(field):
        raise DnatrackError(
            Text(
                f"`{path}` 목록의 항목은 각각 여러 값으로 이루어집니다",
                f"each entry of `{path}` holds several values",
            ),
            Text(
                "추가하거나 빼려면 파일을 편집기에서 수정하세요",
                "edit the file by hand to add or remove one",
            ),
        )
    if not is_list(field):
        raise DnatrackError(
            Text(f"목록이 아닙니다: `{path}`", f"`{path}` is no list"),
            Text(
                "값 하나를 입력하거나 `--unset` 옵션으로 삭제하세요",
                "give one value, or take it away with `--unset`",
            ),
        )


def _one_way(path: str) -> DnatrackError:
    return DnatrackError(
        Text(
            f"`{path}` 값의 변경 방법을 하나만 입력하세요",
            f"say one thing about what shall become of `{path}`",
        ),
        Text(
            "값을 입력하거나, `--add`·`--remove`로 목록을 변경하거나, `--unset`으로 삭제합니다",
            "give a value, or change a list with `--add` and `--remove`, or use `--unset`",
        ),
    )


def _one_value(at: DataPath, words: tuple[str, ...]) -> DnatrackError:
    return DnatrackError(
        Text(
            f"`{at.keys[-1]}` 키에는 값 하나만 입력합니다: {' '.join(words)}",
            f"`{at.keys[-1]}` takes one value, not {len(words)}: {' '.join(words)}",
        ),
        Text("띄어쓰기가 있는 값은 따옴표로 묶으세요", "put quotes around a text with blanks"),
    )


def _several_values(at: DataPath, way: Text) -> DnatrackError:
    return DnatrackError(
        Text(
            f"`{at.keys[-1]}` 키는 값 하나가 아니라 여러 값으로 이루어집니다",
            f"`{at.keys[-1]}` holds several values, not one",
        ),
        way,
    )
