"""`dnatrack silent`: open tasks of which nothing has been heard for long."""

from dnatrack.cli.options import SEEN, SELECTED, SHOWN, Asked, flag, offering

ALL = flag(
    "최근 갱신된 과제까지 모든 진행 과제.", "All open tasks, also those with recent news.", "--all"
)


@offering(*SEEN, *SELECTED, *SHOWN)
def silent(asked: Asked, *, with_all: bool = ALL) -> None:
    """List open tasks without news, the longest silence first."""
    from dnatrack.reports import silent as report

    view = asked.see()
    selection = asked.selection(view.judgement.tracker)
    asked.print(report.build(view, selection, with_all=with_all))
