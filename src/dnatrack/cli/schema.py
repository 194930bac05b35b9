"""`dnatrack schema [KIND]`: the shape of the data files as a JSON Schema."""

from typing import Annotated

import typer

from dnatrack.cli import completing, options
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
        autocompletion=completing.schema_kinds,
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
    from dnatrack.cli.output import write
    from dnatrack.formats import json_text
    from dnatrack.loading.schema import json_schema
    from dnatrack.reports.wording import words_of

    write(json_text(json_schema(kind, words_of)) + "\n", is_data=True)
