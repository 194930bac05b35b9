"""`dnatrack validate`: everything that is wrong with the data, and where."""

from typing import Annotated

import typer

from dnatrack.cli import completing, options
from dnatrack.i18n import tr

INVALID = 1

FindingsFormat = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="full|concise|json|json-lines",
        help=tr("출력 형식.", "Output format."),
        autocompletion=completing.findings_formats,
    ),
]


def validate(
    *,
    form: FindingsFormat = "full",
    data: options.Data = None,
    lang: options.Lang = None,
    color: options.Color = "auto",
    width: options.Width = None,
) -> None:
    """Check all data files. Ends with 1 when there is an error; never writes."""
    del lang
    from dnatrack.checking.verdict import verdict
    from dnatrack.cli.checking import check_data, print_findings

    checked = check_data(data)
    print_findings(checked, form=form, color=color, width=width)
    if not verdict(checked.findings).is_valid:
        raise typer.Exit(INVALID)
