"""How reports are laid out on screens, in a pipe, in documents and for programs: made-up ones.

Between them they have all that a report can have. What real reports say, their own tests
compare; `UPDATE_GOLDEN=1 pytest tests/formats` writes `layout/` anew.
"""

import os
from pathlib import Path

import pytest

from dnatrack.formats import Page, render
from dnatrack.reports.report import Report
from tests.formats.reports.making import SAMPLE, TASKS, TIMELINE

LAYOUT = Path(__file__).parent / "layout"
PAGES = {
    "24 columns": ("table", Page(is_screen=True, width=24)),
    "60 columns": ("table", Page(is_screen=True, width=60)),
    "80 columns": ("table", Page(is_screen=True, width=80)),
    "120 columns": ("table", Page(is_screen=True, width=120)),
    "120 columns, 2 rows of a table": ("table", Page(is_screen=True, width=120, max_rows=2)),
    "a pipe": ("table", Page(has_colour=True)),
    **{form: (form, Page()) for form in ("markdown", "office", "json", "csv")},
}


@pytest.mark.parametrize(
    ("name", "report"), [("tasks", TASKS), ("timeline", TIMELINE), ("sample", SAMPLE)]
)
def test_the_layout_of_a_report(name: str, report: Report) -> None:
    drawn = [f"=== {name}\n\n{render(report, *how)}" for name, how in PAGES.items()]

    shown = "\n".join(drawn).replace("\r\n", "\n")

    file = LAYOUT / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        LAYOUT.mkdir(exist_ok=True)
        file.write_text(shown, "utf-8", newline="\n")
    assert shown == file.read_text("utf-8")
