"""`dnatrack fix-encoding FILE`: a file that was saved in another encoding, as UTF-8."""

from pathlib import Path
from typing import Annotated

import typer

from dnatrack.cli import how, options
from dnatrack.i18n import tr

NOT_DONE = 1

File = Annotated[
    Path,
    typer.Argument(
        metavar=tr("파일", "FILE"),
        help=tr("자료 폴더 안의 파일.", "A file of the data folder."),
        show_default=False,
    ),
]


def fix_encoding(
    file: File,
    *,
    yes: how.Yes = False,
    dry_run: how.DryRun = False,
    data: options.Data = None,
    lang: options.Lang = None,
) -> None:
    """Write a file in cp949, UTF-16 or UTF-32 as UTF-8, after showing what was read."""
    del lang
    from dnatrack.cli.reencoding import read_file, show, write_as_utf8

    opened = read_file(file, data)
    show(opened)
    if opened.reencoded is None or dry_run:
        return
    if not write_as_utf8(opened, yes=yes):
        raise typer.Exit(NOT_DONE)
