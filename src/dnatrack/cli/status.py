"""`dnatrack status`: what the coordinator looks at each morning."""

from dnatrack.cli import completion
from dnatrack.cli.options import SEEN, SHOWN, Asked, argument, offering
from dnatrack.i18n import tr

PART = argument(
    "과제별로 표시할 TF나 우선 추진과제.",
    "Show only this taskforce or priority, task by task.",
    tr("TF|우선추진과제", "TASKFORCE|PRIORITY"),
    completion.parts,
)


@offering("ministry", "multi_ministry", *SEEN, *SHOWN)
def status(asked: Asked, part: str | None = PART) -> None:
    """Show the state of all taskforces on one screen."""
    from dnatrack.reports import status as report
    from dnatrack.reports.selection import narrow

    view = asked.see(with_recent=True)
    tracker = view.judgement.tracker
    selection = asked.selection(tracker)
    if part is not None:
        selection = narrow(selection, tracker, part)
    asked.print(report.build(view, selection))
