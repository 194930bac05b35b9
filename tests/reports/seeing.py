"""The data sets of this folder, the example and the real one, as they are to be seen on a day."""

from datetime import date
from functools import cache
from pathlib import Path

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


def small(day: str = "2020-12-15", *, commit: str | None = COMMIT) -> View:
    return View(judge(tracker_in(SMALL), date.fromisoformat(day)), commit)


def example(day: str) -> View:
    """The example of the rules, in which nothing waits and nothing is unsettled."""
    return View(judge(load(example_snapshot({})).tracker, date.fromisoformat(day)))


def real(day: str) -> View:
    return View(judge(tracker_in(REAL), date.fromisoformat(day)))
