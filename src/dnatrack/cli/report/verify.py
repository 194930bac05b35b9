"""`dnatrack report verify FILE`: whether a report comes out the same when it is made again."""

from pathlib import Path
from typing import Annotated

import typer

from dnatrack.cli.report.group import Template
from dnatrack.cli.shown import Shown, showing
from dnatrack.i18n import tr

File = Annotated[
    Path,
    typer.Argument(
        metavar=tr("파일", "FILE"),
        help=tr("`dnatrack report`가 만든 파일.", "A file that `dnatrack report` made."),
    ),
]


@showing
def verify(
    file: File,
    *,
    template: Template = None,
    shown: Shown,
) -> None:
    """Make a report again, and say whether it comes out the same."""
    from dnatrack.cli.verifying import verified

    found = verified(shown.data, file, template)
    shown.print(found.report)
    if not found.is_same:
        raise typer.Exit(1)
