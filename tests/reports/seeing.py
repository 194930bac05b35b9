"""The data sets of this folder, the example and the real one, as they are to be seen on a day."""

from datetime import date
from functools import cache, partial
from pathlib import Path

import pytest

from dnatrack.judging.judgement import judge
from dnatrack.loading.load import load
from dnatrack.model.tracker import Tracker
from dnatrack.reports.view import View
from dnatrack.rules.examples import example_snapshot
from dnatrack.storage.data_folder import snapshot_of

HERE = Path(__file__).parent
SMALL, REAL = HERE / "data", HERE.parent.parent / "data"
COMMIT = "0123456789abcdef0123456789abcdef01234567"


@cache
def tracker_in(folder: Path) -> Tracker:
    return load(snapshot_of(folder)).tracker


def view_of(folder: Path, day: str, *, commit: str | None = COMMIT) -> View:
    return View(judge(tracker_in(folder), date.fromisoformat(day)), commit)


def small(day: str = "2020-12-15") -> View:
    return view_of(SMALL, day)


def example(day: str) -> View:
    """The example of the rules, in which nothing waits and nothing is unsettled."""
    return View(judge(load(example_snapshot({})).tracker, date.fromisoformat(day)))


def real(day: str) -> View:
    return view_of(REAL, day, commit=None)


each_view = pytest.mark.parametrize(
    "view",
    [small, *(partial(real, day) for day in ("2020-03-31", "2022-01-01", "2026-11-23"))],
    ids=["small", "2020", "2022", "2026"],
)
