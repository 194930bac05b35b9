"""The options and arguments that commands which write have in common."""

from typing import Annotated

import typer

from dnatrack.cli import completing
from dnatrack.i18n import tr

Item = Annotated[
    str,
    typer.Argument(
        metavar=tr("과제[/이정표]", "TASK[/MILESTONE]"),
        help=tr(
            "이정표(dg-2-4/first-card)나 과제(dg-2-4).",
            "A milestone (dg-2-4/first-card), or a task (dg-2-4).",
        ),
        autocompletion=completing.items,
    ),
]
Why = Annotated[
    str | None,
    typer.Option(
        "--reason",
        metavar=tr("사유", "TEXT"),
        help=tr("왜 그런가. 터미널에서는 묻습니다.", "Why. A terminal asks for it."),
    ),
]
