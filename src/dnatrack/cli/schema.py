"""`dnatrack schema [KIND]`: the shape of the data files as a JSON Schema."""

from typing import Annotated

import typer

from dnatrack.cli import completion, options
from dnatrack.i18n import tr

Kind = Annotated[
    str,
    typer.Argument(
        metavar=tr("종류", "KIND"),
        help=tr(
            "자료 파일의 종류: task, taskforces, ministries, sources, meetings, calendar, tracker.",
            "Kind of data file: task, taskforces, ministries, sources, meetings, calendar, "
            "tracker.",
        ),
        autocompletion=completion.schema_kinds,
        show_default=False,
    ),
]


def schema(
    kind: Kind = "task",
    *,
    lang: options.Lang = None,
) -> None:
    """Print the JSON Schema of a kind of data file (draft 2020-12)."""
    del lang
    from dnatrack.app.reference import schema_of
    from dnatrack.cli.output import write
    from dnatrack.formats import json_text

    write(json_text(schema_of(kind)) + "\n", is_data=True)
