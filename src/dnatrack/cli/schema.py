"""`dnatrack schema [KIND]`: the shape of the data files, and of JSON outputs, as a JSON Schema."""

from typing import Annotated

import typer

from dnatrack.cli import completion, options
from dnatrack.i18n import tr

LISTED = "list"

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
Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        metavar=tr("이름", "NAME"),
        help=tr(
            "자료 파일 대신 JSON 출력의 스키마: status, overdue 등. `list`는 이름 목록.",
            "Instead, the schema of a JSON output: status, overdue, …; `list` names them all.",
        ),
        autocompletion=completion.output_names,
        show_default=False,
    ),
]


def schema(
    kind: Kind = "task",
    *,
    output: Output = None,
    lang: options.Lang = None,
) -> None:
    """Print the JSON Schema (draft 2020-12) of a kind of data file, or of a JSON output."""
    del lang
    from dnatrack.app.reference import schema_of
    from dnatrack.cli.output import write
    from dnatrack.formats import json_text
    from dnatrack.formats.output_schema import NAMES, output_schema

    if output == LISTED:
        write("".join(f"{one}\n" for one in NAMES), is_data=True)
        return
    found = schema_of(kind) if output is None else output_schema(output)
    write(json_text(found) + "\n", is_data=True)
