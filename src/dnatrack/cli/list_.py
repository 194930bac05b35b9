"""`dnatrack list`: tasks or milestones, filtered and sorted."""

from dnatrack.cli import completion
from dnatrack.cli.options import FILTERS, SEEN, SELECTED, SHOWN, Asked, flag, offering, option

MILESTONES = flag(
    "과제 대신 이정표를 표시.", "List milestones instead of tasks.", "--milestones -m"
)
SORT = option(
    "정렬 기준.",
    "What to sort by.",
    "id|due|late|signal|lead|title",
    completion.orders,
    default="id",
)


@offering(*SEEN, *FILTERS, *SELECTED, *SHOWN)
def list_(asked: Asked, *, milestones: bool = MILESTONES, sort: str = SORT) -> None:
    """List tasks, or milestones, that fit the options."""
    from dnatrack.reports import listing

    view = asked.see()
    selection = asked.selection(view.judgement.tracker)
    build = listing.build_milestones if milestones else listing.build_tasks
    asked.print(build(view, selection, order=listing.order_named(sort)))
