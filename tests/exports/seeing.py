"""A view of a small tracker, and what a workbook made of it holds."""

from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook

from dnatrack.app.workspace import Workspace
from dnatrack.exports import export_file
from dnatrack.exports.table import Table, Value
from dnatrack.exports.tables import build_tables
from dnatrack.judging.judgement import judge
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import Tracker
from dnatrack.reports.selection import Selection
from dnatrack.reports.view import View
from tests.cli.running import ROOT
from tests.judging.making import milestone_of, task_of, taskforce_of, tracker_of

COMMIT = "0123456789abcdef0123456789abcdef01234567"
TODAY = date(2020, 4, 10)


def view_of(tracker: Tracker) -> View:
    return View(judge(tracker, TODAY), COMMIT)


def small_view(*tasks: Task, taskforces: tuple[Taskforce, ...] = ()) -> View:
    milestone = milestone_of("due: 2020-03-31", note="비고", evidence=["S1", "S2"])
    return view_of(
        tracker_of(*(tasks or (task_of(milestone),)), taskforces=taskforces or (taskforce_of(),))
    )


def workbook_of(view: View) -> Workbook:
    return load_workbook(BytesIO(export_file("xlsx", view, Selection())))


def csv_of(view: View) -> str:
    return export_file("csv", view, Selection()).decode("utf-8")


# Tables of small trackers, of repositories, and of the real data.

REAL_DAY = "2026-11-30"


def tables_by_name(view: View) -> dict[str, Table]:
    return {one.name: one for one in build_tables(view, None)}


def tables_in(folder: Path, on: str) -> dict[str, Table]:
    return dict(Workspace(folder).now(on).tables())


@cache
def real_tables() -> tuple[Table, ...]:
    return tuple(Workspace(ROOT / "data").now(REAL_DAY).tables("kr").values())


def column(table: Table, *names: str) -> list[tuple[Value, ...]]:
    """The values of some columns, row by row."""
    at = [[one.name for one in table.columns].index(name) for name in names]
    return [tuple(row[index] for index in at) for row in table.rows]
