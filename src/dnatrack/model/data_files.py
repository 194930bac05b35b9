"""The files that a tracker is made of, and places in them, named by keys instead of by a line."""

from typing import NamedTuple

SETTINGS, TASKFORCES, MINISTRIES = "tracker.yaml", "taskforces.yaml", "ministries.yaml"
SOURCES, MEETINGS, CALENDAR = "sources.yaml", "meetings.yaml", "calendar.yaml"
REQUIRED_FILES = (SETTINGS, TASKFORCES, MINISTRIES, SOURCES)
SINGLE_FILES = (*REQUIRED_FILES, MEETINGS, CALENDAR)
TASK_FOLDER, TASK_ENDING = "tasks", ".yaml"


def is_task_file(file: str) -> bool:
    """Whether a file of this path holds a task."""
    folder, _, name = file.rpartition("/")
    return folder == TASK_FOLDER and name.endswith(TASK_ENDING) and name != TASK_ENDING


def is_yaml_name(name: str) -> bool:
    """Whether a file of this name holds YAML."""
    return name.casefold().endswith((".yaml", ".yml"))


def stem(file: str) -> str:
    """The name of a task's file without its folder and ending."""
    name = file.rpartition("/")[2]
    return (name.rpartition(".")[0] or name) if is_yaml_name(name) else name


# A place in the data, named by keys instead of by a line.

Key = str | int


class DataPath(NamedTuple):
    """A value in a data file: the file, and the keys that lead to the value.

    `file` is relative to the data folder and uses `/`. A key is a mapping's key
    or a list's index, counted from 0. No keys mean the file as a whole.
    """

    file: str
    keys: tuple[Key, ...] = ()

    def at(self, *keys: Key) -> "DataPath":
        """The place that `keys` lead to from here."""
        return DataPath(self.file, self.keys + keys)

    @property
    def parent(self) -> "DataPath":
        """The place that holds this one; a file holds itself."""
        return DataPath(self.file, self.keys[:-1])
