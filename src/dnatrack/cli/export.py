"""`dnatrack export FORM`: the milestones as a file for other programs."""

from pathlib import Path
from typing import Annotated

import typer

from dnatrack.cli import completing, options
from dnatrack.cli.gathering import gathered
from dnatrack.cli.selected import Selected
from dnatrack.i18n import tr

Form = Annotated[
    str,
    typer.Argument(
        metavar="xlsx|csv",
        help=tr(
            "xlsx: 고쳐서 돌려받을 수 있는 엑셀 파일. csv: 같은 내용의 글 파일.",
            "xlsx: a workbook to fill in and send back. csv: the same as text.",
        ),
        autocompletion=completing.export_forms,
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


@gathered(selected=Selected)
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
    from dnatrack.cli.exporting import checked_form, put
    from dnatrack.cli.opening import open_view
    from dnatrack.cli.selecting import selection_of
    from dnatrack.exports import exported

    checked_form(form)
    view = open_view(data, on=on, at=at)
    selection = selection_of(view.judgement.tracker, selected)
    put(exported(form, view, selection), form, view, selection=selection, output=output)
