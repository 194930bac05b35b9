from datetime import date
from pathlib import Path

from dnatrack.history.recent_past import RecentPast, recent_states
from tests.history.repositories import Step, milestone, repository, task
from tests.history.telling import day_of, ledger_in

TASK = "data/tasks/dg-1.yaml"
DONE = milestone(lifecycle="done", done_on="2020-05-02")


def looked_back(folder: Path, *steps: tuple[str, str], on: str) -> RecentPast:
    repository(folder, [Step({TASK: text}, day=day) for day, text in steps])
    found = recent_states(ledger_in(folder / "data"), day_of)
    return found.seen_from(date.fromisoformat(on))


def test_how_milestones_stood_at_the_ends_of_three_months(tmp_path: Path) -> None:
    found = looked_back(
        tmp_path,
        ("2020-03-02", task("dg-1", milestone())),
        ("2020-05-02", task("dg-1", DONE, milestone("second", due="2020-06"))),
        on="2020-06-15",
    )

    assert found == RecentPast(
        (date(2020, 3, 31), date(2020, 4, 30), date(2020, 5, 31)),
        {"dg-1/first": "old", "dg-1/second": "  o"},
    )


def test_the_end_of_a_month_is_before_the_day_itself(tmp_path: Path) -> None:
    found = looked_back(tmp_path, ("2020-01-01", task("dg-1", milestone())), on="2020-05-31")

    assert found.days == (date(2020, 2, 29), date(2020, 3, 31), date(2020, 4, 30))


def test_months_before_the_history_begins_are_left_out(tmp_path: Path) -> None:
    found = looked_back(tmp_path, ("2020-05-20", task("dg-1", milestone())), on="2020-06-15")

    assert found.days == (date(2020, 5, 31),)
    assert found.standings == {"dg-1/first": "l"}


def test_in_hindsight_no_months_are_compared(tmp_path: Path) -> None:
    found = looked_back(
        tmp_path,
        ("2020-03-02", task("dg-1", milestone())),
        ("2020-07-02", task("dg-1", DONE)),
        on="2020-06-15",
    )

    assert found == RecentPast((), {})
