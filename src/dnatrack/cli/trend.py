"""`dnatrack trend`: done, late, open and unknown over time."""

from dnatrack.cli.options import SHOWN, Asked, offering, option

BY = option(
    "집계 간격(주, 월, 분기, 연). 생략하면 한 화면에 맞는 간격.",
    "A point for each of these; else what fits a screen.",
    "week|month|quarter|year",
    default="",
)


@offering("since", "until", "on", *SHOWN)
def trend(asked: Asked, by: str = BY) -> None:
    """Show how many milestones were done, late, open or unknown over time."""
    from dnatrack.reports import trend as report

    asked.print(report.build(*asked.past(), step=by), limit=0)
