"""`dnatrack impact`: what has to move when one milestone moves."""

from typing import Annotated

import typer

from dnatrack.cli import completing, options
from dnatrack.cli.opening import open_view
from dnatrack.cli.periods import period_named
from dnatrack.cli.shown import Shown, showing
from dnatrack.cli.spans import span_named
from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text, tr
from dnatrack.judging.judgement import JudgedMilestone, Judgement
from dnatrack.judging.waiting import is_pending, slip_due
from dnatrack.model.period import LAST_YEAR, Period, PeriodError
from dnatrack.reports import impact as report
from dnatrack.reports import wording
from dnatrack.reports.selection import milestone_named

Ident = Annotated[
    str,
    typer.Argument(
        metavar=tr("이정표", "MILESTONE"),
        help=tr("옮겨 볼 이정표(dg-2-4/first-card).", "The milestone that may move."),
        autocompletion=completing.items,
    ),
]
Slip = Annotated[
    str | None,
    typer.Option(
        "--slip",
        metavar="30d|6w|2m",
        help=tr("이만큼 늦어지면.", "If it ends so much later."),
    ),
]
To = Annotated[
    str | None,
    typer.Option(
        "--to",
        metavar=tr("기한", "DUE"),
        help=tr(
            "기한이 이렇게 바뀌면(2020-09-30, 2020-09, 2020-H2).",
            "If it is due then (2020-09-30, 2020-09, 2020-H2).",
        ),
    ),
]


@showing
def impact(
    ident: Ident,
    *,
    slip: Slip = None,
    to: To = None,
    on: options.On = None,
    at: options.At = None,
    limit: options.Limit = None,
    shown: Shown,
) -> None:
    """List what has to move when a milestone moves, by how much, and whose it is."""
    view = open_view(shown.data, on=on, at=at)
    judged = movable(view.judgement, ident)
    built = report.build(view, judged, supposed_due(judged, slip=slip, to=to))
    shown.print(built, limit=limit)


def movable(judgement: Judgement, word: str) -> JudgedMilestone:
    """The milestone of this id, which can still move.

    Raises:
        DnatrackError: there is none, or it is done or closed.
    """
    judged = milestone_named(judgement, word)
    if is_pending(judged):
        return judged
    state = wording.words_of(type(judged.state))[judged.state]
    id_ = judged.owed.id
    raise DnatrackError(
        Text(f"`{id_}`은(는) 이미 끝났습니다({state.ko})", f"`{id_}` is over already ({state.en})"),
        Text("지난 날의 사정은 `--on`으로 봅니다", "`--on` shows how it was on an earlier day"),
    )


def supposed_due(judged: JudgedMilestone, *, slip: str | None, to: str | None) -> Period:
    """The deadline that `--slip` or `--to` gives a milestone.

    Raises:
        DnatrackError: not exactly one of them is given, or it cannot be understood.
    """
    if (slip is None) == (to is None):
        raise DnatrackError(
            Text(
                "`--slip`과 `--to` 가운데 하나가 있어야 합니다", "give one of `--slip` and `--to`"
            ),
            Text(
                "`--slip 30d`나 `--to 2020-H2`처럼 적으세요",
                "write it as `--slip 30d` or as `--to 2020-H2`",
            ),
        )
    return period_named(to, "--to") if to is not None else _after_slip(judged, slip or "")


def _after_slip(judged: JudgedMilestone, slip: str) -> Period:
    span, id_ = span_named(slip, "--slip"), judged.owed.id
    if judged.due is None:
        raise DnatrackError(
            Text(f"`{id_}`에는 기한이 없습니다", f"`{id_}` has no deadline"),
            Text("`--to 2020-H2`처럼 기한을 적으세요", "name one: `--to 2020-H2`"),
        )
    try:
        return slip_due(judged.due, span)
    except PeriodError:
        raise DnatrackError(
            Text(
                f"`--slip {slip}`이면 {LAST_YEAR}년을 넘습니다",
                f"`--slip {slip}` leads beyond the year {LAST_YEAR}",
            ),
            Text("`--slip 30d`처럼 적으세요", "write it as `--slip 30d`"),
        ) from None
