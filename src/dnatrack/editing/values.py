"""Any other value, named by a path or by the cell of a sheet, as edits."""

from collections.abc import Iterator, Sequence

from dnatrack.editing.lifecycle import Rescheduled, move_due, with_lifecycle
from dnatrack.editing.proposal import refuse_unreadable_file, refuse_unreadable_item
from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.data_files import SETTINGS, SINGLE_FILES, SOURCES, DataPath, Key
from dnatrack.model.data_format import Field, field_at, known_keys
from dnatrack.model.fields import FieldKind
from dnatrack.model.milestone import Milestone
from dnatrack.model.period import Period, PeriodError
from dnatrack.model.period_spelling import way_out
from dnatrack.model.tracker import Tracker
from dnatrack.model.words import Lifecycle, NameLanguage
from dnatrack.reports.selection import member_named, ministry_ids
from dnatrack.rules.suggest import did_you_mean
from dnatrack.sheets.outcome import MilestoneChange
from dnatrack.sheets.row_texts import sources_in
from dnatrack.yamltext.edit_file import read_back
from dnatrack.yamltext.parsed_text import AddItem, Edit, Remove, SetValue
from dnatrack.yamltext.value import Value

THE_TRACKER = "tracker"
"""What `tracker.yaml` is called in a path."""


def place_named(loaded: Loaded, path: str) -> DataPath:
    """The place that a path names: an id, then keys, ids in lists or numbers from 0.

    Raises:
        DnatrackError: there is no such item, or no such field in it.
    """
    id_, *words = path.split(".")
    start = _item(loaded, id_)
    if not words:
        known = known_keys(start)
        some = ", ".join(known)
        raise DnatrackError(
            Text(
                f"`{path}` 항목의 키를 입력하지 않았습니다", f"which field of `{path}` is not said"
            ),
            Text(
                f"`{path}.{known[0]}`처럼 점 뒤에 입력하세요. 사용할 수 있는 키: {some}",
                f"write it behind a dot, as `{path}.{known[0]}`; there are: {some}",
            ),
        )
    value = _inside(read_back(start.file, loaded.snapshot.files[start.file]), start.keys)
    return _follow(start, value, words, path)


def value_at(loaded: Loaded, at: DataPath) -> Value:
    """What the data says at a place now; None for nothing."""
    return _inside(read_back(at.file, loaded.snapshot.files.get(at.file, b"")), at.keys)


def _item(loaded: Loaded, id_: str) -> DataPath:
    """Where the thing of an id stands, whatever it is."""
    tracker = loaded.tracker
    if id_ == THE_TRACKER:
        return DataPath(SETTINGS)
    if id_ in tracker.sources:
        return DataPath(SOURCES, ("sources", id_))
    found = next((place for name, place in _places(tracker) if name == id_), None)
    if found is None:
        refuse_unreadable_item(tracker, id_)
        for file in SINGLE_FILES:
            refuse_unreadable_file(loaded, file)
        known = [*(name for name, _ in _places(tracker)), *tracker.sources, THE_TRACKER]
        raise DnatrackError(
            Text(f"`{id_}` 항목을 찾지 못했습니다", f"there is nothing called `{id_}`"),
            did_you_mean(id_, known),
        )
    return found


def _places(tracker: Tracker) -> Iterator[tuple[str, DataPath]]:
    yield from ((one.id, one.milestone.place) for one in tracker.owed)
    yield from ((one.id, one.place) for one in tracker.tasks)
    for task in tracker.tasks:
        for index, issue in enumerate(task.issues):
            yield f"{task.id}/{issue.id}", task.at("issues", index)
    yield from ((one.id, one.place) for one in tracker.taskforces)
    yield from ((one.id, one.place) for one in tracker.ministries)
    yield from ((one.id, one.place) for one in tracker.meetings)
    for taskforce in tracker.taskforces:
        for index, priority in enumerate(taskforce.priorities):
            yield priority.id, taskforce.at("priorities", index)


def _follow(at: DataPath, value: Value, words: Sequence[str], path: str) -> DataPath:
    """Where `words` lead to from a place, each a key, an id of an item, or a number."""
    for word in words:
        key: Key = word
        if isinstance(value, list):
            key = _index(value, word, path)
        at = at.at(key)
        if field_at(at) is None:
            raise _no_such_field(at, path)
        value = _inside(value, (key,))
    return at


def _index(items: list[Value], word: str, path: str) -> int:
    for index, item in enumerate(items):
        if isinstance(item, dict) and item.get("id") == word:
            return index
    if word.isdecimal() and int(word) < len(items):
        return int(word)
    ids = [str(one["id"]) for one in items if isinstance(one, dict) and "id" in one]
    raise DnatrackError(
        Text(f"`{path}` 목록에 없는 항목입니다: `{word}`", f"`{path}`: the list has no `{word}`"),
        did_you_mean(word, ids or [str(index) for index in range(len(items))]),
    )


def _inside(value: Value, keys: tuple[Key, ...]) -> Value:
    for key in keys:
        if isinstance(value, dict) and isinstance(key, str):
            value = value.get(key)
        elif isinstance(value, list) and isinstance(key, int):
            value = value[key]
        else:
            return None
    return value


def _no_such_field(at: DataPath, path: str) -> DnatrackError:
    known = known_keys(at.parent)
    return DnatrackError(
        Text(
            f"`{at.keys[-1]}` 키는 이 위치에 쓸 수 없습니다: `{path}`",
            f"`{path}`: no field `{at.keys[-1]}`",
        ),
        did_you_mean(str(at.keys[-1]), known)
        if known
        else Text("하위 키가 없는 값입니다", "there is nothing inside that value"),
    )


def is_list(field: Field) -> bool:
    """Whether a field holds a list of plain values."""
    return field.is_list and field.record is None


# The words of a person as the value of a field: `완료` is `done`, `기재부` is `moef`.

_YES = frozenset({"true", "yes", "y", "예", "네"})
_NO = frozenset({"false", "no", "n", "아니오", "아니요"})


def field_value(field: Field, word: str, tracker: Tracker) -> str:
    """How the data writes what a person calls `word` in a field of this sort.

    Raises:
        DnatrackError: it cannot stand there.
    """
    if field.words is not None:
        return member_named(field.words, word).value
    match field.kind:
        case FieldKind.PERIOD | FieldKind.DAY:
            return _period(word, is_day=field.kind is FieldKind.DAY)
        case FieldKind.YES_NO:
            return yes_no(word)
        case FieldKind.COUNT:
            return _count(word)
        case FieldKind.MINISTRY:
            ids = sorted(ministry_ids(tracker, word))
            if len(ids) > 1:
                raise DnatrackError(
                    Text(
                        f"이름이 같은 기관이 여럿입니다: `{word}`",
                        f"several ministries are called `{word}`",
                    ),
                    did_you_mean("", ids),
                )
            return ids[0]
        case FieldKind.ISSUE | None:
            return word


def _period(word: str, *, is_day: bool) -> str:
    try:
        found = Period.read(word)
    except PeriodError:
        raise _not_that(word, way_out(word, is_day=is_day)) from None
    if is_day and found.first != found.last:
        raise _not_that(word, way_out(word, is_day=True))
    return found.text


def yes_no(word: str) -> str:
    """How the data writes a yes or no.

    Raises:
        DnatrackError: it is neither.
    """
    spelling = word.strip().casefold()
    if spelling not in _YES | _NO:
        hint = Text("예(true)나 아니요(false)로 입력하세요", "say yes (true) or no (false)")
        raise _not_that(word, hint)
    return "true" if spelling in _YES else "false"


def _count(word: str) -> str:
    if not (word.isascii() and word.isdigit()):
        raise _not_that(word, Text("0 이상의 정수로 입력하세요", "write a whole number from 0 on"))
    return str(int(word))


def _not_that(word: str, hint: Text) -> DnatrackError:
    message = Text(f"사용할 수 없는 값입니다: `{word}`", f"`{word}` cannot stand here")
    return DnatrackError(message, hint)


# What a spreadsheet changes of one milestone, as edits of its file.

_DUE, _EVIDENCE, _LIFECYCLE, _REASON = "due", "evidence", "lifecycle", "reason"
_TITLES = ("title.ko", "title.en")


def take_in(
    milestone: Milestone,
    change: MilestoneChange,
    *,
    moved: Rescheduled | None,
    title: Value,
    main: NameLanguage,
) -> list[Edit]:
    """The edits that make a milestone say what its row says.

    `moved` declares the new deadline where it moves; `title` is as the file has it, and `main`
    the language of the column that is just called title. Why it is left is up to the decision.

    Raises:
        DnatrackError: the deadline cannot move.
    """
    languages = dict(zip(_TITLES, (main.value, NameLanguage.EN.value), strict=True))
    new = {languages[one.field]: one.new for one in change.fields if one.field in languages}
    return [*_title_edits(milestone, new, title, main), *_edits(milestone, change, moved)]


def _edits(
    milestone: Milestone, change: MilestoneChange, moved: Rescheduled | None
) -> Iterator[Edit]:
    if moved is not None:
        yield from move_due(milestone, moved)
    new = {one.field: one.new for one in change.fields}
    for field, text in new.items():
        if field == _EVIDENCE:
            yield from _evidence_edits(milestone, sources_in(text))
        elif field == _LIFECYCLE:
            yield from with_lifecycle(milestone, Lifecycle(text))
        elif field == _REASON:
            if change.left is None:
                yield from _reason_edits(milestone, text, is_new=_LIFECYCLE in new)
        elif field not in _TITLES and not (field == _DUE and moved is not None):
            yield _edit(milestone.at(field), text)


def _edit(at: DataPath, text: str) -> Edit:
    return SetValue(at, text) if text else Remove(at)


def _reason_edits(milestone: Milestone, reason: str, *, is_new: bool) -> Iterator[Edit]:
    """Another reason where the old one stands; `is_new`: a new lifecycle has removed that."""
    at, decision = milestone.at(_REASON), milestone.at("decision")
    if is_new:
        yield from [SetValue(at, reason)] if reason else []
    elif milestone.reason is None and milestone.decision is not None:
        yield SetValue(decision.at(_REASON), reason) if reason else Remove(decision)
    else:
        yield _edit(at, reason)


def _title_edits(
    milestone: Milestone, new: dict[str, str], title: Value, main: NameLanguage
) -> Iterator[Edit]:
    """A title in its own form: a text alone is in the main language, until there is another."""
    if not new:
        return
    at = milestone.at("title")
    if isinstance(title, str):
        said: dict[str, Value] = {main.value: title, **new}
        more = any(text for language, text in said.items() if language != main)
        yield SetValue(at, said if more else said[main.value])
        return
    for language, text in new.items():
        yield SetValue(at.at(language), text) if text else Remove(at.at(language))


def _evidence_edits(milestone: Milestone, new: tuple[str, ...]) -> Iterator[Edit]:
    """New sources behind those that are there, where none of these is gone or elsewhere."""
    old, at = milestone.evidence, milestone.at(_EVIDENCE)
    if not new:
        yield Remove(at)
    elif old and new[: len(old)] == old:
        yield from (AddItem(at, one) for one in new[len(old) :])
    else:
        yield SetValue(at, list(new))
