"""`dnatrack trend`: done, late, open and unknown over time."""

from typing import Annotated

import typer

from dnatrack.cli import options
from dnatrack.i18n import tr

HELP = tr(
    "완료, 지연, 남은 것의 추이를 보여 줍니다.",
    "Show how many milestones were done, late, open or unknown over time.",
)

Step = Annotated[
    str,
    typer.Option(
        "--by",
        metavar="week|month|quarter|year",
        help=tr(
            "주, 달, 분기, 해마다. 없으면 한 화면에 드는 것.",
            "A point for each of these; else what fits a screen.",
        ),
    ),
]


def trend(
    *,
    by: Step = "",
    since: options.Since = None,
    until: options.Until = None,
    form: options.Format = "table",
    data: options.Data = None,
    lang: options.Lang = None,
    color: options.Color = "auto",
    width: options.Width = None,
) -> None:
    """Show how many milestones were done, late, open or unknown over time."""
    del lang
    from dnatrack.cli.opening import print_report
    from dnatrack.cli.past import PastOptions, open_past
    from dnatrack.reports import trend as report

    view, past = open_past(data, PastOptions(since=since, until=until))
    built = report.build(view, past, step=by)
    print_report(built, form=form, color=color, width=width, limit=0)
