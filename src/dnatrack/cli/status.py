"""`dnatrack status`: what the coordinator looks at each morning."""

from typing import Annotated

import typer

from dnatrack.cli import completion, options
from dnatrack.cli.option_groups import Selected, Shown, showing
from dnatrack.i18n import tr

Part = Annotated[
    str | None,
    typer.Argument(
        metavar=tr("TF|우선추진과제", "TASKFORCE|PRIORITY"),
        help=tr(
            "과제별로 표시할 TF나 우선 추진과제.",
            "Show only this taskforce or priority, task by task.",
        ),
        autocompletion=completion.parts,
        show_default=False,
    ),
]


@showing
def status(
    part: Part = None,
    *,
    ministry: options.MinistryOption = None,
    multi_ministry: options.MultiMinistry = None,
    on: options.On = None,
    at: options.At = None,
    limit: options.Limit = None,
    shown: Shown,
) -> None:
    """Show the state of all taskforces on one screen."""
    from dnatrack.app.arguments import selection_of
    from dnatrack.reports import status as report
    from dnatrack.reports.selection import narrow

    view = shown.see(on, at, with_recent=True)
    tracker = view.judgement.tracker
    selection = selection_of(tracker, Selected(ministry=ministry), multi_ministry=multi_ministry)
    if part is not None:
        selection = narrow(selection, tracker, part)
    shown.print(report.build(view, selection), limit=limit)
