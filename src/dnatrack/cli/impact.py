"""`dnatrack impact`: what has to move when one milestone moves."""

from dnatrack.cli import completion
from dnatrack.cli.options import MILESTONE, SEEN, SHOWN, Asked, argument, offering, option
from dnatrack.i18n import tr

IDENT = argument(
    "기한을 변경할 이정표(dg-2-4/first-card).",
    "The milestone that may move.",
    MILESTONE,
    completion.items,
    default=...,
)
SLIP = option("가정할 지연 기간.", "If it ends so much later.", "30d|6w|2m")
TO = option(
    "가정할 변경기한(2020-09-30, 2020-09, 2020-H2).",
    "If it is due then (2020-09-30, 2020-09, 2020-H2).",
    tr("기한", "DUE"),
)


@offering(*SEEN, *SHOWN)
def impact(
    asked: Asked, ident: str = IDENT, *, slip: str | None = SLIP, to: str | None = TO
) -> None:
    """List what has to move when a milestone moves, by how much, and whose it is."""
    from dnatrack.app.impact import movable, supposed_due
    from dnatrack.reports import impact as report

    view = asked.see()
    judged = movable(view.judgement, ident)
    asked.print(report.build(view, judged, supposed_due(judged, slip=slip, to=to)))
