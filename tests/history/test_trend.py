from collections import Counter
from datetime import UTC, date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dnatrack.errors import DnatrackError
from dnatrack.history.facts import ItemFacts, facts_of
from dnatrack.history.trend import Point, days_of_trend, trend
from dnatrack.loading.load import NoMemory, parse
from dnatrack.model.period import Period
from dnatrack.storage.git_read import GitRepository
from tests.history.random_history import Plan
from tests.history.repositories import Step, milestone, repository, task
from tests.history.telling import day_of, ledger_in
from tests.rules.rows import Row, rows

FILE = "data/tasks/dg-1.yaml"


@rows(Path(__file__).parent / "trends.yaml")
def test_what_was_known_on_each_day(row: Row, tmp_path: Path) -> None:
    steps = [
        Step({FILE: task("dg-1", *(milestone(id_, **of) for id_, of in said.items()))}, day=day)
        for day, said in row["states"].items()
    ]
    repository(tmp_path, steps)
    days = list(map(date.fromisoformat, row["points"]))

    points = trend(ledger_in(tmp_path / "data"), days, day_of)

    assert points == tuple(map(point, days, row["points"].values()))
    if "open" in row:
        assert [str(one.open) for one in points] == row["open"]


def point(day: date, written: list[Any]) -> Point:
    *counts, last = written
    more = {key: int(count) for key, count in last.items()} if isinstance(last, dict) else {}
    return Point(day, *map(int, counts if more else written), **more)


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(
    st.integers(min_value=0, max_value=10**9),
    st.lists(st.integers(min_value=0, max_value=40), min_size=8, max_size=8),
)
def test_each_point_counts_the_state_of_the_commit_of_its_day(
    seed: int, offsets: list[int]
) -> None:
    plan, first = Plan(seed), date(2020, 5, 1)
    # Clocks that go wrong among themselves; what changes nothing shows in no ledger.
    steps = []
    for offset in offsets:
        files = dict.fromkeys(plan.files())
        while not list(plan.edit()):
            pass
        text = {f"data/{path}": text for path, text in {**files, **plan.files()}.items()}
        steps.append(Step(text, day=str(first + timedelta(days=offset))))

    with TemporaryDirectory() as folder:
        data = repository(Path(folder), steps) / "data"
        data.mkdir(exist_ok=True)
        days = [first + timedelta(days=number) for number in range(-1, 45, 3)]
        points = trend(ledger_in(data), days, day_of)
        counted = tuple(_counted(data, day) for day in days)

    assert tuple(one._replace(gone=0) for one in points) == counted


def _counted(data: Path, day: date) -> Point:
    """The state of a day, counted file by file."""
    found = GitRepository.around(data)
    try:
        commit = found.commit_on(day, UTC)
    except DnatrackError:
        return Point(day, 0, 0, 0, 0)
    blobs = dict(found.blobs(found.blob_ids(commit).values()))
    items = {
        item.id: item
        for path, id_ in found.blob_ids(commit).items()
        for item in facts_of(path, parse(path, blobs[id_] or b"", NoMemory()).value) or ()
        if item.is_milestone
    }
    on_hold = sum(item.lifecycle == "on-hold" for item in items.values())
    kinds = Counter(_kind(item, day) for item in items.values())
    total = kinds.total() - kinds["withdrawn"]
    done, overdue, unknown = (kinds[one] for one in ("done", "overdue", "unknown"))
    return Point(day, total, done, overdue, unknown, on_hold, kinds["withdrawn"])


def _kind(item: ItemFacts, day: date) -> str:
    if item.lifecycle in {"cancelled", "superseded"}:
        return "withdrawn"
    if item.lifecycle == "done" and Period.parse(item.done_on).first <= day:
        return "done"
    if not item.due or Period.parse(item.due).last >= day or item.lifecycle == "on-hold":
        return "open"
    return "unknown" if item.lifecycle == "unknown" else "overdue"


@pytest.mark.parametrize(
    ("first", "last", "step", "days"),
    [
        ("2020-01-01", "2020-01-20", "", ["2020-01-06", "2020-01-13", "2020-01-20"]),
        ("2020-01-20", "2020-01-20", "", ["2020-01-20"]),
        ("2020-01-15", "2020-03-10", "month", ["2020-01-31", "2020-02-29", "2020-03-10"]),
        ("2020-01-15", "2020-01-31", "month", ["2020-01-31"]),
        ("2019-12-31", "2020-01-10", "month", ["2019-12-31", "2020-01-10"]),
        ("2020-02-01", "2020-07-01", "quarter", ["2020-03-31", "2020-06-30", "2020-07-01"]),
        ("2020-02-01", "2021-12-31", "year", ["2020-12-31", "2021-12-31"]),
        ("2020-02-01", "2020-01-01", "", ["2020-01-01"]),
    ],
)  # fmt: skip
def test_the_days_of_a_trend(first: str, last: str, step: str, days: list[str]) -> None:
    span = date.fromisoformat(first), date.fromisoformat(last)

    assert [day.isoformat() for day in days_of_trend(*span, step=step)] == days


def test_a_trend_of_more_than_half_a_year_is_monthly() -> None:
    days = days_of_trend(date(2020, 1, 1), date(2020, 12, 31))

    assert len(days) == 12
