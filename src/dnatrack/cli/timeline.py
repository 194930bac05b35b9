"""`dnatrack timeline`: milestones along the months."""

from dnatrack.app.arguments import period_named
from dnatrack.cli import completion
from dnatrack.cli.options import PERIOD, SEEN, SELECTED, SHOWN, Asked, argument, offering, option
from dnatrack.errors import DnatrackError
from dnatrack.formats.timeline import STEPS
from dnatrack.i18n import Text
from dnatrack.reports import timeline as report
from dnatrack.reports.selection import items_named
from dnatrack.reports.timeline import Range

IDENT = argument(
    "이 과제(dg-2-4), TF, 우선 추진과제만.",
    "Only this task (dg-2-4), taskforce or priority.",
    "ID",
    completion.everything,
)
FROM = option(
    "표시 기간의 시작(2020-03-31, 2020-Q1, 2020).",
    "From then on (2020-03-31, 2020-Q1, 2020).",
    PERIOD,
    names="--from",
)
TO = option(
    "표시 기간의 끝(2020-03-31, 2020-Q1, 2020).",
    "Up to then (2020-03-31, 2020-Q1, 2020).",
    PERIOD,
    names="--to",
)
BY = option(
    "눈금의 최소 단위. 화면 너비가 부족하면 더 큰 단위를 사용.",
    "The finest division; it is coarser where there is no room.",
    "week|month|quarter|year",
    default="month",
)


@offering("priority", *SEEN, *SELECTED, *SHOWN)
def timeline(
    asked: Asked,
    ident: str | None = IDENT,
    *,
    since: str | None = FROM,
    until: str | None = TO,
    by: str = BY,
) -> None:
    """Draw milestones along the months: promised, due, done, today."""
    shown = range_named(since, until, by)
    view = asked.see()
    selection = asked.selection(view.judgement.tracker)
    items, of = items_named(selection, view.judgement, ident)
    asked.print(report.build(view, items, shown, of=of))


def range_named(since: str | None, until: str | None, step: str) -> Range:
    """The days and the step that options ask for.

    Raises:
        DnatrackError: one of them names nothing, or the end is before the beginning.
    """
    first = period_named(since, "--from").first if since is not None else None
    last = period_named(until, "--to").last if until is not None else None
    if first is not None and last is not None and last < first:
        raise DnatrackError(
            Text(
                f"`--to {until}` 시점이 `--from {since}` 시점보다 빠릅니다",
                f"`--to {until}` is before `--from {since}`",
            ),
            Text("두 값을 바꾸어 입력하세요", "swap the two"),
        )
    if step not in STEPS:
        known = ", ".join(STEPS)
        raise DnatrackError(
            Text(f"사용할 수 없는 값입니다: `--by {step}`", f"there is no `--by {step}`"),
            Text(f"사용할 수 있는 값: {known}", f"one of: {known}"),
        )
    return Range(first, last, step)
