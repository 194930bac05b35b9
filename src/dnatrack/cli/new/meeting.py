"""`dnatrack new meeting`: a review meeting that was held."""

from typing import Annotated

import typer

from dnatrack.cli import completion, options
from dnatrack.cli.option_groups import DocumentOptions, WriteOptions, writing_and_citing
from dnatrack.i18n import tr

HeldOn = Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar=tr("날짜", "DATE"),
        help=tr(
            "열린 날. 터미널에서는 묻습니다.",
            "The day it was held. A terminal asks for it.",
        ),
    ),
]
Number = Annotated[
    str | None,
    typer.Option(
        "--number",
        metavar=tr("수", "N"),
        help=tr(
            "몇 차 회의인가. 없으면 그 TF의 다음 수.",
            "Which meeting it was; else the next of that taskforce.",
        ),
    ),
]
Reviewed = Annotated[
    list[str] | None,
    typer.Option(
        "--reviewed",
        metavar=tr("글", "TEXT"),
        help=tr(
            "점검한 것. 여러 번 쓸 수 있습니다.",
            "What was reviewed. May be repeated.",
        ),
    ),
]
Decided = Annotated[
    list[str] | None,
    typer.Option(
        "--decided",
        metavar=tr("글", "TEXT"),
        help=tr(
            "정한 것. 여러 번 쓸 수 있습니다.",
            "What was decided. May be repeated.",
        ),
    ),
]
Milestones = Annotated[
    list[str] | None,
    typer.Option(
        "--milestone",
        metavar=tr("이정표", "MILESTONE"),
        help=tr(
            "다룬 이정표(dg-2-4/first-card). 여러 번 쓸 수 있습니다.",
            "A milestone it dealt with (dg-2-4/first-card). May be repeated.",
        ),
        autocompletion=completion.items,
    ),
]


@writing_and_citing
def meeting(
    id_: options.Id = None,
    *,
    on: HeldOn = None,
    taskforce: options.NewTaskforce = None,
    number: Number = None,
    title: options.Title = None,
    title_en: options.TitleEn = None,
    reviewed: Reviewed = None,
    decided: Decided = None,
    milestone: Milestones = None,
    source: options.Sources = None,
    note: options.Note = None,
    document: DocumentOptions,
    how: WriteOptions,
) -> None:
    """Add a review meeting of a taskforce."""
    from dnatrack.app.new_references import MeetingOptions, planned_meeting
    from dnatrack.app.past_ids import PastIds
    from dnatrack.cli.edit_steps import carry_out

    asked = MeetingOptions(
        id=id_,
        on=on,
        taskforce=taskforce,
        number=number,
        title=title,
        title_en=title_en,
        reviewed=tuple(reviewed or ()),
        decided=tuple(decided or ()),
        milestones=tuple(milestone or ()),
        sources=tuple(source or ()),
        note=note,
        document=document.words,
    )
    carry_out(planned_meeting(asked, PastIds(how.open())), how)
