"""A view of a small tracker, and what a workbook made of it holds."""

from datetime import date
from io import BytesIO

from openpyxl import Workbook, load_workbook

from dnatrack.exports import export_file
from dnatrack.judging.judgement import judge
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import Tracker
from dnatrack.reports.selection import Selection
from dnatrack.reports.view import View
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
