"""`dnatrack owners`: who approves which file, as the CODEOWNERS file of the repository."""

from pathlib import Path

import typer

from dnatrack.app.owners import differences, owners_report
from dnatrack.app.workspace import open_workspace
from dnatrack.cli import completion
from dnatrack.cli.options import FILE, Asked, offering, option
from dnatrack.cli.output import render_report, say_aside, write
from dnatrack.formats import REPORT_FORMATS, Page
from dnatrack.formats.data import render_codeowners

DIFFERENT = 1
CODEOWNERS = "codeowners"

FORM = option(
    "출력 형식.",
    "Output format.",
    "|".join((CODEOWNERS, *REPORT_FORMATS)),
    completion.owners_formats,
    names="--format",
    default=CODEOWNERS,
)
CHECK = option(
    "출력하는 대신 이 파일과 비교. 다르면 종료 코드 1.",
    "Compare with this file instead of printing; ends with 1 where it differs.",
    FILE,
)


@offering("data", "lang", "color", "width")
def owners(asked: Asked, *, check: Path | None = CHECK, form: str = FORM) -> None:
    """Print who approves which file, from the `teams` of the data."""
    report = owners_report(open_workspace(asked.data))
    if check is not None:
        found = differences(check, render_codeowners(report, Page()))
        write(found)
        raise typer.Exit(DIFFERENT if found else 0)
    if form != CODEOWNERS:
        write(*render_report(report, form=form, color=asked.color, width=asked.width))
        return
    write(render_codeowners(report, Page()), is_data=True)
    if missing := "".join(table.note for table in report.tables):
        say_aside(missing)
