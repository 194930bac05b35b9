"""Any other value: found by a path such as `dg-2-4/first-card.title.en`, and set."""

from collections.abc import Iterator, Sequence

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.data_files import SETTINGS, SOURCES, DataPath, Key
from dnatrack.model.data_format import Field, field_at, known_keys
from dnatrack.model.tracker import Tracker
from dnatrack.rules.suggest import did_you_mean
from dnatrack.yamltext.edit_file import read_back
from dnatrack.yamltext.parse import Value

THE_TRACKER = "tracker"
"""What `tracker.yaml` is called in a path."""


def place_named(loaded: Loaded, path: str) -> DataPath:
    """The place that a path names: an id, then keys, ids in lists or numbers from 0.

    Raises:
        DnatrackError: there is no such item, or no such field in it.
    """
    id_, *words = path.split(".")
    start = _item(loaded.tracker, id_)
    if not words:
        raise _no_field(path, start)
    value = _inside(read_back(start.file, loaded.snapshot.files[start.file]), start.keys)
    return _follow(start, value, words, path)


def value_at(loaded: Loaded, at: DataPath) -> Value:
    """What the data says at a place now; None for nothing."""
    return _inside(read_back(at.file, loaded.snapshot.files.get(at.file, b"")), at.keys)


def _item(tracker: Tracker, id_: str) -> DataPath:
    """Where the thing of an id stands, whatever it is."""
    if id_ == THE_TRACKER:
        return DataPath(SETTINGS)
    if id_ in tracker.sources:
        return DataPath(SOURCES, ("sources", id_))
    found = next((place for name, place in _places(tracker) if name == id_), None)
    if found is None:
        known = [*(name for name, _ in _places(tracker)), *tracker.sources, THE_TRACKER]
        raise DnatrackError(
            Text(f"`{id_}`에 해당하는 것을 찾지 못했습니다", f"there is nothing called `{id_}`"),
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
        Text(f"`{path}`: 목록에 `{word}`이(가) 없습니다", f"`{path}`: the list has no `{word}`"),
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


def _no_field(path: str, at: DataPath) -> DnatrackError:
    known = known_keys(at)
    return DnatrackError(
        Text(f"`{path}`의 어느 값인지 적지 않았습니다", f"which field of `{path}` is not said"),
        Text(
            f"`{path}.{known[0]}`처럼 점 뒤에 적으세요. 있는 것: {', '.join(known)}",
            f"write it behind a dot, as `{path}.{known[0]}`; there are: {', '.join(known)}",
        ),
    )


def _no_such_field(at: DataPath, path: str) -> DnatrackError:
    known = known_keys(at.parent)
    return DnatrackError(
        Text(f"`{path}`: `{at.keys[-1]}`라는 값은 없습니다", f"`{path}`: no field `{at.keys[-1]}`"),
        did_you_mean(str(at.keys[-1]), known)
        if known
        else Text("더 들어갈 수 없는 값입니다", "there is nothing inside that value"),
    )


def is_list(field: Field) -> bool:
    """Whether a field holds a list of plain values."""
    return field.is_list and field.record is None
