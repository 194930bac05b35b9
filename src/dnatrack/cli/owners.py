"""`dnatrack owners`: who approves which file, as the CODEOWNERS file of the repository."""

from pathlib import Path
from typing import Annotated

import typer

from dnatrack.cli import completing, options
from dnatrack.formats.reports import REPORT_FORMATS
from dnatrack.i18n import tr

DIFFERENT = 1
CODEOWNERS = "codeowners"

OwnersFormat = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="|".join((CODEOWNERS, *REPORT_FORMATS)),
        help=tr("출력 형식.", "Output format."),
        autocompletion=completing.owners_formats,
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
    from dnatrack.cli.opening import print_report
    from dnatrack.cli.output import say_aside, write
    from dnatrack.cli.owning import codeowners, differences, owners_report, without_owner

    report = owners_report(data)
    if check is not None:
        found = differences(check, codeowners(report))
        write(found)
        raise typer.Exit(DIFFERENT if found else 0)
    if form == CODEOWNERS:
        write(codeowners(report), is_data=True)
        if missing := without_owner(report):
            say_aside(missing)
    else:
        print_report(report, form=form, color=color, width=width)
