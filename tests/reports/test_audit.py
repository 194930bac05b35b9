from pathlib import Path

from dnatrack.app.workspace import Workspace
from dnatrack.reports import audit
from tests.history.repositories import Step, git, milestone, moved, repository, task
from tests.reports.texts import rows

FILE = "data/tasks/dg-1.yaml"


def test_a_commit_that_there_is_none_of_is_null_for_programs(tmp_path: Path) -> None:
    repository(tmp_path, [Step(moved("2020-03")), Step(moved("2020-06"))])
    unseen = "[{on: 2020-01-05, from: 2020-06, to: 2020-07, reason: budget}]"
    text = task("dg-1", milestone(due="2020-09"), milestone("second", revisions=unseen))
    (tmp_path / FILE).write_text(text, "utf-8")

    report = audit.build(*Workspace(tmp_path / "data").past())

    head = git(tmp_path, "rev-parse", "HEAD")
    assert rows(report, "undeclared-move", "commit", "who") == [(head, "김주무관"), (None, None)]
