"""A small tracker of two tasks, in a repository of its own."""

from pathlib import Path

from dnatrack.rules.examples import EXAMPLE_DATA, EXAMPLE_TASK
from tests.history.repositories import git

MILESTONE = """\
milestones:
  - id: report
    title: {ko: 보고서, en: Report}
    kind: plan
    due: 2030-03
    lifecycle: planned
    sources: [S1]
"""


def write_tracker(top: Path, settings: str = "") -> Path:
    """The data folder below `top`: task `example` led by mois, task `other` by moef."""
    data = top / "data"
    (data / "tasks").mkdir(parents=True)
    for file, text in EXAMPLE_DATA.items():
        (data / file).write_text(str(text), "utf-8")
    other = EXAMPLE_TASK.replace("id: example", "id: other").replace("lead: mois", "lead: moef")
    (data / "tasks/example.yaml").write_text(EXAMPLE_TASK + MILESTONE, "utf-8")
    (data / "tasks/other.yaml").write_text(other, "utf-8")
    with (data / "tracker.yaml").open("a", encoding="utf-8") as tracker:
        tracker.write(settings)
    return data


def commit(at: Path, message: str) -> str:
    """The id of a commit of everything below `at`."""
    git(at, "add", "--all")
    git(at, "commit", "--quiet", "--allow-empty", f"--message={message}")
    return git(at, "rev-parse", "HEAD")


def edit(file: Path, old: str, new: str) -> None:
    """Replace in a file what stands there once."""
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")
