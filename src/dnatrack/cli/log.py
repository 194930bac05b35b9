"""`dnatrack log ID`: the life of one task or milestone."""

from dnatrack.cli import completion
from dnatrack.cli.options import SHOWN, Asked, argument, offering

IDENT = argument(
    "과제(dg-2-4), 이정표(dg-2-4/first-card), TF의 id.",
    "Id of a task (dg-2-4), milestone (dg-2-4/first-card) or taskforce.",
    "ID",
    completion.everything,
    default=...,
)


@offering("on", "since", "until", *SHOWN)
def log(asked: Asked, ident: str = IDENT) -> None:
    """Tell the life of one task or milestone, oldest first."""
    from dnatrack.reports import log as report

    asked.print(report.build(*asked.past(), ident), limit=0)
