"""`dnatrack legislation`: legal texts as a table of stages, or one of them in full."""

from dnatrack.cli import completion
from dnatrack.cli.options import SEEN, SHOWN, Asked, argument, offering
from dnatrack.i18n import tr

LAW = argument(
    "상세 내용을 표시할 이정표의 id(de-2/acts-in-force)나 법령 이름.",
    "Only this one, in full: the id of its milestone (de-2/acts-in-force), or its name.",
    tr("이정표|법령", "MILESTONE|LAW"),
    completion.laws,
)


@offering("taskforce", "ministry", *SEEN, *SHOWN)
def legislation(asked: Asked, law: str | None = LAW) -> None:
    """Show legal texts as a table of stages: where each is, what comes next, how long it took."""
    from dnatrack.reports import legislation as report
    from dnatrack.reports import show_milestone as one

    view = asked.see()
    selection = asked.selection(view.judgement.tracker)
    named = report.law_named(view, law) if law is not None else None
    asked.print(one.build_law(view, named) if named else report.build(view, selection))
