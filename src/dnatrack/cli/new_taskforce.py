"""`dnatrack new taskforce` and `priority`: what a tracker of one's own begins with."""

from dataclasses import dataclass

import typer

from dnatrack.cli import completion, options
from dnatrack.cli.edit_steps import add
from dnatrack.cli.option_groups import DocumentOptions, WriteOptions, gather
from dnatrack.i18n import tr


@dataclass(frozen=True, slots=True)
class TaskforceOptions:
    """What the arguments and options say, by the names of the fields."""

    id_: options.Id = None
    title: options.Title = None
    title_en: options.TitleEn = None
    ministries: list[str] | None = typer.Option(
        None,
        "--ministry",
        metavar=tr("기관|ID=이름", "MINISTRY|ID=NAME"),
        help=tr(
            "참여 기관. `parks=공원과`는 새 기관을 등록합니다. 여러 번 쓸 수 있습니다.",
            "A ministry in it; `parks=Parks Department` registers a new one. May be repeated.",
        ),
        autocompletion=completion.ministries,
    )
    chair: str | None = typer.Option(
        None, "--chair", metavar=tr("직위", "POST"), help=tr("단장의 직위.", "Post of its chair.")
    )
    chair_en: str | None = typer.Option(
        None,
        "--chair-en",
        metavar=tr("직위", "POST"),
        help=tr("단장의 직위(영어).", "Post of its chair, in English."),
    )
    chair_ministry: str | None = typer.Option(
        None,
        "--chair-ministry",
        metavar=tr("기관", "MINISTRY"),
        help=tr(
            "단장의 소속 기관. 참여 기관이 하나이면 생략할 수 있습니다.",
            "Ministry of its chair; may be left out where only one takes part.",
        ),
        autocompletion=completion.ministries,
    )
    launched: str | None = typer.Option(
        None,
        "--launched",
        metavar=tr("기간", "PERIOD"),
        help=tr("출범일(2020-01-16, 2020-01).", "When it was launched (2020-01-16, 2020-01)."),
    )
    sources: options.Sources = None
    note: options.Note = None


@gather(given=TaskforceOptions, document=DocumentOptions, how=WriteOptions)
def taskforce(given: TaskforceOptions, document: DocumentOptions, how: WriteOptions) -> None:
    """Add a taskforce, and the ministries in it that are new."""
    from dnatrack.app.new import planned_taskforce

    add(planned_taskforce, how, given, document)


@dataclass(frozen=True, slots=True)
class PriorityOptions:
    """What the arguments and options say, by the names of the fields."""

    id_: options.Id = None
    taskforce: options.NewTaskforce = None
    title: options.Title = None
    title_en: options.TitleEn = None
    sources: options.Sources = None


@gather(given=PriorityOptions, document=DocumentOptions, how=WriteOptions)
def priority(given: PriorityOptions, document: DocumentOptions, how: WriteOptions) -> None:
    """Add a priority to a taskforce."""
    from dnatrack.app.new import planned_priority

    add(planned_priority, how, given, document)
