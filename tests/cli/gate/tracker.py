"""A tracker of one task, and what changes of it the gate is to judge."""

from pathlib import Path

from dnatrack.model.data_files import REQUIRED_FILES
from dnatrack.rules.examples import EXAMPLE_DATA, task_with_milestone
from tests.history.repositories import Content

PLANNED = str(task_with_milestone("due: 2020-03\nlifecycle: planned\n")["tasks/example.yaml"])
LATER = PLANNED.replace("due: 2020-03", "due: 2020-06")


def declared_on(day: str) -> str:
    why = "reason: budget, authority: 회의, source: S1"
    return f"{LATER}    revisions:\n      - {{on: {day}, from: 2020-03, to: 2020-06, {why}}}\n"


def data(at: str = "data/", **tasks: str) -> dict[str, Content]:
    """The files of a tracker in the folder `at`, with tasks by their names."""
    shared = {f"{at}{file}": str(EXAMPLE_DATA[file]) for file in REQUIRED_FILES}
    return {**shared, **{f"{at}tasks/{name}.yaml": text for name, text in tasks.items()}}


def write(folder: Path, text: str, name: str = "example") -> None:
    (folder / f"data/tasks/{name}.yaml").write_text(text, "utf-8")
