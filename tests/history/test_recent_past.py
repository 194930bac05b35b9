from datetime import date
from pathlib import Path

import pytest

from dnatrack.history.recent_past import RecentPast, recent_states
from tests.history.repositories import Step, milestone, repository, task
from tests.history.telling import day_of, ledger_in

TASK = "data/tasks/dg-1.yaml"
DONE = milestone(lifecycle="done", done_on="2020-05-02")


ONE = task("dg-1", milestone())
TWO = task("dg-1", DONE, milestone("second", due="2020-06"))


@pytest.mark.parametrize(
    ("steps", "on", "days", "standings"),
    [
        (
            {"2020-03-02": ONE, "2020-05-02": TWO},
            "2020-06-15",
            ["2020-03-31", "2020-04-30", "2020-05-31"],
            {"dg-1/first": "old", "dg-1/second": "  o"},
        ),
        (
            {"2020-01-01": ONE},
            "2020-05-31",
            ["2020-02-29", "2020-03-31", "2020-04-30"],
            {"dg-1/first": "ool"},
        ),
        ({"2020-05-20": ONE}, "2020-06-15", ["2020-05-31"], {"dg-1/first": "l"}),
        ({"2020-03-02": ONE, "2020-07-02": task("dg-1", DONE)}, "2020-06-15", [], {}),
    ],
    ids=[
        "how milestones stood at the ends of three months",
        "the end of a month is before the day itself",
        "months before the history begins are left out",
        "in hindsight no months are compared",
    ],
)
def test_the_last_months(
    steps: dict[str, str], on: str, days: list[str], standings: dict[str, str], tmp_path: Path
) -> None:
    repository(tmp_path, [Step({TASK: text}, day=day) for day, text in steps.items()])

    found = recent_states(ledger_in(tmp_path / "data"), day_of).seen_from(date.fromisoformat(on))

    assert found == RecentPast(tuple(map(date.fromisoformat, days)), standings)
