"""`dnatrack slips`: every deadline that moved to a later day, by whom, and why."""

from dnatrack.cli.options import SELECTED, SHOWN, Asked, flag, offering

UNDECLARED = flag("사유를 기재하지 않은 연기만.", "Only those that slipped without a revision.")
ALL_MOVES = flag(
    "단축, 구체화, 범위 확대 등 연기가 아닌 기한 변경도.",
    "Deadlines that moved in another way, too.",
    "--all",
)


@offering("since", "until", "on", "limit", *SELECTED, *SHOWN)
def slips(asked: Asked, *, undeclared: bool = UNDECLARED, all_moves: bool = ALL_MOVES) -> None:
    """List deadlines that moved to a later day: how far, how often, by whom, why."""
    from dnatrack.reports import slips as report

    view, past = asked.past()
    asked.print(report.build(view, past, only_undeclared=undeclared, all_moves=all_moves))
