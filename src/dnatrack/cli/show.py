"""`dnatrack show ID`: everything about one thing."""

from dnatrack.cli import completion
from dnatrack.cli.options import SHOWN, Asked, argument, offering

IDENT = argument(
    "과제(dg-2-4), 이정표(dg-2-4/first-card), 기관(기재부), TF, 출처(S29)의 id나 이름.",
    "Id or name of a task (dg-2-4), milestone (dg-2-4/first-card), ministry, "
    "taskforce or source (S29).",
    "ID",
    completion.everything,
    default=...,
)


@offering("on", "at", *SHOWN)
def show(asked: Asked, ident: str = IDENT) -> None:
    """Show everything about one task, milestone, ministry, taskforce or source."""
    from dnatrack.reports import show as report

    asked.print(report.build(asked.see(), ident))
