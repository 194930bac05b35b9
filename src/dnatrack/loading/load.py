"""A snapshot to a tracker and findings: what can be read is, and nothing is lost."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple, Protocol, TypeVar
from unicodedata import is_normalized

from dnatrack.loading.partial_record import (
    Salvaged,
    bare_names_as,
    lose_file,
    lose_task,
    read_owner,
    read_record,
)
from dnatrack.loading.snapshot import (
    FileFault,
    Snapshot,
    decomposed_name,
    empty_file,
    fault_defect,
    missing_file,
    unknown_file,
)
from dnatrack.model.data_files import (
    CALENDAR,
    MEETINGS,
    MINISTRIES,
    REQUIRED_FILES,
    SETTINGS,
    SINGLE_FILES,
    SOURCES,
    TASK_FOLDER,
    TASKFORCES,
    DataPath,
    Key,
    is_task_file,
    is_yaml_name,
    stem,
)
from dnatrack.model.fields import SOURCE_ID_PATTERN, Name, Record
from dnatrack.model.finding import Defect, Location
from dnatrack.model.frozen import Frozen
from dnatrack.model.ministry import MinistriesFile, Ministry
from dnatrack.model.reference_files import (
    CalendarFile,
    Holiday,
    Meeting,
    MeetingsFile,
    Settings,
    Source,
    SourcesFile,
)
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce, TaskforcesFile
from dnatrack.model.tracker import ItemKind, Tracker, Unreadable
from dnatrack.yamltext.value import Span, Value, location_of

# The bytes of one file to plain values, remembered by content where a memory is given.


class ParsedFiles(Protocol):
    """A memory of files that were parsed before and had no defects."""

    def recall(self, data: bytes) -> Value:
        """The value of a file with these bytes; None where it is not remembered."""
        del data
        return None

    def remember(self, data: bytes, value: Value) -> None:
        """Keep the value of a file with these bytes for a later `recall`."""
        del data, value

    def is_sound(self, file: str, data: bytes) -> bool:
        """Whether the value was once found to be what a file of this name has to hold."""
        del file, data
        return False

    def vouch(self, file: str, data: bytes) -> None:
        """Keep, beside a value that is remembered, that a file of this name may hold it."""
        del file, data


class NoMemory(ParsedFiles):
    """Remembers nothing: every file is parsed."""

    def save(self) -> None:
        """Nothing, for nothing is kept."""


class Parsed(NamedTuple):
    """One file. `value` is None where nothing of it could be read, or nothing is in it.

    `is_whole`: nothing is missing from `value`, whatever is said against its text.
    """

    value: Value
    defects: tuple[Defect, ...]
    is_whole: bool = True


def parse(file: str, data: bytes, memory: ParsedFiles) -> Parsed:
    """The values of one file, and what is wrong with its name, its text or its YAML."""
    name_defects = () if is_normalized("NFC", file) else (decomposed_name(file),)
    value = memory.recall(data)
    if value is not None:
        return Parsed(value, name_defects)
    # Where everything is remembered, nothing needs a YAML parser.
    from dnatrack.yamltext.characters import scan  # noqa: PLC0415 - slow to import
    from dnatrack.yamltext.parse import read_yaml  # noqa: PLC0415 - slow to import

    scanned = scan(file, data)
    if scanned.text is None:
        return Parsed(None, (*name_defects, *scanned.defects), is_whole=False)
    read = read_yaml(file, scanned.text)
    if not scanned.defects and not read.defects and read.value is not None:
        memory.remember(data, read.value)
    defects = (*name_defects, *scanned.defects, *read.defects)
    return Parsed(read.value, defects, is_whole=not read.defects)


DEFAULT_SETTINGS = Settings(schema_version="1", title=Name(korean="dnatrack", en="dnatrack"))
DEFAULT_SETTINGS.put_at(DataPath(SETTINGS))


class Loaded(Frozen):
    """A snapshot, the tracker that could be read from it, and what reading came upon."""

    snapshot: Snapshot
    tracker: Tracker
    defects: tuple[Defect, ...]

    @cached_property
    def _spans(self) -> dict[str, Mapping[tuple[Key, ...], Span]]:
        return {}

    def location(self, at: DataPath, *, on_key: bool = False) -> Location:
        """The line and columns of a place in the data.

        A file is gone through for its places when the first of them is asked for.
        """
        if at.file not in self._spans:
            # Needed only where there is something to point at.
            from dnatrack.yamltext.characters import decode  # noqa: PLC0415 - slow to import
            from dnatrack.yamltext.parse import locate  # noqa: PLC0415 - slow to import

            text = decode(self.snapshot.files.get(at.file, b""))
            self._spans[at.file] = locate(at.file, text) if text is not None else {}
        return location_of(self._spans[at.file], at, on_key=on_key)


def load(snapshot: Snapshot, memory: ParsedFiles | None = None) -> Loaded:
    """The tracker that a snapshot holds. Never raises, whatever the bytes.

    What could not be read is in `Loaded.defects`, and leaves a placeholder among
    `Tracker.unreadable`.
    """
    reader = _SnapshotReader(snapshot, memory or NoMemory())
    return Loaded(snapshot, reader.tracker(), tuple(reader.defects))


_AnyRecord = TypeVar("_AnyRecord", bound=Record)
_Held = TypeVar("_Held", list[Value], dict[str, Value])


class _SnapshotReader:
    """Reads the files of one snapshot, one kind after the other."""

    def __init__(self, snapshot: Snapshot, memory: ParsedFiles) -> None:
        self.snapshot = snapshot
        self.memory = memory
        self.defects: list[Defect] = []
        self.unreadable: list[Unreadable] = []
        self.partly_read: set[str] = set()
        self.stand_ins: set[DataPath] = set()
        self.read: set[str] = set()
        self.sound: set[str] = set()

    def tracker(self) -> Tracker:
        self._refuse_strangers()
        settings = self._value(SETTINGS)
        with bare_names_as(settings):
            tracker = self._tracker(settings)
        for file in self.read - self.sound - self.partly_read:
            self.memory.vouch(file, self.snapshot.files[file])
        return tracker

    def _tracker(self, settings: Value) -> Tracker:
        return Tracker(
            settings=self._settings(settings),
            taskforces=tuple(self._taskforces()),
            ministries=tuple(self._listed(MINISTRIES, "ministries", Ministry, MinistriesFile)),
            sources=dict(self._sources()),
            meetings=tuple(self._listed(MEETINGS, "meetings", Meeting, MeetingsFile)),
            holidays=tuple(self._listed(CALENDAR, "holidays", Holiday, CalendarFile)),
            tasks=tuple(self._tasks()),
            unreadable=tuple(self.unreadable),
            partly_read=frozenset(self.partly_read),
            stand_ins=frozenset(self.stand_ins),
        )

    def _refuse_strangers(self) -> None:
        for file in sorted({*self.snapshot.files, *self.snapshot.faults}):
            if file in SINGLE_FILES or is_task_file(file):
                continue
            fault = self.snapshot.faults.get(file)
            if fault is FileFault.NOT_OURS:
                self.defects.append(fault_defect(file, fault))
            elif fault is not None or is_yaml_name(file):
                self._lose(file, fault_defect(file, fault) if fault else unknown_file(file))
                self._count_stranger(file)

    def _count_stranger(self, file: str) -> None:
        """A file that is not read: a task that is lost, where it looks like one."""
        data = self.snapshot.files.get(file)
        value = parse(file, data, self.memory).value if data is not None else None
        is_below_tasks = is_yaml_name(file) and file.casefold().startswith(f"{TASK_FOLDER}/")
        if is_below_tasks or (isinstance(value, dict) and not value.keys().isdisjoint(_OF_TASKS)):
            self.unreadable.extend(lose_task(DataPath(file), value, stem(file)))
        else:
            self.unreadable.append(lose_file(file))

    def _value(self, file: str) -> Value:
        """The plain value of a file; None, with a defect, where it cannot be had.

        A file that is no task is then lost as a whole; of one that was not read to its end
        nobody knows what else there was.
        """
        value = self._value_as_far(file)
        is_lost = file in self.partly_read
        if is_lost and (value is not None or not is_task_file(file)):
            self.unreadable.append(lose_file(file, is_part=value is not None))
        return value

    def _value_as_far(self, file: str) -> Value:
        if (fault := self.snapshot.faults.get(file)) is not None:
            self._lose(file, fault_defect(file, fault))
            return None
        data = self.snapshot.files.get(file)
        if data is None:
            if file in REQUIRED_FILES:
                self._lose(file, missing_file(file))
            return None
        parsed = parse(file, data, self.memory)
        self.read.add(file)
        if self.memory.is_sound(file, data):
            self.sound.add(file)
        self.defects.extend(parsed.defects)
        if not parsed.is_whole:
            self._lose(file)
        elif parsed.value is None:
            self._lose(file, empty_file(file))
        return parsed.value

    def _lose(self, file: str, *defects: Defect) -> None:
        self.defects.extend(defects)
        self.partly_read.add(file)

    def _take(self, file: str, salvaged: Salvaged) -> None:
        self.unreadable.extend(salvaged.unreadable)
        self.stand_ins.update(salvaged.stand_ins)
        if salvaged.defects:
            self._lose(file, *salvaged.defects)

    def _record(self, model: type[Record], at: DataPath, value: Value) -> Salvaged:
        return read_record(model, at, value, is_sound=at.file in self.sound)

    def _settings(self, value: Value) -> Settings:
        if value is None:
            return DEFAULT_SETTINGS
        salvaged = self._record(Settings, DataPath(SETTINGS), value)
        self._take(SETTINGS, salvaged)
        if isinstance(salvaged.record, Settings):
            return salvaged.record
        self.unreadable.append(lose_file(SETTINGS))
        return DEFAULT_SETTINGS

    def _held(self, file: str, key: str, holder: type[Record], kind: type[_Held]) -> _Held:
        """What a file holds under its one key; nothing where that cannot be had."""
        value = self._value(file)
        held = value.get(key) if isinstance(value, dict) else None
        if isinstance(value, dict) and isinstance(held, kind):
            self._take(file, self._record(holder, DataPath(file), {**value, key: kind()}))
            return held
        if value is not None:
            self._take(file, self._record(holder, DataPath(file), value))
            self.unreadable.append(lose_file(file))
        return kind()

    def _listed(
        self, file: str, key: str, model: type[_AnyRecord], holder: type[Record]
    ) -> Iterator[_AnyRecord]:
        for index, item in enumerate(self._held(file, key, holder, list)):
            salvaged = self._record(model, DataPath(file, (key, index)), item)
            self._take(file, salvaged)
            if isinstance(salvaged.record, model):
                yield salvaged.record

    def _taskforces(self) -> Iterator[Taskforce]:
        for index, item in enumerate(self._held(TASKFORCES, "taskforces", TaskforcesFile, list)):
            at = DataPath(TASKFORCES, ("taskforces", index))
            fallback_id, is_sound = f"taskforce-{index + 1}", TASKFORCES in self.sound
            salvaged = read_owner(Taskforce, at, item, fallback_id, is_sound=is_sound)
            self._take(TASKFORCES, salvaged)
            if isinstance(salvaged.record, Taskforce):
                yield salvaged.record

    def _sources(self) -> Iterator[tuple[str, Source]]:
        entries = self._held(SOURCES, "sources", SourcesFile, dict)
        for id_, entry in entries.items():
            at = DataPath(SOURCES, ("sources", id_))
            salvaged = self._record(Source, at, entry)
            self._take(SOURCES, salvaged)
            if SOURCES not in self.sound and not re.match(SOURCE_ID_PATTERN, id_):
                self._lose(SOURCES, _odd_source_id(at, id_))
            if isinstance(salvaged.record, Source):
                yield id_, salvaged.record

    def _tasks(self) -> Iterator[Task]:
        files = filter(is_task_file, {*self.snapshot.files, *self.snapshot.faults})
        for file in sorted(files, key=natural_order):
            value = self._value(file)
            if value is None:
                self.unreadable.append(Unreadable(ItemKind.TASK, stem(file), DataPath(file)))
                continue
            is_sound = file in self.sound
            salvaged = read_owner(Task, DataPath(file), value, stem(file), is_sound=is_sound)
            self._take(file, salvaged)
            if isinstance(salvaged.record, Task):
                yield salvaged.record


def _odd_source_id(at: DataPath, id_: str) -> Defect:
    # Needed only where something is wrong: it knows pydantic.
    from dnatrack.loading.schema_problems import bad_source_id  # noqa: PLC0415 - slow to import

    return bad_source_id(at, id_)


_OF_TASKS = frozenset({"taskforce", "milestones"})
"""Keys by which a task is known wherever its file stands."""


def natural_order(file: str) -> list[tuple[int, int | str]]:
    """A key that sorts `dg-2` before `dg-10`."""
    parts = re.split(r"(\d+)", file)
    return [(1, int(part)) if part.isdecimal() else (0, part) for part in parts]


# A second snapshot, of which most files are those of a first one.


def load_beside(snapshot: Snapshot, other: Loaded) -> Loaded:
    """What `load` gives for `snapshot`; tasks whose files are the same are those of `other`.

    The very same: comparing the two costs nothing where nothing changed.
    """
    same = frozenset(_same_tasks(snapshot, other.snapshot))
    rest = {file: data for file, data in snapshot.files.items() if file not in same}
    read = load(Snapshot(snapshot.label, rest, snapshot.faults))
    mine, theirs = read.tracker, other.tracker
    tasks = (*mine.tasks, *(one for one in theirs.tasks if one.place.file in same))
    tracker = mine.replace(
        tasks=tuple(sorted(tasks, key=lambda one: natural_order(one.place.file))),
        unreadable=(
            *mine.unreadable,
            *(one for one in theirs.unreadable if one.place.file in same),
        ),
        partly_read=mine.partly_read | (theirs.partly_read & same),
        stand_ins=mine.stand_ins | {one for one in theirs.stand_ins if one.file in same},
    )
    shared = (one for one in other.defects if one.problem.at.file in same)
    return Loaded(snapshot, tracker, (*read.defects, *shared))


def _same_tasks(snapshot: Snapshot, other: Snapshot) -> list[str]:
    if snapshot.files.get(SETTINGS) != other.files.get(SETTINGS):
        return []  # they say in which language a bare title is
    return [
        file
        for file, data in snapshot.files.items()
        if is_task_file(file) and other.files.get(file) == data
    ]
