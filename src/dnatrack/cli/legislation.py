"""`dnatrack legislation`: legal texts as a table of stages, or one of them in full."""

from typing import Annotated

import typer

from dnatrack.cli import completion, options
from dnatrack.cli.option_groups import Selected, Shown, showing
from dnatrack.i18n import tr

LawName = Annotated[
    str | None,
    typer.Argument(
        metavar=tr("이정표|법령", "MILESTONE|LAW"),
        help=tr(
            "상세 내용을 표시할 이정표의 id(de-2/acts-in-force)나 법령 이름.",
            "Only this one, in full: the id of its milestone (de-2/acts-in-force), or its name.",
        ),
        autocompletion=completion.laws,
        show_default=False,
    ),
]


@showing
def legislation(
    law: LawName = None,
    *,
    taskforce: options.TaskforceOption = None,
    ministry: options.MinistryOption = None,
    on: options.On = None,
    at: options.At = None,
    limit: options.Limit = None,
    shown: Shown,
) -> None:
    """Show legal texts as a table of stages: where each is, what comes next, how long it took."""
    from dnatrack.app.arguments import selection_of
    from dnatrack.reports import legislation as report
    from dnatrack.reports import show_milestone as one
    from dnatrack.reports.legislation import law_named

    view = shown.see(on, at)
    selection = selection_of(view.judgement.tracker, Selected(taskforce, ministry))
    named = law_named(view, law) if law is not None else None
    built = one.build_law(view, named) if named is not None else report.build(view, selection)
    shown.print(built, limit=limit)
