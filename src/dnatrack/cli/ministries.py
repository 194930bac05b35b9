"""`dnatrack ministries`: who owes what, and who waits for whom."""

from typing import Annotated

import typer

from dnatrack.cli import completion, options
from dnatrack.cli.option_groups import Shown, showing
from dnatrack.i18n import tr

MinistryArgument = Annotated[
    str | None,
    typer.Argument(
        metavar=tr("기관", "MINISTRY"),
        help=tr(
            "상세 내용을 표시할 기관(기재부, moef, MOEF).",
            "Everything about this one (기재부, moef, MOEF).",
        ),
        autocompletion=completion.ministries,
        show_default=False,
    ),
]
Lineage = Annotated[
    bool,
    typer.Option(
        "--lineage",
        help=tr(
            "폐지된 기관의 과제를 승계기관으로 집계.",
            "Follow reorganisations: promises of a dissolved ministry count with its successor.",
        ),
    ),
]


@showing
def ministries(
    ministry: MinistryArgument = None,
    *,
    lineage: Lineage = False,
    on: options.On = None,
    at: options.At = None,
    limit: options.Limit = None,
    shown: Shown,
) -> None:
    """Show ministries beside each other, worst first; or everything about one."""
    from dnatrack.reports import ministries as matrix
    from dnatrack.reports import ministry_work

    view = shown.see(on, at)
    if ministry is None:
        report = matrix.build(view, follows=lineage)
    else:
        report = ministry_work.build(view, ministry, follows=lineage)
    shown.print(report, limit=limit)
