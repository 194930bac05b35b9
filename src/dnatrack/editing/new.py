"""New things as entries of their files, and ids for them."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count, islice

from dnatrack.editing.proposal import Plan
from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.data_files import (
    MEETINGS,
    MINISTRIES,
    SETTINGS,
    TASK_ENDING,
    TASK_FOLDER,
    TASKFORCES,
    DataPath,
)
from dnatrack.model.data_format import known_keys
from dnatrack.model.fields import ID_PATTERN
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import Tracker
from dnatrack.yamltext.characters import decode
from dnatrack.yamltext.emit import yaml_text
from dnatrack.yamltext.parsed_text import AddItem, Edit, compose_value
from dnatrack.yamltext.value import Value

_SMALL_WORDS = frozenset(
    "a an and as at by for from in into of on or the to under with".split()  # noqa: SIM905 - words
)
_MOST_WORDS = 4
_MOST_TRIES = 100
_IN_PARENTHESES = re.compile(r"\([^()]*\)")
_NUMBERED = re.compile(r"(.*?)([0-9]+)")


@dataclass(frozen=True, slots=True)
class IdsInUse:
    """The ids that a new thing cannot have.

    `last_title` gives what an id stood for before it was deleted: ids are never used again.
    """

    taken: frozenset[str]
    last_title: Callable[[str], str | None] = lambda _: None
    pattern: str = ID_PATTERN
    example: str = "first-card"

    def first_free(self, wanted: Iterable[str]) -> str:
        """The first id of those that are wanted which a new thing can have; else none: ``."""
        unused = (one for one in wanted if not self._is_taken(one))
        tried = islice(unused, _MOST_TRIES)
        return next((one for one in tried if self.last_title(one) is None), "")

    def checked(self, id_: str) -> str:
        """`id_`, which a new thing can have.

        Raises:
            DnatrackError: it is no id, in use, or was in use once.
        """
        if re.fullmatch(self.pattern, id_) is None:
            raise self._malformed(id_)
        if self._is_taken(id_):
            raise self._refused(
                Text(f"`{id_}`: 이미 사용 중인 id입니다", f"the id `{id_}` is in use already"),
                id_,
            )
        if (title := self.last_title(id_)) is not None:
            raise self._refused(
                Text(
                    f"`{id_}`: 전에 ‘{title}’ 항목에 쓴 id입니다. id는 다시 쓰지 않습니다",
                    f"the id `{id_}` was that of “{title}” before, and ids are never used again",
                ),
                id_,
            )
        return id_

    def _is_taken(self, id_: str) -> bool:
        """Whether it is in use; some file systems do not tell `A` from `a`."""
        return id_.casefold() in {one.casefold() for one in self.taken}

    def _malformed(self, id_: str) -> DnatrackError:
        message = Text(f"`{id_}`: id로 쓸 수 없습니다", f"`{id_}` cannot be an id")
        if self.pattern != ID_PATTERN:
            ko, en = "영문자와 숫자를 `-`로 연결하세요", "join letters and digits with `-`"
            example = self.example
        else:
            ko = "영어 소문자와 숫자를 `-`로 연결하세요"
            en = "join lower-case letters and digits with `-`"
            example = self.first_free(number_ids(id_of_title(id_) or self.example))
        return DnatrackError(message, Text(f"{ko}: `{example}`", f"{en}: `{example}`"))

    def _refused(self, message: Text, id_: str) -> DnatrackError:
        free = self.first_free(series(next_in_series([id_], f"{id_}-2")))
        return DnatrackError(
            message, Text(f"다른 id를 쓰세요: `{free}`", f"choose another: `{free}`")
        )


def id_of_title(english: str) -> str:
    """The first words of a title that say something, joined; empty where it has none."""
    bare = _IN_PARENTHESES.sub(" ", english.casefold().replace("'", ""))
    words = re.findall(r"[a-z0-9]+", bare)
    telling = [word for word in words if word not in _SMALL_WORDS]
    return "-".join((telling or words)[:_MOST_WORDS])


def next_in_series(known: Iterable[str], first: str) -> str:
    """The id after the highest of the sort that most have: `dg-2-6` after `dg-2-5`.

    `first` where none has a number at its end.
    """
    numbered = [match for match in map(_NUMBERED.fullmatch, known) if match]
    if not numbered:
        return first
    prefix = Counter(match[1] for match in numbered).most_common(1)[0][0]
    return f"{prefix}{max(int(match[2]) for match in numbered if match[1] == prefix) + 1}"


def series(first: str) -> Iterator[str]:
    """`first`, then the same with higher numbers at its end."""
    match = _NUMBERED.fullmatch(first)
    if match is None:
        yield from number_ids(first)
    else:
        yield from (f"{match[1]}{number}" for number in count(int(match[2])))


def number_ids(first: str) -> Iterator[str]:
    """`first`, then the same with a number behind it: that of a year stays as it is."""
    yield first
    yield from (f"{first}-{number}" for number in count(2))


# New things as entries of their files: fields in the order of the house.

Fields = Mapping[str, Value]
"""What is known of something new: fields by their keys, in any order."""
_HEADING = "# yaml-language-server: $schema="


def entry(at: DataPath, fields: Fields) -> dict[str, Value]:
    """The mapping that stands at a place: `fields` in order, without those that say nothing."""
    order = known_keys(at)
    names = sorted(fields, key=order.index)
    said = ((name, _said(at.at(name), fields[name])) for name in names)
    return {name: value for name, value in said if value not in (None, "", [])}


def _said(at: DataPath, value: Value) -> Value:
    match value:
        case dict():
            return entry(at, value)
        case list():
            return [_said(at.at(index), one) for index, one in enumerate(value)]
        case _:
            return compose_value(value)


def add_entry(holder: DataPath, fields: Fields) -> Edit:
    """The edit that puts an entry behind the last one of a list."""
    return AddItem(holder, entry(holder.at(0), fields))


def heading_like(loaded: Loaded, siblings: Iterable[str], schema: str) -> str:
    """The line for editors at the top of the first sibling, naming `schema` in its place.

    Empty where that has none.
    """
    for file in siblings:
        text = decode(loaded.snapshot.files.get(file, b"")) or ""
        first = text.partition("\n")[0].strip()
        folder = first.removeprefix(_HEADING).rpartition("/")[0]
        return f"{_HEADING}{folder}/{schema}" if first.startswith(_HEADING) and folder else ""
    return ""


def unread(tracker: Tracker) -> frozenset[str]:
    """The ids of what stands in the data but could not be read: they are in use, too."""
    return frozenset(one.id for one in tracker.unreadable)


# What ids new things cannot have, and which fit them.

ALL_MEETINGS = DataPath(MEETINGS, ("meetings",))
ALL_TASKFORCES = DataPath(TASKFORCES, ("taskforces",))
ALL_MINISTRIES = DataPath(MINISTRIES, ("ministries",))


def meeting_ids(tracker: Tracker) -> frozenset[str]:
    """The ids that a new meeting cannot have."""
    return frozenset(one.id for one in tracker.meetings) | unread(tracker)


def milestone_ids(tracker: Tracker, owner: Task | Taskforce) -> frozenset[str]:
    """The ids that the milestones of an owner have."""
    return frozenset(one.id for one in owner.milestones) | unread(tracker)


def ministry_ids_in_use(tracker: Tracker) -> frozenset[str]:
    """The ids that a new ministry cannot have."""
    return frozenset({*tracker.ministries_by_id, *tracker.taskforces_by_id, *unread(tracker)})


def ids_for_title(english: str, otherwise: str) -> Iterator[str]:
    """Ids made of an English title; where it has no words, `otherwise` and on.

    Romanising the Korean title would be guessing.
    """
    words = id_of_title(english)
    return number_ids(words) if words else series(otherwise)


# Where a thing begins a file: a task always does, and the first meeting.

_MEETING_SCHEMA = "meetings.schema.json"


def new_meeting(loaded: Loaded, fields: Fields) -> Plan:
    """It is put behind the last meeting; the file is made where there is none."""
    subject = Text(f"회의 {fields['id']} 추가", f"add meeting {fields['id']}")
    if MEETINGS in loaded.snapshot.files:
        return Plan([add_entry(ALL_MEETINGS, fields)], subject=subject)
    heading = heading_like(loaded, [SETTINGS], _MEETING_SCHEMA)
    text = yaml_text(entry(DataPath(MEETINGS), {"meetings": [dict(fields)]}), heading=heading)
    return Plan(new_files={MEETINGS: text.encode()}, subject=subject)


_TASK_SCHEMA = "task.schema.json"


def new_task(loaded: Loaded, fields: Fields) -> Plan:
    """It gets a file of its own, with the line for editors that the files beside it have."""
    path = task_file(str(fields["id"]))
    siblings = [one.place.file for one in loaded.tracker.tasks]
    heading = heading_like(loaded, siblings, _TASK_SCHEMA)
    if not siblings:
        above = heading_like(loaded, [SETTINGS], _TASK_SCHEMA)
        heading = above.replace("=../", "=../../", 1)
    text = yaml_text(entry(DataPath(path), fields), heading=heading)
    subject = Text(f"과제 {fields['id']} 추가", f"add task {fields['id']}")
    return Plan(new_files={path: text.encode()}, subject=subject)


def task_file(id_: str) -> str:
    """The file of a task."""
    return f"{TASK_FOLDER}/{id_}{TASK_ENDING}"


def task_ids(tracker: Tracker) -> frozenset[str]:
    """The ids that a new task cannot have: `dnatrack show` knows a thing by its id alone."""
    return frozenset(
        {
            *tracker.tasks_by_id,
            *tracker.taskforces_by_id,
            *tracker.priorities_by_id,
            *tracker.ministries_by_id,
            *unread(tracker),
        }
    )


def propose_task_id(ids: IdsInUse, tracker: Tracker, taskforce: str, priority: str | None) -> str:
    """The next id in the series of the tasks of the same priority, or taskforce."""
    siblings = _siblings(tracker, taskforce, priority)
    return ids.first_free(series(next_in_series(siblings, f"{priority or taskforce}-1")))


def _siblings(tracker: Tracker, taskforce: str, priority: str | None) -> Iterator[str]:
    for one in tracker.tasks:
        if one.taskforce == taskforce and one.priority == priority:
            yield one.id
    for lost in tracker.unreadable:
        if lost.taskforce == taskforce and lost.priority == priority and lost.owner is None:
            yield lost.id
