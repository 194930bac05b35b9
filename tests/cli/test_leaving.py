"""Ways to get rid of a promise, and the lists that tell of it: the rows of a table."""

import json
from pathlib import Path

from tests.cli.histories import NAMES
from tests.cli.running import dnatrack
from tests.cli.scenes import play
from tests.history.repositories import Content, Step, milestone, repository, task
from tests.rules.rows import Row, rows

FILE = "data/tasks/dg-1.yaml"
USUAL = {"id_": "late", "title": "늦은 것", "due": "2020-01", "kind": "service", "sources": "[S1]"}


def text(*milestones: Row) -> dict[str, Content]:
    """The file of the task with these milestones."""
    fields = [{("id_" if key == "id" else key): one for key, one in row.items()}
              for row in milestones]  # fmt: skip
    said = [milestone(**{**USUAL, **one}) for one in fields]
    return {FILE: task("dg-1", *said, promise="{text: 하겠다, source: S1}", sources="[S1]")}


def history(folder: Path, *states: dict[str, Content]) -> Path:
    """One state on the first of each month, the first with the names."""
    days = (f"2020-{month:02}-01" for month in range(1, 13))
    steps = [Step(files, day=day) for files, day in zip(states, days, strict=False)]
    return repository(folder, [Step({**NAMES, **steps[0].files}, day="2020-01-01"), *steps[1:]])


@rows(Path(__file__).parent / "leaving.yaml")
def test_the_lists_tell(tmp_path: Path, row: Row) -> None:
    history(tmp_path, *(text(*state) for state in row["states"]))

    for ask in row["asks"]:
        play(tmp_path, ask)


def ids(folder: Path, line: str, table: str) -> list[str]:
    run = dnatrack(*line.split(), "--format", "json", at=folder)
    return [one["id"] for one in json.loads(run.out)[table]]


def test_a_task_with_another_id_is_told_once(tmp_path: Path) -> None:
    renamed = str(text({})[FILE]).replace("dg-1", "dg-9")
    other: dict[str, Content] = {FILE: None, "data/tasks/dg-9.yaml": renamed}
    history(tmp_path, text({}), other)

    assert ids(tmp_path, "diff HEAD~1 HEAD", "renamed") == ["dg-9"]


def test_a_task_that_was_left_with_its_milestone_is_told_by_that(tmp_path: Path) -> None:
    unknown = str(text({"lifecycle": "unknown"})[FILE])
    both = unknown.replace("lifecycle: planned", "lifecycle: unknown", 1)
    alone = str(text({})[FILE]).replace("lifecycle: planned", "lifecycle: unknown", 1)
    history(tmp_path / "both", text({}), {FILE: both})
    history(tmp_path / "alone", text({}), {FILE: alone})

    found = [ids(tmp_path / name, "slips --all", "left") for name in ("both", "alone")]

    assert found == [["dg-1/late"], ["dg-1"]]
