"""`dnatrack waiting`: who waits for whom, and what holds most."""

from dnatrack.cli import completion
from dnatrack.cli.options import MILESTONE, SEEN, SELECTED, SHOWN, Asked, argument, offering

IDENT = argument(
    "이 이정표의 선행 이정표와 후행 이정표만(dg-2-4/first-card).",
    "Only what this milestone waits for, and what waits for it (dg-2-4/first-card).",
    MILESTONE,
    completion.items,
)


@offering(*SEEN, *SELECTED, *SHOWN)
def waiting(asked: Asked, ident: str | None = IDENT) -> None:
    """List the milestones that hold most others."""
    from dnatrack.reports import waiting as report
    from dnatrack.reports.selection import milestone_named

    view = asked.see()
    if ident is not None:
        built = report.build_chains(view, milestone_named(view.judgement, ident))
    else:
        built = report.build(view, asked.selection(view.judgement.tracker))
    asked.print(built)
