"""`dnatrack new meeting`: a review meeting that was held."""

from dataclasses import dataclass

import typer

from dnatrack.cli import completion, options
from dnatrack.cli.new.entry import add
from dnatrack.cli.option_groups import DocumentOptions, WriteOptions, gather
from dnatrack.i18n import tr


@dataclass(frozen=True, slots=True)
class MeetingOptions:
    """What the arguments and options say, by the names of the fields."""

    id_: options.Id = None
    on: str | None = typer.Option(
        None,
        "--on",
        metavar=tr("날짜", "DATE"),
        help=tr("열린 날. 터미널에서는 묻습니다.", "The day it was held. A terminal asks for it."),
    )
    taskforce: options.NewTaskforce = None
    number: str | None = typer.Option(
        None,
        "--number",
        metavar=tr("수", "N"),
        help=tr(
            "몇 차 회의인가. 없으면 그 TF의 다음 수.",
            "Which meeting it was; else the next of that taskforce.",
        ),
    )
    title: options.Title = None
    title_en: options.TitleEn = None
    reviewed: list[str] | None = typer.Option(
        None,
        "--reviewed",
        metavar=tr("글", "TEXT"),
        help=tr("점검한 것. 여러 번 쓸 수 있습니다.", "What was reviewed. May be repeated."),
    )
    decided: list[str] | None = typer.Option(
        None,
        "--decided",
        metavar=tr("글", "TEXT"),
        help=tr("정한 것. 여러 번 쓸 수 있습니다.", "What was decided. May be repeated."),
    )
    milestones: list[str] | None = typer.Option(
        None,
        "--milestone",
        metavar=tr("이정표", "MILESTONE"),
        help=tr(
            "다룬 이정표(dg-2-4/first-card). 여러 번 쓸 수 있습니다.",
            "A milestone it dealt with (dg-2-4/first-card). May be repeated.",
        ),
        autocompletion=completion.items,
    )
    sources: options.Sources = None
    note: options.Note = None


@gather(given=MeetingOptions, document=DocumentOptions, how=WriteOptions)
def meeting(given: MeetingOptions, document: DocumentOptions, how: WriteOptions) -> None:
    """Add a review meeting of a taskforce."""
    from dnatrack.app.new_references import planned_meeting

    add(planned_meeting, how, given, document)
