"""`dnatrack export FORM`: the milestones as a file for other programs."""

import os
from pathlib import Path
from typing import Annotated

import typer

from dnatrack.app.arguments import selection_of
from dnatrack.app.named_files import write_content
from dnatrack.app.reference import export_form
from dnatrack.app.workspace import open_workspace
from dnatrack.cli import completion, options
from dnatrack.cli.option_groups import Selected, gather
from dnatrack.cli.output import defuse, say_aside, write_bytes
from dnatrack.errors import DnatrackError
from dnatrack.exports import export_file
from dnatrack.i18n import Text, tr
from dnatrack.reports.selection import Selection
from dnatrack.reports.unreadable import unreadable_among
from dnatrack.reports.view import View
from dnatrack.terminal_text import printable

_STANDARD_OUTPUT = "-"

Form = Annotated[
    str,
    typer.Argument(
        metavar="xlsx|csv",
        help=tr(
            "xlsx: 고쳐서 돌려받을 수 있는 엑셀 파일. csv: 같은 내용의 글 파일.",
            "xlsx: a workbook to fill in and send back. csv: the same as text.",
        ),
        autocompletion=completion.export_forms,
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar=tr("파일", "FILE"),
        help=tr(
            "쓸 파일. 없으면 날짜와 커밋으로 이름을 짓습니다. `-`는 표준 출력.",
            "The file to write; else named by day and commit. `-` is standard output.",
        ),
    ),
]


@gather(selected=Selected)
def export(
    form: Form,
    *,
    output: Output = None,
    on: options.On = None,
    at: options.At = None,
    data: options.Data = None,
    lang: options.Lang = None,
    selected: Selected,
) -> None:
    """Write the milestones to a file for a spreadsheet."""
    del lang
    export_form(form)
    workspace = open_workspace(data, say_aside)
    view = workspace.now(on) if at is None else workspace.at(at, on)
    selection = selection_of(view.judgement.tracker, selected)
    put(export_file(form, view, selection), form, view, selection=selection, output=output)


def put(
    content: bytes, form: str, view: View, *, selection: Selection, output: Path | None
) -> None:
    """Write an export where it is wanted, and say where that is.

    A file that was named is replaced. One whose name was made up must not be there yet:
    somebody may be filling it in.

    Raises:
        DnatrackError: it cannot be written, or would replace what nobody named.
    """
    if output is not None and str(output) == _STANDARD_OUTPUT:
        write_bytes(defuse(content.decode()).encode() if form == "csv" else content)
    else:
        path = output or _free(Path(_file_name(form, view)))
        write_content(path, content)
        count = sum(1 for _ in selection.milestones(selection.items(view.judgement)))
        say_aside(
            tr(
                f"이정표 {count:,}건을 `{printable(str(path))}`에 썼습니다.",
                f"{count:,} milestones were written to `{printable(str(path))}`.",
            )
        )
    _say_what_is_missing(view, selection)


def _file_name(form: str, view: View) -> str:
    commit = f"-{view.commit[:10]}" if view.commit else ""
    return f"dnatrack-{view.judgement.today.isoformat()}{commit}.{form}"


def _free(path: Path) -> Path:
    if os.path.lexists(path):
        raise DnatrackError(
            Text(
                f"`{path}`이(가) 이미 있어서 쓰지 않았습니다",
                f"`{path}` is there already, so nothing was written",
            ),
            Text(
                f"덮어쓰려면 `-o {path}`로 적고, 아니면 다른 이름을 적으세요",
                f"name it with `-o {path}` to replace it, or name another file",
            ),
        )
    return path


def _say_what_is_missing(view: View, selection: Selection) -> None:
    """That something cannot be read, so that nobody takes the file for everything."""
    lost = len(unreadable_among(view.judgement, selection.items(view.judgement)))
    if lost:
        say_aside(
            tr(
                f"알림: 읽을 수 없는 {lost:,}건은 이름만 있습니다. `dnatrack validate`를 보세요.",
                f"note: what cannot be read ({lost:,}) is there by its name only;"
                " see `dnatrack validate`.",
            )
        )
