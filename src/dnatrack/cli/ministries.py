"""`dnatrack ministries`: who owes what, and who waits for whom."""

from dnatrack.cli import completion
from dnatrack.cli.options import MINISTRY, SEEN, SHOWN, Asked, argument, flag, offering

WHICH = argument(
    "상세 내용을 표시할 기관(기재부, moef, MOEF).",
    "Everything about this one (기재부, moef, MOEF).",
    MINISTRY,
    completion.ministries,
)
LINEAGE = flag(
    "폐지된 기관의 과제를 승계기관으로 집계.",
    "Follow reorganisations: promises of a dissolved ministry count with its successor.",
)


@offering(*SEEN, *SHOWN)
def ministries(asked: Asked, ministry: str | None = WHICH, *, lineage: bool = LINEAGE) -> None:
    """Show ministries beside each other, worst first; or everything about one."""
    from dnatrack.reports import ministries as matrix
    from dnatrack.reports import ministry_work

    view = asked.see()
    if ministry is None:
        asked.print(matrix.build(view, follows=lineage))
    else:
        asked.print(ministry_work.build(view, ministry, follows=lineage))
