"""`dnatrack new task`: something that is promised from now on: a file of its own."""

from dataclasses import dataclass

import typer

from dnatrack.cli import completion, options
from dnatrack.cli.new.entry import add
from dnatrack.cli.option_groups import DocumentOptions, WriteOptions, gather
from dnatrack.i18n import tr


@dataclass(frozen=True, slots=True)
class TaskOptions:
    """What the arguments and options say, by the names of the fields."""

    id_: options.Id = None
    taskforce: options.NewTaskforce = None
    priority: str | None = typer.Option(
        None,
        "--priority",
        metavar=tr("과제군", "PRIORITY"),
        help=tr(
            "우선 추진과제의 id나 이름. 없는 TF도 있습니다.",
            "The priority, by id or name; some taskforces have none.",
        ),
        autocompletion=completion.priorities,
    )
    title: options.Title = None
    title_en: options.TitleEn = None
    lead: str | None = typer.Option(
        None,
        "--lead",
        metavar=tr("기관", "MINISTRY"),
        help=tr("주관기관. 어느 이름으로든 적습니다.", "The lead ministry, by any of its names."),
        autocompletion=completion.ministries,
    )
    partners: list[str] | None = typer.Option(
        None,
        "--partner",
        metavar=tr("기관", "MINISTRY"),
        help=tr(
            "협조기관. 여러 번 쓸 수 있습니다.", "A ministry that works with it. May be repeated."
        ),
        autocompletion=completion.ministries,
    )
    unnamed_partners: str | None = typer.Option(
        None,
        "--unnamed-partners",
        metavar=tr("글", "TEXT"),
        help=tr(
            "출처가 이름 없이 적은 협조기관(등, 각부처·지자체).",
            "Partners that the source does not name, in its words.",
        ),
    )
    multi_ministry: bool = typer.Option(
        False, "--multi-ministry", help=tr("다부처 과제입니다.", "It is a multi-ministry task.")
    )
    promise: str | None = typer.Option(
        None,
        "--promise",
        metavar=tr("글", "TEXT"),
        help=tr(
            "약속한 내용, 출처에 적힌 그대로. 뒤에 고치지 않습니다.",
            "What was promised, in the words of the source; never edited later.",
        ),
    )
    lifecycle: options.LifecycleOption = None
    sources: options.Sources = None
    note: options.Note = None


@gather(given=TaskOptions, document=DocumentOptions, how=WriteOptions)
def task(given: TaskOptions, document: DocumentOptions, how: WriteOptions) -> None:
    """Add a task, in a file of its own."""
    from dnatrack.app.new_promises import planned_task

    add(planned_task, how, given, document)
