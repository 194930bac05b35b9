"""`dnatrack import FILE`: what a ministry changed in an exported sheet."""

from pathlib import Path
from typing import Annotated

import typer

from dnatrack.cli.how import How, writing
from dnatrack.i18n import tr

SheetFile = Annotated[
    Path,
    typer.Argument(
        metavar=tr("파일", "FILE"),
        help=tr(
            "`dnatrack export`로 만들어 고친 xlsx나 csv 파일.",
            "An xlsx or csv file made by `dnatrack export` and changed since.",
        ),
    ),
]
ExportedFrom = Annotated[
    str | None,
    typer.Option(
        "--base",
        metavar=tr("시점", "REV|DATE"),
        help=tr(
            "내보낸 때의 자료. 파일에 적혀 있지 않을 때만 씁니다.",
            "The data it was exported from, where the file does not say.",
        ),
    ),
]


@writing
def import_(file: SheetFile, *, base: ExportedFrom = None, how: How) -> None:
    """Take in what was changed in an exported sheet; rows nobody touched change nothing."""
    from dnatrack.cli.editing import carry_out
    from dnatrack.cli.folder import data_folder
    from dnatrack.cli.taking_in import planned_import, show_difference_report

    planning = planned_import(data_folder(how.data), file, base)
    carry_out(planning, how, show=show_difference_report)
