"""`dnatrack schema [KIND]`: the shape of the data files, and of JSON outputs, as a JSON Schema."""

from dnatrack.cli import completion
from dnatrack.cli.options import argument, offering, option
from dnatrack.i18n import tr

LISTED = "list"

KIND = argument(
    "자료 파일의 종류: task, taskforces, ministries, sources, meetings, calendar, tracker.",
    "Kind of data file: task, taskforces, ministries, sources, meetings, calendar, tracker.",
    tr("종류", "KIND"),
    completion.schema_kinds,
    default="task",
)
OUTPUT = option(
    "자료 파일 대신 JSON 출력의 스키마: status, overdue 등. `list`는 이름 목록.",
    "Instead, the schema of a JSON output: status, overdue, …; `list` names them all.",
    tr("이름", "NAME"),
    completion.output_names,
)


@offering("lang")
def schema(kind: str = KIND, *, output: str | None = OUTPUT) -> None:
    """Print the JSON Schema (draft 2020-12) of a kind of data file, or of a JSON output."""
    from dnatrack.app.reference import schema_of
    from dnatrack.cli.output import write
    from dnatrack.formats import json_text
    from dnatrack.formats.output_schema import NAMES, output_schema

    if output == LISTED:
        write("".join(f"{one}\n" for one in NAMES), is_data=True)
        return
    found = schema_of(kind) if output is None else output_schema(output)
    write(json_text(found) + "\n", is_data=True)
