"""`dnatrack owners`: who approves which file, as the CODEOWNERS file of the repository."""

import os
from difflib import unified_diff
from pathlib import Path
from typing import Annotated

import typer

from dnatrack.app.arguments import data_folder, today_in, zone_named
from dnatrack.app.workspace import Workspace
from dnatrack.cli import completion, options
from dnatrack.cli.output import print_report, say_aside, write
from dnatrack.errors import DnatrackError
from dnatrack.formats import REPORT_FORMATS, Page
from dnatrack.formats.data import render_codeowners
from dnatrack.i18n import Text, tr
from dnatrack.judging.judgement import judge
from dnatrack.loading.snapshot import MAX_FILE_BYTES
from dnatrack.reports.owners import build
from dnatrack.reports.report import Report
from dnatrack.reports.view import View
from dnatrack.storage.files import read_regular_file
from dnatrack.storage.git_head import repository_entry
from dnatrack.terminal_text import printable

DIFFERENT = 1
CODEOWNERS = "codeowners"

OwnersFormat = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="|".join((CODEOWNERS, *REPORT_FORMATS)),
        help=tr("출력 형식.", "Output format."),
        autocompletion=completion.owners_formats,
    ),
]
CheckFile = Annotated[
    Path | None,
    typer.Option(
        "--check",
        metavar=tr("파일", "FILE"),
        help=tr(
            "출력하는 대신 이 파일과 견줍니다. 다르면 1로 끝납니다.",
            "Compare with this file instead of printing; ends with 1 where it differs.",
        ),
    ),
]


def owners(
    *,
    check: CheckFile = None,
    form: OwnersFormat = CODEOWNERS,
    data: options.Data = None,
    lang: options.Lang = None,
    color: options.Color = "auto",
    width: options.Width = None,
) -> None:
    """Print who approves which file, from the `teams` of the data."""
    del lang
    report = owners_report(data)
    if check is not None:
        found = differences(check, render_codeowners(report, Page()))
        write(found)
        raise typer.Exit(DIFFERENT if found else 0)
    if form != CODEOWNERS:
        print_report(report, form=form, color=color, width=width)
        return
    write(render_codeowners(report, Page()), is_data=True)
    if missing := "".join(table.note for table in report.tables):
        say_aside(missing)


def owners_report(data: Path | None) -> Report:
    """Who approves which file of the data folder that was named, or is found.

    Raises:
        DnatrackError: there is no data, or it names nobody.
    """
    folder = data_folder(data)
    tracker = Workspace(folder).loaded.tracker
    today = today_in(zone_named(tracker.settings.timezone))
    real = Path(os.path.realpath(folder))
    dot_git = repository_entry(real)
    inside = real.relative_to(real.parent if dot_git is None else dot_git.parent).as_posix()
    return build(View(judge(tracker, today)), "" if inside == "." else f"{inside}/")


def differences(file: Path, wanted: str) -> str:
    """How `file` would have to change to be `wanted`; empty where it is so already.

    Raises:
        DnatrackError: it cannot be read.
    """
    content = read_regular_file(os.path.realpath(file), MAX_FILE_BYTES)
    if not isinstance(content, bytes):
        raise DnatrackError(
            Text(f"`{file}`을(를) 읽지 못했습니다", f"`{file}` could not be read"),
            Text(f"`dnatrack owners > {file}`로 만드세요", f"make it: `dnatrack owners > {file}`"),
        )
    written = content.decode("utf-8", "replace").replace("\r\n", "\n")
    if written == wanted:
        return ""
    old, new = written.splitlines(), wanted.splitlines()
    lines = unified_diff(old, new, str(file), "dnatrack owners", lineterm="")
    return "".join(f"{printable(line)}\n" for line in lines) or f"{file}\n"
