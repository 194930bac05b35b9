"""`dnatrack supersede`: something else takes the place of a promise."""

from typing import Annotated

import typer

from dnatrack.cli import completing, edit_options
from dnatrack.cli.how import How, writing
from dnatrack.i18n import tr

By = Annotated[
    str | None,
    typer.Option(
        "--by",
        metavar="ID",
        help=tr(
            "대신하는 과제나 이정표. 터미널에서는 묻습니다.",
            "The task or milestone that replaces it. A terminal asks for it.",
        ),
        autocompletion=completing.items,
    ),
]


@writing
def supersede(item: edit_options.Item, *, by: By = None, how: How) -> None:
    """Write down what takes the place of something."""
    from dnatrack.cli.editing import carry_out
    from dnatrack.cli.planning import planned_replacement

    carry_out(planned_replacement(item, by), how)
