"""`dnatrack new issue`: what ministries have to settle between them."""

from dataclasses import dataclass

import typer

from dnatrack.cli import completion, options
from dnatrack.cli.new.entry import add
from dnatrack.cli.option_groups import DocumentOptions, WriteOptions, gather
from dnatrack.i18n import tr


@dataclass(frozen=True, slots=True)
class IssueOptions:
    """What the arguments and options say, by the names of the fields."""

    task: str = typer.Argument(
        ...,
        metavar=tr("과제", "TASK"),
        help=tr("과제(dg-2-4).", "A task (dg-2-4)."),
        autocompletion=completion.tasks,
    )
    id_: options.Id = None
    title: options.Title = None
    title_en: options.TitleEn = None
    between: list[str] | None = typer.Option(
        None,
        "--between",
        metavar=tr("기관", "MINISTRY"),
        help=tr("관련 기관. 여러 번 쓸 수 있습니다.", "A ministry concerned. May be repeated."),
        autocompletion=completion.ministries,
    )
    raised: str | None = typer.Option(
        None,
        "--raised",
        metavar=tr("기간", "PERIOD"),
        help=tr("제기된 때. 없으면 오늘.", "When it was raised; else today."),
    )
    sources: options.Sources = None


@gather(given=IssueOptions, document=DocumentOptions, how=WriteOptions)
def issue(given: IssueOptions, document: DocumentOptions, how: WriteOptions) -> None:
    """Add an issue (현안) to a task."""
    from dnatrack.app.new_promises import planned_issue

    add(planned_issue, how, given, document)
