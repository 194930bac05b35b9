"""`dnatrack fmt [FILE…]`: data files in canonical order, spacing and dates."""

from pathlib import Path
from typing import Annotated

import typer

from dnatrack.cli import options
from dnatrack.i18n import tr

NOT_IN_ORDER = 1

Files = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar=tr("파일", "FILE"),
        help=tr(
            "이 파일이나 폴더만. 없으면 자료 파일 모두.",
            "Only these files or folders; else all data files.",
        ),
        show_default=False,
    ),
]
Check = Annotated[
    bool,
    typer.Option(
        "--check",
        help=tr(
            "쓰지 않습니다. 정리할 파일이 있으면 1로 끝납니다.",
            "Write nothing; end with 1 if a file would change.",
        ),
    ),
]
Diff = Annotated[
    bool,
    typer.Option(
        "--diff",
        help=tr(
            "쓰지 않고, 바뀔 줄을 보여 줍니다.", "Write nothing; show the lines that would change."
        ),
    ),
]


def fmt(
    files: Files = None,
    *,
    check: Check = False,
    diff: Diff = False,
    data: options.Data = None,
    lang: options.Lang = None,
    color: options.Color = "auto",
) -> None:
    """Put keys in order, tidy spaces, dates and characters; what the files say stays."""
    del lang
    from dnatrack.cli.formatting import format_files, tell, tell_differences, write_formatted

    found = format_files(data, files or ())
    if diff:
        tell_differences(found, color=color)
    elif not check:
        write_formatted(found)
    tell(found, is_written=not (check or diff), is_listed=not diff)
    if found.problems or (check and found.changed):
        raise typer.Exit(NOT_IN_ORDER)
