from pathlib import Path

from dnatrack.app.workspace import Workspace
from dnatrack.reports import audit
from tests.history.repositories import Step, git, milestone, moved, repository, task
from tests.reports.texts import as_json

FILE = "data/tasks/dg-1.yaml"


def doubts(folder: Path, doubt: str) -> list[dict[str, object]]:
    rows = as_json(audit.build(*Workspace(folder / "data").past()))[doubt]
    assert isinstance(rows, list)
    return [dict(one) for one in rows if isinstance(one, dict)]


def test_a_commit_that_there_is_none_of_is_null_for_programs(tmp_path: Path) -> None:
    repository(tmp_path, [Step(moved("2020-03")), Step(moved("2020-06"))])
    unseen = "[{on: 2020-01-05, from: 2020-06, to: 2020-07, reason: budget}]"
    text = task("dg-1", milestone(due="2020-09"), milestone("second", revisions=unseen))
    (tmp_path / FILE).write_text(text, "utf-8")

    found = doubts(tmp_path, "undeclared-move")

    assert [one["commit"] for one in found] == [git(tmp_path, "rev-parse", "HEAD"), None]
    assert [one["who"] for one in found] == ["김주무관", None]
