"""`dnatrack new issue`: what ministries have to settle between them."""

from typing import Annotated

import typer

from dnatrack.cli import completion, options
from dnatrack.cli.option_groups import DocumentOptions, WriteOptions, writing_and_citing
from dnatrack.i18n import tr

TaskId = Annotated[
    str,
    typer.Argument(
        metavar=tr("과제", "TASK"),
        help=tr(
            "과제(dg-2-4).",
            "A task (dg-2-4).",
        ),
        autocompletion=completion.tasks,
    ),
]
Between = Annotated[
    list[str] | None,
    typer.Option(
        "--between",
        metavar=tr("기관", "MINISTRY"),
        help=tr(
            "관련 기관. 여러 번 쓸 수 있습니다.",
            "A ministry concerned. May be repeated.",
        ),
        autocompletion=completion.ministries,
    ),
]
Raised = Annotated[
    str | None,
    typer.Option(
        "--raised",
        metavar=tr("기간", "PERIOD"),
        help=tr(
            "제기된 때. 없으면 오늘.",
            "When it was raised; else today.",
        ),
    ),
]


@writing_and_citing
def issue(
    task: TaskId,
    id_: options.Id = None,
    *,
    title: options.Title = None,
    title_en: options.TitleEn = None,
    between: Between = None,
    raised: Raised = None,
    source: options.Sources = None,
    document: DocumentOptions,
    how: WriteOptions,
) -> None:
    """Add an issue (현안) to a task."""
    from dnatrack.app.new_promises import IssueOptions, planned_issue
    from dnatrack.app.past_ids import PastIds
    from dnatrack.cli.edit_steps import carry_out

    asked = IssueOptions(
        task=task,
        id=id_,
        title=title,
        title_en=title_en,
        between=tuple(between or ()),
        raised=raised,
        sources=tuple(source or ()),
        document=document.words,
    )
    carry_out(planned_issue(asked, PastIds(how.open())), how)
