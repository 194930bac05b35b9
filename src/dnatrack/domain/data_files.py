"""The files that a tracker is made of, by their paths in the data folder."""

SETTINGS, TASKFORCES, MINISTRIES = "tracker.yaml", "taskforces.yaml", "ministries.yaml"
SOURCES, MEETINGS, CALENDAR = "sources.yaml", "meetings.yaml", "calendar.yaml"
REQUIRED_FILES = (SETTINGS, TASKFORCES, MINISTRIES, SOURCES)
SINGLE_FILES = (*REQUIRED_FILES, MEETINGS, CALENDAR)
TASK_FOLDER, TASK_ENDING = "tasks", ".yaml"


def is_task_file(file: str) -> bool:
    """Whether a file of this path holds a task."""
    folder, _, name = file.rpartition("/")
    return folder == TASK_FOLDER and name.endswith(TASK_ENDING) and name != TASK_ENDING


def stem(file: str) -> str:
    """The name of a task's file without its folder and ending."""
    return file.rpartition("/")[2].removesuffix(TASK_ENDING)
